"""The README's tutorial, typed word for word by a newcomer, and its lines for the shells."""

import os
import re
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
    (lines,) = (one for one in blocks("The command") if "_HANDOUT_COMPLETE" in one)
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
