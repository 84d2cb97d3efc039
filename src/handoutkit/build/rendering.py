"""One handout to the bytes of each output. Imports the renderers when it is first used."""

import base64
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.build.request import Output
from handoutkit.disk import Disk
from handoutkit.errors import DependencyMissing
from handoutkit.findings import Finding, Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Edition, Paper, Settings
from handoutkit.model.pages import PageFacts
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.page import Templates
    from handoutkit.render.pdf.document import RenderedPdf
    from handoutkit.render.pdf.mold import Mold
    from handoutkit.render.stacks import Stacks
    from handoutkit.render.view import View

Layout: TypeAlias = tuple[Edition, Paper]

_SHEETS: Mapping[Paper, str] = {"a4": "A4", "letter": "letter"}
"""Each paper as style sheets call it (CSS Paged Media 3, 7.1)."""

_SMALLEST: Mapping[Edition, float] = {"standard": 9, "large-print": 14}
"""Letters have this many points or more, in pictures too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """An output's bytes, a PDF's number of pages, what was found, and each font file's digest."""

    data: bytes
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What a library's pages are made with.

    Its styles folder, the tokens that its settings re-assign, its own paper, and whether paper has
    blanks to fill by pen.
    """

    styles: Disk
    tokens: Mapping[str, str]
    paper: Paper
    blanks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What all outputs of a handout are made of; `page` is what PDFs are laid out from."""

    handout: Handout
    words: Catalogue
    shown: "View"
    templates: "Templates"
    page: str
    stacks: "Stacks"
    look: Look
    place: Place


def look_of(styles: Disk, settings: Settings) -> Look:
    """Give the look of a library: its styles, its colours, its paper."""
    tokens = {"--accent": settings.colours.accent} if settings.colours.accent else {}
    return Look(styles, tokens, settings.paper, settings.blanks)


def render(
    handout: Handout,
    words: Catalogue,
    outputs: Iterable[Output],
    look: Look,
    place: Place,
    person: Person | None = None,
    mold: "Mold | None" = None,
) -> Mapping[Output, Rendered]:
    """Render each output, or a person's copy; the standard PDF's facts give the EPUB its page-list.

    A `mold` takes from the first PDF what copies of it are made of.

    Findings stand at the words they concern, else at `place`. There are no files where a named font
    lacks a character: then nothing is laid out.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    from handoutkit.render.coverage import coverage_findings
    from handoutkit.render.page import Templates
    from handoutkit.render.person import blank_lines
    from handoutkit.render.stacks import stacks_of
    from handoutkit.render.view import view

    shown = view(handout, words, person)
    blanks = blank_lines(words) if look.blanks and person is None else ()
    templates = Templates(look.styles)
    material = _Material(
        handout=handout,
        words=words,
        shown=shown,
        templates=templates,
        page=_page(handout, replace(shown, blanks=blanks), templates),
        stacks=stacks_of(look.styles, look.tokens),
        look=look,
        place=place,
    )
    missing = coverage_findings(material.page, material.stacks, handout, place)
    if missing:
        return {one: Rendered(data=b"", findings=missing) for one in outputs}
    # Laid out for a book and a web page too: what is wrong with the words comes to light there.
    layouts = {one: _layout_of(one, look) for one in outputs}
    molds = {layouts[one]: mold for one in reversed(list(layouts)) if one.format == "pdf"}
    pdfs = {
        layout: _pdf(material, layout, molds.get(layout))
        for layout in dict.fromkeys(layouts.values())
    }
    return {one: _rendered(one, material, pdfs[layout]) for one, layout in layouts.items()}


def _page(handout: Handout, shown: "View", templates: "Templates") -> str:
    """Fill the template that PDFs are laid out from."""
    from handoutkit.render.assets import asset_url

    return templates.fill(
        "print.html.jinja",
        shown,
        sources={image.path: asset_url(image.path) for image in handout.images},
        stamp=f"{handout.date.isoformat()}T00:00:00Z",
    )


def _layout_of(output: Output, look: Look) -> Layout:
    return (output.edition, output.paper) if output.format == "pdf" else ("standard", look.paper)


def _rendered(output: Output, material: _Material, pdf: "RenderedPdf") -> Rendered:
    fonts = {font.path: font.digest for font in pdf.fonts}
    match output.format:
        case "pdf":
            pages = len(pdf.facts.pages)
            return Rendered(data=pdf.data, pages=pages, findings=pdf.findings, fonts=fonts)
        case "epub":
            return Rendered(data=_epub(material, pdf.facts), findings=pdf.findings, fonts=fonts)
        case "html":
            return Rendered(data=_html(material), findings=pdf.findings)


def _pdf(material: _Material, layout: Layout, mold: "Mold | None") -> "RenderedPdf":
    render_pdf = _pdf_renderer()
    from handoutkit.render.styles import layered_sheet

    edition, paper = layout
    handout, look = material.handout, material.look
    images = {image.path: image for image in handout.images}
    tokens = {**_legible(look.tokens, edition), "--paper": _SHEETS[paper]}
    css = layered_sheet(look.styles, "print", tokens, edition)
    return render_pdf(
        material.page,
        css,
        handout=handout,
        images=images,
        place=material.place,
        smallest=_SMALLEST[edition],
        mold=mold,
    )


def _legible(tokens: Mapping[str, str], edition: Edition) -> Mapping[str, str]:
    """Give a library's tokens for an edition: in large print its accent is dark enough."""
    from handoutkit.render.contrast import darkened

    if edition == "standard" or "--accent" not in tokens:
        return tokens
    return {**tokens, "--accent": darkened(tokens["--accent"])}


def _pdf_renderer() -> "Callable[..., RenderedPdf]":
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


def _epub(material: _Material, facts: PageFacts) -> bytes:
    from handoutkit.render.epub import render_epub
    from handoutkit.render.styles import flat_sheet, token

    look = material.look
    return render_epub(
        material.handout,
        material.shown,
        material.words,
        material.templates,
        css=flat_sheet(look.styles, "epub", look.tokens),
        accent=token(look.styles, "--accent", look.tokens),
        families=material.stacks.of(material.handout.lang),
        facts=facts,
    )


def _html(material: _Material) -> bytes:
    from handoutkit.render.page import web_page
    from handoutkit.render.styles import layered_sheet

    css = layered_sheet(material.look.styles, "screen", material.look.tokens)
    sources = {one.path: _data_url(one.media_type, one.data) for one in material.handout.images}
    return web_page(material.shown, material.templates, css=css, sources=sources)


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
