"""The command `handout`, called as a shell calls it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from handoutkit.cli.main import run
from tests.build.tiny import write_library


@dataclass(frozen=True)
class Said:
    """What a call of the command came to."""

    code: int
    out: str
    err: str


Handout = Callable[..., Said]


@pytest.fixture
def handout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Handout:
    """Call the command in this process."""

    def call(*arguments: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["handout", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            run()
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, said.out, said.err)

    return call


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library that has not been built."""
    return write_library(tmp_path / "library")
