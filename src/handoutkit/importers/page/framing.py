"""What the elements around a place in a page say of the words in it.

Knows one element after the other; makes no pieces of words.
"""

from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from handoutkit.importers.page import notes, site
from handoutkit.importers.page.cleaning import OUT
from handoutkit.importers.page.links import Links
from handoutkit.importers.page.names import named
from handoutkit.importers.page.neighbours import TITLE
from handoutkit.importers.page.pieces import Piece
from handoutkit.importers.page.weights import HEADINGS
from handoutkit.importers.passages import Box, Kind
from handoutkit.importers.words import spaced
from handoutkit.language.headings import heading_kind
from handoutkit.model.blocks import CalloutKind

_LONGEST_BOX = 3000  # characters: what is longer is no box but a part of the page
_BOXES = named("div aside section p blockquote")
_REFERENCES = named("references reflist bibliography citations")
_PARTS: dict[str, Kind] = {"dt": "term", "dd": "meaning"}
_FEW_ELEMENTS = 20  # before an item's first words
_NO_DEPTH = 7  # lower than the lowest heading


@dataclass(slots=True)
class Item:
    """An item of a list: nothing of it is written yet, or something."""

    number: int
    begun: bool = False


@dataclass(slots=True)
class _Count:
    """The numbers of a list; 0 for one with bullets."""

    following: int
    step: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the elements around a place say of it."""

    piece: Piece
    item: Item | None = None
    count: _Count | None = None
    flat: bool = False
    first_piece: int = 0
    figure: bool = False


class Framing:
    """What is remembered on the way: whether the references have begun, and the boxes so far."""

    def __init__(self, links: Links) -> None:
        """Begin a page."""
        self._links = links
        self._references = _NO_DEPTH
        self._boxes = 0

    def of(self, element: HtmlElement, frame: Frame, line: int, first_piece: int) -> Frame:
        """Give what an element says of what stands in it."""
        frame = replace(frame, first_piece=first_piece)
        piece = replace(frame.piece, line=line)
        if reason := element.get(OUT, ""):
            piece = replace(piece, reason=piece.reason or reason)
        if (label := element.get(notes.TEXT)) is not None:
            return Frame(replace(Piece(), kind="note", label=label, line=line))
        if not piece.reason and not piece.box and element.tag in _BOXES:
            piece = replace(piece, box=self._box(element))
        frame = replace(frame, piece=piece)
        if element.tag in HEADINGS or element.get("role") == "heading":
            return self._heading(element, frame)
        return self._listed(element, frame)

    def _listed(self, element: HtmlElement, frame: Frame) -> Frame:
        piece = frame.piece
        if element.tag in ("ul", "ol", "menu"):
            if piece.kind == "note":
                return frame
            inner = frame.item is None or frame.item.begun
            piece = replace(piece, depth=piece.depth + inner, kind="text")
            if _REFERENCES & set(f"{element.get('class')} {element.get('id')}".lower().split()):
                piece = replace(piece, role="reference")
            return replace(frame, piece=piece, item=None, count=_count(element))
        if element.tag == "li" and piece.kind != "note":
            return self._item(element, frame)
        if element.tag in _PARTS:
            return replace(frame, piece=replace(piece, kind=_PARTS[str(element.tag)]), item=None)
        if element.tag == "figure":
            return replace(frame, figure=True)
        if element.tag == "blockquote":
            return replace(frame, piece=replace(piece, quote=True))
        if element.tag == "summary":
            return replace(frame, flat=next(element.iter(*HEADINGS), None) is None)
        return frame

    def _item(self, element: HtmlElement, frame: Frame) -> Frame:
        piece = replace(frame.piece, depth=max(1, frame.piece.depth))
        if self._references < _NO_DEPTH and not piece.reason:
            piece = replace(piece, role="reference")
        number = 0
        if frame.count is not None and frame.count.step:
            value = element.get("value") or ""
            if value.isdecimal() and len(value) < _NO_DEPTH:
                frame.count.following = int(value)
            number = max(0, frame.count.following)
            frame.count.following += frame.count.step
        if _begins_with_heading(element):
            return replace(frame, piece=replace(piece, depth=piece.depth - 1), item=None)
        flat = piece.role == "reference"
        return replace(frame, piece=piece, item=Item(number), flat=flat)

    def _heading(self, element: HtmlElement, frame: Frame) -> Frame:
        level = int(element.tag[1]) if element.tag in HEADINGS else 2
        if element.get("role") == "heading" and (element.get("aria-level") or "").isdecimal():
            level = min(int(element.get("aria-level", "2")[:2]), _NO_DEPTH - 1)
        anchor = self._links.headings.get(element, "")
        piece = replace(
            frame.piece, kind="heading", level=max(1, level), depth=0, anchor=anchor, role=""
        )
        if element.get("role") == TITLE:
            piece = replace(piece, role="title")
        if not piece.reason:
            if heading_kind(spaced(element.text_content())) == "references":
                self._references = piece.level
            elif piece.level <= self._references:
                self._references = _NO_DEPTH
        return replace(frame, piece=piece, item=None, flat=True)

    def _box(self, element: HtmlElement) -> Box | None:
        role = site.box_of(element.get("class") or "")
        if not role or len(element.text_content()) > _LONGEST_BOX:
            return None
        self._boxes += 1
        kinds: dict[str, CalloutKind] = {
            "warning": "warning",
            "key-points": "key-points",
            "tip": "tip",
            "call": "call",
        }
        return Box(number=self._boxes, role=kinds[role])


def _begins_with_heading(element: HtmlElement) -> bool:
    """Tell whether an item is a part of the page with a heading, set as a list for its looks."""
    for part in islice(element.iterdescendants(), _FEW_ELEMENTS):
        if part.tag in HEADINGS:
            return True
        if (part.text or "").strip() or (part.tail or "").strip():
            return False
    return False


def _count(element: HtmlElement) -> _Count:
    """Give where a list begins to count, and in which direction."""
    if element.tag != "ol":
        return _Count(0, 0)
    start = (element.get("start") or "").strip()
    if element.get("reversed") is not None:
        items = sum(child.tag == "li" for child in element)
        return _Count(int(start) if start.isdecimal() else items, -1)
    return _Count(int(start) if start.isdecimal() and len(start) < _NO_DEPTH else 1, 1)
