"""One handout to bytes in the formats asked for. Imports the renderers when it is first used."""

import base64
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from handoutkit.disk import Disk
from handoutkit.errors import DependencyMissing
from handoutkit.findings import Finding, Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Format, Settings
from handoutkit.model.pages import PageFacts

if TYPE_CHECKING:
    from handoutkit.render.page import Templates
    from handoutkit.render.pdf.document import RenderedPdf
    from handoutkit.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The bytes of each format, the pages' facts, what was found, and each font file's digest."""

    files: Mapping[Format, bytes]
    facts: PageFacts
    findings: tuple[Finding, ...]
    fonts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What a library's pages are made with: its styles folder and the tokens it re-assigns."""

    styles: Disk
    tokens: Mapping[str, str]


def look_of(styles: Disk, settings: Settings) -> Look:
    """Give the look of a library: its styles, its paper, its colours."""
    tokens = {"--paper": "letter"} if settings.paper == "letter" else {}
    if settings.colours.accent:
        tokens["--accent"] = settings.colours.accent
    return Look(styles, tokens)


def render(
    handout: Handout, words: Catalogue, formats: tuple[Format, ...], look: Look, place: Place
) -> Rendered:
    """Lay the PDF out first: its facts give the EPUB its page-list.

    Findings stand at the words they concern, else at `place`. There are no files where a named font
    lacks a character: then nothing is laid out.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    from handoutkit.render.coverage import coverage_findings
    from handoutkit.render.page import Templates
    from handoutkit.render.stacks import stacks_of
    from handoutkit.render.view import view

    shown = view(handout, words)
    templates = Templates(look.styles)
    page = _page(handout, shown, templates)
    missing = coverage_findings(page, stacks_of(look.styles, look.tokens), handout, place)
    if missing:
        return Rendered(files={}, facts=PageFacts(pages=()), findings=missing, fonts={})
    pdf = _pdf(handout, page, look, place)
    files: dict[Format, bytes] = {"pdf": pdf.data}
    if "epub" in formats:
        files["epub"] = _epub(handout, shown, words, templates, look=look, facts=pdf.facts)
    if "html" in formats:
        files["html"] = _html(handout, shown, templates, look)
    return Rendered(
        files={name: files[name] for name in formats},
        facts=pdf.facts,
        findings=pdf.findings,
        fonts={font.path: font.digest for font in pdf.fonts},
    )


def _page(handout: Handout, shown: "View", templates: "Templates") -> str:
    """Fill the template that the PDF is laid out from."""
    from handoutkit.render.assets import asset_url

    return templates.fill(
        "print.html.jinja",
        shown,
        sources={image.path: asset_url(image.path) for image in handout.images},
        stamp=f"{handout.date.isoformat()}T00:00:00Z",
    )


def _pdf(handout: Handout, page: str, look: Look, place: Place) -> "RenderedPdf":
    render_pdf = _pdf_renderer()
    from handoutkit.render.styles import layered_sheet

    images = {image.path: image for image in handout.images}
    css = layered_sheet(look.styles, "print", look.tokens)
    return render_pdf(page, css, handout=handout, images=images, place=place)


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


def _epub(
    handout: Handout,
    shown: "View",
    words: Catalogue,
    templates: "Templates",
    *,
    look: Look,
    facts: PageFacts,
) -> bytes:
    from handoutkit.render.epub import render_epub
    from handoutkit.render.stacks import stacks_of
    from handoutkit.render.styles import flat_sheet, token

    css = flat_sheet(look.styles, "epub", look.tokens)
    return render_epub(
        handout,
        shown,
        words,
        templates,
        css=css,
        accent=token(look.styles, "--accent", look.tokens),
        families=stacks_of(look.styles, look.tokens).of(handout.lang),
        facts=facts,
    )


def _html(handout: Handout, shown: "View", templates: "Templates", look: Look) -> bytes:
    from handoutkit.render.page import web_page
    from handoutkit.render.styles import layered_sheet

    css = layered_sheet(look.styles, "screen", look.tokens)
    sources = {one.path: _data_url(one.media_type, one.data) for one in handout.images}
    return web_page(shown, templates, css=css, sources=sources)


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
