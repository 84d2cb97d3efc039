"""The PDF as a whole: what it claims to be, what it is made of, and what cannot be laid out."""

import subprocess
from pathlib import Path

import pytest

from handoutkit.disk import digest
from handoutkit.errors import RenderingFailed
from tests.builders import handout, paragraph, section
from tests.render.pdf.structure import laid_out, with_pdf
from tests.render.rendering import pdf


def xmp(data: bytes) -> str:
    return with_pdf(data, lambda one: one.Root.Metadata.read_bytes().decode("utf-8"))


def test_a_pdf_claims_to_be_pdf_a_2a_and_pdf_ua_1() -> None:
    metadata = xmp(laid_out("<p>a</p>").data)
    assert 'pdfaid:part="2"' in metadata or "<pdfaid:part>2<" in metadata
    assert 'pdfaid:conformance="A"' in metadata or "<pdfaid:conformance>A<" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_all_metadata_stand_in_one_rdf() -> None:
    """Validators do not look behind the first."""
    metadata = xmp(laid_out("<p>a</p>").data)
    assert metadata.count("<rdf:RDF") == metadata.count("</rdf:RDF>") == 1
    assert metadata.index("pdfuaid:part") < metadata.index("</rdf:RDF>")


def test_a_pdf_names_its_language_and_title_and_that_it_is_tagged() -> None:
    data = pdf(handout()).data
    assert with_pdf(data, lambda one: str(one.Root.Lang)) == "en"
    assert with_pdf(data, lambda one: str(one.docinfo.Title)) == "Sleep and you"
    assert with_pdf(data, lambda one: str(one.Root.MarkInfo.Marked)) == "True"
    assert with_pdf(data, lambda one: str(one.Root.ViewerPreferences.DisplayDocTitle)) == "True"


def test_a_pdf_is_dated_by_its_handout() -> None:
    assert with_pdf(pdf(handout()).data, lambda one: str(one.docinfo.CreationDate)).startswith(
        "D:20260304"
    )


def test_the_same_page_has_the_same_bytes() -> None:
    made = handout(section("rest", paragraph("a")))
    assert pdf(made).data == pdf(made).data


def test_the_fonts_are_files_of_this_machine_with_their_digests() -> None:
    fonts = laid_out("<p>a <b>b</b></p>").fonts
    assert len(fonts) == 2
    for font in fonts:
        assert digest(Path(font.path).read_bytes()) == font.digest
        assert "NotoSans" in Path(font.path).name


def test_a_page_without_words_needs_no_font() -> None:
    assert laid_out("").fonts == ()


def test_a_page_that_cannot_be_laid_out_fails_the_handout() -> None:
    with pytest.raises(RenderingFailed, match="Sleep and you") as caught:
        laid_out("<div>" * 2000 + "a")
    assert "nesting" in caught.value.remedy


def test_a_number_of_a_list_is_the_one_it_starts_with() -> None:
    """WeasyPrint reads `start` only as a presentational hint."""
    data = laid_out('<ol start="7"><li>a</li></ol>').data
    assert "7." in text_of(data)


def text_of(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
