"""One handout to bytes in the formats asked for. Imports the renderers when it is first used."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.disk import Disk
from handoutkit.findings import Finding, Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Format, Settings
from handoutkit.model.pages import PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The bytes of each format, the pages' facts, what was found, and the font files used (path.

    Digest).
    """

    files: Mapping[Format, bytes]
    facts: PageFacts
    findings: tuple[Finding, ...]
    fonts: Mapping[str, str]


def style_tokens(settings: Settings) -> dict[str, str]:
    """Give the tokens that a library's settings re-assign."""
    tokens = {"--paper": "letter"} if settings.paper == "letter" else {}
    if settings.colours.accent:
        tokens["--accent"] = settings.colours.accent
    return tokens


def render(
    handout: Handout,
    words: Catalogue,
    formats: tuple[Format, ...],
    *,
    styles: Disk,
    settings: Settings,
    place: Place,
) -> Rendered:
    """Lay the PDF out first: its facts give the EPUB its page-list.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
    """
    from handoutkit.render.page import Templates, web_page
    from handoutkit.render.pdf.document import render_pdf
    from handoutkit.render.pdf.fetcher import asset_url
    from handoutkit.render.styles import flat_sheet, layered_sheet, token
    from handoutkit.render.view import view

    tokens = style_tokens(settings)
    templates = Templates(styles)
    shown = view(handout, words)
    images = {image.path: image for image in handout.images}
    page = templates.fill(
        "print.html.jinja",
        shown,
        sources={path: asset_url(path) for path in images},
        stamp=f"{handout.date.isoformat()}T00:00:00Z",
    )
    pdf = render_pdf(
        page, layered_sheet(styles, "print", tokens), handout=handout, images=images, place=place
    )
    files: dict[Format, bytes] = {"pdf": pdf.data}
    if "epub" in formats:
        from handoutkit.render.epub import render_epub

        files["epub"] = render_epub(
            handout,
            shown,
            words,
            templates,
            css=flat_sheet(styles, "epub", tokens),
            accent=token(styles, "--accent", tokens),
            facts=pdf.facts,
        )
    if "html" in formats:
        sources = {path: _data_url(image.media_type, image.data) for path, image in images.items()}
        css = layered_sheet(styles, "screen", tokens)
        files["html"] = web_page(shown, templates, css=css, sources=sources)
    return Rendered(
        files={name: files[name] for name in formats},
        facts=pdf.facts,
        findings=pdf.findings,
        fonts={font.path: font.digest for font in pdf.fonts},
    )


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
