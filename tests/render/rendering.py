"""Ways to a page for tests: the shipped styles, and styles of a library above them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

from handoutkit.disk import Disk, FolderDisk, LayeredDisk, MemoryDisk
from handoutkit.findings import Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.pages import PageFacts
from handoutkit.model.person import Person
from handoutkit.project import shipped_styles
from handoutkit.render.assets import asset_url
from handoutkit.render.epub import render_epub
from handoutkit.render.page import Templates, web_page
from handoutkit.render.pdf.document import RenderedPdf, render_pdf
from handoutkit.render.person import blank_lines
from handoutkit.render.styles import flat_sheet, layered_sheet
from handoutkit.render.view import view
from tests.builders import CONDITION_PATH

ENGLISH = Catalogue("en", {})
SHIPPED = FolderDisk(shipped_styles())
PLACE = Place(CONDITION_PATH)


def styles(**own: str) -> Disk:
    """Give the shipped styles below a library's own templates, named without their folder."""
    return LayeredDisk(
        MemoryDisk({f"templates/{name}": text.encode() for name, text in own.items()}), SHIPPED
    )


def printed(
    handout: Handout, disk: Disk = SHIPPED, person: Person | None = None, *, blanks: bool = False
) -> str:
    """Give the page that the PDF is made of."""
    shown = view(handout, ENGLISH, person)
    return Templates(disk).fill(
        "print.html.jinja",
        replace(shown, blanks=blank_lines(ENGLISH)) if blanks else shown,
        sources={one.path: asset_url(one.path) for one in handout.images},
        stamp="2026-03-04T00:00:00Z",
    )


def web(handout: Handout, disk: Disk = SHIPPED) -> str:
    sources = {one.path: f"data:,{one.path}" for one in handout.images}
    page = web_page(view(handout, ENGLISH), Templates(disk), css="", sources=sources)
    return page.decode("utf-8")


def pdf(
    handout: Handout,
    css: str = "",
    change: Callable[[str], str] = lambda page: page,
    person: Person | None = None,
) -> RenderedPdf:
    """Lay out a handout, with a style sheet more and its page changed by `change`."""
    sheet = layered_sheet(SHIPPED, "print", {}) + css
    images = {one.path: one for one in handout.images}
    page = change(printed(handout, person=person))
    return render_pdf(page, sheet, handout=handout, images=images, place=PLACE)


def book(handout: Handout, facts: PageFacts, disk: Disk = SHIPPED) -> bytes:
    return render_epub(
        handout,
        view(handout, ENGLISH),
        ENGLISH,
        Templates(disk),
        css=flat_sheet(SHIPPED, "epub", {}),
        accent="#0b5c6b",
        families=("Noto Sans",),
        pages=facts.map,
    )


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """Give the files of a book, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
