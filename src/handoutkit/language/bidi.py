"""Which parts of a text must run left to right in a right-to-left text: doses, phones, names.

The Unicode algorithm turns them round by its own rules (UAX #9: "200–400 mg" becomes "mg 400–200"),
so a page isolates them. Knows neither inlines nor pages.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Run = tuple[int, int]
"""The start and the end of a part of a text."""

_BREAK, _LETTER, _DIGIT, _NEUTRAL = "RLD "
_CLASSES = {"R": _BREAK, "AL": _BREAK, "AN": _BREAK, "L": _LETTER, "EN": _DIGIT, "B": _BREAK}
# Marks of direction that somebody has set; they are left to work as they were meant.
_CLASSES |= dict.fromkeys(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"], _BREAK)
_LINE = re.compile(r"[^\n\r\x1c-\x1e\x85\u2029]+")

# Persian digits are European ones by their class, and are written as Arabic ones are.
_PERSIAN = range(0x6F0, 0x6FA)
_ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
_ARABIC_NUMBER = re.compile(f"[{_ARABIC_DIGITS}]+(?:[.,/\u060c\u066b\u066c][{_ARABIC_DIGITS}]+)*")
_IN_NUMBER = re.compile("(?<=[0-9])[\u060c\u066b\u066c](?=[0-9])")
_ARABIC_COMMA = "\u060c"

_BRACKETS: Mapping[str, str] = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}
_ALL_BRACKETS = frozenset((*_BRACKETS, *_BRACKETS.values()))

_SIGNS = re.compile(r"(?:(?:[<>]=?|[≤≥≈~±$€£¥₪])\s?|#|(?<![^\s(\[«‹“\x22])(?:\+/)?[+\-−–.])+$")
_SIGNS_OF_WORDS = re.compile(r"(?:[<>]=?|[≤≥≈~±#@])$")
_AFTER_WORD = re.compile(r"[°′″®™]|[+−](?!\w)")
_AFTER_DIGIT = re.compile(rf"\s?[%‰€$£¥₪]|{_AFTER_WORD.pattern}")
_SHORT = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]$")
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*$")

_PLAIN_NUMBER = re.compile(
    "[0-9]+(?:[.,\u060c\u066b\u066c][0-9]+)*|[²³¹¼-¾\u2070-\u2079\u2080-\u2089\u2150-\u215f]"
)
_PARTING = re.compile(r"(?:[,;!?]|(?<!ext)(?<!tel)(?<!no)\.)\s+", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[\s(<>=≤≥≈~±+−$€£¥#-]*\d[\d\s.,:/()×x–—−+-]*[°%‰]?[^\W\d_]{0,5}(?:/[^\W\d_]{1,5})*"
)
_NUMBER_FIRST = re.compile(r"[\s(<>=≤≥≈~±+−$€£¥#-]*\d")
_OBJECT = "\ufffc"


def left_to_right_runs(text: str, cuts: Iterable[int] = ()) -> tuple[Run, ...]:
    """Give the parts of a right-to-left text that must be isolated left to right.

    A line without right-to-left letters, but with others, is one whole; else its names, numbers
    with their signs and units, ranges, addresses are. No part goes over a position in `cuts`.
    """
    classes = _classes(text)
    found: list[Run] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        inside = sorted(at for at in set(cuts) if start < at < end)
        if _BREAK in classes[start:end] or _LETTER not in classes[start:end] or inside:
            found += _runs_in_line(text, classes, (start, *inside, end))
        else:
            words = line.group()
            found.append((end - len(words.lstrip()), start + len(words.rstrip())))
    return tuple(found)


def has_right_to_left(text: str) -> bool:
    """Tell whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def first_direction(text: str) -> Literal["ltr", "rtl"]:
    """Give the direction of the first letter (UAX #9, P2 and P3); without one, left to right."""
    strong = (kind for one in text if (kind := unicodedata.bidirectional(one)) in ("L", "R", "AL"))
    return "ltr" if next(strong, "L") == "L" else "rtl"


def _classes(text: str) -> str:
    """Give a sign for each character: what breaks a run, letters, digits, the rest."""
    found = [_class_of(one) for one in text]
    for match in _IN_NUMBER.finditer(text):
        found[match.start()] = _NEUTRAL
    for word in re.finditer(r"\S+", text):
        for first, after in _numbers_in_names(word.group(), found[word.start() : word.end()]):
            found[word.start() + first : word.start() + after] = _DIGIT * (after - first)
    for at, one in enumerate(text):
        if unicodedata.bidirectional(one) == "NSM":
            found[at] = found[at - 1] if at else _NEUTRAL
    return "".join(found)


