"""Every language, edition, paper and format of the sample: valid, and of the same words.

The quick tests build each language on the library's own paper, and large print of one condition.
"""

from pathlib import Path

import pytest

from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.model.editions import EDITIONS, PAPERS
from tests.sample.conftest import ROOT, Built
from tests.sample.words import first_difference, model_words, pdf_chunks
from tests.validators import epubcheck, qpdf, verapdf

LANGUAGES = ("ar", "en", "es")
CONDITIONS = 4

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("combinations")


@pytest.fixture(scope="module")
def report(out: Path) -> BuildReport:
    """Build every language, edition, paper and format."""
    request = BuildRequest(out=out, editions=EDITIONS, papers=PAPERS)
    return build(ROOT, request, lambda *_: None)


def test_every_combination_is_built(report: BuildReport, out: Path) -> None:
    assert {str(one.state) for one in report.outputs} == {"built"}
    made = [(one.lang, one.condition, one.format, one.edition, one.paper) for one in report.outputs]
    pdfs = [one for one in made if one[2] == "pdf"]
    assert len(set(made)) == len(made)
    assert len(pdfs) == len(LANGUAGES) * CONDITIONS * len(EDITIONS) * len(PAPERS)
    assert len(made) - len(pdfs) == len(LANGUAGES) * CONDITIONS * 2
    assert sorted({one[0] for one in made}) == list(LANGUAGES)
    assert not [one for one in report.findings if str(one.severity) != "note"]


def test_every_file_is_valid(report: BuildReport, out: Path) -> None:
    pdfs, epubs = sorted(out.glob("*/*.pdf")), sorted(out.glob("*/*.epub"))
    verdicts = verapdf.validate(pdfs, ("ua1", "2a"))
    assert len(verdicts) == 2 * len(pdfs) == 2 * sum(one.format == "pdf" for one in report.outputs)
    assert [(one.path, one.flavour, one.failures) for one in verdicts if not one.compliant] == []
    assert [one for one in qpdf.check(pdfs) if one.problems] == []
    reports = epubcheck.validate(epubs)
    assert len(reports) == len(LANGUAGES) * CONDITIONS
    assert [(one.path, one.messages) for one in reports if one.messages] == []


def test_every_pdf_says_what_its_handout_says(
    report: BuildReport, out: Path, sample: Built
) -> None:
    for one in report.outputs:
        if one.format == "pdf":
            words = model_words(sample.handouts[f"{one.lang}/{one.condition}"])
            assert not first_difference(words, pdf_chunks(out / one.path)), one.path
