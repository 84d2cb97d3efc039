"""The large-print edition, measured from its file: sizes, colours, lines, words."""

import re
import subprocess
from pathlib import Path

import pytest

from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from handoutkit.render.contrast import ENHANCED, contrast
from tests.sample.conftest import ROOT, Built
from tests.sample.drawn import texts
from tests.sample.words import first_difference, model_words, pdf_chunks
from tests.validators import qpdf, verapdf

BODY = 18
SMALLEST = 14
LONGEST_LINE = 60
CONDITION = "chronic-back-pain"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Build one condition in large print, in every language, on both papers."""
    out = tmp_path_factory.mktemp("large")
    request = BuildRequest(
        out=out,
        conditions=(CONDITION,),
        editions=("large-print",),
        papers=("a4", "letter"),
        formats=("pdf",),
    )
    report = build(ROOT, request, lambda *_: None)
    assert {str(one.state) for one in report.outputs} == {"built"}, report.findings
    return tuple(sorted(out.glob("*/*.pdf")))


def lines(path: Path) -> list[str]:
    """Give the lines of a file's pages as poppler joins them."""
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    found = re.findall(r"<line .*?>(.*?)</line>", done.stdout, re.S)
    return [" ".join(re.findall(r"<word .*?>(.*?)</word>", line)) for line in found]


def test_there_is_one_file_for_each_language_and_paper(
    large: tuple[Path, ...], sample: Built
) -> None:
    languages = {name.split("/")[0] for name in sample.handouts}
    assert [f"{path.parent.name}/{path.name}" for path in large] == sorted(
        f"{lang}/{CONDITION}.large-print{paper}.pdf"
        for lang in languages
        for paper in ("", ".letter")
    )


def test_the_body_is_18_pt_and_nothing_is_under_14_pt(large: tuple[Path, ...]) -> None:
    for path in large:
        sizes = [one.size for one in texts(path)]
        assert min(sizes) >= SMALLEST
        assert max(set(sizes), key=sizes.count) == BODY


def test_a_standard_page_is_too_small_for_large_print(sample: Built) -> None:
    """What is measured here is not true of every file."""
    assert min(one.size for path in sample.files("pdf") for one in texts(path)) < SMALLEST


def test_all_text_has_a_contrast_of_7_to_1(large: tuple[Path, ...]) -> None:
    for path in large:
        pairs = {(one.colour, one.ground) for one in texts(path)}
        assert all(contrast(colour, ground) >= ENHANCED for colour, ground in pairs), pairs


def test_lines_have_60_characters_or_fewer(large: tuple[Path, ...], sample: Built) -> None:
    """All but the foot's last lines, which are the clinic's name, a code and a date."""
    for path in large:
        code = sample.handouts[f"{path.parent.name}/{CONDITION}"].code
        found = [line for line in lines(path) if code not in line]
        assert found
        assert [line for line in found if len(line) > LONGEST_LINE] == []


def test_no_word_is_lost(large: tuple[Path, ...], sample: Built) -> None:
    for path in large:
        handout = sample.handouts[f"{path.parent.name}/{CONDITION}"]
        assert not first_difference(model_words(handout), pdf_chunks(path))


def test_every_file_is_valid(large: tuple[Path, ...]) -> None:
    verdicts = verapdf.validate(list(large), ("ua1", "2a"))
    assert len(verdicts) == 2 * len(large)
    assert [(one.path, one.flavour, one.failures) for one in verdicts if not one.compliant] == []
    assert [one for one in qpdf.check(list(large)) if one.problems] == []
