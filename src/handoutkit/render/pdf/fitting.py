"""What turns out too large for the page is marked, so that a second layout makes it fit.

Style sheets cannot ask whether a table is wider than the text, a box nearly as tall as a page, or a
foot taller than its margin.
"""

from collections.abc import Iterator
from math import ceil
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import MarginBox

from handoutkit.render.pdf.stream import Box

WIDE = "data-wide"
"""Marks a table that is wider than what it stands in."""

TALL = "data-tall"
"""Marks an element that was to stay on one page and takes most of one."""

_FOOT = "running-foot"
_ANY = "0"
_ROUNDING = 0.5
_BLANK_EDGE = 24
_TALLEST = 0.8
_TALLEST_FOOT = 0.5


def foot_alone(root: Any, code: str) -> str:
    """Give a page with nothing but the feet of another; nothing where it has none, or has images.

    The edition `code` in it is another one, of the same length: pages whose feet differ in nothing
    else need the same room.
    """
    feet = [one for one in root.iter("div") if _FOOT in one.get("class", "").split()]
    if not feet or any(one.find(".//img") is not None for one in feet):
        return ""
    page = Element("html", root.attrib)
    SubElement(page, "body").extend(feet)
    return tostring(page, encoding="unicode", method="html").replace(code, _ANY * len(code))


def mark_misfits(document: Document) -> bool:
    """Mark the elements that do not fit; tell whether there are new ones."""
    found = False
    for page in document.pages:
        tallest = page._page_box.height * _TALLEST
        for box, parent in _boxes(page._page_box):
            if box.is_table_wrapper and box.margin_width() > parent.width + _ROUNDING:
                found |= _mark(box.element, WIDE)
            if box.margin_height() > tallest and box.style["break_inside"] != "auto":
                found |= _mark(box.element, TALL)
    return found


def room_for_foot(document: Document) -> str:
    """Give a style sheet that makes room for a foot that needs more; nothing where all have it.

    Printers leave a quarter of an inch blank. A foot of half a page gets no more room.
    """
    needed = 0.0
    for page in document.pages:
        sheet = page._page_box
        for box in sheet.children:
            if isinstance(box, MarginBox) and box.at_keyword.startswith("@bottom"):
                words = sum(child.margin_height() for child in box.children)
                room = box.padding_top + words + _BLANK_EDGE
                if sheet.margin_bottom < room < page.height * _TALLEST_FOOT:
                    needed = max(needed, room)
    return f"@page {{ margin-bottom: {ceil(needed)}px }}" if needed else ""


def _boxes(parent: Box) -> Iterator[tuple[Box, Box]]:
    """Give each box of a page's body with its parent; a table's head is repeated and left out."""
    for child in getattr(parent, "children", ()):
        if not isinstance(child, MarginBox) and not getattr(child, "is_header", False):
            yield child, parent
            yield from _boxes(child)


def _mark(element: Any, name: str) -> bool:
    is_new = element.get(name) is None
    element.set(name, "")
    return is_new
