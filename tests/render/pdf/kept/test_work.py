"""WeasyPrint is as it was when a page is printed, whatever came of it."""

from collections.abc import Mapping
from typing import Any

import pydyf
import pytest
from weasyprint import css, layout
from weasyprint.formatting_structure.boxes import Box
from weasyprint.text import line_break

from handoutkit.render.pdf.kept import work
from handoutkit.render.pdf.kept.cascade import KeptRules
from handoutkit.render.pdf.kept.work import work_kept


def places() -> Mapping[tuple[str, str], Any]:
    """Give what stands now wherever something is put instead."""
    return {(str(place), name): getattr(place, name) for (place, name), _ in work._OWN}


def test_what_is_put_instead_is_given_back() -> None:
    before = places()
    with work_kept(KeptRules()):
        during = places()
    assert places() == before
    assert [place for place, one in during.items() if one is before[place]] == []


def test_it_is_given_back_after_an_error() -> None:
    before = places()
    with pytest.raises(RecursionError), work_kept(KeptRules()):
        raise RecursionError
    assert places() == before


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (css, "StyleFor"),
        (line_break, "split_first_line"),
        (line_break.Layout, "setup"),
        (layout.block, "resolve_percentages"),
        (layout.inline, "split_first_line"),
        (Box, "is_in_normal_flow"),
        (pydyf.Stream, "data"),
    ],
)
def test_something_is_put_instead_of_each(owner: Any, name: str) -> None:
    own = getattr(owner, name)
    with work_kept(KeptRules()):
        assert getattr(owner, name) is not own
    assert getattr(owner, name) is own


def test_lines_of_one_page_are_not_those_of_the_next() -> None:
    kept = []
    for _ in range(2):
        with work_kept(KeptRules()):
            kept.append(line_break.split_first_line.__self__)
    assert kept[0] is not kept[1]
