"""Block tokens become the model's blocks. Knows no section: a heading here is one too many."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from handoutkit.codes import (
    EMPTY_SECTION,
    LEFTOVER_BRACES,
    NO_WORD_FOR,
    UNKNOWN_CALLOUT,
)
from handoutkit.model.article import Note
from handoutkit.model.blocks import Block, Blocks, Paragraph, Quote, Text
from handoutkit.read.markdown.callouts import KINDS, read_callout
from handoutkit.read.markdown.figures import read_figure
from handoutkit.read.markdown.inlines import inline_nodes, inlines_of, nothing_but, read_inlines
from handoutkit.read.markdown.leftovers import BRACES_HINT, leftover_braces
from handoutkit.read.markdown.lines import complain_about_lookalikes, complain_about_sign
from handoutkit.read.markdown.lists import read_definition_list, read_list
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.tables import WrittenTable, caption_in, read_table
from handoutkit.read.said import listing, quote

_ROW_HEADERS = ".row-headers"


def read_nodes(reading: Reading, nodes: Sequence[Node], where: Where) -> Blocks:
    """Read blocks that follow each other."""
    blocks: list[Block] = []
    for written in with_tables(reading, nodes):
        if isinstance(written, WrittenTable):
            blocks.append(read_table(reading, written, where))
        else:
            blocks += _READ[written.kind](reading, written, where)
    return tuple(blocks)


def with_tables(reading: Reading, nodes: Sequence[Node]) -> Iterator[Node | WrittenTable]:
    """Join each table with its caption before it and `{.row-headers}` after it."""
    index = 0
    while index < len(nodes):
        first = nodes[index]
        node, after = nodes[index], nodes[index + 1 : index + 3]
        caption = caption_in(reading.words(node)) if node.kind == "paragraph" else None
        if caption is not None and after and after[0].kind == "table":
            complain_about_lookalikes(reading, caption)
            node, after = after[0], after[1:]
            index += 1
        else:
            caption = None
        index += 1
        if node.kind != "table":
            yield node
            continue
        row_headers = bool(after) and _is_row_headers(after[0])
        last = after[0] if row_headers else node
        yield WrittenTable(node, caption, row_headers, first.row, last.end)
        index += row_headers


def _is_row_headers(node: Node) -> bool:
    return node.kind == "attributes" and node.token.content[1:-1].split() == [_ROW_HEADERS]


def _paragraph(reading: Reading, node: Node, where: Where) -> Blocks:
    words = reading.words(node)
    complain_about_lookalikes(reading, words)
    nodes = inline_nodes(reading, words)
    image = nothing_but("image", nodes)
    if image:
        return (read_figure(reading, words, image, where),)
    content = inlines_of(reading, words, where, nodes)
    return (Paragraph(content=content, place=words.place(0)),) if content else ()


def _heading(reading: Reading, node: Node, where: Where) -> Blocks:
    place = reading.place(node)
    message = f"a heading stands in {where.inside or 'a text without sections'}"
    reading.report(NO_WORD_FOR, place, message, "Write the words in bold: **words**.")
    content = read_inlines(reading, reading.words(node), where)
    return (Paragraph(content=content, place=place),)


def _quote(reading: Reading, node: Node, where: Where) -> Blocks:
    blocks, place = read_nodes(reading, node.children, where.within("a quote")), reading.place(node)
    complain_about_sign(reading, node, ">", 'Write "more than", or \\> to print the sign.')
    if not blocks:
        reading.report(EMPTY_SECTION, place, "the quote has no text", "Remove the >.")
    return (Quote(blocks=blocks, place=place),)


def _code(reading: Reading, node: Node, _: Where) -> Blocks:
    place = reading.place(node)
    if node.kind == "fence":
        hint = "Remove the lines of backticks or tildes."
    else:
        hint = "Begin the line further left: four spaces more than the text around it make code."
    reading.report(NO_WORD_FOR, place, "code has no form in a handout", hint)
    words = f"{node.token.info} {node.token.content}".strip()
    return (Paragraph(content=(Text(text=words, place=place),), place=place),)


def _rule(reading: Reading, node: Node, _: Where) -> Blocks:
    hint = "Remove it: headings part the text."
    reading.report(NO_WORD_FOR, reading.place(node), "a line across the page is not printed", hint)
    return ()


def _stray_fence(reading: Reading, node: Node, _: Where) -> Blocks:
    hint = f"Remove it, or write the kind of a callout behind it: {listing(KINDS)}."
    message = f'"{node.token.content}" ends no callout here and begins none'
    reading.report(UNKNOWN_CALLOUT, reading.place(node), message, hint)
    return ()


def _attributes(reading: Reading, node: Node, _: Where) -> Blocks:
    place, written = reading.place(node), node.token.content
    if _is_row_headers(node):
        reading.report(LEFTOVER_BRACES, place, f"{quote(written)} follows no table", BRACES_HINT)
    else:
        reading.report_fault(leftover_braces(written), place)
    return (Paragraph(content=(Text(text=written, place=place),), place=place),)


def _address(reading: Reading, node: Node, _: Where) -> Blocks:
    meta = node.token.meta
    reading.add_address(str(meta["id"]), str(meta["label"]), reading.place(node))
    return ()


def _note(reading: Reading, node: Node, _: Where) -> Blocks:
    place, label = reading.place(node), str(node.token.meta["label"])
    blocks = read_nodes(reading, node.children, Where("a note", in_note=True))
    if not reading.has_sections:
        hint = "Put what the note says into the text."
        reading.report(NO_WORD_FOR, place, "this text has no notes", hint)
        return blocks
    if not blocks:
        hint = "Write what it says on the same line."
        reading.report(EMPTY_SECTION, place, f"the note [^{label}] has no text", hint)
    end = place.line + reading.source.last_row(node.end) - node.row
    reading.add_note(Note(label=label, blocks=blocks, place=place, end=end))
    return ()


_READ: Mapping[str, Callable[[Reading, Node, Where], Blocks]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": lambda reading, node, where: (read_list(reading, node, where, read_nodes),),
    "ordered_list": lambda reading, node, where: (read_list(reading, node, where, read_nodes),),
    "dl": lambda reading, node, where: (read_definition_list(reading, node, where, read_nodes),),
    "callout": lambda reading, node, where: (read_callout(reading, node, where, read_nodes),),
    "blockquote": _quote,
    "code_block": _code,
    "fence": _code,
    "hr": _rule,
    "stray_fence": _stray_fence,
    "attributes": _attributes,
    "definition": _address,
    "footnote_reference": _note,
}
