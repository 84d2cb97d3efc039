"""Thirty libraries that nobody wrote by hand: each builds to valid files that say the same."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from handoutkit.build.manifest import read_manifest
from handoutkit.disk import FolderDisk
from handoutkit.fontconfig import files_of
from tests.fonts import FIRST
from tests.sample.conftest import Built, built
from tests.validators import epubcheck, qpdf, verapdf
from tests.whole import page_list, pages, parity
from tests.whole.generate import write_library
from tests.whole.shapes import LIBRARIES, SCRIPTS, shape_of

# Little text; both papers, both languages, and of the scripts those that most can go wrong with.
QUICK = (0, 9, 13)
HARDEST = ("fa", "he", "hi", "ur", "vi", "zh-Hans")
SLOW = [number for number in range(LIBRARIES) if number not in QUICK]
BATCH = 9


def test_the_shapes_reach_both_ends_of_each_range() -> None:
    shapes = [shape_of(number) for number in range(LIBRARIES)]
    for name, low, high in (
        ("title", 1, 120),
        ("sections", 1, 60),
        ("references", 0, 80),
        ("columns", 1, 12),
        ("deepest_list", 1, 6),
        ("conditions", 1, 3),
        ("articles", 1, 3),
        ("statements", 0, 2),
    ):
        found = {getattr(shape, name) for shape in shapes}
        assert {low, high} <= found, name
    assert {shape.paper for shape in shapes} == {"a4", "letter"}
    assert {script for shape in shapes for script in shape.scripts} == {*SCRIPTS}
    assert {script for number in QUICK for script in shapes[number].scripts} >= {*HARDEST}


def test_a_number_always_gives_the_same_library(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_library(9, tmp_path / name)
    for path in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "other" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_three_libraries_become_valid_files_of_the_same_words(tmp_path: Path) -> None:
    assert_good(QUICK, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, len(SLOW), BATCH))
def test_the_other_libraries_become_valid_files_of_the_same_words(
    tmp_path: Path, first: int
) -> None:
    assert_good(tuple(SLOW[first : first + BATCH]), tmp_path)


def assert_good(numbers: tuple[int, ...], folder: Path) -> None:
    """Build libraries, read all that came of them, and let one run of each judge see it all."""
    results = {number: made(number, folder) for number in numbers}
    scripts = {script for number in numbers for script in shape_of(number).scripts}
    assert {FIRST[script] for script in scripts & FIRST.keys()} <= fonts_of(results.values())
    faults = [
        f"{number} {name}: {fault}"
        for number, result in results.items()
        for name in result.handouts
        for fault in faults_of(result, name)
    ]
    assert faults == []
    assert_valid([result.out for result in results.values()])
    within = [
        page_list.stands_within(marker)
        for result in results.values()
        for epub in result.files("epub")
        for marker in page_list.markers_of(epub).values()
    ]
    assert any(within), "no page begins within a paragraph"


def made(number: int, folder: Path) -> Built:
    root = folder / str(number)
    shape = write_library(number, root)
    result = built(root, root / "build")
    assert {str(one.state) for one in result.report.outputs} == {"built"}, result.report.findings
    assert len(result.report.outputs) == shape.conditions * len(shape.languages) * 3
    return result


def faults_of(result: Built, name: str) -> list[str]:
    pdf = result.out / f"{name}.pdf"
    return [
        *pages.faults_of(pdf, result.handouts[name]),
        *page_list.faults_of(pdf, pdf.with_suffix(".epub")),
        *parity.faults_of(pdf, result.handouts[name]),
    ]


def fonts_of(results: Iterable[Built]) -> set[str]:
    """Give the families of the fonts that PDFs were set in."""
    files = {
        font
        for result in results
        for record in read_manifest(FolderDisk(result.out)).outputs.values()
        for font in record.fonts
    }
    return {family for family in FIRST.values() if files.intersection(files_of(family))}


def assert_valid(folders: list[Path]) -> None:
    pdfs = [path for folder in folders for path in sorted(folder.glob("*/*.pdf"))]
    epubs = [path.with_suffix(".epub") for path in pdfs]
    verdicts = verapdf.validate(pdfs, ("ua1", "2a"))
    assert len(verdicts) == 2 * len(pdfs) > 0
    assert [(one.path, one.flavour, one.failures) for one in verdicts if not one.compliant] == []
    assert [report for report in qpdf.check(pdfs) if report.problems] == []
    assert [report for report in epubcheck.validate(epubs) if report.messages] == []
