"""The sample's books have the pages of its paper, and tell them without the PDF as well."""

import zipfile
from pathlib import Path

import pytest

from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from tests.sample.conftest import ROOT, Built, built
from tests.whole import page_list, pages


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(ROOT, tmp_path_factory.mktemp("sample"))


def test_a_book_has_a_marker_where_each_page_of_the_paper_begins(sample: Built) -> None:
    pdfs = sample.files("pdf")
    assert len(pdfs) == 12
    assert [fault for pdf in pdfs for fault in page_list.faults_of(pdf, book_of(pdf))] == []
    sizes = {one.path: one.pages for one in sample.report.outputs if one.format == "pdf"}
    for pdf in pdfs:
        count = sizes[str(pdf.relative_to(sample.out))]
        assert count == len(pages.pages_of(pdf)) == len(page_list.page_list_of(book_of(pdf)))


def test_nothing_stands_in_the_margins_and_no_heading_alone(sample: Built) -> None:
    for name, handout in sample.handouts.items():
        assert pages.faults_of(sample.out / f"{name}.pdf", handout) == []


def test_books_alone_are_the_same_as_books_beside_their_paper(
    sample: Built, tmp_path: Path
) -> None:
    build(ROOT, BuildRequest(out=tmp_path, formats=("epub",)), lambda *_: None)
    alone = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.glob("*/*.epub")}
    beside = {path.relative_to(sample.out): path.read_bytes() for path in sample.files("epub")}
    assert alone == beside
    assert not list(tmp_path.glob("*/*.pdf"))


def test_a_marker_in_the_wrong_place_is_noticed(sample: Built, tmp_path: Path) -> None:
    pdf = sample.files("pdf")[0]
    swapped = tmp_path / "swapped.epub"
    with zipfile.ZipFile(book_of(pdf)) as book, zipfile.ZipFile(swapped, "w") as target:
        for name in book.namelist():
            data = book.read(name)
            if name.endswith("handout.xhtml"):
                data = data.replace(b"page-2", b"page-x").replace(b"page-3", b"page-2")
                data = data.replace(b"page-x", b"page-3")
            target.writestr(name, data)
    assert page_list.faults_of(pdf, swapped)


def book_of(pdf: Path) -> Path:
    return pdf.with_suffix(".epub")
