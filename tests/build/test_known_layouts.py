"""A book goes by the layout of its paper, where that is known."""

from pathlib import Path

import pytest

from handoutkit.build import rendering
from handoutkit.build.material import Material
from handoutkit.render.pdf.document import RenderedPdf
from tests.build.changes import CHANGES, INSOMNIA_PAGE, change, said
from tests.build.tiny import run_build, write_library


def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each page that is laid out."""
    noted: list[str] = []
    lay_out = rendering._pdf

    def noting(made: Material, layout: rendering.Layout, mold: None) -> RenderedPdf:
        noted.append(made.handout.condition)
        return lay_out(made, layout, mold)

    monkeypatch.setattr(rendering, "_pdf", noting)
    return noted


def test_a_book_goes_by_the_layout_of_its_paper_that_is_known(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_library(tmp_path / "whole")
    run_build(whole, formats=("epub", "html"))
    run_build(library, formats=("pdf",))
    (library / "build" / INSOMNIA_PAGE).unlink()
    noted = laid_out(monkeypatch)
    report = run_build(library, formats=("epub", "html"))
    assert noted == []
    assert said(report) == said(run_build(whole, formats=("epub", "html")))
    books = ("en/insomnia.epub", INSOMNIA_PAGE)
    for path in books:
        assert (library / "build" / path).read_bytes() == (whole / "build" / path).read_bytes()
    (library / "build/en/insomnia.epub").unlink()
    (library / "build/en/insomnia.pdf").unlink()
    run_build(library, formats=("epub",))
    assert noted == []


def test_a_book_of_another_text_is_laid_out(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(library, formats=("pdf",))
    change(library, CHANGES["a section"])
    noted = laid_out(monkeypatch)
    run_build(library, formats=("epub",))
    assert noted == ["insomnia"]
