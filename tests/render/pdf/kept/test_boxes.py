"""Boxes are asked in fewer steps, and answer the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.percent import resolve_percentages

from handoutkit.render.pdf.kept.boxes import descendants, is_in_normal_flow
from handoutkit.render.pdf.kept.lengths import used_lengths
from tests.render.pdf.kept.cases import EACH, Case

CHOSEN = [
    pytest.param(one, id=one.name)
    for one in EACH
    if one.name in ("floats", "flex-and-grid", "footnotes", "pictures", "positions", "tables")
]
BLOCKS = ((100, 50), (100.5, "auto"), (0, 0))


def laid_out(case: Case) -> Iterator[Any]:
    """Give the page boxes that WeasyPrint alone makes of a case's pages."""
    for page in case.pages:
        document = HTML(string=f"<style>{case.css}</style>{page}").render()
        yield from (one._page_box for one in document.pages)


@pytest.mark.parametrize("case", CHOSEN)
def test_boxes_answer_as_weasyprints_do(case: Case) -> None:
    for page in laid_out(case):
        for placeholders in (False, True):
            every = list(page.descendants(placeholders))
            assert list(descendants(page, placeholders)) == every
        assert [is_in_normal_flow(one) for one in every] == [
            one.is_in_normal_flow() for one in every
        ]


@pytest.mark.parametrize("case", CHOSEN)
def test_boxes_get_the_lengths_that_weasyprint_gives_them(case: Case) -> None:
    for page in laid_out(case):
        for box in page.descendants(placeholders=True):
            for block in BLOCKS:
                if block == (100.5, "auto") and isinstance(box, PageBox):
                    continue  # a page stands in its paper, whose height is known
                given, own = box.copy(), box.copy()
                used_lengths(given, block)
                resolve_percentages(own, block)
                assert vars(given) == vars(own), (box, block)


def test_what_stands_for_a_box_gives_that_box_its_lengths() -> None:
    html = HTML(string="<p style='margin: 3px; position: absolute'>one")
    page = html.render().pages[0]._page_box
    box = next(one for one in page.descendants(placeholders=True) if one.element_tag == "p")
    stand_in = AbsolutePlaceholder(box.copy() if isinstance(box, Box) else box._box.copy())
    stand_in.margin_left = 99
    used_lengths(stand_in, (100, 100))
    assert stand_in._box.margin_left == 3
    assert set(vars(stand_in)) == {"_box", "_layout_done"}
