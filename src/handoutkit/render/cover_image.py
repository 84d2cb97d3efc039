"""Draw a cover as a PNG: the shelves of many reading systems show no SVG, and Kindle no text in it.

Asks fontconfig for the fonts. Knows no view.
"""

import io
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from handoutkit.errors import DependencyMissing, RenderingFailed
from handoutkit.render.cover import BAR, HEIGHT, MARGIN, WIDTH, Cover, CoverLine

INK = "#1c2326"
SOFT = "#4a5559"
PAPER = "#ffffff"
EDGE = "#8a9499"
"""A white cover on a white shelf needs an edge."""

SHADES = 16


def cover_png(cover: Cover, accent: str, families: tuple[str, ...]) -> bytes:
    """Give the picture of a cover; lines that are too wide for it are drawn smaller.

    `families` are those of its language's fonts, first choice first.

    Raises:
        RenderingFailed: `accent` is not a colour that Pillow knows.
        DependencyMissing: Pillow cannot join letters, nor draw them from right to left.
    """
    if not (features.check_feature("raqm") and features.check_feature("fribidi")):
        raise DependencyMissing(
            "Pillow cannot shape text for covers: it has no Raqm, or finds no FriBiDi",
            remedy="Install FriBiDi (Debian: libfribidi0) and Pillow from its wheel.",
        )
    colours = _palette(accent)
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline=EDGE, width=4)
    draw.rectangle((0, 0, WIDTH - 1, 55), fill=accent)
    draw.rectangle((cover.x_bar, 180, cover.x_bar + BAR - 1, 193), fill=accent)
    bold, regular = Fonts(families, "bold"), Fonts(families, "regular")
    _write(draw, cover, cover.lines, INK, bold)
    _write(draw, cover, cover.clinic, accent, bold)
    _write(draw, cover, (cover.language,), INK, bold)
    _write(draw, cover, (cover.updated,), SOFT, regular)
    out = io.BytesIO()
    image.quantize(palette=colours, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families to choose from, and the weight."""

    families: tuple[str, ...]
    weight: str


def _write(
    draw: ImageDraw.ImageDraw,
    cover: Cover,
    lines: tuple[CoverLine, ...],
    colour: str,
    fonts: Fonts,
) -> None:
    """Draw lines that belong together: in one font and one size."""
    if not lines:
        return
    font = _fitting(lines, fonts)
    for line in lines:
        draw.text(
            (cover.x_text, line.y),
            line.text,
            fill=colour,
            font=font,
            anchor="rs" if cover.right_to_left else "ls",
            direction="rtl" if cover.right_to_left else "ltr",
        )


def _fitting(lines: tuple[CoverLine, ...], fonts: Fonts) -> ImageFont.FreeTypeFont:
    size = lines[0].size
    letters = {one for line in lines for one in line.text if category(one) != "Cf"}
    path, index = _font_file("".join(sorted(letters)), fonts)
    font = ImageFont.truetype(path, size, index)
    widest = max(font.getlength(line.text) for line in lines)
    room = WIDTH - 2 * MARGIN
    return font if widest <= room else ImageFont.truetype(path, int(size * room / widest), index)


@cache
def _font_file(letters: str, fonts: Fonts) -> tuple[str, int]:
    """Give the file of the font that has most of the letters: of the families that have, the first.

    fontconfig is there: the PDF, which comes first, cannot be laid out without it.
    """
    charset = " ".join(f"{ord(letter):x}" for letter in letters)
    # fontconfig's patterns have a meaning for these signs.
    families = ",".join(re.sub(r"([\\:,-])", r"\\\1", family) for family in fonts.families)
    pattern = f"{families}:{fonts.weight}:charset={charset}"
    done = subprocess.run(
        ["fc-match", "--format", "%{index} %{file}", pattern],
        capture_output=True,
        check=True,
        text=True,
    )
    index, path = done.stdout.split(" ", 1)
    return path, int(index)


def _palette(accent: str) -> Image.Image:
    """Give the cover's colours, each in sixteen steps from the paper: a third of the bytes."""
    image = Image.new("P", (1, 1))
    shades = [
        255 - (255 - part) * step // (SHADES - 1)
        for name in (INK, SOFT, EDGE, accent)
        for step in range(SHADES)
        for part in _colour(name)
    ]
    image.putpalette(shades)
    return image


def _colour(name: str) -> tuple[int, ...]:
    try:
        return ImageColor.getrgb(name)[:3]
    except ValueError as error:
        raise RenderingFailed(
            f"the cover cannot be drawn in the colour {name}",
            remedy="Give --accent in styles/tokens.css as #rrggbb.",
        ) from error
