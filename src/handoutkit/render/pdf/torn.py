"""Numbers that a narrow column tears over two lines. Knows laid-out boxes, nothing of drawing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from handoutkit.codes import TORN_NUMBER
from handoutkit.findings import Finding, Place
from handoutkit.render.pdf.private import slots_in
from handoutkit.render.pdf.stream import Box
from handoutkit.render.pdf.tags import boxes_in

_END = re.compile(r"\S*\d[.,]?$")
_GOES_ON = re.compile(r"[.,]?\d\S*")


def torn_findings(document: Document, place: Place) -> tuple[Finding, ...]:
    """Say which numbers are broken over two lines.

    Addresses may be, where they are links; so may what is longer than a line of a person's box.
    """
    return tuple(
        TORN_NUMBER.at(
            place,
            f'"{number}" is broken over two lines on page {page}',
            "Give it room: fewer columns, shorter words beside it, or two tables.",
        )
        for page, number in dict.fromkeys(_torn(document))
    )


def _torn(document: Document) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(document.pages, start=1):
        for box in boxes_in(page._page_box):
            lines = [one for one in getattr(box, "children", ()) if isinstance(one, LineBox)]
            for first, second in pairwise(lines):
                before, after = _END.search(_text(first)), _GOES_ON.match(_text(second))
                if before and after and not _is_link(first) and not slots_in(box.element):
                    joined = before.group() + after.group()
                    # A space between the two would have been lost at the line's end.
                    if joined in "".join(box.element.itertext()):
                        yield number, joined


def _text(line: Box) -> str:
    return "".join(one.text for one in boxes_in(line) if isinstance(one, TextBox)).strip()


def _is_link(line: Box) -> bool:
    texts = [one for one in boxes_in(line) if isinstance(one, TextBox)]
    return bool(texts) and texts[-1].element_tag == "a"
