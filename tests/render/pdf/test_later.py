"""What WeasyPrint makes with fontTools is the same when it is imported later."""

import os
import subprocess
import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from handoutkit.render.pdf.later import LIBRARY, Later, fonttools_later

PRINT = """
import sys
{first}
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
before = "fontTools" in sys.modules
face = "@font-face {{ font-family: Made; src: url(data:font/ttf;base64,{font}) }}"
fonts = FontConfiguration()
sheet = CSS(string=face + "* {{ font: 9px Made }}", font_config=fonts)
HTML(string="<p>AAA").write_pdf(sys.argv[1], stylesheets=[sheet], font_config=fonts)
print(before, "fontTools" in sys.modules)
"""
PLAIN, LATER = "import fontTools.subset", "import handoutkit.render.pdf"


def font(*, varies: bool = False, flavor: str | None = None) -> bytes:
    """Make a font with one letter, a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    glyphs = {name: pen.glyph() for name in (".notdef", "A")}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    if varies:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        wider = TupleVariation(
            {"wght": (0.0, 1.0, 1.0)}, [(0, 0), (0, 0), (90, 0), (90, 0), *[(0, 0)] * 4]
        )
        builder.setupGvar({"A": [wider]})
    builder.font.flavor = flavor
    made = BytesIO()
    builder.save(made)
    return made.getvalue()


def printed(first: str, data: bytes, out: Path) -> tuple[str, bytes]:
    """Print in a process of its own; tells whether fontTools was there before, and afterwards."""
    script = PRINT.format(first=first, font=b64encode(data).decode())
    # fontTools notes in a font that it saves when it did so.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(
        [sys.executable, "-c", script, out],
        capture_output=True,
        check=True,
        env=environment,
        text=True,
    )
    assert done.stderr == ""
    return done.stdout.strip(), out.read_bytes()


@pytest.mark.parametrize(
    ("data", "is_needed"),
    [(font(), False), (font(varies=True), True), (font(flavor="woff"), True)],
    ids=["plain", "variable", "woff"],
)
def test_a_page_is_the_same_and_fonttools_is_imported_if_it_is_needed(
    data: bytes, is_needed: bool, tmp_path: Path
) -> None:
    there, plain = printed(PLAIN, data, tmp_path / "plain.pdf")
    later, same = printed(LATER, data, tmp_path / "later.pdf")
    assert (there, later) == ("True True", f"False {is_needed}")
    assert same == plain


def test_an_error_of_fonttools_is_caught_by_its_class() -> None:
    script = """
import io, handoutkit.render.pdf, weasyprint.pdf.fonts as fonts
try:
    fonts.TTFont(io.BytesIO(b"no font"))
except fonts.TTLibError as error:
    print(type(error).__module__)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout == "fontTools.ttLib\n"


def test_nothing_is_left_in_the_way_of_an_import(monkeypatch: pytest.MonkeyPatch) -> None:
    real = {name: module for name, module in sys.modules.items() if name.startswith(LIBRARY)}
    for name in real:
        monkeypatch.delitem(sys.modules, name)
    with fonttools_later():
        from fontTools.ttLib import TTFont

        assert isinstance(TTFont, Later)
    assert LIBRARY not in sys.modules
    assert TTFont.meant().__name__ == "TTFont"


def test_what_is_there_already_is_used() -> None:
    with fonttools_later():
        from fontTools.ttLib import TTFont
    assert not isinstance(TTFont, Later)
