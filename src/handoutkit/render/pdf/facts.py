"""Read page facts off laid-out boxes. Knows WeasyPrint's boxes; knows nothing of drawing."""

from collections import defaultdict
from typing import Any, TypeAlias

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import MarginBox, TextBox

from handoutkit.model.pages import Page, PageBlock, PageFacts
from handoutkit.render.pdf.tags import boxes_in

Box: TypeAlias = Any
PX_TO_PT = 0.75
FOOT_STATEMENT = "foot-statement"


def page_facts(document: Document, root: Any) -> PageFacts:
    """Tell what stands on each page.

    Runs of text are the elements of `root` with `data-text`, in order; those of the pages' feet are
    not: other formats have no feet.
    """
    feet = {
        id(inner)
        for one in root.iter()
        if one.get("class") == FOOT_STATEMENT
        for inner in one.iter()
    }
    runs = [one for one in root.iter() if one.get("data-text") is not None and id(one) not in feet]
    numbers = {id(element): number for number, element in enumerate(runs)}
    lengths = [_length("".join(element.itertext())) for element in runs]
    seen: defaultdict[int, int] = defaultdict(int)
    pages = []
    for number, page in enumerate(document.pages, start=1):
        body: list[tuple[int, Box]] = []
        statements: list[str] = []
        outside: list[str] = []
        for child in page._page_box.children:
            if isinstance(child, MarginBox):
                statements += _statements(child)
                outside += _outside(child, page)
            else:
                body += _texts(child, None, numbers)
        pages.append(
            Page(
                number=number,
                blocks=_page_blocks(body, seen, lengths),
                statements=tuple(statements),
                outside=tuple(outside),
            )
        )
    return PageFacts(pages=tuple(pages))


def _page_blocks(
    body: list[tuple[int, Box]], seen: defaultdict[int, int], lengths: list[int]
) -> tuple[PageBlock, ...]:
    lines: dict[int, list[Box]] = {}
    for number, box in body:
        # A table's head that is repeated on a further page is not new text.
        if seen[number] < lengths[number] or number in lines:
            lines.setdefault(number, []).append(box)
    blocks = []
    for number, boxes in lines.items():
        text = " ".join(box.text for box in boxes)
        size = boxes[0].style["font_size"] * PX_TO_PT
        blocks.append(PageBlock(block=number, start=seen[number], text=text, size=size))
        seen[number] += _length(text)
    return tuple(blocks)


def _texts(box: Box, run: int | None, numbers: dict[int, int]) -> list[tuple[int, Box]]:
    """Give the text boxes of the runs of text inside a box, each with its run's number."""
    box = getattr(box, "_box", box)
    if box.element is not None:
        run = numbers.get(id(box.element), run)
    if isinstance(box, TextBox):
        return [] if run is None else [(run, box)]
    return [pair for child in getattr(box, "children", ()) for pair in _texts(child, run, numbers)]


def _statements(margin: Box) -> list[str]:
    found: dict[int, list[str]] = {}
    for box in boxes_in(margin):
        element = box.element
        if element is not None and element.get("class") == FOOT_STATEMENT:
            found.setdefault(
                id(element), [one.text for one in boxes_in(box) if isinstance(one, TextBox)]
            )
    return [" ".join(" ".join(texts).split()) for texts in found.values()]


def _outside(margin: Box, page: Box) -> list[str]:
    """Give the texts of a margin box that reach over the sheet's edge: no validator sees that."""
    return [
        one.text
        for one in boxes_in(margin)
        if isinstance(one, TextBox)
        and not (
            one.position_x >= 0
            and one.position_x + one.width <= page.width
            and one.position_y >= 0
            and one.position_y + one.height <= page.height
        )
    ]


def _length(text: str) -> int:
    """Count the characters that are not white space: lines lose their spaces at the ends."""
    return len("".join(text.split()))
