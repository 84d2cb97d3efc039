"""Walk through and rewrite blocks and inlines, in reading order. Knows not why someone walks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

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

Rewrite = Callable[[Inline], Inlines]
"""Gives what stands in an inline's place; the children of what it gives are rewritten in turn."""


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
    return tuple(
        replace(new, children=rewrite_inlines(new.children, rewrite))
        if isinstance(new, Span)
        else new
        for inline in content
        for new in rewrite(inline)
    )


def rewrite_blocks(blocks: Blocks, rewrite: Rewrite) -> Blocks:
    """Pass each inline of the blocks through `rewrite`, in reading order."""
    return tuple(_rewrite_block(block, rewrite) for block in blocks)


def rewrite_section(section: Section, rewrite: Rewrite) -> Section:
    """Pass each inline of the section and its sub-sections through `rewrite`, in reading order."""
    return replace(
        section,
        heading=rewrite_inlines(section.heading, rewrite),
        blocks=rewrite_blocks(section.blocks, rewrite),
        sections=tuple(rewrite_section(inner, rewrite) for inner in section.sections),
    )


def _rewrite_block(block: Block, rewrite: Rewrite) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=rewrite_inlines(block.content, rewrite))
        case List():
            return replace(block, items=tuple(_rewrite_item(item, rewrite) for item in block.items))
        case DefinitionList():
            return replace(
                block,
                definitions=tuple(_rewrite_definition(d, rewrite) for d in block.definitions),
            )
        case Table():
            return replace(
                block,
                caption=rewrite_inlines(block.caption, rewrite),
                header=_rewrite_row(block.header, rewrite),
                rows=tuple(_rewrite_row(row, rewrite) for row in block.rows),
            )
        case Figure():
            return replace(block, caption=rewrite_inlines(block.caption, rewrite))
        case Callout():
            return replace(
                block,
                title=rewrite_inlines(block.title, rewrite),
                blocks=rewrite_blocks(block.blocks, rewrite),
            )
        case Quote():
            return replace(block, blocks=rewrite_blocks(block.blocks, rewrite))


def _rewrite_item(item: Item, rewrite: Rewrite) -> Item:
    return replace(item, blocks=rewrite_blocks(item.blocks, rewrite))


def _rewrite_definition(definition: Definition, rewrite: Rewrite) -> Definition:
    return replace(
        definition,
        term=rewrite_inlines(definition.term, rewrite),
        meanings=tuple(rewrite_blocks(meaning, rewrite) for meaning in definition.meanings),
    )


def _rewrite_row(row: tuple[Cell, ...], rewrite: Rewrite) -> tuple[Cell, ...]:
    return tuple(replace(cell, content=rewrite_inlines(cell.content, rewrite)) for cell in row)
