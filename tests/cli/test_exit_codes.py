"""Exit codes, each with what a person is told. A traceback would be a bug of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from handoutkit.fontconfig import faces
from tests.build.tiny import FILES, SETTINGS, SLEEP, edit
from tests.cli.conftest import Handout

HTML = ("--format", "html")


def test_0_when_all_is_done(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", *HTML)
    assert said.code == 0
    assert (library / "build/en/insomnia.html").is_file()


@pytest.mark.parametrize("option", ["--help", "--version", "-h"])
def test_0_for_help_and_version(handout: Handout, option: str) -> None:
    said = handout(option)
    assert (said.code, said.err) == (0, "")
    assert "handout" in said.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--colour",), "--colour"),
        (("biuld",), "biuld"),
        (("-q", "-v", "list"), "cannot be used together"),
        (("-C", "nowhere", "list"), "nowhere"),
        (("build", "--format", "pdf,docx"), '"docx" is not one of pdf, epub, html'),
        (("build", "--format", " , "), "the list is empty"),
        (("list", "insomnia"), "unexpected extra argument"),
    ],
)
def test_2_for_what_cannot_be_asked(
    handout: Handout, arguments: tuple[str, ...], told: str
) -> None:
    said = handout(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_2_for_no_command_at_all(handout: Handout) -> None:
    said = handout()
    assert said.code == 2
    assert "Commands:" in said.err


def test_2_for_a_condition_that_the_library_does_not_have(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", "insomia")
    assert (said.code, said.out) == (2, "")
    assert 'no condition "insomia". Did you mean "insomnia"?' in said.err
    assert "handout list" in said.err
    assert not (library / "build").exists()


def test_2_for_a_language_that_the_library_does_not_have(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", "--lang", "en,fr")
    assert (said.code, said.out) == (2, "")
    assert 'no language "fr"' in said.err


def test_3_when_a_finding_stops_a_handout(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("@doe2020", "@nobody"))
    said = handout("-C", library, "build", *HTML)
    assert said.code == 3
    assert f"{SLEEP}:10:15: error[SRC-024]" in said.err
    assert (library / "build/en/back-pain.html").is_file()


def test_3_when_an_error_stopped_nothing_of_this_run(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("@doe2020", "@nobody"))
    said = handout("-C", library, "build", "back-pain", *HTML)
    assert said.code == 3
    assert (library / "build/en/back-pain.html").is_file()


def test_3_when_what_is_listed_has_an_error(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("@doe2020", "@nobody"))
    said = handout("-C", library, "list")
    assert said.code == 3
    assert "insomnia" in said.out
    assert "error[SRC-024]" in said.err


@pytest.mark.parametrize("command", ["list", "build"])
def test_4_without_a_library(handout: Handout, tmp_path: Path, command: str) -> None:
    said = handout("-C", tmp_path, command)
    assert (said.code, said.out) == (4, "")
    assert "handout: no library here" in said.err
    assert "-C DIR" in said.err


@pytest.mark.parametrize("command", ["list", "build"])
def test_4_with_settings_that_cannot_be_read(handout: Handout, library: Path, command: str) -> None:
    edit(library, SETTINGS, "schema: 1\nclinic: {name: [}\n")
    said = handout("-C", library, command)
    assert (said.code, said.out) == (4, "")
    assert f"{SETTINGS}:2:" in said.err
    assert "error[SRC-010]" in said.err
    assert f"handout: {SETTINGS} cannot be used" in said.err


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n{% if %}", "2:1: error[SRC-082]"),
        ("{{ nothing }}", "1:1: error[SRC-083]"),
        ("\n\n{{ view.nothing }}", "3:1: error[SRC-083]"),
        ("\n{{ 1 / 0 }}", "2:1: error[SRC-082]"),
    ],
)
def test_3_with_a_broken_template(
    handout: Handout, library: Path, template: str, told: str
) -> None:
    edit(library, "styles/templates/page.html.jinja", template)
    said = handout("-C", library, "build", *HTML)
    assert said.code == 3
    assert said.err.count("error[") == 1
    assert f"styles/templates/page.html.jinja:{told}" in said.err
    assert not list(library.rglob("*.html"))


def test_5_with_a_book_that_is_not_xml(handout: Handout, library: Path) -> None:
    edit(library, "styles/templates/chapter.xhtml.jinja", "<p>")
    said = handout("-C", library, "build", "--format", "epub")
    assert said.code == 5
    assert "error[PAGE-005]" in said.err


def test_6_without_fontconfig(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(library))
    faces.cache_clear()
    said = handout("-C", library, "build", *HTML)
    assert said.code == 6
    assert "apt-get install fontconfig" in said.err
    assert "handout doctor" in said.err


# Stands before WeasyPrint's own libraries as if Pango were not installed.
WITHOUT_PANGO = """
import cffi, sys
dlopen = cffi.FFI.dlopen
def refusing(self, name, flags=0):
    if "pango" in name:
        raise OSError(f"cannot load library '{name}': no such file\\nand more")
    return dlopen(self, name, flags)
cffi.FFI.dlopen = refusing
from handoutkit.cli.main import run
run()
"""


def test_6_without_pango(library: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_PANGO, "-C", str(library), "build", *HTML]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert done.stdout == ""
    assert done.stderr.splitlines()[1:] == [
        "handout: a library that lays out pages is missing: "
        "cannot load library 'libpango-1.0-0': no such file",
        "    `handout doctor` says what is missing, and which command brings it.",
    ]
    assert not list(library.rglob("*.html"))


def test_7_when_the_output_folder_is_a_file(
    handout: Handout, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    said = handout("-C", library, "build", *HTML, "--out", out)
    assert said.code == 7
    assert f"handout: cannot write {out}" in said.err
    assert "--out DIR" in said.err
    assert out.read_text() == "mine"


def test_130_when_interrupted(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handoutkit.build.run.build", interrupt)
    said = handout("-C", library, "build")
    assert (said.code, said.out) == (130, "")
    assert "handout: interrupted" in said.err


def test_what_is_not_foreseen_keeps_its_traceback(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("handoutkit.build.run.build", fail)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        handout("-C", library, "build")


@pytest.mark.parametrize("arguments", [("list",), ("--version",)])
def test_0_and_not_a_word_when_nobody_reads_the_output_any_more(
    library: Path, arguments: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "handoutkit", "-C", str(library), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
