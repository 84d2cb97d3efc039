"""Tags put right while WeasyPrint 70 draws.

Uses parts of it that are not public: the version is pinned.

- Heads and feet become pagination artifacts (ISO 14289-1, 7.8; WeasyPrint issue 1836).
- Parts in another language say so (ISO 14289-1, 7.2).
- Letters that stack or change places say which they are: each glyph of a font has one text only,
  and their order is that on the paper (ISO 14289-1, 7.2; ISO 32000-1, 14.9.4).
- Link annotations say in words where they lead (ISO 14289-1, 7.18.5).
- One annotation for each link, though it holds other elements (WeasyPrint issue 2482).
- The content of a list item stands in its LBody (ISO 32000-1, table 336; WeasyPrint issue 1837).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pydyf
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream
from weasyprint.pdf.tags import add_tags

from handoutkit.language.scripts import is_read_back

# WeasyPrint has no types: its boxes are Any inside this room and never leave it.
Box: TypeAlias = Any


def boxes_in(box: Box) -> Iterator[Box]:
    """Give a box and all inside it, in tree order."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_in(child)


def keep_one_annotation_a_link(document: Document) -> None:
    """Drop the annotations of elements inside a link: the link's own covers them."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


@contextmanager
def tags_put_right(document: Document) -> Iterator[None]:
    """While the document is written, draw and tag with the repairs of this module.

    WeasyPrint has no hook for either, so two of its names are replaced meanwhile.
    """
    margins = [
        [child for child in page._page_box.children if isinstance(child, MarginBox)]
        for page in document.pages
    ]
    in_margins = frozenset(
        id(box) for boxes in margins for margin in boxes for box in boxes_in(margin)
    )
    weasyprint.pdf.Stream = _stream_class(in_margins, document.metadata.lang or "")
    weasyprint.pdf.add_tags = _add_tags
    try:
        yield
    finally:
        weasyprint.pdf.Stream = Stream
        weasyprint.pdf.add_tags = add_tags


def _stream_class(in_margins: frozenset[int], lang: str) -> type[Stream]:
    class TaggedStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
        """Draws margin boxes as artifacts and names the language of parts."""

        @contextmanager
        def marked(self, box: Box, tag: str) -> Iterator[None]:
            if self._tags is None:
                yield
                return
            if id(box) in in_margins:
                properties = pydyf.Dictionary({"Type": "/Pagination"})
                self.begin_marked_content("Artifact", properties)
            else:
                mcid = len(self._tags)
                self._tags[box] = {"tag": tag, "mcid": mcid}
                properties = pydyf.Dictionary({"MCID": mcid})
                if box.style["lang"] and box.style["lang"] != lang:
                    properties["Lang"] = pydyf.String(box.style["lang"])
                if isinstance(box, TextBox) and not _is_read_back(box):
                    properties["ActualText"] = pydyf.String(box.text)
                self.begin_marked_content(tag, properties)
            try:
                yield
            finally:
                self.end_marked_content()

    return TaggedStream


def _is_read_back(box: Box) -> bool:
    return is_read_back(box.text, next(iter(box.style["font_family"]), ""))


def _add_tags(pdf: pydyf.PDF, document: Document, *rest: object) -> None:
    """Tag everything but the margins, then repair lists and links."""
    kept = []
    for page in document.pages:
        box = page._page_box
        kept.append(box.children)
        box.children = [child for child in box.children if not isinstance(child, MarginBox)]
    try:
        add_tags(pdf, document, *rest)
    finally:
        for page, children in zip(document.pages, kept, strict=True):
            page._page_box.children = children
    _describe_links(document)
    _gather_list_bodies(pdf)


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
