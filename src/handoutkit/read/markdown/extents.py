"""Which lines of a file each outermost part of a body takes. Knows not what the parts say."""

from dataclasses import dataclass

from handoutkit.read.markdown.blocks import with_tables
from handoutkit.read.markdown.parser import parse_blocks
from handoutkit.read.markdown.reading import Reading
from handoutkit.read.markdown.source import read_source


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last line of a heading, a block or a note."""

    kind: str
    first: int
    last: int


def extents_of(text: str, *, path: str, first_line: int) -> tuple[Extent, ...]:
    """Give the extents in a body that begins in line `first_line` of the file `path`."""
    source, _ = read_source(text, path, first_line)
    reading = Reading(source, parse_blocks(source.text), has_sections=True, findings=[])
    return tuple(
        Extent(part.kind, first_line + part.row, first_line + source.last_row(part.end))
        for part in with_tables(reading, reading.parsed.nodes)
    )
