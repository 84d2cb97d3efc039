"""Fonts leave no memory behind, and stay as long as there is a page that is set in them."""

import gc
from weakref import ref

from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from handoutkit.render.pdf.font_map import FontMap
from tests.render.pdf.native_memory import left_by

LITTLE = 20_000


def laid_out(fonts: FontConfiguration) -> Document:
    return HTML(string="<p>One <b>tablet</b>").render(font_config=fonts)


def test_fonts_that_were_looked_for_leave_no_memory_behind() -> None:
    assert left_by(FontMap) < LITTLE


def test_fonts_that_a_page_was_set_in_leave_no_memory_behind() -> None:
    assert left_by(lambda: laid_out(FontMap()).write_pdf()) < LITTLE


def test_a_page_keeps_its_fonts() -> None:
    fonts = FontMap()
    document, kept = laid_out(fonts), ref(fonts)
    del fonts
    gc.collect()
    assert kept() is not None
    expected = laid_out(FontConfiguration()).write_pdf()
    assert document.write_pdf() == expected
    del document
    gc.collect()
    assert kept() is None
