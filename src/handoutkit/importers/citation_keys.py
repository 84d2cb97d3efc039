"""Keys that articles cite references by: taken from the source where it has some, else made.

Knows nothing of files. What a key may be, `[@key]` decides.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from string import ascii_lowercase

from handoutkit.importers.csl import Csl

_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_:.#$%&+?<>~/-]*[A-Za-z0-9_])?")
_NO_PART = re.compile(r"[^A-Za-z0-9_:.#$%&+?<>~/-]+")
_AT_EDGE = re.compile(r"^[^A-Za-z0-9]+|[^A-Za-z0-9_]+$")
_SHORT_FORM = re.compile(r"\(([^()\s]{2,15})\)\s*$")
_LONGEST = 120
_LETTERS = {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe"}
_SMALL = {
    "and",
    "for",
    "to",
    "with",
    "und",
    "für",
    "y",
    "de",
    "del",
    "et",
    "des",
    "the",
    "a",
    "an",
    "of",
    "on",
    "in",
    "der",
    "die",
    "das",
    "el",
    "la",
    "los",
    "las",
    "le",
    "les",
}


def valid_key(written: str) -> str:
    """Make a key of the house of one that a source has; empty where nothing of it can stay."""
    if len(written) <= _LONGEST and _KEY.fullmatch(written):
        return written
    return _AT_EDGE.sub("", _NO_PART.sub("-", _plain(written))[:_LONGEST])


def made_key(csl: Csl) -> str:
    """Make a key of the first name and the year, or of the title's first words."""
    name = next((_first_name(csl.get(role)) for role in ("author", "editor") if csl.get(role)), "")
    word = name or str(csl.get("container-title", "")) if "title" not in csl else name
    return f"{_word(word) or _title_words(str(csl.get('title', ''))) or 'reference'}{_year(csl)}"


def unique_keys(wanted: Iterable[str], taken: Collection[str] = ()) -> tuple[str, ...]:
    """Give each key, or one with a letter or a number behind it that no other has: maier2021b."""
    used = set(taken)
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for key in wanted:
        unique = key
        while unique in used:
            seen[key] += 1
            unique = _numbered(key, seen[key])
        used.add(unique)
        keys.append(unique)
    return tuple(keys)


def _numbered(key: str, times: int) -> str:
    if times < len(ascii_lowercase):
        return f"{key}{'-' if key[-1:].isalpha() else ''}{ascii_lowercase[times]}"
    return f"{key}-{times + 1}"


def _first_name(names: object) -> str:
    first = names[0] if isinstance(names, list) and names else {}
    if not isinstance(first, dict):
        return ""
    literal = str(first.get("literal", ""))
    short = _SHORT_FORM.search(literal)
    return str(first.get("family", "")) or (short[1] if short else "".join(literal.split()[:3]))


def _year(csl: Csl) -> str:
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return str(first[0]) if isinstance(first, list) and first else ""


def _title_words(title: str) -> str:
    words = [_word(word) for word in title.split() if word.casefold() not in _SMALL]
    return "".join([word for word in words if word][:2])


def _word(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _plain(text).lower())


def _plain(text: str) -> str:
    """Write a text with the letters of ASCII, as far as it has them."""
    text = "".join(_LETTERS.get(letter, letter) for letter in text)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
