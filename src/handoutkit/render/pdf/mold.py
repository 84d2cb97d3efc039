"""What copies of a page are made of is taken from it while it is written.

Knows WeasyPrint's and pydyf's objects; knows not whose words go into the slots.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pydyf
from weasyprint.document import Document

from handoutkit.render.pdf.frozen import frozen
from handoutkit.render.pdf.master import Master, joined
from handoutkit.render.pdf.slots import Filler, Line, line_of, texts_with_blocks, with_letters
from handoutkit.render.pdf.stream import Drawing, DrawnLine


class Mold:
    """Give it to `render_pdf` with a page whose slots hold made-up words.

    Afterwards `master` makes copies, and `drawn` are the operators that it must draw those words
    with. There is no master where the page has no slots, or they are drawn in no simple way.
    """

    def __init__(self, letters: Sequence[str]) -> None:
        """Let the fonts of the slots have `letters`: characters, and those of ligatures."""
        self.master: Master | None = None
        self.drawn = b""
        self._letters = letters
        self._drawing = Drawing()
        self._lines: list[Line] = []

    def fonts_drawn(self, document: Document, drawing: Drawing, fonts: Mapping[Any, Any]) -> None:
        """Add the letters to what goes into the file of the fonts."""
        blocks = {
            id(text): block
            for page in document.pages
            for text, block in texts_with_blocks(page._page_box)
        }
        self._drawing = drawing
        lines = [line_of(one.slot, one.box, blocks[id(one.box)]) for one in drawing.lines]
        self._lines = with_letters(lines, self._letters, fonts)

    def written(self, identifier: str, document: Document, pdf: pydyf.PDF) -> None:
        """Take the file's objects, and part the content of the page that has the slots."""
        lines = self._drawing.lines
        page = _page(pdf, lines)
        spans = [_span(one) for one in lines]
        if page is None or None in spans:
            return
        operators = lines[0].stream.stream
        known = [one for one in spans if one]
        first, last = known[0][0], known[-1][1]
        self.drawn = joined(operators[first:last])
        self.master = Master(
            frozen(pdf, page, joined(operators[:first]), joined(operators[last:]), identifier),
            self._lines,
            [operators[end:start] for (_, end), (start, _) in pairwise(known)],
            Filler(document.fonts),
        )


def _page(pdf: pydyf.PDF, lines: Sequence[DrawnLine]) -> pydyf.Dictionary | None:
    """Give the page on which all lines are drawn, if there is one."""
    streams = {id(one.stream): one.stream.reference for one in lines}
    if len(streams) != 1:
        return None
    wanted = next(iter(streams.values()))
    pages = [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Contents") == wanted
    ]
    return pages[0] if len(pages) == 1 else None


def _span(line: DrawnLine) -> tuple[int, int] | None:
    """Give where the text of a line begins and ends among the operators, if that is all there is.

    A line that has an underline, for one, is drawn with more than its text.
    """
    drawn = line.stream.stream[line.start : line.end]
    if drawn.count(b"BT") != 1 or drawn[-1] != b"ET":
        return None
    start = drawn.index(b"BT")
    if not all(joined([one]).endswith((b" gs", b" rg")) for one in drawn[:start]):
        return None
    return line.start + start + 1, line.end - 1
