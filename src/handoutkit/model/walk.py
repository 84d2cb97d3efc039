"""Walk through and rewrite blocks and inlines, in reading order. Knows not why someone walks."""

from collections.abc import Callable, Iterable, Iterator
from operator import is_
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace as altered

from handoutkit.model.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Inline,
    Inlines,
    Item,
    List,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
)

T = TypeVar("T")
C = TypeVar("C", bound=Struct)

Rewrite = Callable[[Inline], Inlines]
"""Gives what stands in an inline's place; the children of what it gives are rewritten in turn."""
Change = Callable[[Inlines], Inlines]
"""Gives what stands in the place of a run of inlines: a paragraph's, a cell's, a heading's."""


def sections_in(sections: Iterable[Section]) -> Iterator[Section]:
    """Give each section followed by its sub-sections."""
    for section in sections:
        yield section
        yield from sections_in(section.sections)


def blocks_in(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give each block followed by the blocks inside it."""
    for block in blocks:
        yield block
        match block:
            case Callout() | Quote():
                yield from blocks_in(block.blocks)
            case List():
                for item in block.items:
                    yield from blocks_in(item.blocks)
            case DefinitionList():
                for definition in block.definitions:
                    for meaning in definition.meanings:
                        yield from blocks_in(meaning)
            case _:
                pass


def spans_in(content: Inlines) -> Iterator[Inline]:
    """Give each inline followed by the inlines inside it."""
    for inline in content:
        yield inline
        if isinstance(inline, Span):
            yield from spans_in(inline.children)


def content_of(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Give each run of inlines of the blocks, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.content
            case List():
                for item in block.items:
                    yield from content_of(item.blocks)
            case DefinitionList():
                for definition in block.definitions:
                    yield definition.term
                    for meaning in definition.meanings:
                        yield from content_of(meaning)
            case Table():
                yield block.caption
                for row in (block.header, *block.rows):
                    yield from (cell.content for cell in row)
            case Figure():
                yield block.caption
            case Callout():
                yield block.title
                yield from content_of(block.blocks)
            case Quote():
                yield from content_of(block.blocks)


def content_of_sections(sections: Iterable[Section]) -> Iterator[Inlines]:
    """Give each run of inlines of the sections, headings first, in reading order."""
    for section in sections_in(sections):
        yield section.heading
        yield from content_of(section.blocks)


def inlines_of_sections(sections: Iterable[Section]) -> Iterator[Inline]:
    """Give each inline of the sections in reading order."""
    for content in content_of_sections(sections):
        yield from spans_in(content)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Give each inline of the blocks in reading order."""
    for content in content_of(blocks):
        yield from spans_in(content)


def plain_text(content: Inlines) -> str:
    """Join the characters of the inlines; marks of citations and notes say nothing."""
    return "".join(inline.text if isinstance(inline, Text) else "" for inline in spans_in(content))


def rewrite_inlines(content: Inlines, rewrite: Rewrite) -> Inlines:
    """Pass each inline through `rewrite`, outer before inner, in reading order."""
    return _settled(
        content,
        [
            _with(new, children=rewrite_inlines(new.children, rewrite))
            if isinstance(new, Span)
            else new
            for inline in content
            for new in rewrite(inline)
        ],
    )


def rewrite_blocks(blocks: Blocks, rewrite: Rewrite) -> Blocks:
    """Pass each inline of the blocks through `rewrite`, in reading order."""
    return change_blocks(blocks, lambda content: rewrite_inlines(content, rewrite))


def rewrite_section(section: Section, rewrite: Rewrite) -> Section:
    """Pass each inline of the section and its sub-sections through `rewrite`, in reading order."""
    return change_section(section, lambda content: rewrite_inlines(content, rewrite))


def change_blocks(blocks: Blocks, change: Change) -> Blocks:
    """Pass each run of inlines of the blocks through `change`, in reading order."""
    return _settled(blocks, [_changed(block, change) for block in blocks])


def change_section(section: Section, change: Change) -> Section:
    """Pass each run of inlines of the section and its sub-sections through `change`, in order."""
    return _with(
        section,
        heading=change(section.heading),
        blocks=change_blocks(section.blocks, change),
        sections=_settled(
            section.sections, [change_section(inner, change) for inner in section.sections]
        ),
    )


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return _with(block, content=change(block.content))
        case List():
            return _with(
                block,
                items=_settled(block.items, [_changed_item(item, change) for item in block.items]),
            )
        case DefinitionList():
            return _with(
                block,
                definitions=_settled(
                    block.definitions,
                    [_changed_definition(one, change) for one in block.definitions],
                ),
            )
        case Table():
            return _with(
                block,
                caption=change(block.caption),
                header=_changed_row(block.header, change),
                rows=_settled(block.rows, [_changed_row(row, change) for row in block.rows]),
            )
        case Figure():
            return _with(block, caption=change(block.caption))
        case Callout():
            return _with(
                block, title=change(block.title), blocks=change_blocks(block.blocks, change)
            )
        case Quote():
            return _with(block, blocks=change_blocks(block.blocks, change))


def _changed_item(item: Item, change: Change) -> Item:
    return _with(item, blocks=change_blocks(item.blocks, change))


def _changed_definition(definition: Definition, change: Change) -> Definition:
    return _with(
        definition,
        term=change(definition.term),
        meanings=_settled(
            definition.meanings,
            [change_blocks(meaning, change) for meaning in definition.meanings],
        ),
    )


def _changed_row(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return _settled(row, [_with(cell, content=change(cell.content)) for cell in row])


def _with(value: C, **changes: object) -> C:
    """Give a value with its parts changed; the value itself where they are the same."""
    for name, part in changes.items():
        if getattr(value, name) is not part:
            return altered(value, **changes)
    return value


def _settled(before: tuple[T, ...], after: list[T]) -> tuple[T, ...]:
    """Give what came of parts; the parts themselves where they are the same.

    Most of a text is passed through unchanged, and need not be made anew.
    """
    if len(after) == len(before) and all(map(is_, after, before)):
        return before
    return tuple(after)
