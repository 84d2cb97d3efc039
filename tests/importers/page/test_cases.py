"""Whole pages as people write them: what is made of each `cases/*.html` is its `*.txt`."""

from pathlib import Path

import pytest

from handoutkit.importers.page import read_page
from tests.importers.page.showing import shown

_CASES = sorted((Path(__file__).parent / "cases").glob("*.html"))


def test_there_are_cases() -> None:
    assert len(_CASES) > 10


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_page_becomes_its_passages(case: Path) -> None:
    source = read_page(case.read_text(encoding="utf-8"), case.name)
    assert shown(source) == case.with_suffix(".txt").read_text(encoding="utf-8")
