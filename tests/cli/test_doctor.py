"""`handout doctor`: what it says, with which exit code, and that it needs no renderer."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.build.test_doctor import ALL
from tests.build.tiny import SETTINGS, edit
from tests.cli.conftest import Handout


@pytest.fixture
def probes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that has everything but Pango and Java."""
    libraries = {**ALL.libraries, "libpango-1.0.so.0": False}
    programs = {**ALL.programs, "java": ""}
    found = replace(ALL, libraries=libraries, programs=programs)
    monkeypatch.setattr("handoutkit.build.probing.probe", lambda *_: found)


@pytest.mark.usefixtures("probes")
def test_6_and_what_brings_it_where_something_is_missing(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "doctor")
    assert (said.code, said.err) == (6, "")
    lines = {re.split(r"\s{2,}", line)[1]: line for line in said.out.splitlines()}
    assert lines["Pango"].split()[0] == "missing"
    assert "laying out text" in lines["Pango"]
    assert lines["Pango"].endswith("apt-get install libpango-1.0-0")
    assert lines["Java"].split()[0] == "optional"
    assert lines["HarfBuzz"].split()[0] == "ok"


@pytest.mark.usefixtures("probes")
def test_checks_are_told_as_one_json_object(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "doctor", "--json")
    report = json.loads(said.out)
    assert said.code == 6
    assert report.keys() == {"schema", "checks"}
    assert {
        "name": "Pango",
        "state": "missing",
        "found": "",
        "for": "laying out text",
        "remedy": "apt-get install libpango-1.0-0",
    } in report["checks"]
    assert {one["state"] for one in report["checks"]} == {"ok", "missing", "optional"}


def test_0_where_only_what_is_optional_is_missing(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(ALL, programs={**ALL.programs, "chromium": ""})
    monkeypatch.setattr("handoutkit.build.probing.probe", lambda *_: found)
    assert handout("-C", library, "doctor").code == 0


def test_0_where_the_tests_run(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "doctor")
    assert said.code == 0
    assert str(library / "build") in said.out
    assert not (library / "build").exists()


@pytest.mark.parametrize("settings", [None, "schema: [\n"])
def test_fonts_are_checked_for_english_without_a_library(
    handout: Handout, library: Path, tmp_path: Path, settings: str | None
) -> None:
    if settings is not None:
        edit(library, SETTINGS, settings)
    said = handout("-C", tmp_path if settings is None else library, "doctor")
    assert said.code == 0
    assert "for English only" in said.err
    assert "font (en)" in said.out
    assert ("output folder" in said.out) == (settings is not None)


def test_it_works_where_weasyprint_cannot_be_imported(library: Path) -> None:
    code = (
        "import sys; sys.modules['weasyprint'] = None; sys.modules['jinja2'] = None\n"
        "from handoutkit.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(library), "doctor"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
