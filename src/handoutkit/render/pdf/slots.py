"""The lines of a laid-out page that hold a person's words, filled with the words of others.

Shapes and draws with WeasyPrint 70's own code, so that a filled line is drawn as a full layout
would draw it. Uses parts of it that are not public: the version is pinned. Knows lines, nothing of
files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure.boxes import BlockContainerBox, TextBox
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from handoutkit.render.pdf.log import unheard_log
from handoutkit.render.pdf.stream import Box
from handoutkit.render.pdf.wrapping import words_broken_last

_MOST_SPREAD = 1.2
"""How far apart pairs of letters may be set, times the widest of them."""


class DoesNotFit(Exception):
    """A slot cannot take a text as it was laid out: too long, or in letters it lacks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a slot: its style, where its text begins, and how much room it has (in pixels).

    `below` is the room of the lines that follow it. `letters` are what its fonts are known to have,
    and `widest` the width of the widest of them.
    """

    slot: str
    style: Any
    x: float
    y: float
    room: float
    below: float
    letters: frozenset[str] = frozenset()
    widest: float = inf


def line_of(slot: str, text: Box, block: Box) -> Line:
    """Give the line that a text box of a slot stands on, in its block."""
    return Line(
        slot=slot,
        style=text.style,
        x=text.position_x,
        y=text.position_y + text.baseline,
        room=block.content_box_x() + block.width - text.position_x,
        below=block.width,
    )


def texts_with_blocks(box: Box, block: Box = None) -> Iterator[tuple[Box, Box]]:
    """Give each text box in a box with the block that its line stands in."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    if isinstance(box, TextBox):
        yield box, block
    inner = box if isinstance(box, BlockContainerBox) else block
    for child in getattr(box, "children", ()):
        yield from texts_with_blocks(child, inner)


def broken(text: str, line: Line) -> tuple[str, ...]:
    """Break a text over a line and those that follow it, where a full layout would.

    Raises:
        DoesNotFit: its first word is wider than a line, or its words would be hyphenated.
    """
    # Most names are so short that nobody needs to measure them.
    if len(text) * line.widest < line.room and line.letters.issuperset(text):
        return (text,)
    if line.style["hyphens"] == "auto":
        raise DoesNotFit("a line may end in a hyphen that is no part of the text")
    lines: list[str] = []
    rest: str | None = text
    with words_broken_last():
        while rest is not None:
            first, rest = _first_line(rest, line.style, line.below if lines else line.room)
            lines.append(first)
    return tuple(lines)


def _first_line(text: str, style: Any, room: float) -> tuple[str, str | None]:
    hyphens = SimpleNamespace(dictionaries={})
    _, length, resume, width, *_ = inline.split_first_line(
        text, style, hyphens, room, 0, is_line_start=False
    )
    if width > room:
        raise DoesNotFit("a word is wider than its line")
    encoded = text.encode()
    first = encoded[:length].decode().rstrip(" ")
    return first, None if resume is None else encoded[resume:].decode().lstrip(" ")


@dataclass(slots=True)
class _TextBox:
    """What WeasyPrint needs of a text box to draw it."""

    text: str
    style: Any
    pango_layout: Any


def draw(line: Line, text: str, stream: Stream) -> None:
    """Draw a text on a line, without the operators that begin and end it."""
    layout = Layout(line.style)
    layout.set_text(text)
    box = _TextBox(text, line.style, layout)
    draw_first_line(stream, box, "clip", "none", Matrix(d=-1, e=line.x, f=line.y))


def blank_stream(kind: type[Stream], fonts: Mapping[Any, Any]) -> Stream:
    """Give a stream that draws with `fonts` and is in no file."""
    names = ("ExtGState", "XObject", "Pattern", "Shading")
    resources = pydyf.Dictionary({name: pydyf.Dictionary() for name in names})
    return kind(fonts, (0, 0, 1, 1), resources, {}, None, {}, None, compress=False)


class _FilledStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """Draws with the fonts that are in the file, and with no others."""

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Give a font of the file, and its size."""
        key, _, size = get_pango_font_key(pango_font)
        if key not in self._fonts:
            raise DoesNotFit("a font that the page does not have")
        return self._fonts[key], size


class SettledTexts(dict[int, str]):
    """What the glyphs of a font in the file say: a use that would say another thing is refused."""

    def __contains__(self, glyph: object) -> bool:
        """Ask for the text of each use."""
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        """Take a use that says what the file says of the glyph."""
        if self.get(glyph) != text:
            raise DoesNotFit("a glyph that the file lacks, or that says something else there")


class Filler:
    """Draws texts on lines with the fonts of a file."""

    def __init__(self, fonts: Mapping[Any, Any]) -> None:
        """Draw with `fonts`, whose glyphs say what they say in the file."""
        for font in fonts.values():
            font.to_unicode = SettledTexts(font.to_unicode)
        self._stream = blank_stream(_FilledStream, fonts)

    def drawn(self, line: Line, text: str) -> list[Any]:
        """Give the operators that draw a text on a line.

        Raises:
            DoesNotFit: the fonts lack a letter of it, or one has another meaning in the file.
        """
        # WeasyPrint would say in its log which character a font lacks.
        if not line.letters.issuperset(text):
            raise DoesNotFit("a letter that the line's fonts are not known to have")
        self._stream.stream = []
        self._stream._current_font = None
        draw(line, text, self._stream)
        return list(self._stream.stream)


def with_letters(
    lines: Sequence[Line], letters: Iterable[str], fonts: Mapping[Any, Any]
) -> list[Line]:
    """Let the fonts that lines are drawn with have these letters too, where they know them.

    A letter is one character or those of a ligature. A glyph that is in use says what it said.
    """
    text = " ".join(letters)
    known: dict[int, tuple[frozenset[str], float]] = {}
    for line in {id(line.style): line for line in lines}.values():
        tried: dict[Any, Any] = {}
        with unheard_log():
            draw(line, text, blank_stream(Stream, tried))
        found = [_added(tried[key], fonts[key]) for key in tried.keys() & fonts.keys()]
        widest = max(width for font in tried.values() for width in font.widths.values())
        known[id(line.style)] = (
            frozenset("".join(map("".join, found))),
            _MOST_SPREAD * widest / 1000 * line.style["font_size"],
        )
    return [
        replace(line, letters=known[id(line.style)][0], widest=known[id(line.style)][1])
        for line in lines
    ]


def _added(tried: Any, font: Any) -> list[str]:
    """Add the glyphs of a font that was tried to the same font of a file; give their texts."""
    texts = []
    for glyph, text in tried.to_unicode.items():
        if glyph < tried.glyph_count:  # the others stand for characters that it lacks
            font.to_unicode.setdefault(glyph, text)
            font.widths.setdefault(glyph, tried.widths[glyph])
            texts.append(text)
    font.to_unicode = dict(sorted(font.to_unicode.items()))
    return texts
