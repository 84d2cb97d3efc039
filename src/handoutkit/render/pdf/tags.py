"""Tags put right while WeasyPrint 70 draws.

Uses parts of it that are not public: the version is pinned.

- Heads and feet become pagination artifacts (ISO 14289-1, 7.8; WeasyPrint issue 1836), and what is
  hidden from those who hear the page becomes artifacts of layout.
- Parts in another language say so (ISO 14289-1, 7.2).
- Letters that stack or change places say which they are: each glyph of a font has one text only,
  and their order is that on the paper (ISO 14289-1, 7.2; ISO 32000-1, 14.9.4).
- Link annotations say in words where they lead (ISO 14289-1, 7.18.5).
- One annotation for each link, though it holds other elements (WeasyPrint issue 2482).
- Words from right to left are given in reading order, because glyphs stand in that of the eye
  (ISO 32000-1, 14.9.4).
- Glyphs say what they stand for, accents and ligatures from right to left too (`glyph_texts.py`).
- The content of a list item stands in its LBody (ISO 32000-1, table 336; WeasyPrint issue 1837).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias

import pydyf
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.fonts import build_fonts_dictionary
from weasyprint.pdf.stream import Stream
from weasyprint.pdf.tags import add_tags

from handoutkit.render.pdf.glyph_texts import GlyphTexts
from handoutkit.render.pdf.stream import Box, Drawing, TaggedStream


def boxes_in(box: Box) -> Iterator[Box]:
    """Give a box and all inside it, in tree order."""
    waiting = [box]
    while waiting:
        box = waiting.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        yield box
        waiting += reversed(getattr(box, "children", ()))


def _holders(page: Any) -> Iterator[Box]:
    """Give the boxes among whose children artifacts are: the page's, those of `html` and `body`."""
    yield page._page_box
    for html in page._page_box.children:
        if not isinstance(html, MarginBox):
            yield html
            yield from html.children


def _is_artifact(box: Box) -> bool:
    """Tell whether a box is none of the content: it stands in a margin, or says it is hidden."""
    return isinstance(box, MarginBox) or (
        box.element is not None and box.element.get("aria-hidden") == "true"
    )


def keep_one_annotation_a_link(document: Document) -> None:
    """Drop the annotations of elements inside a link: the link's own covers them."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


FontsDrawn: TypeAlias = Callable[[Document, Drawing, Mapping[Any, Any]], None]
"""Told of all that was drawn and of its fonts before these go into the file."""


@contextmanager
def tags_put_right(document: Document, fonts_drawn: FontsDrawn | None = None) -> Iterator[Drawing]:
    """While the document is written, draw and tag with the repairs of this module.

    WeasyPrint has no hook for these, so some of its names are replaced meanwhile.
    """
    artifacts = {
        id(inner): "/Pagination" if isinstance(box, MarginBox) else "/Layout"
        for page in document.pages
        for holder in _holders(page)
        for box in holder.children
        if _is_artifact(box)
        for inner in boxes_in(box)
    }
    drawing = Drawing()
    weasyprint.pdf.Stream = TaggedStream.of_document(
        artifacts, document.metadata.lang or "", drawing
    )
    weasyprint.pdf.add_tags = partial(_add_tags, drawing)
    told = partial(fonts_drawn, document, drawing) if fonts_drawn else None
    weasyprint.pdf.build_fonts_dictionary = partial(_build_fonts, told)
    try:
        yield drawing
    finally:
        weasyprint.pdf.Stream = Stream
        weasyprint.pdf.add_tags = add_tags
        weasyprint.pdf.build_fonts_dictionary = build_fonts_dictionary


def _build_fonts(
    fonts_drawn: Callable[[Mapping[Any, Any]], None] | None,
    pdf: pydyf.PDF,
    fonts: Mapping[Any, Any],
    *rest: Any,
) -> pydyf.Dictionary:
    """Put the fonts into the file with what their glyphs were learned to say."""
    for font in fonts.values():
        if isinstance(font.to_unicode, GlyphTexts):
            font.to_unicode = font.to_unicode.settled()
    if fonts_drawn is not None:
        fonts_drawn(fonts)
    return build_fonts_dictionary(pdf, fonts, *rest)


def _add_tags(
    drawing: Drawing, pdf: pydyf.PDF, document: Document, version: object, streams: Sequence[Stream]
) -> None:
    """Tag everything but artifacts, then repair lists, links and words from right to left."""
    kept = [
        (holder, holder.children)
        for page in document.pages
        for holder in _holders(page)
        if any(map(_is_artifact, holder.children))
    ]
    for holder, children in kept:
        holder.children = [child for child in children if not _is_artifact(child)]
    try:
        add_tags(pdf, document, version, streams)
    finally:
        for holder, children in kept:
            holder.children = children
    _give_reading_order(pdf, streams, drawing)
    _describe_links(document)
    _gather_list_bodies(pdf)


def _give_reading_order(pdf: pydyf.PDF, streams: Sequence[Stream], drawing: Drawing) -> None:
    """Say the text of each element that holds words from right to left."""
    parents = _element(pdf, _element(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for stream, elements in zip(streams, parents[1::2], strict=False):  # links' own come after
        for mcid, reference in enumerate(elements):
            key = id(stream._tags), mcid
            if key in drawing.turned and drawing.texts[key]:
                element = _element(pdf, reference)
                if element["S"] == "/Link":
                    # It may hold other elements, which would be silent if it spoke for them.
                    element = _put_between(pdf, element, mcid)
                    elements[mcid] = element.reference
                element["ActualText"] = pydyf.String(drawing.texts[key])


def _put_between(pdf: pydyf.PDF, parent: pydyf.Dictionary, mcid: int) -> pydyf.Dictionary:
    """Put an element between another and a piece of its content."""
    span = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Span",
            "K": pydyf.Array([mcid]),
            "Pg": parent["Pg"],
            "P": parent.reference,
        }
    )
    pdf.add_object(span)
    parent["K"][parent["K"].index(mcid)] = span.reference
    return span


def _describe_links(document: Document) -> None:
    for page in document.pages:
        for _, _, _, box in page.links:
            # A link that leads nowhere has no annotation: WeasyPrint's log says so.
            if box.link_annotation is not None:
                label = box.element.get("aria-label") or _words(box.element)
                box.link_annotation["Contents"] = pydyf.String(" ".join(label.split()))


def _words(element: Box) -> str:
    """Give an element's text; a line break parts words."""
    inner = (
        (" " if child.tag == "br" else _words(child)) + (child.tail or "") for child in element
    )
    return (element.text or "") + "".join(inner)


def _gather_list_bodies(pdf: pydyf.PDF) -> None:
    """Put what stands in a list item beside its label and body into a body."""
    items = [
        one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("S") == "/LI"
    ]
    for item in items:
        kids = [(reference, _element(pdf, reference)) for reference in item["K"]]
        loose = [kid for kid in kids if kid[1]["S"] not in ("/Lbl", "/LBody")]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array([reference for reference, _ in loose]),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        pdf.add_object(body)
        for _, element in loose:
            element["P"] = body.reference
        first = kids.index(loose[0])
        held = [kid[0] for kid in kids if kid not in loose]
        item["K"] = pydyf.Array([*held[:first], body.reference, *held[first:]])


def _element(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    return pdf.objects[int(reference.split()[0])]
