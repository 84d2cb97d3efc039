"""What a call does not need it does not import: that is what makes it quick."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("weasyprint", "pydyf", "ebooklib", "jinja2", "markdown_it", "ruamel", "citeproc", "babel"),
    *("lxml", "nh3", "html_to_markdown", "mammoth", "docx", "bibtexparser", "rispy", "sentencex"),
}
RENDERERS = {"weasyprint", "pydyf", "ebooklib", "jinja2"}

# Calls the command and tells on stderr's last line what it has imported.
CALL = """
import json, sys
from handoutkit.cli.main import run
try:
    run()
finally:
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def imported(*arguments: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CALL, *map(str, arguments)],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    assert imported(option) & HEAVY == set()


@pytest.mark.parametrize("command", ["build", "import", "list"])
def test_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    assert imported(command, "--help") & HEAVY == set()


def test_a_second_build_imports_no_renderer(library: Path) -> None:
    assert imported("-C", library, "build") >= RENDERERS
    assert imported("-C", library, "build") & RENDERERS == set()


def test_a_list_imports_no_renderer(library: Path) -> None:
    assert imported("-C", library, "list") & RENDERERS == set()
