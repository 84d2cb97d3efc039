"""WeasyPrint's ways of working something out give way to those that keep it, for a while."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from tinyhtml5 import inputstream
from weasyprint import css
from weasyprint.draw.border import draw_outline
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.pdf import fonts
from weasyprint.text import line_break

from handoutkit.render.pdf.kept import arrays, boxes, glyphs, lengths, painting, texts
from handoutkit.render.pdf.kept.cascade import KeptRules
from handoutkit.render.pdf.kept.lines import KeptLines
from handoutkit.render.pdf.kept.parsing import Expressions
from handoutkit.render.pdf.settled import stream_data

_MODULES = tuple(module for name, module in sys.modules.items() if name.startswith("weasyprint."))


def _places(function: Any) -> tuple[tuple[Any, str], ...]:
    """Give the modules of WeasyPrint that know a function, with the name they know it by."""
    return tuple(
        (module, name)
        for module in _MODULES
        for name, value in vars(module).items()
        if value is function
    )


_INSTEAD = (
    *((place, lengths.used_lengths) for place in _places(percent.resolve_percentages)),
    *((place, texts.font_key) for place in _places(line_break._font_style_cache_key)),
    ((line_break.Layout, "setup"), texts.set_up),
    ((line_break.Layout, "deactivate"), texts.stay_active),
    ((line_break.Layout, "reactivate"), texts.reactivate),
    ((inputstream, "characters_until_regex"), Expressions()),
    ((pydyf.Stream, "data"), property(stream_data)),
    ((Box, "is_in_normal_flow"), boxes.is_in_normal_flow),
    ((Box, "descendants"), boxes.descendants),
    *((place, painting.lay_out_backgrounds) for place in _places(layout_box_backgrounds)),
    *((place, glyphs.draw_line) for place in _places(draw_first_line)),
    *((place, painting.draw_outline) for place in _places(draw_outline)),
    ((fonts, "ffi"), arrays.Arrays()),
)
_SPLITTERS = _places(line_break.split_first_line)
_BREAKERS = _places(line_break.can_break_text)
_STYLES = ((css, "StyleFor"),)
_OWN = tuple(
    (place, getattr(*place))
    for place in (*(place for place, _ in _INSTEAD), *_SPLITTERS, *_BREAKERS, *_STYLES)
)


@contextmanager
def work_kept(rules: KeptRules) -> Iterator[None]:
    """While a page is laid out, take the styles of its elements from `rules`."""
    lines = KeptLines(line_break.split_first_line, line_break.can_break_text)
    instead = (
        *_INSTEAD,
        *((place, lines.split_first_line) for place in _SPLITTERS),
        *((place, lines.can_break_text) for place in _BREAKERS),
        *((place, rules.style_for) for place in _STYLES),
    )
    try:
        for place, one in instead:
            setattr(*place, one)
        yield
    finally:
        for place, one in _OWN:
            setattr(*place, one)
