"""A draft in the house's form: what is written reads as it was meant."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handoutkit.build.faithful import faithful
from handoutkit.findings import Place
from handoutkit.importers.draft import DraftDisclaimer, DraftSection
from handoutkit.importers.house import article_text, body_text, disclaimer_text
from handoutkit.importers.passages import Box, Origin, Passage, Picture, Words
from handoutkit.importers.words import plain_words
from handoutkit.model.blocks import Callout, Figure, List, Quote, Table
from handoutkit.model.walk import blocks_in, content_of_sections, plain_text
from handoutkit.read.markdown import read_body
from tests.importers.made import PATH, drafted, item, passage, section

DAY = date(2026, 11, 22)


def body(*passages: Passage, images: dict[str, str] | None = None) -> str:
    return "\n".join(body_text(passages, "en", images or {}))


def letters(text: str) -> str:
    return "".join(text.split())


def test_each_sentence_has_a_line_of_its_own() -> None:
    assert body(passage("Sleep well. Ask Dr. Ok if it hurts. Take 2.5 mg.")) == (
        "Sleep well.\nAsk Dr. Ok if it hurts.\nTake 2.5 mg.\n"
    )


def test_signs_that_would_be_marks_are_escaped_where_a_line_begins() -> None:
    starts = (
        "1. Dose",
        "- Not this",
        "# Nor that",
        "Table: none",
        ": this",
        "> that",
        "= x",
        "+ y",
    )
    assert body(*map(passage, starts)).split("\n\n") == [
        r"1\. Dose",
        r"\- Not this",
        r"\# Nor that",
        r"Table\: none",
        r"\: this",
        r"\> that",
        r"\= x",
        r"\+ y" + "\n",
    ]


def test_lists_are_nested_by_depth_and_numbered_as_in_the_source() -> None:
    written = body(
        item("One. More."),
        item("Inner", depth=2),
        passage("Goes on.", depth=1),
        item("Two"),
        item("Third", number=3),
        item("Fourth", number=4),
    )
    assert written == ("- One.\n  More.\n  - Inner\n\n  Goes on.\n- Two\n\n3. Third\n4. Fourth\n")


def test_each_list_keeps_its_numbers_beside_another() -> None:
    written = body(
        item("A", number=1),
        item("B", number=2),
        item("C", number=1),
        item("D", number=5),
        item("Inner", depth=2, number=3),
    )
    assert written == "1. A\n2. B\n\n1) C\n\n5. D\n\n   3. Inner\n"
    assert read_body(f"## x {{#x}}\n\n{written}", path=PATH).findings == ()


def test_boxes_quotes_tables_and_definitions() -> None:
    box = Box(number=1, role="warning")
    rows = ((plain_words("Drug"), plain_words("Dose")), (plain_words("A|B"), plain_words("5 mg")))
    table = replace(passage("Doses", "table"), rows=rows, row_headers=True)
    written = body(
        replace(passage("Take care", "heading"), box=box),
        replace(passage("It may harm."), box=box),
        replace(passage("Somebody said so."), quote=True),
        table,
        passage("Trial", "term"),
        passage("A test in people.", "meaning"),
    )
    read = read_body(f"## x {{#x}}\n\n{written}", path=PATH)
    assert read.findings == ()
    blocks = list(blocks_in(read.value.sections[0].blocks))
    callout = next(one for one in blocks if isinstance(one, Callout))
    assert (callout.role, plain_text(callout.title)) == ("warning", "Take care")
    assert any(isinstance(one, Quote) for one in blocks)
    found = next(one for one in blocks if isinstance(one, Table))
    assert [[plain_text(cell.content) for cell in row] for row in found.rows] == [["A|B", "5 mg"]]
    assert found.row_headers
    assert plain_text(found.caption) == "Doses"


def test_a_picture_has_its_alternative_and_its_caption() -> None:
    picture = Picture(name="p", alt='A "big" [x]', caption=plain_words('The "knee".'))
    shown = Passage(kind="picture", place=Place(PATH), picture=picture)
    written = body(shown, images={"p": "images/p.png"})
    read = read_body(f"## x {{#x}}\n\n{written}", path="handouts/articles/x/article.md")
    assert read.findings == ()
    (figure,) = read.value.sections[0].blocks
    assert isinstance(figure, Figure)
    assert figure.alt == 'A "big" [x]'
    assert plain_text(figure.caption) == 'The "knee".'
    assert body(shown) == ""


def test_the_head_says_what_the_source_says_and_no_more() -> None:
    draft = drafted(section("why", passage("So.")), title='Sleep: "well"')
    text = article_text(draft, updated=DAY, topics=["sleep"], images={})
    assert text.split("---\n")[1] == (
        'title: "Sleep: \\"well\\""\nlang: en\ntopics: [sleep]\nupdated: 2026-11-22\n'
    )
    named = replace(draft, origin=Origin(publisher="NIH", url="javascript:x"), always=("why",))
    head = article_text(named, updated=DAY, topics=[], images={}).split("---\n")[1]
    assert "always: [why]" in head
    assert 'publisher: "NIH"' in head
    assert "javascript" not in head


def test_a_drafted_disclaimer_is_required_for_its_article_alone() -> None:
    one = DraftDisclaimer(title="Note", passages=(passage("No advice. Ask."),))
    text = disclaimer_text(one, "en", "sleep")
    assert "required: {topics: [sleep]}" in text
    assert text.endswith("No advice.\nAsk.\n")


def test_a_note_goes_on_below_its_mark() -> None:
    note = replace(passage("One. Two.", "note"), label="1")
    marked = replace(passage("x"), words=Words("See.", "See.[^1]"))
    draft = replace(drafted(section("why", marked)), notes=(note,))
    text = article_text(draft, updated=DAY, topics=[], images={})
    read = read_body(text.split("---\n")[2], path=PATH)
    assert read.findings == ()
    assert set(read.value.notes) == {"1"}


def test_marks_that_would_not_read_as_they_should_give_way_to_the_words() -> None:
    torn = replace(passage("x"), words=Words("ab c", "a**b **c"))
    mended = faithful(drafted(section("why", torn)))
    assert mended.sections[0].passages[0].words == Words("ab c", "ab c")
    assert [one.code for one in mended.findings] == ["IMP-013"]


SIGNS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Co", "Cn"])
    | st.sampled_from("*_[](){}<>#-+=|:~^`\\!&;.1 \n@$%'\""),
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(SIGNS, st.sampled_from(["text", "item", "quote"])), max_size=4), SIGNS)
def test_any_words_read_as_they_were(parts: list[tuple[str, str]], title: str) -> None:
    passages = []
    for words, form in parts:
        one = item(words) if form == "item" else replace(passage(words), quote=form == "quote")
        if one.words.plain:
            passages.append(one)
    made = DraftSection(
        id="x",
        level=2,
        heading=plain_words(title or "x"),
        written_heading=None,
        passages=tuple(passages),
    )
    if not made.heading.plain:
        return
    text = article_text(drafted(made), updated=DAY, topics=[], images={})
    read = read_body(text.split("\n---\n", 1)[1], path=PATH)
    own = "".join(plain_text(one) for one in content_of_sections(read.value.sections))
    expected = made.heading.plain + "".join(one.plain for one in passages)
    assert letters(own) == letters(expected)
    kinds = {type(one) for one in read.value.sections[0].blocks}
    assert List in kinds or not any(one.kind == "item" for one in passages)
