"""What of a text is translated as one: its title, each heading, each block, each note.

Knows no translation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from handoutkit.findings import Place
from handoutkit.model.article import Article, Disclaimer
from handoutkit.model.blocks import Blocks, Inlines, Paragraph, Section, Text
from handoutkit.model.canonical import block_digest
from handoutkit.model.walk import sections_in

TITLE, TEXT = "title", "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part that is translated as one; `name` is how people call it."""

    kind: str
    name: str
    blocks: Blocks
    digest: str
    place: Place


Units: TypeAlias = Mapping[str, tuple[Unit, ...]]
"""The units of a text in its order, by their key in the head of a translation."""


def units_of(text: Article | Disclaimer) -> Units:
    """Give the units of a text."""
    units: dict[str, tuple[Unit, ...]] = {
        TITLE: (_line("title", "the title", _title(text), text.title_place),)
    }
    if isinstance(text, Disclaimer):
        return {**units, TEXT: tuple(_blocks(text.blocks, "the text"))}
    for section in sections_in(text.sections):
        units[section_key(section.id)] = tuple(_section(section))
    for label, note in text.notes.items():
        place, digest = note.place, block_digest(note.blocks)
        units[f"^{label}"] = (
            Unit(
                kind="note", name=f"note [^{label}]", blocks=note.blocks, digest=digest, place=place
            ),
        )
    return units


def section_key(section_id: str) -> str:
    """Give the key of a section: its id, unless that is the title's key."""
    return f"#{section_id}" if section_id == TITLE else section_id


def _title(text: Article | Disclaimer) -> Inlines:
    return (Text(text=text.title, place=text.title_place),)


def _section(section: Section) -> Iterator[Unit]:
    yield _line("heading", f'the heading of "{section.id}"', section.heading, section.place)
    yield from _blocks(section.blocks, f'"{section.id}"')


def _blocks(blocks: Blocks, of: str) -> Iterator[Unit]:
    for number, block in enumerate(blocks, start=1):
        yield Unit(
            kind=block.kind,
            name=f"block {number} of {of}",
            blocks=(block,),
            digest=block_digest(block),
            place=block.place,
        )


def _line(kind: str, name: str, content: Inlines, place: Place) -> Unit:
    line = Paragraph(content=content, place=place)
    return Unit(kind=kind, name=name, blocks=(line,), digest=block_digest(content), place=place)
