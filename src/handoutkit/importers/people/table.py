"""A table's text as records: how its cells are separated, and which records cannot be read.

A record that cannot be read costs no other. Knows not what the columns mean.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_SAID = re.compile(r"""\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)""", re.I)
_LINE_BREAK = re.compile(r"[\r\n]")
_MOST_CELLS = 1_000

# A cell over the usual limit would be a fault, and the lines in it taken for rows of their own.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a table: the line it begins on, the column of each cell there, and its cells.

    There are no cells where it cannot be read: `fault` says why.
    """

    line: int
    cells: tuple[str, ...] = ()
    columns: tuple[int, ...] = ()
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether the record says nothing."""
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its records, the first of which may be a header, and the name of its separator."""

    records: tuple[Record, ...]
    separator: str


def table_in(text: str) -> Table:
    """Give the records of a text; its first line, or `sep=` before it, tells the separator."""
    said = _SAID.match(text)
    skipped = 1 if said else 0
    lines = list(StringIO(text, newline=""))[skipped:]
    separator = said[1] if said else _separator(lines)
    name = _SEPARATORS.get(separator, "sign that the table names")
    return Table(tuple(_records(lines, separator, skipped)), name)


def _separator(lines: list[str]) -> str:
    """Give the sign that parts the first line that is not blank into most cells."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)

    def cells(separator: str) -> int:
        record = next(_records(lines[first:], separator, 0), None)
        return len(record.cells) if record else 0

    return max(_SEPARATORS, key=cells)


def _records(lines: list[str], separator: str, skipped: int) -> Iterator[Record]:
    at = 0
    while at < len(lines):
        reader = csv.reader(
            (lines[number] for number in range(at, len(lines))),
            delimiter=separator,
            skipinitialspace=separator != "\t",
            strict=True,
        )
        line = at + skipped + 1
        try:
            cells = next(reader)
        except csv.Error:
            # A mark that is not closed would take the lines below for its cell.
            at += 1
            yield Record(line, fault="its quotation marks do not match")
            continue
        if any(_holds_rows(cell, separator) for cell in cells):
            # Its mark is closed by that of another row, whose person would stand on this copy.
            at += 1
            yield Record(line, fault="its quotation marks do not match")
            continue
        if len(cells) > _MOST_CELLS:
            yield Record(line, fault=f"it has more than {_MOST_CELLS} cells")
        else:
            yield Record(line, tuple(cells), _columns(lines[at], separator))
        at += reader.line_num


def _holds_rows(cell: str, separator: str) -> bool:
    """Tell whether the mark that closes a cell of several lines stands where one begins a cell."""
    return cell.rstrip(" ").endswith(separator) and bool(_LINE_BREAK.search(cell))


def _columns(line: str, separator: str) -> tuple[int, ...]:
    """Give the column on which each cell of a line begins, from 1."""
    columns, is_quoted = [1], False
    for number, sign in enumerate(line, start=1):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == separator and not is_quoted:
            columns.append(number + 1)
    return tuple(columns)
