"""The walk through a cleaned page: its elements in order become pieces, none is passed by.

Knows what elements mean, not where in a page the article stands.
"""

from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from handoutkit.importers.page.cleaning import BLOCKS, LINE, OUT, PICTURE
from handoutkit.importers.page.framing import Frame, Framing
from handoutkit.importers.page.inline import Inlines
from handoutkit.importers.page.links import Links
from handoutkit.importers.page.pieces import Piece, without_links, without_stress
from handoutkit.importers.page.preparing import FILM
from handoutkit.importers.page.tables import grid_of, is_layout
from handoutkit.importers.words import spaced


class Walk:
    """One walk through a page."""

    def __init__(self, links: Links) -> None:
        """Begin without pieces."""
        self.pieces: list[Piece] = []
        self.lost: list[tuple[int, str]] = []
        self._links = links
        self._inlines = Inlines(links, self._leave_out)
        self._frames = [Frame(Piece())]
        self._later: list[Piece] = []
        self._framing = Framing(links)
        self._line = 1
        self._captions: list[Piece] = []

    def read(self, body: HtmlElement) -> list[Piece]:
        """Give the pieces of a page in their order."""
        walking = etree.iterwalk(body, events=("start", "end"))
        for event, element in walking:
            if event == "start":
                if self._starts(element):
                    walking.skip_subtree()
                else:
                    self._inlines.text(element.text)
            else:
                self._ends(element)
                if element is not body:
                    self._inlines.text(element.tail)
        self._flush()
        return self.pieces

    # What begins and ends

    def _starts(self, element: HtmlElement) -> bool:
        """Begin an element; tell whether it has been read as a whole."""
        if element.tag not in BLOCKS:
            return self._starts_inline(element)
        if self._frames[-1].flat and element.tag != "table":
            self._frames.append(self._frames[-1])
            self._inlines.line.space()
            return self._inlines.left_out(element)
        self._flush()
        self._line = int(element.get(LINE) or self._line)
        outer = self._frames[-1]
        self._frames.append(self._framing.of(element, outer, self._line, len(self.pieces)))
        return self._read_whole(element)

    def _ends(self, element: HtmlElement) -> None:
        if element.tag not in BLOCKS:
            self._inlines.end(element)
            return
        if len(self._frames) > 1 and self._frames[-1] is self._frames[-2]:
            self._inlines.line.space()
            self._frames.pop()
            return
        if element.tag == "summary":
            self._inlines.line.close("strong")
        self._flush()
        frame = self._frames.pop()
        if element.tag == "figure":
            self._place_captions(frame.first_piece)

    def _starts_inline(self, element: HtmlElement) -> bool:
        told = not self._frames[-1].piece.reason
        if told and element.get(OUT) == FILM:
            self.lost.append((int(element.get(LINE) or self._line), FILM))
        if element.tag == "br":
            if self._inlines.line.break_line() and not self._frames[-1].flat:
                self._flush()
            return False
        if element.tag == "img":
            self._later.append(self._picture(element))
            return True
        return self._inlines.start(element, told=told)

    def _read_whole(self, element: HtmlElement) -> bool:
        """Read an element that is one piece, whatever stands in it."""
        piece = self._frames[-1].piece
        if element.tag == "hr" and not piece.reason:
            self.pieces.append(replace(piece, kind="rule", line=self._line))
        elif element.tag == "table" and not is_layout(element):
            self._table(element)
            return True
        elif element.tag == "pre":
            self._preformatted(element)
            return True
        elif element.tag == "figcaption":
            self._captioned(replace(piece, html=self._html(element), line=self._line))
            return True
        elif element.tag == "summary":
            self._inlines.line.open("strong")
        return False

    # Pieces

    def _flush(self) -> None:
        """End the paragraph: what has come is a piece, and what waited for its end follows it."""
        taken = self._inlines.line.take()
        frame = self._frames[-1]
        if taken.html.strip():
            piece = replace(
                frame.piece,
                html=taken.html,
                line=max(self._inlines.first_line, frame.piece.line),
                bold=0 < taken.letters == taken.bold,
                linked=0 < taken.letters == taken.linked,
            )
            if frame.item is not None and not frame.item.begun:
                frame.item.begun = True
                piece = replace(piece, kind="item", number=frame.item.number)
            if piece.kind == "heading" and piece.bold:
                piece = replace(piece, html=without_stress(piece.html))
            if piece.role == "title":
                piece = replace(piece, html=without_links(piece.html))
            self.pieces.append(piece)
        self._inlines.first_line = 0
        self.pieces += self._later
        self._later = []

    def _leave_out(self, html: str, line: int, reason: str) -> None:
        """Keep words that stand inside a paragraph and are none of the article for after it."""
        self._later.append(Piece(html=html, line=line, reason=reason))

    def _picture(self, element: HtmlElement) -> Piece:
        frame = self._frames[-1].piece
        return replace(
            frame,
            kind="picture",
            depth=0,
            level=0,
            role="",
            anchor="",
            line=max(int(element.get(LINE) or 1), self._line),
            picture=int(element.get(PICTURE) or -1),
            alt=spaced(element.get("alt") or ""),
            reason=frame.reason or element.get(OUT, ""),
        )

    def _html(self, element: HtmlElement) -> str:
        inner = Inlines(self._links, self._leave_out)
        html = inner.whole(element, self._pictured, told=not self._frames[-1].piece.reason)
        return html.strip()

    def _pictured(self, element: HtmlElement) -> None:
        self._later.append(self._picture(element))

    def _table(self, element: HtmlElement) -> None:
        grid = grid_of(element, self._html)
        caption = element.find("caption")
        title = self._html(caption) if caption is not None else ""
        words = ". ".join(part for part in (title, grid.title) if part)
        piece = replace(self._frames[-1].piece, kind="table", depth=0, html=words, line=self._line)
        if any(cell for row in grid.rows for cell in row):
            self.pieces.append(replace(piece, rows=grid.rows, row_headers=grid.row_headers))
        self.pieces += self._later
        self._later = []

    def _preformatted(self, element: HtmlElement) -> None:
        for line in element.text_content().split("\n"):
            self._inlines.text(line)
            if line.strip():
                self._inlines.line.break_line()
            else:
                self._flush()
        self._flush()
        if not self._frames[-1].piece.reason:
            self.lost.append((self._line, "text whose lines and spaces are as typed"))

    def _captioned(self, caption: Piece) -> None:
        """Keep a caption for the end of its figure; without one, for what stands beside it."""
        if any(frame.figure for frame in self._frames):
            self._captions.append(caption)
        elif self.pieces and self.pieces[-1].kind == "picture" and not self.pieces[-1].caption:
            self.pieces[-1] = replace(self.pieces[-1], caption=caption.html)
        elif caption.html:
            self.pieces.append(replace(caption, captions=True))

    def _place_captions(self, first: int) -> None:
        """Give a figure's captions to its pictures, or to its table; what is left is text."""
        waiting = [caption for caption in self._captions if caption.html]
        self._captions = []
        for at in range(first, len(self.pieces)):
            piece = self.pieces[at]
            if not waiting:
                return
            if piece.kind == "picture" and not piece.caption:
                caption = waiting.pop(0)
                reason = caption.reason if piece.reason else ""
                self.pieces[at] = replace(piece, caption=caption.html, reason=reason)
            elif piece.kind == "table" and not piece.html:
                self.pieces[at] = replace(piece, html=waiting.pop(0).html)
        self.pieces += waiting
