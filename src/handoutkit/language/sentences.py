"""Text as sentences. sentencex divides; what it tears or misses is repaired here.

Knows Markdown only as signs that stand directly behind a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sentencex import segment

from handoutkit.language.folding import folded
from handoutkit.language.quantities import is_unit
from handoutkit.language.word_lists import pattern

# The library's time grows with the square of a text that opens quotes and never closes them.
_WINDOW = 10_000

_LATER_MARKS = re.compile(
    r"(?:[*_~\"'”’»)\]]|\\(?=\n)|\[[@^][^\[\]]{1,200}\]|\{[^{}\s]{1,80}\})+(?:\s+|$)"
)
_NUMBERING = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])\\?[.)]\s*")
# These part sentences without a space behind them.
_STOPS_OF_WIDTH = frozenset("。！？｡…．؟।")
_ENCLOSED = re.compile(r"\([^()]{1,2000}[.!?]\)[*_]*\s+(?=[*_(\"“«¿¡]*[^\W\d_a-zß-ÿ])")
_CITATION = re.compile(r"(?:\[[@^][^\[\]]{1,200}\])+(?:\s+|$)")
_AFTER_UNIT = re.compile(r"(?<=\d)\s?([^\W\d_]{1,3})\.[*_)\"”»]*\s+(?=[*_(\"“«¿¡]*[^\W\d_])")
_LAST_WORDS = re.compile(r"((?:\S+ )?\S+)\s*$")


def sentences(text: str, lang: str) -> tuple[str, ...]:
    """Divide a text into its sentences, each with the space behind it: joined they are the text.

    A language that is not known is divided as others are.
    """
    if not text.strip():
        return (text,) if text else ()
    parts = [part for window in _windows(text) for part in segment(lang or "en", window)]
    whole = _joined(_marks_moved(parts), lang.split("-")[0])
    return tuple(part for one in whole for part in _parted(one))


def _windows(text: str) -> Iterator[str]:
    """Give a text in parts that the library can bear, parted behind a line or a space."""
    while len(text) > _WINDOW:
        cuts = (text.rfind(sign, 1, _WINDOW) for sign in ("\n", ". ", " "))
        end = next((at for at in cuts if at > 0), _WINDOW - 1) + 1
        yield text[:end]
        text = text[end:]
    yield text


def _marks_moved(parts: Iterable[str]) -> Iterator[str]:
    """Give closing marks and citations back to the sentence that they stand directly behind."""
    before = ""
    for part in parts:
        later = _CITATION if before[-1:].isspace() else _LATER_MARKS
        if before and (marks := later.match(part)):
            before += marks.group()
            part = part[marks.end() :]
        if part and not part.strip():
            before += part
            continue
        if before:
            yield before
        before = part
    if before:
        yield before


def _joined(parts: Iterable[str], lang: str) -> Iterator[str]:
    """Join what was parted behind an abbreviation, or where no sentence can end."""
    before: list[str] = []
    for part in parts:
        if before and not _ends(before, part, lang):
            before.append(part)
            continue
        if before:
            yield "".join(before)
        before = [part]
    if before:
        yield "".join(before)


def _ends(before: Sequence[str], following: str, lang: str) -> bool:
    part = before[-1]
    if part.endswith("\n"):
        return True
    if not part[-1].isspace() and part[-1] not in _STOPS_OF_WIDTH:
        return False
    if len(before) == 1 and _NUMBERING.fullmatch(part):
        return False
    return not _is_short(part, following, lang)


def _is_short(part: str, following: str, lang: str) -> bool:
    """Tell whether a part ends with an abbreviation, and the next goes on with its sentence."""
    last = _LAST_WORDS.search(part[-60:])
    words = folded(last[1]).lstrip("([\"'*_") if last else ""
    if not words.endswith("."):
        return False
    shown = {words, words.rpartition(" ")[2], words.rpartition("'")[2]}
    if any(map(pattern("abbreviations", "before-names", lang).fullmatch, shown)):
        return True
    first = following.lstrip("([\"'*_“«")[:1]
    within = pattern("abbreviations", "within", lang)
    return (first.islower() or first.isdigit()) and any(map(within.fullmatch, shown))


def _parted(sentence: str) -> Iterator[str]:
    """Part "5 mg. Then", as a unit has no full stop of its own, and "(Wait.) Then"."""
    cuts = [
        match.end()
        for match in _AFTER_UNIT.finditer(sentence)
        if is_unit(match[1]) and sentence[match.end() :].lstrip('*_("“«¿¡')[:1].isupper()
    ]
    if enclosed := _ENCLOSED.match(sentence):
        cuts.append(enclosed.end())
    yield from (sentence[a:b] for a, b in pairwise((0, *sorted(cuts), len(sentence))) if a < b)
