"""A page printed twice: by WeasyPrint alone, and by a press that keeps what it works out."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace

from weasyprint import HTML

from handoutkit.model.library import Image
from handoutkit.render.pdf.document import VARIANT
from handoutkit.render.pdf.fetcher import AssetFetcher
from handoutkit.render.pdf.kept.work import work_kept
from handoutkit.render.pdf.log import kept_log, unheard_log
from handoutkit.render.pdf.press import Press
from handoutkit.render.pdf.tags import tags_put_right
from handoutkit.render.pdf.wrapping import words_broken_last

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Print:
    """A page's bytes, nothing of it deflated, and what WeasyPrint complained of, each once."""

    data: bytes
    said: frozenset[str]


def press_for(css: str) -> Press:
    """Give a press of its own for a style sheet; what is wrong with it is said to nobody."""
    with unheard_log():
        return Press(css)


def alone(page: str, css: str = "", images: Iterable[Image] = ()) -> Print:
    """Print a page as the first and only one, with WeasyPrint's own ways."""
    return _printed(page, press_for(css), images, is_kept=False)


def kept(page: str, press: Press, images: Iterable[Image] = ()) -> Print:
    """Print a page with what its press has kept of those before."""
    return _printed(page, press, images, is_kept=True)


def partings(
    pages: Iterable[str], css: str = "", images: Iterable[Image] = ()
) -> Iterator[tuple[int, str]]:
    """Print pages on one press; say where WeasyPrint alone prints them otherwise."""
    press = press_for(css)
    known: dict[str, Print] = {}
    has_complained = False
    for number, page in enumerate(pages):
        if page not in known:
            known[page] = alone(page, css, images)
        found = kept(page, press, images)
        # Each fault is said once: a press that somebody complained of prints no other page.
        if has_complained:
            found = replace(found, said=known[page].said)
        has_complained = has_complained or bool(found.said)
        said = parting(known[page], found)
        if said:
            yield number, said


def parting(expected: Print, found: Print) -> str:
    """Say where two prints part; nothing where they do not."""
    if expected.said != found.said:
        return f"said alone {sorted(expected.said)}, kept {sorted(found.said)}"
    if expected.data == found.data:
        return ""
    pairs = zip(expected.data, found.data, strict=False)
    shorter = min(len(expected.data), len(found.data))
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
    around = slice(max(0, at - _AROUND), at + _AROUND)
    return f"at byte {at}: alone {expected.data[around]!r}, kept {found.data[around]!r}"


def _printed(page: str, press: Press, images: Iterable[Image], *, is_kept: bool) -> Print:
    fetcher = AssetFetcher({one.path: one for one in images})
    with kept_log() as records, warnings.catch_warnings():
        # WeasyPrint 70 leaves the colour profile it reads for PDF/A to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        with work_kept(press.kept) if is_kept else nullcontext():
            html = HTML(string=page, base_url="asset:", url_fetcher=fetcher)
            with words_broken_last():
                document = html.render(
                    stylesheets=[press.sheet],
                    font_config=press.fonts,
                    pdf_variant=VARIANT,
                    presentational_hints=True,
                )
            with tags_put_right(document, None):
                data = document.write_pdf(pdf_variant=VARIANT, uncompressed_pdf=True)
    return Print(data, frozenset(one.getMessage() for one in records))
