"""What callers rely on: lines of the file, texts without sections, values that can be sent on."""

import pickle

from handoutkit.codes import BAD_LINK, NO_WORD_FOR
from handoutkit.findings import Place
from handoutkit.model.blocks import Callout, Paragraph
from handoutkit.model.walk import content_of, plain_text
from handoutkit.read.markdown import read_blocks, read_body

_PATH = "handouts/articles/sample/article.md"


def test_lines_are_those_of_the_file() -> None:
    outcome = read_body(
        "## A\n\nWords {x}[^1].\n\n[^1]: Note.\n  More.\n\n", path=_PATH, first_line=9
    )
    section, note = outcome.value.sections[0], outcome.value.notes["1"]
    assert (section.place.line, section.end) == (9, 15)
    assert (note.place.line, note.end) == (13, 14)
    assert outcome.findings[0].place == Place(_PATH, 11, 7)


def test_text_without_sections() -> None:
    outcome = read_blocks("Words [@key].\n\n::: call\n**Call**\n\nWords.\n:::\n", path=_PATH)
    assert outcome.findings == ()
    paragraph, callout = outcome.value
    assert isinstance(paragraph, Paragraph)
    assert isinstance(callout, Callout)
    assert plain_text(callout.title) == "Call"


def test_text_without_sections_has_no_headings_notes_or_links_to_sections() -> None:
    text = "## Heading\n\nWords[^1] [here](#heading).\n\n[^1]: Note.\n"
    outcome = read_blocks(text, path=_PATH)
    said = [(found.place.line, found.place.column, found.code) for found in outcome.findings]
    assert said == [
        (1, 1, NO_WORD_FOR.id),
        (3, 6, NO_WORD_FOR.id),
        (3, 11, BAD_LINK.id),
        (5, 1, NO_WORD_FOR.id),
    ]


def test_nothing_is_nothing() -> None:
    outcome = read_blocks("", path=_PATH)
    assert (outcome.value, outcome.findings) == ((), ())


def test_broken_body_gives_what_could_be_understood() -> None:
    text = "# A\n\n::: danger\n**T**\n\nWords {x} <b>and</b> more.\n\n### B\n\n> ## C\n"
    outcome = read_body(text, path=_PATH)
    assert [section.id for section in outcome.value.sections] == ["a"]
    assert [section.id for section in outcome.value.sections[0].sections] == ["b"]
    callout = outcome.value.sections[0].blocks[0]
    assert isinstance(callout, Callout)
    assert isinstance(callout.blocks[0], Paragraph)
    assert plain_text(callout.blocks[0].content) == "Words {x} and more."


def test_unclosed_callout_in_a_list_ends_with_it() -> None:
    outcome = read_blocks("- ::: tip\n  Words\nmore\n", path=_PATH)
    texts = [plain_text(content) for content in content_of(outcome.value)]
    assert [text for text in texts if text] == ["Words", "more"]


def test_ids_stay_unique_in_a_broken_body() -> None:
    outcome = read_body("## A\n\nWords.\n\n## A\n\nWords.\n", path=_PATH)
    assert [section.id for section in outcome.value.sections] == ["a", "a-2"]


def test_body_can_be_sent_to_another_process() -> None:
    outcome = read_body("## A\n\nWords[^1].\n\n[^1]: Note.\n", path=_PATH)
    assert pickle.loads(pickle.dumps(outcome)) == outcome
