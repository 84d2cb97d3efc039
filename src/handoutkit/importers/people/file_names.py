"""Which names a row's file may have, and which of them would tell whose it is."""

import re

from handoutkit.language.folding import folded

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)

_SHORTEST_WORD = 2
_SHORTEST_PART = 4
"""So many letters tell a name as a word of their own, and in the midst of others."""

# Letters of names as file names have them: those without an accent to take off, and German ones.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def is_file_name(written: str) -> bool:
    """Tell whether a text can be a file's name everywhere."""
    return bool(_SAFE.fullmatch(written)) and not _DEVICE.fullmatch(written)


def tells(written: str, name: str) -> bool:
    """Tell whether a file's name has a person's in it: a part of it, or all parts run together."""
    words = _words(written)
    spellings = (name, name.lower().translate(_GERMAN))
    return any(_is_in(words, _words(spelling)) for spelling in spellings)


def _is_in(words: list[str], parts: list[str]) -> bool:
    whole = "".join(words)
    together = {"".join(parts), "".join(reversed(parts))}
    return any(
        part in words or (len(part) >= _SHORTEST_PART and part in whole)
        for part in (*parts, *together)
        if len(part) >= _SHORTEST_WORD
    )


def _words(text: str) -> list[str]:
    plain = folded(text).translate(_PLAIN)
    return [one for one in re.split(r"[\W\d_]+", plain) if one]
