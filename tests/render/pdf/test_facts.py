"""What stands on which page, read off the laid-out page."""

from handoutkit.model.pages import PageFacts
from tests.builders import handout, paragraph, section, statement
from tests.render.pdf.structure import laid_out
from tests.render.rendering import pdf

NEXT = ".next { break-before: page }"


def facts_of(body: str, css: str = "") -> PageFacts:
    return laid_out(body, NEXT + css).facts


def blocks(facts: PageFacts) -> list[list[tuple[int, int, str]]]:
    return [[(one.block, one.start, one.text) for one in page.blocks] for page in facts.pages]


def test_runs_are_numbered_in_order_and_pages_from_1() -> None:
    facts = facts_of('<p data-text="">a</p><p data-text="">b</p><p data-text="" class=next>c</p>')
    assert [page.number for page in facts.pages] == [1, 2]
    assert blocks(facts) == [[(0, 0, "a"), (1, 0, "b")], [(2, 0, "c")]]


def test_a_run_over_two_pages_goes_on_where_it_stopped_white_space_not_counted() -> None:
    block = '<span class=next style="display: block">ef</span>'
    facts = facts_of(f'<p data-text="">ab cd<br> {block}</p>')
    assert blocks(facts) == [[(0, 0, "ab cd")], [(0, 4, "ef")]]


def test_words_inside_other_elements_are_words_of_the_run() -> None:
    facts = facts_of('<p data-text="">a <b>b <i>c</i></b> d</p>')
    ((found,),) = blocks(facts)
    assert (found[:2], found[2].split()) == ((0, 0), ["a", "b", "c", "d"])


def test_words_outside_runs_are_not_counted() -> None:
    assert blocks(facts_of('<p>x</p><ul><li><p data-text="">a</p></ul>')) == [[(0, 0, "a")]]


def test_a_run_without_words_on_a_page_is_not_there() -> None:
    assert blocks(facts_of('<p data-text=""></p><p data-text="">a</p>')) == [[(1, 0, "a")]]


def test_a_page_without_runs_has_no_blocks() -> None:
    assert blocks(facts_of('<p data-text="">a</p><p class=next>x</p>')) == [[(0, 0, "a")], []]


def test_sizes_are_in_points() -> None:
    facts = facts_of('<p data-text="" style="font-size: 13.5pt">a</p>')
    assert [one.size for one in facts.pages[0].blocks] == [13.5]


def test_a_table_head_that_is_repeated_is_no_new_text() -> None:
    rows = "".join(f'<tr><td data-text="">r{number}</td></tr>' for number in range(60))
    head = '<thead><tr><th data-text="">head</th></tr></thead>'
    facts = facts_of(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert len(facts.pages) > 1
    assert facts.pages[0].blocks[0].text == "head"
    for page in facts.pages[1:]:
        assert page.blocks[0].text.startswith("r")
    assert sum(len(page.blocks) for page in facts.pages) == 61


FILLER = "lorem ipsum dolor sit amet " * 14
LONG = handout(
    section("rest", *(paragraph(f"Start{number} {FILLER}") for number in range(12))),
    statements=(
        statement(paragraph("Not evaluated.")),
        statement(paragraph("Ask ", "first."), paragraph("Always."), symbol="†"),
    ),
)


def test_every_page_tells_the_statements_in_its_margin() -> None:
    facts = pdf(LONG).facts
    assert len(facts.pages) > 1
    assert {page.statements for page in facts.pages} == {
        ("* Not evaluated.", "† Ask first. Always.")
    }


def test_a_page_without_statements_has_none() -> None:
    assert [page.statements for page in pdf(handout()).facts.pages] == [()]


def test_statements_in_the_margin_are_no_runs() -> None:
    """Books have no margins: their runs are numbered alike."""
    first = pdf(LONG).facts.pages[0].blocks[0]
    assert (first.block, first.text) == (0, "Hill Clinic")


def test_the_first_words_of_each_page_follow_the_last_of_the_one_before() -> None:
    facts = pdf(LONG).facts
    words = " ".join(block.text for page in facts.pages for block in page.blocks).split()
    expected = " ".join(f"Start{number} {FILLER}" for number in range(12)).split()
    start = words.index("Start0")
    assert words[start : start + len(expected)] == expected
    assert facts.pages[0].first_words(3) == ("Hill", "Clinic", "Sleep")
