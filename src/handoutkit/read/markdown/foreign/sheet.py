"""A text as rows that know their lines, and what is put aside on the way. Knows no Markdown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from handoutkit.findings import Finding
from handoutkit.model.foreign import ForeignMark, ForeignRow

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})([^`]*)$")


class Row(NamedTuple):
    """A row of text and the line of the file that it comes from; several may share one."""

    text: str
    line: int

    def says(self, text: str) -> "Row":
        """Give another text for the same line."""
        return Row(text, self.line)


Rows: TypeAlias = list[Row]


@dataclass(slots=True)
class Sheet:
    """What has no place in the rows: lines left out, marks, findings."""

    path: str
    left_out: list[ForeignRow] = field(default_factory=list)
    marks: list[ForeignMark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def leave_out(self, row: Row, reason: str) -> None:
        """Put a row aside."""
        if row.text.strip():
            self.left_out.append(ForeignRow(row.line, row.text.strip(), reason))


def fence_of(text: str) -> re.Match[str] | None:
    """Match the line that opens or closes text that is taken as it stands."""
    return _FENCE.match(text)


class Fences:
    """Finds where fences close; remembers which do not, so that many of them cost no time."""

    def __init__(self, rows: Rows) -> None:
        """Look into rows that do not change."""
        self._rows = rows
        self._open: dict[str, int] = {}

    def closing(self, start: int) -> int:
        """Find the row that closes the fence of row `start`; its own, if nothing does."""
        opening = _FENCE.match(self._rows[start].text)
        if opening is None:
            return start
        sign, length = opening[1][0], len(opening[1])
        if length >= self._open.get(sign, length + 1):
            return start
        for index in range(start + 1, len(self._rows)):
            fence = _FENCE.match(self._rows[index].text)
            if fence and fence[1].startswith(opening[1]) and not fence[2].strip():
                return index
        self._open[sign] = length
        return start


def with_fences(rows: Rows) -> Iterator[tuple[int, Row, bool]]:
    """Give index and row, and whether it is taken as it stands."""
    fences, last = Fences(rows), -1
    for index, row in enumerate(rows):
        if index > last and _FENCE.match(row.text):
            last = fences.closing(index)
        yield index, row, index <= last


def changed(rows: Rows, change: Callable[[Row], Rows]) -> Rows:
    """Put other rows for each row that is not taken as it stands."""
    result: Rows = []
    for _, row, fenced in with_fences(rows):
        result += [row] if fenced else change(row)
    return result
