"""What `handout init` and `handout new` write builds at once, into files that are what they claim.

Judged like the sample: no finding, veraPDF, qpdf, EPUBCheck, reading grade, two pages.
"""

import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutkit.build.sources import read_sources
from handoutkit.build.starting import STARTER, add_article, add_condition, start_library
from handoutkit.errors import UsageProblem
from handoutkit.model.walk import plain_text
from tests.sample.conftest import Built, built
from tests.sample.test_reading_grade import AIM, grade, runs_of_text
from tests.validators import epubcheck, qpdf, verapdf

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
CLINIC = 'A: "B" & C #1'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter with one more article and condition."""
    root = tmp_path_factory.mktemp("starter")
    start_library(root, CLINIC, DAY)
    add_article(root, "sore-back", DAY)
    add_condition(root, "sore-back", "sore-back")
    return root


@pytest.fixture(scope="module")
def starter(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(library, tmp_path_factory.mktemp("out"))


def test_there_is_nothing_to_say_about_it(starter: Built) -> None:
    assert starter.report.findings == ()
    assert [str(one.state) for one in starter.report.outputs] == ["built"] * 6


def test_every_file_is_valid(starter: Built) -> None:
    pdfs, epubs = starter.files("pdf"), starter.files("epub")
    assert (len(pdfs), len(epubs), len(starter.files("html"))) == (2, 2, 2)
    verdicts = verapdf.validate(pdfs, ("ua1", "2a"))
    assert len(verdicts) == 4
    assert [(v.path.name, v.flavour, v.failures) for v in verdicts if not v.compliant] == []
    assert [one.problems for one in qpdf.check(pdfs)] == [(), ()]
    assert [one.messages for one in epubcheck.validate(epubs)] == [(), ()]


def test_it_reads_at_the_aim(starter: Built) -> None:
    for handout in starter.handouts.values():
        assert grade([plain_text(content) for content in runs_of_text(handout)]) <= AIM


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_keeps_its_paper_budget_on_both_papers(tmp_path: Path, paper: str) -> None:
    start_library(tmp_path, "Hill Street Clinic", DAY)
    settings = tmp_path / "handouts/library.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("paper: a4 ", f"paper: {paper} "), "utf-8")
    report = built(tmp_path, tmp_path / "out").report
    assert [one.pages for one in report.outputs if one.format == "pdf"] == [2]
    condition = read_sources(tmp_path).library.conditions["trouble-sleeping"]
    assert condition.pages == 2


def test_comments_and_placeholders_are_not_printed(starter: Built, library: Path) -> None:
    for path in library.rglob("*.*"):
        assert not path.is_file() or "$" not in path.read_text("utf-8"), path
    for page in starter.files("html"):
        body = page.read_text("utf-8").split("<body")[1]
        assert "<!--" not in body
        assert "never printed" not in body


def test_each_file_explains_itself(library: Path) -> None:
    """References are JSON, which has no comments; a picture has a title."""
    for path in library.rglob("*.*"):
        if path.is_file() and path.suffix != ".json":
            assert re.search(r"^ *#|<!--", path.read_text("utf-8"), re.MULTILINE), path


@settings(deadline=None)  # it reads and writes files
@given(st.text(max_size=60))
def test_any_name_of_a_clinic_is_refused_or_read_as_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = tmp_path_factory.mktemp("named")
    try:
        start_library(root, name, DAY)
    except UsageProblem:
        assert list(root.iterdir()) == []
        return
    sources = read_sources(root)
    assert sources.findings == ()
    assert sources.library.settings.clinic.name == " ".join(name.split())


def test_the_wheel_holds_every_file(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("handoutkit/starter/")}
    files = {p.relative_to(STARTER).as_posix() for p in STARTER.rglob("*") if p.is_file()}
    assert len(files) == 8
    assert packed == {f"handoutkit/starter/{name}" for name in files}
