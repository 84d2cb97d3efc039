"""The first line of a text in a width, and where letters part, kept while one page is laid out.

WeasyPrint 70 asks for the same line over and over: to see how wide a cell may be, for each try of
where a page ends, for the foot of each page.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from weasyprint.text.line_break import Layout

Split: TypeAlias = tuple[Any, int, int | None, float, float, float]


class KeptLines:
    """The lines that were split off on one page, by text, style and width."""

    def __init__(
        self,
        split_first_line: Callable[..., Split],
        can_break_text: Callable[[str, str | None], bool],
    ) -> None:
        """Begin with none; what is not kept is found by WeasyPrint's functions."""
        self._split = split_first_line
        self.can_break_text = cache(can_break_text)
        self._kept: dict[Any, tuple[Split, Any]] = {}

    def split_first_line(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Split:
        """Give what WeasyPrint's `split_first_line` gives."""
        derived = getattr(style, "derived", None)
        key = (text, id(derived), max_width, justification_spacing, is_line_start, minimum)
        kept = None if derived is None else self._kept.get(key)
        if kept is not None:
            (layout, *found), _ = kept
            return (_copy(layout), *found)
        split = self._split(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        if derived is not None and derived is style.derived:
            # With what its key names by `id`, which is not used again while it is held.
            self._kept[key] = (_copy(split[0]), *split[1:]), derived
        return split


def _copy(layout: Any) -> Any:
    """Copy a layout: two boxes may draw what was shaped once, and nothing changes it."""
    copy = Layout.__new__(Layout)
    copy.__dict__.update(layout.__dict__)
    return copy
