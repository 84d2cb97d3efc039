"""How the command leaves: at once where nobody is told of it, and never without what it said."""

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

RUN = "from handoutkit.cli.main import run; run()"
TOLD = "import atexit; atexit.register(print, 'told'); "
ARGUMENTS = ("build", "--dry-run", "--format", "html")


def called(
    library: Path,
    code: str,
    stdout: int | IO[str] = subprocess.PIPE,
    stderr: int | None = None,
) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, "-C", str(library), *ARGUMENTS]
    return subprocess.run(command, check=False, text=True, stdout=stdout, stderr=stderr)


def shell(line: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Have a shell do something and call the command then, as `"$@"`."""
    command = ["sh", "-c", line, "sh", sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, check=False, text=True, cwd=cwd, capture_output=True)


def test_whoever_asked_to_be_told_of_the_end_is_told(library: Path) -> None:
    done = called(library, TOLD + RUN)
    assert done.returncode == 0
    assert done.stdout.endswith("told\n")


@pytest.mark.parametrize("before", ["", TOLD], ids=["at once", "told"])
def test_what_was_said_arrives_whole(library: Path, before: str) -> None:
    lines = called(library, before + RUN).stdout.removesuffix("told\n").splitlines()
    assert lines[0].split() == ["file", "pages", "size", "state"]
    assert len(lines) > 1


@pytest.mark.parametrize("before", ["", TOLD], ids=["at once", "told"])
def test_what_cannot_be_said_is_no_success(library: Path, before: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = called(library, before + RUN, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode != 0
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize("before", ["", TOLD], ids=["at once", "told"])
def test_the_code_is_the_commands(tmp_path: Path, before: str) -> None:
    assert called(tmp_path, before + RUN, stderr=subprocess.DEVNULL).returncode == 4


@pytest.mark.parametrize("arguments", [ARGUMENTS, ("list",)], ids=["build", "list"])
def test_a_folder_that_is_no_more_holds_no_library(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = shell('rmdir "$PWD" && exec "$@"', *arguments, cwd=tmp_path)
    assert done.returncode == 4
    assert "no library here" in done.stderr
    assert "Traceback" not in done.stderr


def test_whoever_closed_the_output_hears_nothing(library: Path) -> None:
    done = shell('exec "$@" >&-', *ARGUMENTS, cwd=library)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
