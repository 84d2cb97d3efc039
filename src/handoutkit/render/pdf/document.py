"""A page of HTML becomes one PDF that is PDF/UA-1 and PDF/A-2a.

Knows WeasyPrint; knows neither files nor Click.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout
from handoutkit.model.library import Image
from handoutkit.model.pages import PageFacts
from handoutkit.render.pdf.facts import page_facts
from handoutkit.render.pdf.fetcher import AssetFetcher
from handoutkit.render.pdf.fonts import FontFile, font_files
from handoutkit.render.pdf.log import kept_log, page_findings
from handoutkit.render.pdf.metadata import claim_pdfua
from handoutkit.render.pdf.tags import keep_one_annotation_a_link, tags_put_right

VARIANT = "pdf/a-2a"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF, the facts of its pages, what the renderer complained of, and the fonts it used."""

    data: bytes
    facts: PageFacts
    findings: tuple[Finding, ...]
    fonts: tuple[FontFile, ...]


def render_pdf(
    page: str, css: str, *, handout: Handout, images: Mapping[str, Image], place: Place
) -> RenderedPdf:
    """Lay out and write a page; findings stand at the words they concern, else at `place`.

    Raises:
        RenderingFailed: the renderer cannot lay the page out at all.
    """
    fetcher = AssetFetcher(images)
    fonts = FontConfiguration()
    with kept_log() as records:
        try:
            sheet = CSS(string=css, font_config=fonts, url_fetcher=fetcher)
            html = HTML(string=page, base_url="asset:", url_fetcher=fetcher)
            # Presentational hints: without them a list's `start` is ignored.
            document = html.render(
                stylesheets=[sheet],
                font_config=fonts,
                pdf_variant=VARIANT,
                presentational_hints=True,
            )
            keep_one_annotation_a_link(document)
            claim_pdfua(document)
            # WeasyPrint 70 leaves the colour profile it reads for PDF/A to the garbage collector.
            with tags_put_right(document), warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)
                data: bytes = document.write_pdf(pdf_variant=VARIANT)
        # Layout of hostile input ends in these (measured); each is about the input, not about us.
        except (RecursionError, OverflowError, MemoryError) as error:
            raise RenderingFailed(
                f"{handout.title}: the page cannot be laid out ({type(error).__name__})",
                remedy="Look for extreme nesting or sizes in its sections or styles.",
            ) from error
    return RenderedPdf(
        data=data,
        facts=page_facts(document, html.etree_element),
        findings=page_findings(records, fetcher.refused, handout, place),
        fonts=font_files(document),
    )
