"""Who renders knows beforehand whether layouts are remembered: then nobody warms up to lay out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handoutkit.build import run
from handoutkit.build.request import BuildRequest
from handoutkit.build.standby import Standby
from handoutkit.model.library import Format
from tests.build.changes import CHANGES, change
from tests.build.tiny import run_build

BOOKS: tuple[Format, ...] = ("pdf", "epub", "html")


@pytest.fixture
def told(library: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Build all there is of a library, and note what those who render are told after that."""
    run_build(library, formats=BOOKS)
    noted: list[bool] = []

    @contextmanager
    def noting(request: BuildRequest, *, once: bool) -> Iterator[Standby]:
        def nobody(count: int, *, are_laid_out: bool = False) -> None:
            noted.append(are_laid_out)

        yield nobody

    monkeypatch.setattr(run, "standing_by", noting)
    return noted


@pytest.mark.parametrize(
    "gone",
    [
        ("en/insomnia.pdf",),
        ("en/insomnia.epub", "en/back-pain.pdf"),
        ("manifest.json", "en/insomnia.epub"),
    ],
)
def test_what_has_to_be_laid_out_is(gone: tuple[str, ...], library: Path, told: list[bool]) -> None:
    for path in gone:
        (library / "build" / path).unlink()
    run_build(library, formats=BOOKS)
    assert not any(told)
    assert told


def test_what_changed_may_have_to_be_laid_out(library: Path, told: list[bool]) -> None:
    change(library, CHANGES["a section"])
    run_build(library, formats=("epub",))
    assert told == [False]


def test_a_page_whose_layout_is_not_remembered_has_to_be_laid_out(
    library: Path, told: list[bool]
) -> None:
    (library / "build/manifest.json").unlink()
    run_build(library, formats=("html",))  # which remembers none
    told.clear()
    (library / "build/en/insomnia.html").unlink()
    run_build(library, formats=("html",))
    assert told == [False]


@pytest.mark.parametrize("gone", ["en/insomnia.epub", "en/back-pain.html"])
def test_books_and_web_pages_of_remembered_layouts_are_laid_out(
    gone: str, library: Path, told: list[bool]
) -> None:
    (library / "build" / gone).unlink()
    run_build(library, formats=BOOKS)
    run_build(library, formats=("epub", "html"))
    assert told == [True]
