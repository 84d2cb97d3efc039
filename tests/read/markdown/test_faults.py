"""What an author can get wrong is said, and at its place: case files mark it with a caret (‸).

A case is `=== name: CODES` and its text. A section is put around it unless the text has a heading
of its own or is about sections.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handoutkit import codes
from handoutkit.read.markdown import read_body

_PATH = "handouts/articles/sample/article.md"
_FOLDER = Path(__file__).parent / "faults"
_CARET = "‸"


@dataclass(frozen=True, slots=True)
class _Case:
    codes: tuple[str, ...]
    text: str
    in_section: bool

    def expected(self) -> list[tuple[int, int, str]]:
        places: list[tuple[int, int]] = []
        for row, line in enumerate(self.text.split("\n"), start=1):
            parts = line.split(_CARET)[:-1]
            places += [(row, 1 + sum(map(len, parts[: index + 1]))) for index in range(len(parts))]
        ids = [getattr(codes, name).id for name in self.codes]
        return [(*place, code) for place, code in zip(places, ids, strict=True)]


def _cases() -> Iterator[object]:
    for file in sorted(_FOLDER.glob("*.txt")):
        for written in file.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
            head, _, text = written.partition("\n")
            name, _, names = head.rpartition(": ")
            in_section = file.stem != "sections" and "\n## " not in f"\n{text}"
            yield pytest.param(
                _Case(tuple(names.split()), text, in_section), id=f"{file.stem}-{name}"
            )


@pytest.mark.parametrize("case", list(_cases()))
def test_fault_is_said_at_its_place(case: _Case) -> None:
    text, first_line = case.text.replace(_CARET, ""), 1
    if case.in_section:
        text, first_line = f"## Section\n\n{text}", -1
    outcome = read_body(text, path=_PATH, first_line=first_line)
    said = [(found.place.line, found.place.column, found.code) for found in outcome.findings]
    assert said == case.expected(), "\n".join(map(str, outcome.findings))
    for found in outcome.findings:
        assert found.place.path == _PATH
        assert found.message
        assert found.hint
