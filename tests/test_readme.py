"""The README's tutorial, typed word for word by a newcomer, and its lines for the shells."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
PROGRAMS = Path(sys.executable).parent
SHELLS = {"bash": "complete -", "zsh": "#compdef handout", "fish": "complete --"}


def section(title: str) -> str:
    """Give a section of the README; what looks like a heading in a block is none."""
    found: dict[str, str] = {}
    name, in_block = "", False
    for line in README.read_text("utf-8").splitlines(keepends=True):
        in_block ^= line.startswith("```")
        if line.startswith("## ") and not in_block:
            name = line.removeprefix("## ").strip()
        found[name] = found.get(name, "") + line
    return found[title]


def blocks(title: str) -> list[str]:
    """Give what a section of the README has its reader type."""
    return re.findall(r"^```sh\n(.*?)^```$", section(title), re.MULTILINE | re.DOTALL)


def shell_lines() -> str:
    """Give the block with a line for each shell."""
    (lines,) = (one for one in blocks("Completion") if "_HANDOUT_COMPLETE" in one)
    return lines


def typed(commands: str, folder: Path) -> str:
    """Type commands into a shell whose home is an empty folder, and give what is shown."""
    home = folder / "home"
    home.mkdir()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eu", "-o", "pipefail", "-c", commands],
        cwd=folder,
        env={"HOME": str(home), "PATH": f"{PROGRAMS}:{os.defpath}", "LANG": "C.UTF-8"},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_command_that_fails_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no library here"):
        typed("handout build\ntrue\n", tmp_path)


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Type all of the tutorial; give what is shown and the library that comes of it."""
    folder = tmp_path_factory.mktemp("newcomer")
    commands = blocks("Your own library")
    assert len(commands) == 5
    return typed("".join(commands), folder), folder / "home/our-clinic"


def test_the_tutorial_ends_with_ones_own_text_on_paper(tutorial: tuple[str, Path]) -> None:
    shown, library = tutorial
    assert not re.search(r"\b(error|warning|note)\[", shown)
    pages = subprocess.run(
        ["pdftotext", "-layout", library / "build/en/sore-back.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    text = " ".join(pages.stdout.split())
    assert text.startswith("Hill Street Clinic Sore back")
    assert "Most sore backs get better with time. Take short walks, and rest in between." in text


def test_the_files_that_the_tutorial_names_are_there(tutorial: tuple[str, Path]) -> None:
    named = set(re.findall(r"`((?:build|handouts)/[\w./-]+\w)`", section("Your own library")))
    assert len(named) == 3
    for name in named:
        assert (tutorial[1] / name).is_file(), name


@pytest.mark.parametrize("shell", SHELLS)
def test_the_line_for_a_shell_gives_it_a_script(tmp_path: Path, shell: str) -> None:
    (call,) = re.findall(rf"_HANDOUT_COMPLETE={shell}_source handout", shell_lines())
    shown = typed(call, tmp_path)
    assert SHELLS[shell] in shown
    assert "_handout_completion" in shown


def test_bash_takes_its_line_and_completes(tmp_path: Path) -> None:
    (line,) = (one for one in shell_lines().splitlines() if "bash_source" in one)
    words = "COMP_WORDS=(handout in) COMP_CWORD=1"
    commands = f'{line}\n{words}\n_handout_completion handout\necho "${{COMPREPLY[@]}}"\n'
    assert typed(commands, tmp_path).split() == ["init"]


CLUSTER_ENDS = "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n"


def test_a_cluster_of_this_computer_builds_the_same_bytes(tmp_path: Path) -> None:
    """The scheduler has a port of its own here: another one may be at work on this computer."""
    started, used = blocks("On a cluster")
    assert len(started.splitlines()) == 2
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = str(held.getsockname()[1])
    scheduler = started.replace("scheduler", f"scheduler --port {port}", 1)
    quiet = re.sub(r" &$", " >>dask.log 2>&1 &", scheduler, flags=re.MULTILINE)
    made = "handout init clinic --name 'Hill Street Clinic' --today 2026-11-22\ncd clinic\n"
    here = "handout build --out ../here\n"
    commands = f"{CLUSTER_ENDS}{quiet}{made}{used}{here}diff -r build ../here\n"
    said = typed(commands.replace("8786", port), tmp_path)
    assert "trouble-sleeping.pdf" in said


def test_a_table_becomes_copies(tmp_path: Path) -> None:
    (command,) = blocks("For one person, and for many")
    table = "printf 'Patient\\nAna Example\\nMaría Ejemplo\\n' > people.csv\n"
    made = "handout init clinic --name 'Hill Street Clinic' --today 2026-11-22\ncd clinic\n"
    said = typed(made + table + command.replace(" migraine ", " trouble-sleeping "), tmp_path)
    assert "2 rows = 2 copied" in said
    assert len(list((tmp_path / "home/letters").glob("*.pdf"))) == 2
