"""A page, or a part of one, as passages in order: the article, and what stands around it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from lxml.html import HtmlElement

from handoutkit.codes import FORM_LOST
from handoutkit.findings import Finding, Place
from handoutkit.importers.page.article import find_article, find_contents
from handoutkit.importers.page.cleaning import cleaned
from handoutkit.importers.page.judging import judged
from handoutkit.importers.page.links import Links
from handoutkit.importers.page.making import Making
from handoutkit.importers.page.notes import find_notes
from handoutkit.importers.page.origin import origin_of
from handoutkit.importers.page.parsing import body_of, page_tree
from handoutkit.importers.page.preparing import prepare
from handoutkit.importers.page.walk import Walk
from handoutkit.importers.passages import Format, Source

_WHOLE = re.compile(r"<(?:html|head|body|!doctype)\b", re.IGNORECASE)
_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def read_page(
    html: str,
    path: str,
    *,
    format: Format = "html",
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> Source:
    """Read a page or a part of one; `pictures` are the bytes of pictures by their address.

    What belongs to the page around the article are passages with the role `site`.
    """
    root = page_tree(html)
    origin = origin_of(root)
    prepared = prepare(body_of(root))
    body = cleaned(root)
    is_page = format == "html" and bool(_WHOLE.search(html))
    links = Links(path, _base(root) or origin.url)
    links.localize(body)
    if format == "html":
        find_article(body, origin.title, is_whole=is_page)
    else:
        find_contents(body)
    find_notes(body)
    links.learn(body)
    walk = Walk(links)
    pieces = judged(walk.read(body), origin.title, is_page=is_page)
    making = Making(path, prepared.pictures, pictures)
    passages = making.passages(pieces)
    findings = (*links.said(), *making.findings, *_lost(walk.lost, path))
    return Source(path=path, format=format, origin=origin, passages=passages, findings=findings)


def _base(root: HtmlElement) -> str:
    """Give the address that a page says its links start from, if it is a whole one."""
    element = root.find(".//base")
    address = (element.get("href") or "") if element is not None else ""
    return address if address.startswith(("http://", "https://")) else ""


def _lost(lost: list[tuple[int, str]], path: str) -> tuple[Finding, ...]:
    """Say what has no form in a handout."""
    hint = "Look whether it still says what it should."
    return tuple(
        FORM_LOST.at(Place(path, line), f"this has no form in a handout: {what}", hint)
        for line, what in lost
    )
