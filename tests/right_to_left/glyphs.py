"""Where each glyph of a PDF is drawn, read from its content streams; its text is ToUnicode's."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from tests.whole.tagged import unicode_of

# pikepdf's objects are Any inside this module and never leave it.
Object = Any
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_WIDTH = 2
_RAISED = 0.5
"""How far from its line a sign is raised or lowered at most, in sizes."""


class Glyph(NamedTuple):
    """A glyph on a page: its text, its number in its font, where it begins and ends, its size.

    Lengths are in points.
    """

    text: str
    number: int
    font: str
    x: float
    end: float
    y: float
    size: float


class Font(NamedTuple):
    """What is to be known of a font: its name, each glyph's text and width in thousandths."""

    name: str
    texts: Mapping[bytes, str]
    widths: Mapping[int, float]


def lines_of(pdf: Path) -> list[list[Glyph]]:
    """Give the lines of all pages from above, each with its glyphs from the left to the right.

    What is raised or lowered stands in its line.
    """
    lines = []
    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            glyphs = sorted(_glyphs(page), key=lambda one: -one.y)
            edges = [
                0,
                *(
                    number
                    for number, (one, after) in enumerate(pairwise(glyphs), start=1)
                    if one.y - after.y > _RAISED * max(one.size, after.size)
                ),
                len(glyphs),
            ]
            lines += [
                sorted(glyphs[start:end], key=lambda one: one.x) for start, end in pairwise(edges)
            ]
    return lines


def _glyphs(page: Object) -> Iterator[Glyph]:
    fonts = {name: _font(one) for name, one in page.resources.get("/Font", {}).items()}
    around, kept = _UNMOVED, []
    place, size, rise, font = _UNMOVED, 0.0, 0.0, Font("", {}, {})
    for instruction in pikepdf.parse_content_stream(page):
        operands: Object = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append(around)
            case "Q":
                around = kept.pop()
            case "cm":
                around = _product(_matrix(operands), around)
            case "Tm":
                place = _matrix(operands)
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Ts":
                rise = float(operands[0])
            case "Tj" | "TJ":
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                for glyph, advance in _shown(parts, font):
                    at = _product((1, 0, 0, 1, 0, rise), _product(place, around))
                    step = advance * size / 1000
                    if glyph is not None:
                        end = at[4] + at[0] * step
                        yield Glyph(*glyph, font.name, at[4], end, at[5], size * abs(at[0]))
                    place = _product((1, 0, 0, 1, step, 0), place)


def _shown(parts: Object, font: Font) -> Iterator[tuple[tuple[str, int] | None, float]]:
    """Give each glyph as text and number with its width, and each shift between two."""
    for part in parts:
        if not isinstance(part, pikepdf.String):
            yield None, -float(part)
            continue
        codes = bytes(part)
        for at in range(0, len(codes), _WIDTH):
            code = codes[at : at + _WIDTH]
            number = int.from_bytes(code, "big")
            yield (font.texts.get(code, ""), number), font.widths.get(number, 0)


def _font(font: Object) -> Font:
    widths: dict[int, float] = {}
    listed = list(font.DescendantFonts[0].W)
    for first, each in zip(listed[::2], listed[1::2], strict=True):
        widths |= {int(first) + number: float(one) for number, one in enumerate(each)}
    name = str(font.BaseFont).partition("+")[2]
    return Font(name, unicode_of(font), widths)


def _matrix(operands: Object) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _product(one: Matrix, two: Matrix) -> Matrix:
    return (
        one[0] * two[0] + one[1] * two[2],
        one[0] * two[1] + one[1] * two[3],
        one[2] * two[0] + one[3] * two[2],
        one[2] * two[1] + one[3] * two[3],
        one[4] * two[0] + one[5] * two[2] + two[4],
        one[4] * two[1] + one[5] * two[3] + two[5],
    )
