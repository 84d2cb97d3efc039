"""A page of HTML becomes one PDF that is PDF/UA-1 and PDF/A-2a.

Knows WeasyPrint; knows neither files nor Click.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint import HTML
from weasyprint.document import Document

from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout
from handoutkit.model.library import Image
from handoutkit.model.pages import PageFacts
from handoutkit.render.pdf.facts import page_facts
from handoutkit.render.pdf.fetcher import AssetFetcher
from handoutkit.render.pdf.fitting import foot_alone, mark_misfits, room_for_foot
from handoutkit.render.pdf.fonts import FontFile
from handoutkit.render.pdf.kept.work import work_kept
from handoutkit.render.pdf.log import kept_log, page_findings
from handoutkit.render.pdf.margins import margin_findings
from handoutkit.render.pdf.metadata import claim_pdfua
from handoutkit.render.pdf.mold import Mold
from handoutkit.render.pdf.press import Press, shared_press
from handoutkit.render.pdf.private import (
    box_findings,
    impersonal_name,
    named_impersonally,
    private_texts,
)
from handoutkit.render.pdf.settled import settle
from handoutkit.render.pdf.sizes import size_findings
from handoutkit.render.pdf.stream import Drawing
from handoutkit.render.pdf.tags import keep_one_annotation_a_link, tags_put_right
from handoutkit.render.pdf.torn import torn_findings
from handoutkit.render.pdf.wrapping import words_broken_last

VARIANT = "pdf/a-2a"
_LAYOUTS = 3


def warm_up() -> None:
    """Lay out and write a page for nothing: what WeasyPrint and its libraries load, they have."""
    HTML(string="<p>.</p>").write_pdf()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF, the facts of its pages, what the renderer complained of, and the fonts it used."""

    data: bytes
    facts: PageFacts
    findings: tuple[Finding, ...]
    fonts: tuple[FontFile, ...]


def render_pdf(
    page: str,
    css: str,
    *,
    handout: Handout,
    images: Mapping[str, Image],
    place: Place,
    smallest: float = 0,
    mold: Mold | None = None,
) -> RenderedPdf:
    """Lay out and write a page; findings stand at the words they concern, else at `place`.

    Letters under `smallest` points are one. A `mold` takes what copies of the page are made of.

    Raises:
        RenderingFailed: the renderer cannot lay the page out at all.
    """
    fetcher = AssetFetcher(images)
    with kept_log() as records:
        try:
            with shared_press(css, records) as press, work_kept(press.kept):
                html = HTML(string=page, base_url="asset:", url_fetcher=fetcher)
                document = _laid_out(html, press, handout.code)
                keep_one_annotation_a_link(document)
                claim_pdfua(document)
                drawing, data = _written(document, mold, impersonal_name(handout, css))
        # Layout of hostile input ends in these (measured); each is about the input, not about us.
        except (RecursionError, OverflowError, MemoryError) as error:
            raise RenderingFailed(
                f"{handout.title}: the page cannot be laid out ({type(error).__name__})",
                remedy="Look for extreme nesting or sizes in its sections or styles.",
            ) from error
    facts = page_facts(document, html.etree_element)
    private = private_texts(html.etree_element)
    if private:
        data = named_impersonally(data, impersonal_name(handout, css))
    findings = (
        *page_findings(
            records, (*press.fetcher.refused, *fetcher.refused), handout, place, private
        ),
        *margin_findings(facts, handout, place),
        *size_findings(drawing.sizes, smallest, handout, place),
        *torn_findings(document, place),
        *(box_findings(document, place) if private else ()),
    )
    return RenderedPdf(data=data, facts=facts, findings=findings, fonts=press.files.of(document))


def _laid_out(html: HTML, press: Press, code: str) -> Document:
    """Lay out, and again where something does not fit, which may come to light one by one."""
    room = _room_for_foot_alone(html, press, code)
    for _ in range(_LAYOUTS):
        document = _layout(html, press, room)
        more = room_for_foot(document)
        if not mark_misfits(document) and not more:
            break
        room = more or room
    return document


def _room_for_foot_alone(html: HTML, press: Press, code: str) -> str:
    """Give the style sheet that makes room for a page's foot: nearly all have one of a few feet."""
    alone = foot_alone(html.etree_element, code)
    if alone and alone not in press.rooms:
        foot = HTML(string=alone, base_url=html.base_url, url_fetcher=html.url_fetcher)
        press.rooms[alone] = room_for_foot(_layout(foot, press, ""))
    return press.rooms.get(alone, "")


def _layout(html: HTML, press: Press, room: str) -> Document:
    # Presentational hints: without them a list's `start` is ignored.
    with words_broken_last():
        return html.render(
            stylesheets=[press.sheet, *([press.addition(room)] if room else [])],
            font_config=press.fonts,
            pdf_variant=VARIANT,
            presentational_hints=True,
        )


def _written(document: Document, mold: Mold | None, name: str) -> tuple[Drawing, bytes]:
    """Write a document; give what was noted while it was drawn, and its bytes.

    `name` identifies the copies that are made with the mold.
    """

    def finish(document: Document, pdf: Any) -> None:
        if mold is not None:
            mold.written(name, document, pdf)
        settle(document, pdf)

    drawn = mold.fonts_drawn if mold else None
    # WeasyPrint 70 leaves the colour profile it reads for PDF/A to the garbage collector.
    with tags_put_right(document, drawn) as drawing, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        data: bytes = document.write_pdf(finisher=finish, pdf_variant=VARIANT)
    return drawing, data
