"""Put page markers into a chapter where the PDF's pages break.

Knows page facts and XHTML, nothing of EPUB files.
"""

from lxml import etree

from handoutkit.errors import RenderingFailed
from handoutkit.model.pages import PageMap

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
_REMEDY = "Mend the templates in the styles folder."


def mark_pages(chapter: str, pages: PageMap) -> bytes:
    """Give the chapter with a marker `page-N` before the first words of each page.

    The n-th element with `data-text` is the n-th run of text that pages are counted in; the
    attribute itself goes. A page without words has its marker before the next words.

    Raises:
        RenderingFailed: the chapter is not XML, or its runs are not those of the pages.
    """
    try:
        root = etree.fromstring(chapter.encode("utf-8"))
    except etree.XMLSyntaxError as error:
        raise RenderingFailed(f"the book's chapter is not XML: {error}", remedy=_REMEDY) from error
    runs = [one for one in root.iter() if one.get("data-text") is not None]
    waiting: list[etree._Element] = []
    for number, first in enumerate(pages, start=1):
        waiting.append(_marker(number))
        if first is not None:
            block, start = first
            if block >= len(runs):
                raise RenderingFailed(
                    "the book's chapter has other runs of text than the printed page",
                    remedy=_REMEDY,
                )
            for marker in waiting:
                _insert(runs[block], start, marker)
            waiting = []
    if runs:
        runs[-1].extend(waiting)
    for run in runs:
        del run.attrib["data-text"]
    data: bytes = etree.tostring(
        root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return data


def _marker(number: int) -> etree._Element:
    marker = etree.Element(f"{{{XHTML}}}span", id=f"page-{number}", role="doc-pagebreak")
    marker.set(f"{{{EPUB}}}type", "pagebreak")
    marker.set("aria-label", str(number))
    return marker


def _insert(run: etree._Element, start: int, marker: etree._Element) -> None:
    """Insert the marker before the run's character number `start`, white space not counted."""
    left = start
    for node, is_tail in _texts(run):
        text = (node.tail if is_tail else node.text) or ""
        position = _position(text, left)
        if position is None:
            left -= len("".join(text.split()))
            continue
        marker.tail = text[position:]
        if is_tail:
            node.tail = text[:position]
            parent = node.getparent()
            if parent is not None:
                parent.insert(parent.index(node) + 1, marker)
        else:
            node.text = text[:position]
            node.insert(0, marker)
        return
    run.append(marker)


def _texts(run: etree._Element) -> list[tuple[etree._Element, bool]]:
    """Give the places of text in a run, in reading order: elements, and whether a tail is meant."""
    places = [(run, False)]
    for child in run:
        places += _texts(child)
        places.append((child, True))
    return places


def _position(text: str, count: int) -> int | None:
    """Give the index of the character after `count` others, white space not counted, if here."""
    for index, character in enumerate(text):
        if character.isspace():
            continue
        if count == 0:
            return index
        count -= 1
    return None
