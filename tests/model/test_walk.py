"""Walks through content in reading order, and rewrites of it."""

from msgspec.structs import replace as altered

from handoutkit.model.blocks import (
    Block,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Inline,
    Inlines,
    Quote,
    Table,
    Text,
)
from handoutkit.model.walk import (
    blocks_in,
    content_of,
    content_of_sections,
    inlines_of,
    inlines_of_sections,
    plain_text,
    rewrite_blocks,
    rewrite_inlines,
    rewrite_section,
    sections_in,
)
from tests.builders import (
    at,
    bullets,
    citation,
    figure,
    inlines,
    link,
    note_mark,
    paragraph,
    section,
    strong,
    text,
)


def cell(words: str) -> Cell:
    return Cell(content=inlines(words), place=at())


# Each word stands once, and the words are numbered in reading order.
EVERY_KIND: tuple[Block, ...] = (
    paragraph("1", strong("2", link("#a", "3")), "4"),
    bullets(paragraph("5"), (paragraph("6"), bullets(paragraph("7"), ordered=True))),
    DefinitionList(
        definitions=(
            Definition(
                term=inlines("8"),
                meanings=((paragraph("9"),), (paragraph("10"), paragraph("11"))),
                place=at(),
            ),
        ),
        place=at(),
    ),
    Table(
        caption=inlines("12"),
        header=(cell("13"), cell("14")),
        rows=((cell("15"), cell("16")),),
        place=at(),
    ),
    figure("a.svg", caption=inlines("17")),
    Callout(role="tip", title=inlines("18"), blocks=(paragraph("19"),), place=at()),
    Quote(blocks=(paragraph("20"), Quote(blocks=(paragraph("21"),), place=at())), place=at()),
)
NUMBERS = [str(number) for number in range(1, 22)]


def texts(found: tuple[Inline, ...]) -> list[str]:
    return [one.text for one in found if isinstance(one, Text)]


def louder(inline: Inline) -> Inlines:
    return (altered(inline, text=f"{inline.text}!") if isinstance(inline, Text) else inline,)


def test_every_kind_of_block_is_walked_in_reading_order() -> None:
    assert texts(tuple(inlines_of(EVERY_KIND))) == NUMBERS


def test_every_run_of_text_is_given_whole() -> None:
    runs = [plain_text(one) for one in content_of(EVERY_KIND)]
    assert runs == ["1234", *NUMBERS[4:]]


def test_blocks_are_given_with_those_inside_them() -> None:
    kinds = [one.kind for one in blocks_in(EVERY_KIND)]
    assert kinds == [
        "paragraph",
        *("list", "paragraph", "paragraph", "list", "paragraph"),
        *("definition_list", "paragraph", "paragraph", "paragraph"),
        "table",
        "figure",
        *("callout", "paragraph"),
        *("quote", "paragraph", "quote", "paragraph"),
    ]


def test_every_text_of_every_kind_is_rewritten() -> None:
    rewritten = rewrite_blocks(EVERY_KIND, louder)
    assert texts(tuple(inlines_of(rewritten))) == [f"{number}!" for number in NUMBERS]
    assert [one.kind for one in blocks_in(rewritten)] == [one.kind for one in blocks_in(EVERY_KIND)]


def test_a_rewrite_that_changes_nothing_gives_equal_blocks() -> None:
    assert rewrite_blocks(EVERY_KIND, lambda inline: (inline,)) == EVERY_KIND


def test_an_inline_may_be_left_out_or_become_several() -> None:
    def rewrite(inline: Inline) -> Inlines:
        if isinstance(inline, Text):
            return () if inline.text == "b" else (inline, text("-"))
        return (inline,)

    assert plain_text(rewrite_inlines(inlines("a", strong("b", "c")), rewrite)) == "a-c-"


def test_outer_inlines_are_rewritten_before_those_inside() -> None:
    seen: list[str] = []

    def rewrite(inline: Inline) -> Inlines:
        seen.append(inline.kind)
        return (inline,)

    rewrite_inlines((strong(link("#a", "word")),), rewrite)
    assert seen == ["strong", "link", "text"]


def test_marks_of_citations_and_notes_say_nothing() -> None:
    assert plain_text(inlines("a", citation("doe"), note_mark("n"), "b")) == "ab"


def test_sections_are_walked_with_their_subsections_headings_first() -> None:
    inner = section("c", paragraph("d"), level=3)
    outer = section("a", paragraph("b"), sections=(inner,))
    assert [one.id for one in sections_in((outer, section("e")))] == ["a", "c", "e"]
    assert [plain_text(one) for one in content_of_sections((outer,))] == ["a", "b", "c", "d"]


def test_a_section_is_rewritten_with_its_heading_and_subsections() -> None:
    inner = section("c", paragraph("d"), level=3)
    rewritten = rewrite_section(section("a", paragraph("b"), sections=(inner,)), louder)
    assert texts(tuple(inlines_of_sections((rewritten,)))) == ["a!", "b!", "c!", "d!"]


def test_what_a_rewrite_does_not_change_is_not_made_anew() -> None:
    """Most of a text passes through each step as it was: what is the same costs nothing."""
    last = EVERY_KIND[-1]

    def rewrite(inline: Inline) -> Inlines:
        return louder(inline) if inline == text("21") else (inline,)

    rewritten = rewrite_blocks(EVERY_KIND, rewrite)
    same = [new is old for new, old in zip(rewritten, EVERY_KIND, strict=True)]
    assert same == [True] * (len(EVERY_KIND) - 1) + [False]
    assert texts(tuple(inlines_of([rewritten[-1]]))) == ["20", "21!"]
    assert texts(tuple(inlines_of([last]))) == ["20", "21"]
    whole = section("a", *EVERY_KIND)
    assert rewrite_section(whole, lambda inline: (inline,)) is whole
