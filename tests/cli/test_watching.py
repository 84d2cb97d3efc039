"""`handout build --watch` in a process of its own: saved, broken, mended, ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.tiny import FILES, SETTINGS, SLEEP, edit
from tests.cli.conftest import Handout
from tests.clusters import waited

PAGE, SHEET = "build/en/insomnia.html", "build/en/insomnia.pdf"


class Watching:
    """The command at work, and what it has said."""

    def __init__(self, library: Path, said: Path) -> None:
        self._said = said
        with said.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "handoutkit", "-C", library, "build", "--watch"],
                stdout=file,
                stderr=file,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )

    def wait_for(self, words: str) -> str:
        """Wait until this is said, and give all that is said."""
        waited(lambda: words in self._said.read_text())
        return self._said.read_text()


@pytest.fixture
def watching(library: Path, tmp_path: Path) -> Iterator[Watching]:
    started = Watching(library, tmp_path / "said")
    yield started
    started.process.kill()
    started.process.wait()


def test_saved_broken_mended_and_ended(library: Path, watching: Watching) -> None:
    said = watching.wait_for("Ctrl-C ends it")
    assert said.index("2 web pages are there") < said.index("6 built (")
    sheet = (library / SHEET).read_bytes()

    edit(library, SLEEP, FILES[SLEEP].replace("Rest is good", "Rest is best"))
    watching.wait_for("1 web page is there")
    assert "Rest is best" in (library / PAGE).read_text()
    watching.wait_for("3 built (")
    assert (library / SHEET).read_bytes() != sheet

    edit(library, SETTINGS, "schema: 1\n")
    watching.wait_for("library.yaml cannot be used")
    edit(library, SETTINGS, FILES[SETTINGS])
    said = watching.wait_for("all stands as it was")

    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=10) == 0
    assert "Traceback" not in said


@pytest.mark.parametrize("option", ["--json", "--dry-run"])
def test_2_for_what_does_not_go_with_watching(handout: Handout, library: Path, option: str) -> None:
    said = handout("-C", library, "build", "--watch", option)
    assert said.code == 2
    assert f"{option} and --watch" in said.err


def test_2_for_a_condition_that_is_not_there_at_the_start(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", "insomina", "--watch")
    assert said.code == 2
    assert 'Did you mean "insomnia"?' in said.err
