"""A body as indented lines: each value with its place, so that a wrong column shows."""

from collections.abc import Iterable, Iterator

from handoutkit.findings import Place
from handoutkit.model.article import Note
from handoutkit.model.blocks import (
    Block,
    Callout,
    Citation,
    Claim,
    DefinitionList,
    Figure,
    Inline,
    LanguageSpan,
    LineBreak,
    Link,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)


def outline(sections: Iterable[Section], notes: Iterable[Note]) -> str:
    """Draw sections and notes."""
    lines = [line for section in sections for line in _section(section)]
    for note in notes:
        lines.append(f"note {note.label} {_place(note.place)} to {note.end}")
        lines += _indented(_blocks(note.blocks))
    return "\n".join(lines) + "\n"


def _place(place: Place) -> str:
    return f"{place.line}:{place.column}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _section(section: Section) -> Iterator[str]:
    yield f"section {section.id} level {section.level} {_place(section.place)} to {section.end}"
    yield from _indented(_inlines(section.heading))
    yield from _indented(_blocks(section.blocks))
    for inner in section.sections:
        yield from _indented(_section(inner))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield f"{block.kind} {_place(block.place)}{_details(block)}"
        yield from _indented(_inside(block))


def _details(block: Block) -> str:
    match block:
        case List():
            return f" from {block.start}" if block.ordered else ""
        case Figure():
            return f" {block.image} {block.alt!r}"
        case Callout():
            return f" {block.role}"
        case Table():
            return " row headers" if block.row_headers else ""
        case _:
            return ""


def _inside(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _inlines(block.content)
        case Quote():
            yield from _blocks(block.blocks)
        case Callout():
            yield from (f"title {line}" for line in _inlines(block.title))
            yield from _blocks(block.blocks)
        case Figure():
            yield from _inlines(block.caption)
        case List():
            for item in block.items:
                yield f"item {_place(item.place)}"
                yield from _indented(_blocks(item.blocks))
        case DefinitionList():
            for definition in block.definitions:
                yield f"term {_place(definition.place)}"
                yield from _indented(_inlines(definition.term))
                for meaning in definition.meanings:
                    yield "meaning"
                    yield from _indented(_blocks(meaning))
        case Table():
            yield from (f"caption {line}" for line in _inlines(block.caption))
            for row in (block.header, *block.rows):
                yield "row"
                for cell in row:
                    yield f"  cell {_place(cell.place)} {cell.align}"
                    yield from _indented(_indented(_inlines(cell.content)))


def _inlines(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        start = f"{inline.kind} {_place(inline.place)}"
        match inline:
            case Text():
                yield f"{start} {inline.text!r}"
            case LineBreak():
                yield start
            case Citation():
                yield start
                for cite in inline.cites:
                    yield f"  cite {_place(cite.place)} {cite.key} {cite.locator!r}"
            case NoteMark():
                yield f"{start} {inline.label}"
            case Link():
                yield f"{start} {inline.href}"
                yield from _indented(_inlines(inline.children))
            case LanguageSpan():
                yield f"{start} {inline.lang}"
                yield from _indented(_inlines(inline.children))
            case Claim():
                yield start
                yield from _indented(_inlines(inline.children))
            case _:
                yield start
                yield from _indented(_inlines(inline.children))
