"""What the command says, and where: results on stdout, talk on stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handoutkit import __version__
from handoutkit.cli.table import size_text, table
from tests.build.tiny import BACK_PAIN, FILES, INSOMNIA, SETTINGS, SLEEP, edit
from tests.cli.conftest import Handout

HTML = ("--format", "html")
BROKEN = FILES[SLEEP].replace("@doe2020", "@nobody")
NOTED = FILES[SLEEP].replace("topics:", "always: [noise]\ntopics:")


def test_a_build_shows_a_table_on_stdout(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", "--format", "pdf,html")
    lines = [line.split() for line in said.out.splitlines()]
    assert lines[0] == ["file", "pages", "size", "state"]
    assert [(line[0], line[-1]) for line in lines[1:]] == [
        ("en/back-pain.pdf", "built"),
        ("en/back-pain.html", "built"),
        ("en/insomnia.pdf", "built"),
        ("en/insomnia.html", "built"),
    ]
    assert lines[1][1] == "1"


def test_progress_findings_and_the_folder_are_told_on_stderr(
    handout: Handout, library: Path
) -> None:
    edit(library, SLEEP, NOTED)
    said = handout("-C", library, "build", *HTML)
    # On a slow computer the rate and the time that is left follow.
    assert [line.partition(" · ")[0] for line in said.err.splitlines()] == [
        "[0/2]",
        "[1/2] back-pain (en)",
        "[2/2] insomnia (en)",
        f'{INSOMNIA}:1:1: note[SRC-070] "Noise" (sleep/noise) was added: sleep always includes it',
        "    Name it in the recipe to choose its place.",
        f"in {library / 'build'}",
    ]


def test_an_older_file_of_a_stopped_handout_is_told(handout: Handout, library: Path) -> None:
    """Nobody shall take it for what the library says now."""
    handout("-C", library, "build", *HTML)
    edit(library, SLEEP, BROKEN)
    lines = handout("-C", library, "build", *HTML).out.splitlines()
    assert lines[1].endswith("kept")
    assert lines[2].endswith("stopped; an older file still stands there")


def test_quiet_says_nothing_where_nothing_is_wrong(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, NOTED)
    said = handout("-q", "-C", library, "build", *HTML)
    assert (said.code, said.err) == (0, "")
    assert "en/insomnia.html" in said.out


def test_quiet_says_what_is_wrong(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, BROKEN)
    said = handout("--quiet", "-C", library, "build", *HTML)
    first, hint = said.err.splitlines()
    assert "error[SRC-024]" in first
    assert hint.startswith("    ")


def test_a_build_reports_as_one_json_object(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, BROKEN)
    said = handout("-C", library, "build", "--json")
    report = json.loads(said.out)
    assert said.code == 3
    assert report.keys() == {"schema", "outputs", "findings"}
    assert report["schema"] == 1
    shown = {one["path"]: (one["state"], one["pages"]) for one in report["outputs"]}
    assert shown["en/back-pain.pdf"] == ("built", 1)
    assert shown["en/insomnia.pdf"] == ("stopped", None)
    (finding,) = report["findings"]
    assert finding.keys() == {"code", "severity", "path", "line", "column", "message", "hint"}
    assert (finding["code"], finding["severity"]) == ("SRC-024", "error")
    assert (finding["path"], finding["line"], finding["column"]) == (SLEEP, 10, 15)


def test_a_dry_run_shows_the_plan_and_writes_nothing(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "build", "insomnia", *HTML, "--dry-run")
    assert said.code == 0
    (line,) = said.out.splitlines()[1:]
    assert line.split(maxsplit=1) == ["en/insomnia.html", "planned; it was never built"]
    assert not (library / "build").exists()


def test_outputs_go_where_they_are_asked_to(
    handout: Handout, library: Path, tmp_path: Path
) -> None:
    handout("-C", library, "build", *HTML, "--out", tmp_path / "out")
    assert (tmp_path / "out/en/insomnia.html").is_file()
    assert not (library / "build").exists()


def test_a_relative_output_folder_lies_in_the_folder_that_is_worked_in(
    handout: Handout, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    handout("-C", library, "build", *HTML, "--out", "here")
    assert (library / "here/en/insomnia.html").is_file()
    assert not (tmp_path / "here").exists()


def test_a_library_is_found_from_a_folder_inside_it(handout: Handout, library: Path) -> None:
    assert handout("-C", library / "handouts/articles/sleep", "list").code == 0


def test_conditions_are_listed_with_names_and_codes(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "list")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "condition  name       codes",
        "back-pain  Back pain  icd-10-cm M54.9, snomed-ct 161891005",
        "insomnia   Insomnia   icd-10-cm G47.00",
    ]


def test_a_condition_without_a_name_in_the_first_language_is_listed_by_another(
    handout: Handout, library: Path
) -> None:
    edit(library, BACK_PAIN, FILES[BACK_PAIN].replace("name: {en:", "name: {es:"))
    assert "back-pain  Back pain" in handout("-C", library, "list").out


@pytest.mark.parametrize(
    ("code", "ids"),
    [("G47.00", ["insomnia"]), ("161891005", ["back-pain"]), ("G47", []), ("icd-10-cm", [])],
)
def test_conditions_are_listed_by_a_whole_code_of_any_system(
    handout: Handout, library: Path, code: str, ids: list[str]
) -> None:
    listed = json.loads(handout("-C", library, "list", "--code", code, "--json").out)
    assert [one["id"] for one in listed["conditions"]] == ids
    assert len(handout("-C", library, "list", "--code", code).out.splitlines()) == 1 + len(ids)


def test_conditions_are_listed_as_one_json_object(handout: Handout, library: Path) -> None:
    listed = json.loads(handout("-C", library, "list", "--json", "--code", "M54.9").out)
    assert listed == {
        "schema": 1,
        "conditions": [
            {
                "id": "back-pain",
                "name": {"en": "Back pain"},
                "also": {},
                "title": {"en": "Walking and your back"},
                "codes": {"icd-10-cm": ["M54.9"], "snomed-ct": ["161891005"]},
            }
        ],
    }


def test_languages_are_listed(handout: Handout, library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("[en]", "[en, en-GB]"))
    listed = json.loads(handout("-C", library, "list", "--languages", "--json").out)
    assert listed.keys() == {"schema", "languages", "state"}
    assert (listed["schema"], listed["languages"]) == (1, ["en", "en-GB"])
    assert listed["state"][0] == {
        "lang": "en",
        "kind": "article",
        "id": "sleep",
        "state": "complete",
        "problems": [],
    }


def test_the_state_of_each_language_is_a_table(handout: Handout, library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("[en]", "[en, es]"))
    said = handout("-C", library, "list", "--languages")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0].split() == ["language", "kind", "name", "state"]
    assert "en        article     sleep       complete" in lines
    missing = "handouts/articles/sleep/article.es.md is not written"
    assert f"es        article     sleep       missing: {missing}" in lines
    assert "es        condition   insomnia    missing: it has no name" in lines


def test_the_version_is_told(handout: Handout) -> None:
    assert handout("--version").out == f"handout, version {__version__}\n"


def on_a_terminal(library: Path, *arguments: str, **environment: str) -> str:
    """Give what is said when stderr is a terminal."""
    reader, writer = os.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    try:
        subprocess.run(
            [sys.executable, "-m", "handoutkit", "-C", str(library), *arguments],
            stdout=subprocess.PIPE,
            stderr=writer,
            env={**clean, **environment},
            check=False,
        )
    finally:
        os.close(writer)
    with os.fdopen(reader, "rb") as terminal:
        return terminal.read1().decode("utf-8")


RED = "\x1b[31m"


def test_a_terminal_gets_colours(library: Path) -> None:
    edit(library, SLEEP, BROKEN)
    assert f"{RED}error[SRC-024]" in on_a_terminal(library, "list")


@pytest.mark.parametrize("path", [SLEEP, SETTINGS])
def test_no_color_turns_colours_off(library: Path, path: str) -> None:
    edit(library, path, BROKEN)
    for said in (
        on_a_terminal(library, "list", NO_COLOR="1"),
        on_a_terminal(library, "--no-color", "list"),
    ):
        assert "error[SRC-" in said
        assert "\x1b" not in said


def test_what_is_not_a_terminal_gets_no_colours(handout: Handout, library: Path) -> None:
    edit(library, SLEEP, BROKEN)
    assert "\x1b" not in handout("-C", library, "list").err


WIPE = "\r\x1b[K"


def test_a_terminal_has_one_line_of_progress_that_leaves_nothing(library: Path) -> None:
    said = on_a_terminal(library, "build", *HTML, TERM="xterm")
    steps = said.split(WIPE)
    told = [step.partition(" · ")[0] for step in steps[:4]]
    assert told == ["", "[0/2]", "[1/2] back-pain (en)", "[2/2] insomnia (en)"]
    assert steps[4].startswith("in ")
    assert len(steps) == 5


def test_a_narrow_terminal_does_not_wrap_the_progress(library: Path) -> None:
    said = on_a_terminal(library, "build", *HTML, TERM="xterm", COLUMNS="12")
    assert said.split(WIPE)[1:4] == ["[0/2]", "[1/2] back-", "[2/2] insom"]


@pytest.mark.parametrize(
    ("options", "terminal"), [((), "dumb"), (("--verbose",), "xterm")], ids=["dumb", "verbose"]
)
def test_progress_has_its_own_lines_where_a_line_cannot_be_written_again(
    library: Path, options: tuple[str, ...], terminal: str
) -> None:
    said = on_a_terminal(library, *options, "build", *HTML, TERM=terminal)
    assert "\x1b" not in said
    told = [line.partition(" · ")[0] for line in said.splitlines()[-3:-1]]
    assert told == ["[1/2] back-pain (en)", "[2/2] insomnia (en)"]


def test_columns_are_aligned_and_nothing_is_cut() -> None:
    long = "a-very-long-name-that-no-terminal-is-wide-enough-for" * 3
    rows = [("a", "1"), (long, "22")]
    assert table(("name", "n"), rows, right=(1,)).splitlines() == [
        f"name{' ' * (len(long) - 4)}   n",
        f"a{' ' * (len(long) - 1)}   1",
        f"{long}  22",
    ]


def test_a_table_without_rows_is_its_head() -> None:
    assert table(("file", "state"), []) == "file  state"


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (52_600, "53 kB")]
)
def test_sizes_are_in_kilobytes(size: int, text: str) -> None:
    assert size_text(size) == text
