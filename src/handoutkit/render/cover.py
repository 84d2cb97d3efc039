"""A typographic cover: where the title's words break, how large they are, where all stands.

Lengths are in the cover's own units: 1200 wide, 1600 high. Knows no template.
"""

import textwrap
from dataclasses import dataclass

from handoutkit.language.locales import language_name
from handoutkit.render.view import View

WIDTH = 1200
MARGIN = 100
BAR = 160
TOP = 470
LEADING = 1.22
MOST_LINES = 6
SIZES = (130, 112, 96, 80, 64, 52)
LETTER = 0.6
"""The average width of a bold letter of Noto Sans, in em."""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the title: its text, its base line and its size."""

    text: str
    y: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the cover: lines begin at `x_text`, the bar's left edge is at `x_bar`."""

    lines: tuple[CoverLine, ...]
    x_text: int
    x_bar: int
    language: str


def cover_of(view: View) -> Cover:
    """Lay out the cover of a handout; right-to-left titles begin at the right."""
    right = view.direction == "rtl"
    return Cover(
        lines=cover_lines(view.title),
        x_text=WIDTH - MARGIN if right else MARGIN,
        x_bar=WIDTH - MARGIN - BAR if right else MARGIN,
        language=language_name(view.lang),
    )


def cover_lines(title: str) -> tuple[CoverLine, ...]:
    """Break a title into lines in the largest size that needs six lines at most."""
    lines: list[str] = []
    size = SIZES[-1]
    for size in SIZES:
        lines = textwrap.wrap(title, width=int((WIDTH - 2 * MARGIN) / (size * LETTER)))
        if len(lines) <= MOST_LINES:
            break
    return tuple(
        CoverLine(text=line, y=TOP + round(index * size * LEADING), size=size)
        for index, line in enumerate(lines)
    )
