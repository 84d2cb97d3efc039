"""One handout to the bytes of each output. Imports the renderers when it is first used.

What is costly is shared by all handouts of one look, inside one process.
"""

import base64
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.build.look import Look
from handoutkit.build.material import Material, material, with_page
from handoutkit.build.request import Output
from handoutkit.build.sheets import book_accent, book_sheet, print_sheet, screen_sheet, stacks
from handoutkit.errors import DependencyMissing
from handoutkit.findings import Finding, Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Edition, Paper
from handoutkit.model.pages import PageMap
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.pdf.document import RenderedPdf
    from handoutkit.render.pdf.mold import Mold

Layout: TypeAlias = tuple[Edition, Paper]

_SMALLEST: Mapping[Edition, float] = {"standard": 9, "large-print": 14}
"""Letters have this many points or more, in pictures too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """An output's bytes, a PDF's number of pages, what was found, and each font file's digest.

    `page_map` tells where its pages begin, of what was laid out as books count their pages.
    """

    data: bytes
    pages: int | None = None
    page_map: PageMap | None = None
    findings: tuple[Finding, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What a layout said that books and web pages go by: pages, findings, font files' digests."""

    page_map: PageMap
    findings: tuple[Finding, ...]
    fonts: Mapping[str, str]


def render(
    handout: Handout,
    words: Catalogue,
    outputs: Iterable[Output],
    look: Look,
    place: Place,
    person: Person | None = None,
    mold: "Mold | None" = None,
) -> Mapping[Output, Rendered]:
    """Render each output of a handout, or of a person's copy: its material, then what that makes.

    A `mold` takes from the first PDF what copies of it are made of.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    made = with_page(material(handout, words, look, place, person))
    return render_material(made, outputs, mold)


def render_material(
    made: Material,
    outputs: Iterable[Output],
    mold: "Mold | None" = None,
    remembered: Remembered | None = None,
) -> Mapping[Output, Rendered]:
    """Render each output; the standard PDF's facts give the EPUB its page-list.

    Where its layout is `remembered`, nothing is laid out for a book or a web page, and no page is
    needed. There are no files where a named font lacks a character, or a line for the person is
    lost: then nothing is laid out.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    outputs = tuple(outputs)
    if remembered is not None and all(one.format != "pdf" for one in outputs):
        return {one: _written(one, made, remembered) for one in outputs}
    from handoutkit.render.coverage import coverage_findings
    from handoutkit.render.person import unprinted_findings

    assert made.page is not None, "what is laid out has a page"
    missing = (
        *coverage_findings(made.page, stacks(made.look), made.handout, made.place),
        *unprinted_findings(made.page, made.view.person),
    )
    if missing:
        return {one: Rendered(data=b"", findings=missing) for one in outputs}
    # Laid out for a book and a web page too: what is wrong with the words comes to light there.
    layouts = {one: _layout_of(one, made.look) for one in outputs}
    molds = {layouts[one]: mold for one in reversed(list(layouts)) if one.format == "pdf"}
    pdfs = {
        layout: _pdf(made, layout, molds.get(layout)) for layout in dict.fromkeys(layouts.values())
    }
    return {one: _rendered(one, made, pdfs[layout]) for one, layout in layouts.items()}


def draft_material(made: Material, outputs: Iterable[Output]) -> Mapping[Output, bytes]:
    """Give the web pages among the outputs before anything is laid out, which may yet stop them.

    Raises:
        RenderingFailed: a template is broken.
    """
    return {one: _html(made) for one in outputs if one.format == "html"}


def _layout_of(output: Output, look: Look) -> Layout:
    return (output.edition, output.paper) if output.format == "pdf" else ("standard", look.paper)


def _rendered(output: Output, made: Material, pdf: "RenderedPdf") -> Rendered:
    fonts = {font.path: font.digest for font in pdf.fonts}
    laid_out = Remembered(page_map=pdf.facts.map, findings=pdf.findings, fonts=fonts)
    if output.format != "pdf":
        return _written(output, made, laid_out)
    as_books_count = _layout_of(output, made.look) == ("standard", made.look.paper)
    return Rendered(
        data=pdf.data,
        pages=len(pdf.facts.pages),
        page_map=laid_out.page_map if as_books_count else None,
        findings=pdf.findings,
        fonts=fonts,
    )


def _written(output: Output, made: Material, laid_out: Remembered) -> Rendered:
    """Write a book or a web page, which nothing is laid out for."""
    if output.format == "html":
        return Rendered(data=_html(made), findings=laid_out.findings)
    return Rendered(
        data=_epub(made, laid_out.page_map),
        page_map=laid_out.page_map,
        findings=laid_out.findings,
        fonts=laid_out.fonts,
    )


def _pdf(made: Material, layout: Layout, mold: "Mold | None") -> "RenderedPdf":
    render_pdf = pdf_renderer()
    edition, paper = layout
    assert made.page is not None, "what is laid out has a page"
    return render_pdf(
        made.page,
        print_sheet(made.look, edition, paper),
        handout=made.handout,
        images={image.path: image for image in made.handout.images},
        place=made.place,
        smallest=_SMALLEST[edition],
        mold=mold,
    )


def pdf_renderer() -> "Callable[..., RenderedPdf]":
    """Import WeasyPrint, which opens Pango and others at once; what it prints then is ours to say.

    Raises:
        DependencyMissing: one of them is not installed.
    """
    try:
        with redirect_stdout(StringIO()):
            from handoutkit.render.pdf.document import render_pdf
    except OSError as error:
        raise DependencyMissing(
            f"a library that lays out pages is missing: {str(error).splitlines()[0]}",
            remedy="`handout doctor` says what is missing, and which command brings it.",
        ) from error
    return render_pdf


def _epub(made: Material, pages: PageMap) -> bytes:
    from handoutkit.render.epub import render_epub

    return render_epub(
        made.handout,
        made.view,
        made.words,
        made.templates,
        css=book_sheet(made.look),
        accent=book_accent(made.look),
        families=stacks(made.look).of(made.handout.lang),
        pages=pages,
    )


def _html(made: Material) -> bytes:
    from handoutkit.render.page import web_page

    sources = {one.path: _data_url(one.media_type, one.data) for one in made.handout.images}
    return web_page(made.view, made.templates, css=screen_sheet(made.look), sources=sources)


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
