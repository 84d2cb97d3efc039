"""Bodies that are right: what is made of each `cases/*.md`, with all places, is its `*.outline`."""

from pathlib import Path

import pytest

from handoutkit.read.markdown import read_body
from tests.read.markdown.outline import outline

_PATH = "handouts/articles/sample/article.md"
_CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def _read(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_body_becomes_its_outline(case: Path) -> None:
    outcome = read_body(_read(case), path=_PATH)
    assert outcome.findings == ()
    drawn = outline(outcome.value.sections, outcome.value.notes.values())
    assert drawn == case.with_suffix(".outline").read_text(encoding="utf-8")
