"""Tables written with tabs, pipes, or columns of spaces.

Knows lines and cells, not what a table says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from handoutkit.importers.flat.lines import Line
from handoutkit.importers.flat.marks import mark_of

_TABS = re.compile(r"\t+ *| *\t+")
_SPACES = re.compile(r" {3,}")
_RULING = re.compile(r"[|+:\-=\s]{3,}")
_WIDEST_CELL = 60
_FEWEST = 2
_FEWEST_BY_SPACES = 3
_MOST = 2000

Row: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, all of them with as many cells, and how many lines it takes."""

    rows: tuple[Row, ...]
    lines: int


def table_at(lines: Sequence[Line], start: int) -> Table | None:
    """Give the table that begins at a line, if one does."""
    for cells_of, least in (
        (_by_pipes, _FEWEST),
        (_by_tabs, _FEWEST),
        (_by_spaces, _FEWEST_BY_SPACES),
    ):
        if cells_of(lines[start]):
            rows = _rows(lines, start, cells_of)
            real = [row for row in rows if any(row)]
            if len(real) >= least and (cells_of is not _by_spaces or _has_short_column(real)):
                return Table(_even(real), len(rows))
    return None


def _rows(lines: Sequence[Line], start: int, cells_of: Callable[[Line], Row]) -> list[Row]:
    rows: list[Row] = []
    for line in lines[start : start + _MOST]:
        is_ruling = bool(rows) and _RULING.fullmatch(line.text) is not None
        cells: Row = ("",) if is_ruling else cells_of(line)
        if not cells or (rows and line.gap):
            break
        if rows and not is_ruling and abs(len(cells) - len(rows[0])) > 1:
            break
        rows.append(cells)
    return rows


def _has_short_column(rows: Sequence[Row]) -> bool:
    """Tell a table from two columns of text that stand side by side."""
    return sum(min(map(len, row)) for row in rows) <= 25 * len(rows)


def _even(rows: list[Row]) -> tuple[Row, ...]:
    """Give all rows as many cells as the widest has."""
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _by_pipes(line: Line) -> Row:
    if line.text.count("|") <= 1:
        return ()
    cells = tuple(one.strip() for one in line.text.strip("|").split("|"))
    return cells if len(cells) > 1 and any(cells) else ()


def _by_tabs(line: Line) -> Row:
    if "\t" not in line.text or (mark_of(line.text) and line.text.count("\t") <= 1):
        return ()
    return tuple(_TABS.split(line.text))


def _by_spaces(line: Line) -> Row:
    if "   " not in line.text or mark_of(line.text):
        return ()
    cells = tuple(_SPACES.split(line.text))
    return cells if max(map(len, cells)) <= _WIDEST_CELL else ()
