"""What a call does not need it does not import: that is what makes it quick."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from handoutkit.build.capacity import usable_cores
from handoutkit.cli.commands import COMMANDS

HEAVY = {
    *("weasyprint", "pydyf", "ebooklib", "jinja2", "markdown_it", "ruamel", "citeproc", "babel"),
    *("lxml", "nh3", "html_to_markdown", "mammoth", "docx", "bibtexparser", "rispy", "sentencex"),
    *("PIL", "msgspec", "fontTools", "tinycss2", "cssselect2", "cffi", "pylatexenc"),
    # Of Python itself, what takes longer than all a help needs.
    *("asyncio", "concurrent", "ctypes", "email", "http", "json", "logging", "multiprocessing"),
    *("sqlite3", "subprocess", "tempfile", "xml", "zipfile"),
}
RENDERERS = {"weasyprint", "pydyf", "ebooklib", "jinja2"}
STYLES = {"citeproc", "cssselect2", "lxml", "tinycss2", "PIL", "cffi", "fontTools"}

# Calls the command and tells on stderr's last line what it has imported.
CALL = """
import atexit, sys
from handoutkit.cli.main import run
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
run()
"""


def imported(*arguments: str | Path) -> set[str]:
    return {name.split(".")[0] for name in modules(*arguments)}


def modules(*arguments: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CALL, *map(str, arguments)],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    assert imported(option) & HEAVY == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_of_ours_but_the_command(option: str) -> None:
    ours = {name for name in modules(option) if name.startswith("handoutkit.")}
    assert ours == {
        *("handoutkit.cli", "handoutkit.cli.main", "handoutkit.cli.foresight"),
        *("handoutkit.cli.commands", "handoutkit.cli.failures"),
        *("handoutkit.cli.interrupts", "handoutkit.errors"),
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    assert imported(command, "--help") & HEAVY == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_imports_no_stage(command: str) -> None:
    found = {name.partition("handoutkit.")[2].split(".")[0] for name in modules(command, "--help")}
    assert found & {"build", "read", "assemble", "render", "importers", "language"} == set()


def test_a_second_build_imports_no_renderer(library: Path) -> None:
    first = imported("-C", library, "build", "--jobs", "1")
    assert first >= RENDERERS
    # Fonts that do not vary need none of it.
    assert "fontTools" not in first
    assert imported("-C", library, "build") & RENDERERS == set()


def test_few_handouts_are_laid_out_by_a_process_beside_the_one_that_reads(
    library: Path,
) -> None:
    few = ("-C", library, "build", "insomnia", "--format", "pdf")
    assert ("weasyprint" in imported(*few)) == (usable_cores() == 1)
    assert (library / "build" / "en" / "insomnia.pdf").exists()
    assert "weasyprint" in imported(*few, "--paper", "letter", "--jobs", "1")


@pytest.mark.parametrize("options", [(), ("--languages",), ("--json",)])
def test_a_list_imports_nothing_that_renders_or_checks_styles(
    library: Path, options: tuple[str, ...]
) -> None:
    assert imported("-C", library, "list", *options) & (RENDERERS | STYLES) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    module, told = COMMANDS[name]
    own: click.Command = import_module(f"handoutkit.cli.{module}").command
    listed = click.Command(name, help=told)
    assert [listed.get_short_help_str(width) for width in range(20, 200)] == [
        own.get_short_help_str(width) for width in range(20, 200)
    ]
