"""A build that is killed or interrupted leaves whole files, and the next one goes on to the end."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from handoutkit.errors import ExitCode
from handoutkit.whole import clear_leftovers
from tests.build.tiny import FILES, INSOMNIA, write_library

SOURCE = Path(__file__).parents[2] / "src"
MOMENTS = 10
LONGEST_GOODBYE = 1.0
OTHERS = 40

# Dies in its second rename: the temporary file is whole, and stays behind.
DYING = """
import os, pathlib, signal
from handoutkit.cli.main import run
seen = []
def dying(path, target):
    seen.append(path)
    if len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    os.replace(path, target)
pathlib.Path.replace = dying
run()
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of so many handouts that no machine builds them in a second."""
    more = {f"handouts/conditions/more-{one}.yaml": FILES[INSOMNIA] for one in range(OTHERS)}
    return write_library(tmp_path_factory.mktemp("library"), more)


@pytest.fixture(scope="module")
def undisturbed(library: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build makes that nobody disturbs."""
    out = tmp_path_factory.mktemp("undisturbed")
    finish(library, out)
    return contents(out)


def start(library: Path, out: Path, *code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *(code or ("-m", "handoutkit")), "-C", library, "build", "--out", out],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def finish(library: Path, out: Path) -> None:
    with start(library, out) as process:
        _, said = process.communicate()
    assert process.returncode == 0, said


def contents(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def assert_whole(out: Path, undisturbed: dict[str, bytes]) -> None:
    """Each file but the manifest, which grows, and what was being written is as it will be."""
    for name, data in contents(out).items():
        if not name.startswith("manifest.") and "/.handout-" not in f"/{name}":
            assert data == undisturbed[name], name


def kill(library: Path, out: Path, after: float) -> None:
    with start(library, out) as process:
        time.sleep(after)
        process.kill()


def test_a_build_killed_ten_times_leaves_whole_files_and_ends(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    random = Random(10)
    for _ in range(MOMENTS):
        kill(library, tmp_path, random.uniform(0.2, 2.2))
        assert_whole(tmp_path, undisturbed)
    finish(library, tmp_path)
    assert contents(tmp_path) == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_the_next_build_completes_what_a_killed_one_began(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, moment: int
) -> None:
    kill(library, tmp_path, Random(moment).uniform(0.2, 4))
    assert_whole(tmp_path, undisturbed)
    finish(library, tmp_path)
    assert contents(tmp_path) == undisturbed


def test_what_a_build_killed_while_writing_leaves_is_cleared_away(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    with start(library, tmp_path, "-c", DYING) as process:
        process.wait()
    assert process.returncode == -signal.SIGKILL
    assert [name for name in contents(tmp_path) if "/.handout-" in name]
    assert_whole(tmp_path, undisturbed)
    finish(library, tmp_path)
    assert contents(tmp_path) == undisturbed


def test_only_our_own_files_that_nobody_holds_are_cleared_away(tmp_path: Path) -> None:
    names = (".handout-a.pdf.x1", "en/.handout-a.pdf.x2", ".handout-b.pdf.x3", "en/.mine", "a.pdf")
    (tmp_path / "en").mkdir()
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    with (tmp_path / names[2]).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        clear_leftovers(tmp_path)
    assert sorted(contents(tmp_path)) == sorted(names[2:])
    clear_leftovers(tmp_path / "nowhere")


@pytest.fixture
def building(library: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that says it begins: now it imports the renderer."""
    with start(library, tmp_path) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("[0/")
        yield process
        process.kill()


@pytest.mark.parametrize("after", [0.0, 0.1, 0.2, 0.4, 0.6])
def test_an_interrupted_build_says_so_and_ends_at_once(
    building: subprocess.Popen[str], undisturbed: dict[str, bytes], tmp_path: Path, after: float
) -> None:
    time.sleep(after)
    began = time.monotonic()
    building.send_signal(signal.SIGINT)
    _, said = building.communicate(timeout=30)
    assert time.monotonic() - began < LONGEST_GOODBYE
    assert building.returncode == ExitCode.INTERRUPTED, said
    lines = [line for line in said.splitlines() if line and not line.startswith("[")]
    assert lines[0] == "handout: interrupted"
    assert "Traceback" not in said
    assert all(line.startswith("    ") for line in lines[1:]), said
    assert_whole(tmp_path, undisturbed)
    assert not [name for name in contents(tmp_path) if "/.handout-" in f"/{name}"]
