"""Pages are what WeasyPrint alone makes of them, whatever their press printed before."""

import pytest

from tests.render.pdf.kept.cases import EACH, Case
from tests.render.pdf.kept.twice import partings


@pytest.mark.parametrize("case", [pytest.param(one, id=one.name) for one in EACH])
def test_a_page_is_the_same_after_others(
    case: Case, expected_log: pytest.LogCaptureFixture
) -> None:
    assert list(partings([*case.pages, *reversed(case.pages)], case.css)) == []
