"""`handout why`: for people, and for programs."""

import json
from pathlib import Path

import pytest

from tests.build.tiny import FILES, SLEEP, edit, write_library
from tests.cli.conftest import Handout

PAGE = "build/en/insomnia.html"


@pytest.fixture
def library(handout: Handout, tmp_path: Path) -> Path:
    root = write_library(tmp_path / "library")
    assert handout("-C", root, "build", "--format", "html").code == 0
    return root


def test_a_file_that_no_build_made_is_refused(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "why", "build/en/gout.html")
    assert said.code == 2
    assert "handout build --dry-run" in said.err


def test_what_is_not_stale_says_so(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "why", PAGE)
    assert said.out.splitlines()[0] == "en/insomnia.html: it stands as it would be built"


@pytest.mark.parametrize("named", [PAGE, "en/insomnia.html"])
def test_the_input_that_changed_is_named(named: str, handout: Handout, library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("Rest is", "Much rest is"))
    said = handout("-C", library, "why", named)
    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "en/insomnia.html: it would be built again",
        f"  {SLEEP} changed",
    ]
    assert f"  {SLEEP} (changed)" in said.out.splitlines()


def test_programs_get_the_same(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("[@doe2020]", "[@nobody]"))
    told = json.loads(handout("-C", library, "why", PAGE, "--json").out)
    assert (told["schema"], told["path"], told["state"]) == (1, "en/insomnia.html", "stopped")
    assert told["inputs"][SLEEP] == "changed"
    assert [one["code"] for one in told["findings"]] == ["SRC-024"]
