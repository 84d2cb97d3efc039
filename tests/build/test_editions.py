"""Editions and papers of a handout: each a PDF of its own, the book and the web page once."""

from pathlib import Path

import pikepdf
import pytest

from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.model.library import Edition, Paper
from tests.build.tiny import FILES, SETTINGS, edit, write_library

SHEETS = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def made(
    root: Path, *, editions: tuple[Edition, ...] = (), papers: tuple[Paper, ...] = ()
) -> BuildReport:
    asked = BuildRequest(
        out=root / "build",
        conditions=("back-pain",),
        editions=editions,
        papers=papers,
        formats=("pdf",),
    )
    return build(root, asked, lambda *_: None)


def states(report: BuildReport) -> dict[str, str]:
    return {one.path: str(one.state) for one in report.outputs}


def sheet(path: Path) -> tuple[int, int]:
    with pikepdf.open(path) as pdf:
        _, _, width, height = (float(one) for one in pdf.pages[0].mediabox)
    return round(width), round(height)


def test_each_paper_is_a_sheet_of_its_size(root: Path) -> None:
    report = made(root, papers=("a4", "letter"))
    assert {one.state for one in report.outputs} == {"built"}
    for one in report.outputs:
        assert sheet(root / "build" / one.path) == SHEETS[one.paper]
    assert {one.paper for one in report.outputs} == {"a4", "letter"}


def test_a_changed_text_makes_every_edition_stale_that_was_built(root: Path) -> None:
    large = ("en/back-pain.large-print.pdf",)
    made(root, editions=("standard", "large-print"))
    assert set(states(made(root)).values()) == {"kept"}
    edit(root, SETTINGS, FILES[SETTINGS].replace("Clinic", "Praxis"))
    assert states(made(root)) == {"en/back-pain.pdf": "built", large[0]: "built"}


def test_a_colour_that_is_too_light_is_darkened_in_large_print_alone(root: Path) -> None:
    edit(root, SETTINGS, FILES[SETTINGS] + 'colours: {accent: "#cc8800"}\n')
    made(root, editions=("standard", "large-print"))
    from tests.sample.drawn import texts

    assert "#cc8800" in {one.colour for one in texts(root / "build/en/back-pain.pdf")}
    large = {one.colour for one in texts(root / "build/en/back-pain.large-print.pdf")}
    assert "#cc8800" not in large


def test_what_does_not_fit_in_one_edition_stops_that_one_alone(root: Path) -> None:
    (root / "styles/variants").mkdir(parents=True)
    broken = ":root { --size: 18pt; --size-furniture: 90pt }\n"
    (root / "styles/variants/large-print.css").write_text(broken)
    report = made(root, editions=("standard", "large-print"))
    assert states(report) == {
        "en/back-pain.pdf": "built",
        "en/back-pain.large-print.pdf": "stopped",
    }
    assert {one.code for one in report.findings if one.is_error} <= {"PAGE-006", "PAGE-007"}


def test_an_old_sheet_is_built_anew_though_nothing_tells_of_it(root: Path) -> None:
    made(root, editions=("standard", "large-print"))
    (root / "build/manifest.json").unlink()
    edit(root, SETTINGS, FILES[SETTINGS].replace("Clinic", "Praxis"))
    assert states(made(root)) == {
        "en/back-pain.pdf": "built",
        "en/back-pain.large-print.pdf": "built",
    }
