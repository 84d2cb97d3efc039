"""The texts that the pages of a PDF draw: how large, in which colour, on which ground."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
WHITE = "#ffffff"


class Drawn(NamedTuple):
    """A text: its page from 1, its size in points, its colour, and the colour under it."""

    page: int
    size: float
    colour: str
    ground: str


class Fill(NamedTuple):
    """A filled rectangle, in points."""

    left: float
    bottom: float
    right: float
    top: float
    colour: str


@dataclass(frozen=True)
class State:
    """The part of the graphics state that is looked at (ISO 32000-1, 8.4)."""

    matrix: Matrix = IDENTITY
    colour: str = "#000000"


@dataclass
class Canvas:
    """A page as far as it is drawn."""

    state: State = State()
    saved: list[State] = field(default_factory=list)
    text: Matrix = IDENTITY
    size: float = 0
    rectangles: list[tuple[float, float, float, float]] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


def texts(path: Path) -> Iterator[Drawn]:
    """Give each text that the pages of a file draw."""
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            yield from _texts(number, page)


def _texts(number: int, page: pikepdf.Page) -> Iterator[Drawn]:
    canvas = Canvas()
    for one in pikepdf.parse_content_stream(page):
        operator = str(one.operator)
        if operator in ("Tj", "TJ"):
            x, y = _point(canvas.text[4], canvas.text[5], canvas.state.matrix)
            matrix = _product(canvas.text, canvas.state.matrix)
            size = canvas.size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
            yield Drawn(number, round(size, 2), canvas.state.colour, _ground(canvas, x, y))
        else:
            _apply(canvas, operator, [_number(value) for value in one.operands])


def _apply(canvas: Canvas, operator: str, values: list[float]) -> None:
    match operator, values:
        case "q", _:
            canvas.saved.append(canvas.state)
        case "Q", _:
            canvas.state = canvas.saved.pop()
        case "cm", [a, b, c, d, e, f]:
            matrix = _product((a, b, c, d, e, f), canvas.state.matrix)
            canvas.state = replace(canvas.state, matrix=matrix)
        case "rg", [*channels]:
            colour = "#" + "".join(f"{round(one * 255):02x}" for one in channels)
            canvas.state = replace(canvas.state, colour=colour)
        case "Tm", [a, b, c, d, e, f]:
            canvas.text = (a, b, c, d, e, f)
        case "Tf", [_, size]:
            canvas.size = size
        case "re", [x, y, width, height]:
            canvas.rectangles.append((x, y, width, height))
        case "f", _:
            canvas.fills += [_fill(canvas, *one) for one in canvas.rectangles]
            canvas.rectangles = []
        case (("n" | "f*" | "S" | "B"), _):
            canvas.rectangles = []


def _fill(canvas: Canvas, x: float, y: float, width: float, height: float) -> Fill:
    one = _point(x, y, canvas.state.matrix)
    other = _point(x + width, y + height, canvas.state.matrix)
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Fill(left, bottom, right, top, canvas.state.colour)


def _ground(canvas: Canvas, x: float, y: float) -> str:
    return next(
        (
            one.colour
            for one in reversed(canvas.fills)
            if one.left <= x <= one.right and one.bottom <= y <= one.top
        ),
        WHITE,
    )


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _product(one: Matrix, other: Matrix) -> Matrix:
    """Give the matrix that applies `one` first (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    x, y = _point(e, f, other)
    g, h, i, j, _, _ = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, x, y
