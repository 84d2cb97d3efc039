"""Words with marks, character by character, made so that Markdown can say each mark.

Markdown reads stars as stress only where words and punctuation around them allow; what it could not
read is moved by a character, or given up: the words matter more than their stress.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["link", "lang", "strong", "em", "script"]
KINDS: tuple[Kind, ...] = ("link", "lang", "strong", "em", "script")
_AROUND: tuple[Kind, ...] = ("link", "lang", "script")
_STRESS: tuple[Kind, ...] = ("strong", "em")

BREAK, NOTE = "\ue004", "\ue006"
_SPACES = frozenset(" \u00a0\u202f\u2007" + BREAK)
_NO_EDGE = _SPACES | {NOTE}
# After these a lowered character would be taken for "about": ~200 mg.
_BEGINS_WORD = frozenset(" \u00a0([{/–—=<>≈-" + BREAK)


@dataclass(slots=True)
class Marked:
    """Characters, and for each kind of mark what stands at each of them, "" for nothing."""

    letters: list[str] = field(default_factory=list)
    marks: dict[Kind, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    _extents: dict[Kind, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, text: str, marks: dict[Kind, str]) -> None:
        """Add characters with the same marks."""
        self.letters += text
        for kind in KINDS:
            self.marks[kind] += [marks.get(kind, "")] * len(text)

    def groups(self, kind: Kind) -> Iterator[tuple[int, int]]:
        """Give where each stretch with the same mark begins and ends."""
        marks, start = self.marks[kind], 0
        for at in range(1, len(marks) + 1):
            if at == len(marks) or marks[at] != marks[start]:
                if marks[start]:
                    yield start, at
                start = at

    def clear(self, kind: Kind, start: int, end: int) -> None:
        """Take a mark away."""
        self.marks[kind][start:end] = [""] * (end - start)
        self._extents.pop(kind, None)

    def end(self, kind: Kind, start: int, limit: int) -> int:
        """Tell where the stretch that begins at a place ends."""
        marks, end = self.marks[kind], start
        while end < limit and marks[end] == marks[start]:
            end += 1
        return end

    def extent(self, kind: Kind, at: int) -> tuple[int, int]:
        """Tell where the stretch with the same mark, or without one, around a place lies."""
        if kind not in self._extents:
            extents: list[tuple[int, int]] = []
            while (begin := len(extents)) < len(self.letters):
                end = self.end(kind, begin, len(self.letters))
                extents += [(begin, end)] * (end - begin)
            self._extents[kind] = extents
        return self._extents[kind][at]


def settle(marked: Marked) -> None:
    """Move or give up what Markdown could not say."""
    for kind in KINDS:
        _trim(marked, kind)
    _settle_scripts(marked)
    _part_stress(marked)
    for kind in _STRESS:
        for start, end in list(marked.groups(kind)):
            _settle_stress(marked, kind, start, end)
    _part_stress(marked)
    _part_nested(marked)


def _trim(marked: Marked, kind: Kind) -> None:
    """Move spaces, breaks and notes out at the ends of marks; notes out of links altogether."""
    for start, end in list(marked.groups(kind)):
        while start < end and marked.letters[start] in _NO_EDGE:
            marked.clear(kind, start, start + 1)
            start += 1
        while start < end and marked.letters[end - 1] in _NO_EDGE:
            marked.clear(kind, end - 1, end)
            end -= 1
        if kind in ("link", "script"):
            for at in range(start, end):
                if marked.letters[at] == NOTE:
                    marked.clear(kind, at, at + 1)


def _settle_scripts(marked: Marked) -> None:
    """Lower and raise single words only, behind a word, and all or nothing of what is stressed."""
    for at, letter in enumerate(marked.letters):
        if letter in _SPACES:
            marked.clear("script", at, at + 1)
    for start, end in list(marked.groups("script")):
        before = marked.letters[start - 1] if start else " "
        if marked.marks["script"][start] == "sub" and before in _BEGINS_WORD:
            marked.clear("script", start, end)
        for kind in ("link", "lang"):
            marks = marked.marks[kind]
            begins = marks[start] and not (start and marks[start - 1] == marks[start])
            if begins or len(set(marks[start:end])) > 1:
                marked.clear("script", start, end)
        for kind in _STRESS:
            if len(set(marked.marks[kind][start:end])) > 1:
                marked.clear(kind, start, end)


def _part_stress(marked: Marked) -> None:
    """Take the weaker stress away where two kinds of it touch and neither holds the other."""
    strong, em = marked.marks["strong"], marked.marks["em"]
    for at in range(1, len(strong)):
        before = (strong[at - 1], em[at - 1])
        after = (strong[at], em[at])
        if before == ("", "em") and after == ("strong", ""):
            start = at - 1
            while start > 0 and em[start - 1]:
                start -= 1
            if not any(strong[start:at]):
                marked.clear("em", start, at)
        if before == ("strong", "") and after == ("", "em"):
            marked.clear("em", at, marked.end("em", at, len(em)))


def _part_nested(marked: Marked) -> None:
    """Take the weaker of two kinds of stress away where stars could begin or end either."""
    strong = marked.marks["strong"]
    for start, end in list(marked.groups("em")):
        around = {marked.extent("strong", at) for at in range(start, end) if strong[at]}
        if around and not all(_is_clear(marked, *one) for one in (*around, (start, end))):
            marked.clear("em", start, end)


def _is_clear(marked: Marked, start: int, end: int) -> bool:
    """Tell whether the stars at both ends of a stretch can be read in one way only."""
    letters = marked.letters
    before = letters[start - 1] if start else " "
    after = letters[end] if end < len(letters) else " "
    plain_ends = not _is_mark_at(marked, start, end) and not _is_mark_before(marked, start, end)
    return plain_ends and all(
        outer in _SPACES or (not outer.isalnum() and inner.isalnum())
        for outer, inner in ((before, letters[start]), (after, letters[end - 1]))
    )


def _settle_stress(marked: Marked, kind: Kind, start: int, end: int) -> None:
    """Shorten a stressed stretch until its stars would be read."""
    while start < end and not _opens(marked, start, end):
        if _is_mark_at(marked, start, end) and marked.letters[start] not in _SPACES:
            marked.clear(kind, start, end)
            return
        for one in _STRESS:
            marked.clear(one, start, start + 1)
        start += 1
    while start < end and not _closes(marked, start, end):
        if _is_mark_before(marked, start, end) and marked.letters[end - 1] not in _SPACES:
            marked.clear(kind, start, end)
            return
        for one in _STRESS:
            marked.clear(one, end - 1, end)
        end -= 1


def _opens(marked: Marked, start: int, end: int) -> bool:
    inner = "[" if _is_mark_at(marked, start, end) else marked.letters[start]
    outer = marked.letters[start - 1] if start else " "
    for kind in _AROUND:
        begin, until = marked.extent(kind, start)
        holds = kind != "script" and bool(marked.marks[kind][start]) and until >= end
        holds = holds and begin == start
        if holds or (start and marked.marks[kind][start - 1] and begin == start):
            outer = "["
    return _flanks(inner, outer)


def _closes(marked: Marked, start: int, end: int) -> bool:
    inner = "]" if _is_mark_before(marked, start, end) else marked.letters[end - 1]
    outer = marked.letters[end] if end < len(marked.letters) else " "
    for kind in _AROUND:
        begin, until = marked.extent(kind, end - 1)
        holds = kind != "script" and bool(marked.marks[kind][end - 1]) and begin <= start
        holds = holds and until == end
        if holds or (end < len(marked.letters) and marked.marks[kind][end] and until == end):
            outer = "]"
    return _flanks(inner, outer)


def _is_mark_at(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a link, a language or a raised character begins inside, right at the start."""
    for kind in _AROUND:
        begin, until = marked.extent(kind, start)
        if marked.marks[kind][start] and begin == start and until < end + (kind == "script"):
            return True
    return False


def _is_mark_before(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a link, a language or a raised character ends inside, right at the end."""
    for kind in _AROUND:
        begin, until = marked.extent(kind, end - 1)
        if marked.marks[kind][end - 1] and until == end and begin > start - (kind == "script"):
            return True
    return False


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether stars between two characters are read as the end of a stress on the inner."""
    if inner in _SPACES or inner.isspace():
        return False
    if unicodedata.category(inner)[0] not in "PSC":
        return True
    outer_kind = unicodedata.category(outer)[0]
    # Whether signs such as ® are punctuation depends on the reader: only what is sure counts.
    return outer in _SPACES or outer_kind == "P" or (outer_kind == "S" and outer.isascii())
