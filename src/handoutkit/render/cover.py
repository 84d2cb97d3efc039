"""A typographic cover: where the title's words break, how large all is, and where it stands.

Lengths are in the cover's own units: 1200 wide, 1600 high. Knows neither fonts nor formats.
"""

import textwrap
from dataclasses import dataclass, replace

from handoutkit.language.locales import language_name
from handoutkit.render.isolation import with_controls
from handoutkit.render.view import View

WIDTH = 1200
HEIGHT = 1600
MARGIN = 100
BAR = 160
TOP = 350
LEADING = 1.22
MOST_LINES = 6
SIZES = (130, 112, 96, 80, 64, 52)
LETTER = 0.6
"""The average width of a bold letter of Noto Sans, in em."""

# On a shelf the cover is 100 pixels wide: what shall be read there is 80 units high or more.
CLINIC_SIZES = (96, 80, 64)
CLINIC_LINES = 2
CLINIC_BOTTOM = 1340
LANGUAGE = (1450, 84)
UPDATED = (1535, 44)


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the cover: its text, its base line and its size."""

    text: str
    y: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the cover: lines begin at `x_text`, the bar's left edge is at `x_bar`."""

    lines: tuple[CoverLine, ...]
    clinic: tuple[CoverLine, ...]
    language: CoverLine
    updated: CoverLine
    x_text: int
    x_bar: int
    right_to_left: bool


def cover_of(view: View) -> Cover:
    """Lay out the cover of a handout; right-to-left titles begin at the right."""
    right = view.direction == "rtl"

    def isolated(line: CoverLine) -> CoverLine:
        return replace(line, text=with_controls(line.text)) if right else line

    return Cover(
        lines=tuple(isolated(line) for line in cover_lines(view.title)),
        clinic=tuple(isolated(line) for line in clinic_lines(view.clinic.name)),
        language=isolated(CoverLine(language_name(view.lang), *LANGUAGE)),
        updated=isolated(CoverLine(view.updated, *UPDATED)),
        x_text=WIDTH - MARGIN if right else MARGIN,
        x_bar=WIDTH - MARGIN - BAR if right else MARGIN,
        right_to_left=right,
    )


def cover_lines(title: str) -> tuple[CoverLine, ...]:
    """Break a title into lines in the largest size that needs six lines at most."""
    lines, size = _broken(title, SIZES, MOST_LINES)
    return _placed(lines, size, TOP)


def clinic_lines(name: str) -> tuple[CoverLine, ...]:
    """Break a clinic's name into lines; the last one is always at the same height."""
    lines, size = _broken(name, CLINIC_SIZES, CLINIC_LINES)
    return _placed(lines, size, CLINIC_BOTTOM - round((len(lines) - 1) * size * LEADING))


def _broken(text: str, sizes: tuple[int, ...], most: int) -> tuple[list[str], int]:
    lines: list[str] = []
    size = sizes[-1]
    for size in sizes:
        lines = textwrap.wrap(text, width=int((WIDTH - 2 * MARGIN) / (size * LETTER)))
        if len(lines) <= most:
            break
    return lines, size


def _placed(lines: list[str], size: int, top: int) -> tuple[CoverLine, ...]:
    return tuple(
        CoverLine(text=line, y=top + round(index * size * LEADING), size=size)
        for index, line in enumerate(lines)
    )
