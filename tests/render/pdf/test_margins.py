"""Every head and foot stand inside the sheet, and each statement stands whole on each page."""

from dataclasses import replace

from handoutkit.findings import Place
from handoutkit.model.pages import Page, PageFacts
from handoutkit.render.pdf.margins import margin_findings
from tests.builders import handout, paragraph, section, statement

PLACE = Place("handouts/conditions/insomnia.yaml")
SAID = handout(section("rest"), statements=(statement(paragraph("Not evaluated by anyone.")),))


def page(number: int, *statements: str, outside: tuple[str, ...] = ()) -> Page:
    return Page(number=number, blocks=(), statements=statements, outside=outside)


def codes(*pages: Page) -> list[str]:
    found = margin_findings(PageFacts(pages=pages), SAID, PLACE)
    assert all(one.is_error for one in found)
    return [one.code for one in found]


def test_a_page_without_the_statement_is_an_error() -> None:
    assert codes(page(1, "* Not evaluated by anyone."), page(2)) == ["PAGE-007"]


def test_a_statement_that_lacks_a_word_is_an_error() -> None:
    assert codes(page(1, "* Not evaluated by")) == ["PAGE-007"]


def test_a_foot_over_the_edge_is_said_once() -> None:
    whole = "* Not evaluated by anyone."
    over = [page(number, whole, outside=("Page 1",)) for number in (1, 2)]
    assert codes(*over) == ["PAGE-006"]


def test_lines_of_a_whole_statement_are_no_error() -> None:
    assert (
        codes(page(1, "* Not evaluated  by anyone."), page(2, "* Not evaluated by anyone.")) == []
    )


def test_no_statement_is_asked_of_a_handout_that_has_none() -> None:
    assert not margin_findings(PageFacts(pages=(page(1),)), replace(SAID, statements=()), PLACE)
