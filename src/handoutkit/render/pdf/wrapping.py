"""Lines are broken late: after all words that fit, and inside a word only where nothing else does.

WeasyPrint 70 takes each text inside a link or a span for the beginning of a line, so that
`overflow-wrap` alone would break short words as well; and it breaks a text after its first word
where all of it but its last space fits. Uses parts of it that are not public: the version is
pinned.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import inline

from handoutkit.render.pdf.stream import Box

_ROUNDING = 0.5
_BINDING = "\N{NO-BREAK SPACE}"
_SPACES = f" {_BINDING}"

_split_inline_box = inline.split_inline_box
_split_text_box = inline.split_text_box


@contextmanager
def words_broken_last() -> Iterator[None]:
    """While pages are laid out, let `overflow-wrap` break words only in lines that overflow."""
    may_break: list[bool] = []
    split_first_line, breaks_text = inline.split_first_line, inline.can_break_text

    def split_inline_box(context: Any, box: Box, start: float, end: float, *rest: Any) -> Any:
        if not isinstance(box, LineBox):
            return _split_inline_box(context, box, start, end, *rest)
        filled = [(one, len(one)) for one in rest if isinstance(one, list)]
        may_break.append(False)
        try:
            split = _split_inline_box(context, box, start, end, *rest)
            if split[0].width <= end - start + _ROUNDING or box.style["overflow_wrap"] == "normal":
                return split
            for one, length in filled:
                del one[length:]
            may_break[-1] = True
            return _split_inline_box(context, box, start, end, *rest)
        finally:
            may_break.pop()

    def split_text_box(
        context: Any, box: Box, width: float | None, skip: int, is_line_start: bool = True
    ) -> Any:
        is_line_start = may_break[-1] if may_break else is_line_start
        return _split_text_box(context, box, width, skip, is_line_start)

    def can_break_text(text: str, lang: str | None) -> bool | None:
        # This is asked of the two letters where one span ends and another begins.
        return (may_break and may_break[-1]) or breaks_text(text, lang)

    inline.split_inline_box, inline.split_text_box = split_inline_box, split_text_box
    inline.split_first_line = partial(_split_after_all_that_fits, split_first_line)
    inline.can_break_text = can_break_text
    try:
        yield
    finally:
        inline.split_inline_box, inline.split_text_box = _split_inline_box, _split_text_box
        inline.split_first_line = split_first_line
        inline.can_break_text = breaks_text


def _split_after_all_that_fits(
    split_first_line: Callable[..., Any],
    text: str,
    style: Any,
    context: Any,
    width: float | None,
    *rest: Any,
    **more: Any,
) -> Any:
    """Split a text as WeasyPrint does, but late also where all of it but its last space fits.

    That space may stand over the line's end; but where it binds the last word to what follows, as
    to the mark of a note, that word goes along.
    """
    split = split_first_line(text, style, context, width, *rest, **more)
    _, length, resume, *_ = split
    first = text.encode()[:length]
    words = text.rstrip(_SPACES)
    if resume is None or width is None or b" " in first or words == text or " " not in words:
        return split
    whole = split_first_line(words, style, context, width, *rest, **more)
    if whole[2] is not None or whole[3] > width:
        return split
    if text.endswith(_BINDING):
        return split_first_line(text, style, context, whole[3] - _ROUNDING, *rest, **more)
    return (*whole[:2], len(text.encode()), *whole[3:])
