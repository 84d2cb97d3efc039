"""Pipe tables: a caption, a header row and rows of as many cells. Know no other block."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markdown_it.common.utils import mdTrim

from handoutkit.codes import BROKEN_TABLE, TABLE_CAPTION
from handoutkit.model.blocks import Alignment, Cell, Inlines, Table
from handoutkit.model.walk import plain_text
from handoutkit.read.markdown.comments import GONE
from handoutkit.read.markdown.inlines import read_inlines
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.source import Stretch

_CAPTION = re.compile(r"Table:\s*")
_PIPE = re.compile(r"\\\||\|")
_ALIGNMENTS: Mapping[str, Alignment] = {"text-align:center": "center", "text-align:right": "end"}


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table, the paragraph before it if that is its caption, and whether row headers follow.

    `row` is the row that all of it begins in, `end` the row after it.
    """

    kind: ClassVar[str] = "table"
    node: Node
    caption: Stretch | None
    row_headers: bool
    row: int
    end: int


def caption_in(stretch: Stretch) -> Stretch | None:
    """Give the words of a caption, if a paragraph is one."""
    match = _CAPTION.match(stretch.text)
    return stretch.part(match.end()) if match else None


def read_table(reading: Reading, written: WrittenTable, where: Where) -> Table:
    """Read a table; a row that does not fit the header is said, because words of it are lost."""
    node, where = written.node, where.within("a table")
    place = reading.source.place(node.row, node.column)
    caption: Inlines = ()
    if written.caption is not None:
        caption = read_inlines(reading, written.caption, where)
    if not plain_text(caption).strip():
        hint = 'Write "Table: what it shows" on the line before it.'
        reading.report(TABLE_CAPTION, place, "the table has no caption", hint)
    header, *rows = [
        row
        for part in node.children
        for row in part.children
        if reading.source.lines[row.row].text.strip() != GONE
    ]
    if not rows:
        hint = "Write at least one row below the header and its line of dashes."
        reading.report(BROKEN_TABLE, place, "the table has a header and no rows", hint)
    return Table(
        caption=caption,
        header=_read_row(reading, header, len(header.children), where),
        rows=tuple(_read_row(reading, row, len(header.children), where) for row in rows),
        row_headers=written.row_headers,
        place=place,
    )


def _read_row(reading: Reading, row: Node, columns: int, where: Where) -> tuple[Cell, ...]:
    line = mdTrim(reading.source.lines[row.row].text[row.column :])
    spans = _cells(line)
    if len(spans) != columns:
        message = f"this row has {_count(len(spans))}, the header of its table {_count(columns)}"
        hint = (
            "Give it as many, if need be empty ones; write \\| for a line within a cell, and leave "
            "a blank line between a table and the text after it."
        )
        place = reading.source.place(row.row, row.column)
        reading.report(BROKEN_TABLE, place, message, hint)
    spans += [(len(line), len(line))] * (columns - len(spans))
    return tuple(
        _read_cell(reading, cell, _stretch(reading, row, line, span), where)
        for cell, span in zip(row.children, spans, strict=False)
    )


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def _read_cell(reading: Reading, cell: Node, stretch: Stretch, where: Where) -> Cell:
    return Cell(
        content=read_inlines(reading, stretch, where),
        align=_ALIGNMENTS.get(str(cell.token.attrs.get("style", "")), "start"),
        place=stretch.place(0),
    )


def _cells(line: str) -> list[tuple[int, int]]:
    """Cut a row as markdown-it does: at pipes without a backslash, edges left out."""
    pipes = [match.start() for match in _PIPE.finditer(line) if match.group() == "|"]
    spans = list(zip([0, *(pipe + 1 for pipe in pipes)], [*pipes, len(line)], strict=True))
    if spans[0][0] == spans[0][1]:
        del spans[0]
    if spans and spans[-1][0] == spans[-1][1]:
        del spans[-1]
    return spans


def _stretch(reading: Reading, row: Node, line: str, span: tuple[int, int]) -> Stretch:
    """Give the words of a cell, the backslashes before its pipes taken away."""
    written = line[slice(*span)]
    words = mdTrim(written)
    column = row.column + span[0] + (written.find(words) if words else 0)
    marks = [(0, row.row, column)]
    for gone, match in enumerate(re.finditer(r"\\\|", words)):
        marks.append((match.start() - gone, row.row, column + match.start() + 1))
    return Stretch(words.replace("\\|", "|"), tuple(marks), reading.source)
