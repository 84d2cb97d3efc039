"""Lists and definition lists. Know not what blocks their items hold."""

from collections.abc import Sequence

from handoutkit.codes import EMPTY_SECTION, NO_WORD_FOR
from handoutkit.model.blocks import Blocks, Definition, DefinitionList, Item, List
from handoutkit.read.markdown.inlines import read_inlines
from handoutkit.read.markdown.lines import complain_about_lookalikes, complain_about_sign
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Inside, Reading, Where


def read_list(reading: Reading, node: Node, where: Where, inside: Inside) -> List:
    """Read a list, numbered or not."""
    ordered = node.kind == "ordered_list"
    if ordered:
        _complain_about_numbers(reading, node.children)
    for item in () if ordered else node.children:
        hint = 'Write "and", or \\+ to print the sign. Items begin with -.'
        complain_about_sign(reading, item, "+", hint)
    return List(
        ordered=ordered,
        start=int(node.token.attrs.get("start", 1)),
        items=tuple(_read_item(reading, item, where, inside) for item in node.children),
        place=reading.place(node),
    )


def _read_item(reading: Reading, node: Node, where: Where, inside: Inside) -> Item:
    blocks = inside(reading, node.children, where.within("a list"))
    if not blocks:
        hint = "Write words behind its mark, or remove it."
        reading.report(EMPTY_SECTION, reading.place(node), "an item of the list is empty", hint)
    return Item(blocks=blocks, place=reading.place(node))


def _complain_about_numbers(reading: Reading, items: Sequence[Node]) -> None:
    """Numbers that follow each other, or are all alike, are printed as CommonMark counts."""
    numbers = [int(item.token.info) for item in items]
    if len(set(numbers)) == 1:
        return
    for counted, (number, item) in enumerate(zip(numbers, items, strict=True), start=numbers[0]):
        if number != counted:
            message = f"the number {number} would be printed as {counted}"
            hint = "Number the items one by one, or write them as paragraphs: 3\\. text."
            reading.report(NO_WORD_FOR, reading.place(item), message, hint)
            return


def read_definition_list(
    reading: Reading, node: Node, where: Where, inside: Inside
) -> DefinitionList:
    """Read terms and their meanings."""
    definitions: list[tuple[Node, list[Blocks]]] = []
    for child in node.children:
        if child.kind == "dt":
            definitions.append((child, []))
        else:
            _complain_about_tilde(reading, child)
            meaning = inside(reading, child.children, where.within("a definition list"))
            definitions[-1][1].append(meaning)
    return DefinitionList(
        definitions=tuple(
            _definition(reading, term, meanings, where) for term, meanings in definitions
        ),
        place=reading.place(node),
    )


def _definition(
    reading: Reading, term: Node, meanings: Sequence[Blocks], where: Where
) -> Definition:
    words = reading.words(term)
    complain_about_lookalikes(reading, words)
    return Definition(
        term=read_inlines(reading, words, where),
        meanings=tuple(meanings),
        place=reading.place(term),
    )


def _complain_about_tilde(reading: Reading, meaning: Node) -> None:
    """The plugin takes "~ 5 mg" for a meaning, and the sign for "about" is gone."""
    first = meaning.children[0]
    before = reading.source.lines[first.row].text[: first.column].rstrip()
    if before.endswith("~"):
        place = reading.source.place(first.row, len(before) - 1)
        hint = 'Begin a meaning with a colon. Write "about", or \\~ to print a tilde.'
        message = "this line is read as the meaning of a term, and its tilde is not printed"
        reading.report(NO_WORD_FOR, place, message, hint)
