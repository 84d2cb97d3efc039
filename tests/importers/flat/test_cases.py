"""Whole texts are read as people read them: one case a file, and beside it what it says."""

from pathlib import Path

import pytest

from handoutkit.importers.flat import read_flat
from tests.importers.flat.outline import outline

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_text_is_read_as_people_read_it(case: Path) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        source = read_flat(file.read(), case.name)
    expected = case.with_suffix(".outline").read_text(encoding="utf-8")
    assert outline(source) == expected.splitlines()


def test_there_are_cases() -> None:
    assert len(CASES) >= 6
