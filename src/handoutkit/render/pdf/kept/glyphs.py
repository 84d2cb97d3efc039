"""The glyphs of a line, drawn run by run: WeasyPrint 70 reads and writes each glyph by itself.

Draws what its `draw_first_line` draws, and leaves to it what is not plain: runs from right to left,
glyphs that are raised, missing or pictures, and lines that end in an ellipsis.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.draw.text import draw_first_line
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from handoutkit.render.pdf.glyph_texts import GlyphTexts

_INTS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int")
_FIRST_UNKNOWN = int(pango.PANGO_GLYPH_EMPTY)
_LEAST_SIZE = 1e-6
_SIZES_RIGHT = 14802
_PARAGRAPHS = frozenset("\n\r\N{PARAGRAPH SEPARATOR}")


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs of one font: their numbers, widths and shifts in Pango's units, and their texts."""

    font: Any
    pango_font: Any
    size: float
    is_new: bool
    glyphs: Sequence[int]
    widths: Sequence[int]
    shifts: Sequence[int]
    texts: Sequence[str]


class _NotPlain(Exception):
    """A line has something that is drawn otherwise."""


def draw_line(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> Any:
    """Draw the line of a text box; give the emojis in it."""
    text = textbox.pango_layout.text
    is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    if is_cut:
        # The ellipsis is written into the layout, which other boxes with this text share.
        textbox.pango_layout.setup(textbox.style)
        textbox.pango_layout.set_text(text, justify=True)
    size = textbox.style["font_size"]
    if is_cut or size < _LEAST_SIZE or not textbox.text.strip() or not _PARAGRAPHS.isdisjoint(text):
        return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    line = pango.pango_layout_get_line_readonly(textbox.pango_layout.layout, 0)
    try:
        runs = list(_runs(stream, line, text, size))
    except _NotPlain:
        return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    shown = ""
    for run in runs:
        if run.is_new:
            if shown:
                stream.show_text(shown)
            shown = ""
            stream.set_font_size(run.font.hash, run.size)
        run.font.to_unicode.hear(run.glyphs, run.texts)
        shown += f"<{_written(stream, run)}>"
        shown = shown.removesuffix("<>")
    stream.show_text(shown)
    return []


def _runs(stream: Any, line: Any, text: str, text_size: float) -> Iterator[_Run]:
    encoded = text.encode()
    before: Any = None
    font: Any = None
    size = 0.0
    node = line.runs[0]
    while node != ffi.NULL:
        item, shaped = node.data.item, node.data.glyphs
        node = node.next
        is_new = item.analysis.font != before
        if is_new:
            before = item.analysis.font
            font, size = stream.add_font(before)
            # https://gitlab.gnome.org/GNOME/pango/-/issues/530
            size = text_size if pango.pango_version() < _SIZES_RIGHT else size
        count = shaped.num_glyphs
        numbers = memoryview(ffi.buffer(shaped.glyphs, count * _INTS * 4)).cast("i").tolist()
        glyphs = numbers[::_INTS]
        if item.analysis.level % 2 or not _is_plain(font, glyphs, numbers[3::_INTS]):
            raise _NotPlain
        clusters = [*ffi.unpack(shaped.log_clusters, count), item.length]
        start = item.offset
        yield _Run(
            font=font,
            pango_font=before,
            size=size,
            is_new=is_new,
            glyphs=glyphs,
            widths=numbers[1::_INTS],
            shifts=numbers[2::_INTS],
            texts=[
                encoded[start + first : start + last].decode() for first, last in pairwise(clusters)
            ],
        )


def _is_plain(font: Any, glyphs: Sequence[int], raised: Sequence[int]) -> bool:
    """Tell whether glyphs stand on the line, are in the font, and are letters, not pictures."""
    return (
        not (font.bitmap or font.svg or font.png or font.colr)
        and isinstance(font.to_unicode, GlyphTexts)
        and not any(raised)
        and max(glyphs, default=0) < _FIRST_UNKNOWN
    )


def _written(stream: Any, run: _Run) -> str:
    """Write the glyphs of a run, with what lies between them in thousandths of their size."""
    known = run.font.__dict__.setdefault("written", {})
    written = []
    for glyph, width, shift in zip(run.glyphs, run.widths, run.shifts, strict=True):
        key = glyph, width, shift, run.size
        if key not in known:
            known[key] = _glyph(stream, run, glyph, width, shift)
        written.append(known[key])
    return "".join(written)


def _glyph(stream: Any, run: _Run, glyph: int, width: int, shift: int) -> str:
    offset = shift / run.size
    written = f">{-offset}<{glyph:04x}" if offset else f"{glyph:04x}"
    widths = run.font.widths
    if glyph not in widths:
        pango.pango_font_get_glyph_extents(
            run.pango_font, glyph, stream.ink_rect, stream.logical_rect
        )
        widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / run.size)
    kerning = widths[glyph] + offset - width * 1000 * FROM_UNITS / run.size
    return f"{written}>{int(kerning)}<" if kerning else written