def _class_of(character: str) -> str:
    if ord(character) in _PERSIAN or character == _ARABIC_COMMA:
        return _BREAK
    if unicodedata.category(character) == "No":
        return _DIGIT
    return _CLASSES.get(unicodedata.bidirectional(character), _NEUTRAL)


def _numbers_in_names(word: str, classes: list[str]) -> Iterator[Run]:
    """Find the numbers in Arabic digits that are joined to letters running left to right."""
    numbers = [one.span() for one in _ARABIC_NUMBER.finditer(word)]
    edges = [0, *(edge for number in numbers for edge in number), len(word)]
    for index, (first, after) in enumerate(numbers):
        before = "".join(classes[edges[2 * index] : first])
        behind = "".join(classes[after : edges[2 * index + 3]])
        if _LETTER in before.rpartition(_BREAK)[2] or _LETTER in behind.partition(_BREAK)[0]:
            yield first, after


def _runs_in_line(text: str, classes: str, edges: Iterable[int]) -> Iterator[Run]:
    for start, end in pairwise(edges):
        for stretch in re.finditer(f"[^{_BREAK}]+", classes[start:end]):
            for item in _items(text, start + stretch.start(), start + stretch.end()):
                for part in _parts(text, classes, *item):
                    run = part.trimmed()
                    if run is not None and not _PLAIN_NUMBER.fullmatch(text, *run):
                        yield run


def _items(text: str, start: int, end: int) -> Iterator[Run]:
    """Part a stretch between amounts: the second of two is read after the first, on its left."""
    first = start
    for parting in _PARTING.finditer(text, start, end):
        item = text[first : parting.start()].replace(_OBJECT, "").strip()
        if _AMOUNT.fullmatch(item) and _NUMBER_FIRST.match(text, parting.end(), end):
            yield first, parting.start()
            first = parting.end()
    yield first, end


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a text with all its brackets in pairs: where the opening ones close, and back."""

    text: str
    classes: str
    start: int
    end: int
    closing: Mapping[int, int]
    opening: Mapping[int, int]

    def trimmed(self) -> Run | None:
        """Give what is left of the part when the signs that do not belong to it are taken off."""
        core = re.compile(f"[{_LETTER}{_DIGIT}]")
        first = core.search(self.classes, self.start, self.end)
        if first is None:
            return None
        last = max(self.classes.rfind(one, first.start(), self.end) for one in (_LETTER, _DIGIT))
        begin = self._begin(first.start(), last)
        return begin, self._end(begin, last + 1)

    def _begin(self, at: int, last: int) -> int:
        """Go back from the first letter or digit over signs, and brackets that close inside."""
        signs = _SIGNS if self.classes[at] == _DIGIT else _SIGNS_OF_WORDS
        while True:
            found = signs.search(self.text, self.start, at)
            if found:
                at = found.start()
            elif self.closing.get(at - 1, last) < last:
                at -= 1
            else:
                return at

    def _end(self, begin: int, at: int) -> int:
        """Go on from the last letter or digit over signs, and brackets that were opened inside."""
        signs = _AFTER_DIGIT if self.classes[at - 1] == _DIGIT else _AFTER_WORD
        while True:
            found = signs.match(self.text, at, self.end)
            if found:
                at = found.end()
            elif self.opening.get(at, -1) >= begin or self._belongs(begin, at):
                at += 1
            else:
                return at

    def _belongs(self, begin: int, at: int) -> bool:
        """Tell whether a stop ends an abbreviation ("p.m."), or a slash an address."""
        sign = self.text[at : min(at + 1, self.end)]
        before = {".": _SHORT, "/": _ADDRESS}.get(sign)
        return before is not None and before.search(self.text, begin, at) is not None


def _parts(text: str, classes: str, start: int, end: int) -> Iterator[_Part]:
    """Cut a stretch at the brackets that have no partner in it."""
    closing = dict(_pairs(text, start, end))
    opening = {closed: opened for opened, closed in closing.items()}
    lonely = [
        at
        for at in range(start, end)
        if text[at] in _ALL_BRACKETS and at not in closing and at not in opening
    ]
    for first, after in pairwise((start - 1, *lonely, end)):
        yield _Part(text, classes, first + 1, after, closing, opening)


def _pairs(text: str, start: int, end: int) -> Iterator[Run]:
    opened: list[int] = []
    for at in range(start, end):
        if text[at] in _BRACKETS.values():
            opened.append(at)
        elif opened and _BRACKETS.get(text[at]) == text[opened[-1]]:
            yield opened.pop(), at
