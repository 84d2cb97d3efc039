"""Draw a cover as a PNG: the shelves of many reading systems show no SVG, and Kindle no text in it.

Asks fontconfig for the fonts. Knows no view.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import category

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from handoutkit.errors import DependencyMissing, RenderingFailed
from handoutkit.fontconfig import Characters, characters_of
from handoutkit.render.cover import BAR, HEIGHT, MARGIN, WIDTH, Cover, CoverLine
from handoutkit.render.png import Band, packed_band, png

INK = "#1c2326"
SOFT = "#4a5559"
PAPER = "#ffffff"
EDGE = "#8a9499"
"""A white cover on a white shelf needs an edge."""

BAR_BOTTOM = 194
SHADES = 16

BAND = 80
"""So many rows around the title are packed at a time; it divides a cover's height."""

# A process may stay up: it keeps what the last covers had in common, of some languages and days.
_LOOKS = 16
_PICTURES = 4
_MATCHES = 64
_FONTS = 8

_COVERED = (0, *[255] * 255)


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
    title = tuple(_written(cover, cover.lines, INK, Fonts(families, "bold")))
    around = _around(replace(cover, lines=()), accent, families)
    written = (*title, *around.written)
    if _may_meet(written):
        bands: Iterable[Band] = (packed_band(_mixed(written, cover.x_bar, accent)),)
    else:
        bands = _with_title(around, title, accent)
    return png((WIDTH, HEIGHT), _palette_bytes(accent), bands)


@dataclass(frozen=True, slots=True)
class _Written:
    """A line as it is drawn: how much of each pixel its letters cover, where, in which colour."""

    letters: Image.Image
    x: int
    y: int
    colour: str

    @property
    def bottom(self) -> int:
        """Give the row below the last."""
        return self.y + self.letters.height


@dataclass(frozen=True, slots=True)
class _Around:
    """What the covers of a library's handouts have in common: all but the title."""

    written: tuple[_Written, ...]
    image: Image.Image
    bands: tuple[Band, ...]


@lru_cache(maxsize=_PICTURES)
def _around(untitled: Cover, accent: str, families: tuple[str, ...]) -> _Around:
    bold, regular = Fonts(families, "bold"), Fonts(families, "regular")
    written = (
        *_written(untitled, untitled.clinic, accent, bold),
        *_written(untitled, (untitled.language,), INK, bold),
        *_written(untitled, (untitled.updated,), SOFT, regular),
    )
    image = _frame(untitled.x_bar, accent).copy()
    _write(image, written, accent)
    rows = (image.crop((0, top, WIDTH, top + BAND)) for top in range(0, HEIGHT, BAND))
    return _Around(written, image, tuple(map(packed_band, rows)))


def _with_title(around: _Around, title: tuple[_Written, ...], accent: str) -> Iterable[Band]:
    """Give the bands of a cover, of which only the title's are its own."""
    if not title:
        return around.bands
    first, behind = title[0].y // BAND, -(-title[-1].bottom // BAND)
    image = around.image.crop((0, first * BAND, WIDTH, behind * BAND))
    _write(image, title, accent, first * BAND)
    return (*around.bands[:first], packed_band(image), *around.bands[behind:])


def _may_meet(written: tuple[_Written, ...]) -> bool:
    """Tell whether letters may meet those of the line above, or the bar."""
    bottoms = (BAR_BOTTOM, *(one.bottom for one in written))
    return any(one.y < bottom for one, bottom in zip(written, bottoms, strict=False))


def _mixed(written: tuple[_Written, ...], x_bar: int, accent: str) -> Image.Image:
    """Draw lines that may meet: then a colour is the mixture of both."""
    mixed = _drawn_frame(x_bar, accent)
    for one in written:
        mixed.paste(one.colour, (one.x, one.y), one.letters)
    return _numbered(mixed, accent)


def _write(image: Image.Image, written: tuple[_Written, ...], accent: str, top: int = 0) -> None:
    """Write lines into a picture whose first row is `top`.

    Letters cover little of it, and colours are mixed for that alone.
    """
    for one in written:
        numbers = one.letters.point(_shades(one.colour, accent))
        image.paste(numbers, (one.x, one.y - top), one.letters.point(_COVERED))


@lru_cache(maxsize=_PICTURES)
def _frame(x_bar: int, accent: str) -> Image.Image:
    return _numbered(_drawn_frame(x_bar, accent), accent)


def _drawn_frame(x_bar: int, accent: str) -> Image.Image:
    colour = "#{:02x}{:02x}{:02x}".format(*_colour(accent))
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline=EDGE, width=4)
    draw.rectangle((0, 0, WIDTH - 1, 55), fill=colour)
    draw.rectangle((x_bar, 180, x_bar + BAR - 1, BAR_BOTTOM - 1), fill=colour)
    return image


def _numbered(image: Image.Image, accent: str) -> Image.Image:
    """Give the number of each pixel's colour in the palette."""
    numbered = image.quantize(palette=_palette(accent), dither=Image.Dither.NONE)
    return Image.frombytes("L", image.size, numbered.tobytes())


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families to choose from, and the weight."""

    families: tuple[str, ...]
    weight: str


def _written(
    cover: Cover, lines: tuple[CoverLine, ...], colour: str, fonts: Fonts
) -> Iterator[_Written]:
    """Give lines that belong together: in one font and one size."""
    if not lines:
        return
    font = _fitting(lines, fonts)
    for line in lines:
        if line.text:
            letters, (x, y) = _letters(line.text, font, is_reversed=cover.right_to_left)
            yield _Written(letters, cover.x_text + x, line.y + y, colour)


def _letters(text: str, font: "_Font", *, is_reversed: bool) -> tuple[Image.Image, tuple[int, int]]:
    """Draw a line; give how much of each pixel it covers, and where that is from its start."""
    drawn = _opened(font)
    anchor, way = ("rs", "rtl") if is_reversed else ("ls", "ltr")
    left, top, right, bottom = map(round, drawn.getbbox(text, anchor=anchor, direction=way))
    letters = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(letters).text(
        (-left, -top), text, fill=255, font=drawn, anchor=anchor, direction=way
    )
    return letters, (left, top)


def _fitting(lines: tuple[CoverLine, ...], fonts: Fonts) -> "_Font":
    letters = frozenset(one for line in lines for one in line.text if category(one) != "Cf")
    path, index = _font_file(letters, fonts)
    font = _Font(path, lines[0].size, index)
    opened = _opened(font)
    widest = max(opened.getlength(line.text) for line in lines)
    room = WIDTH - 2 * MARGIN
    return font if widest <= room else replace(font, size=int(font.size * room / widest))


@dataclass(frozen=True, slots=True)
class _Font:
    """A font's file, the size to draw it in, and which of the file's fonts it is."""

    path: str
    size: int
    index: int


@lru_cache(maxsize=_FONTS)
def _opened(font: _Font) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font.path, font.size, font.index)


def _font_file(letters: frozenset[str], fonts: Fonts) -> tuple[str, int]:
    """Give the file of the font that has most of the letters: of the families that have, the first.

    fontconfig looks at characters before families, so that the font it would give for no letters is
    also the one for letters that it has all of.
    """
    first = _matched("", fonts)
    if all(one in first.characters for one in letters):
        return first.path, first.index
    found = _matched("".join(sorted(letters)), fonts)
    return found.path, found.index


@dataclass(frozen=True, slots=True)
class _Match:
    """A font that fontconfig gives: its file, which of the file's fonts, and its characters."""

    path: str
    index: int
    characters: Characters


@lru_cache(maxsize=_MATCHES)
def _matched(letters: str, fonts: Fonts) -> _Match:
    """Ask fontconfig, which is there: the PDF cannot be laid out without it, and comes first."""
    # Its patterns have a meaning for these signs.
    families = ",".join(re.sub(r"([\\:,-])", r"\\\1", family) for family in fonts.families)
    pattern = f"{families}:{fonts.weight}"
    if letters:
        pattern += ":charset=" + " ".join(f"{ord(letter):x}" for letter in letters)
    done = subprocess.run(
        ["fc-match", "--format", "%{index}\t%{charset}\t%{file}", pattern],
        capture_output=True,
        check=True,
        text=True,
    )
    index, charset, path = done.stdout.split("\t", 2)
    return _Match(path, int(index), characters_of(charset))


@lru_cache(maxsize=_LOOKS)
def _shades(colour: str, accent: str) -> tuple[int, ...]:
    """Give the number in the palette of each mixture of a colour with the paper."""
    steps = Image.new("RGB", (256, 1), PAPER)
    steps.paste(colour, (0, 0, 256, 1), Image.frombytes("L", (256, 1), bytes(range(256))))
    return tuple(_numbered(steps, accent).tobytes())


def _palette(accent: str) -> Image.Image:
    image = Image.new("P", (1, 1))
    image.putpalette(_palette_bytes(accent))
    return image


@lru_cache(maxsize=_LOOKS)
def _palette_bytes(accent: str) -> bytes:
    """Give the cover's colours, each in sixteen steps from the paper: a third of the bytes."""
    return bytes(
        255 - (255 - part) * step // (SHADES - 1)
        for name in (INK, SOFT, EDGE, accent)
        for step in range(SHADES)
        for part in _colour(name)
    )


def _colour(name: str) -> tuple[int, ...]:
    try:
        return ImageColor.getrgb(name)[:3]
    except ValueError as error:
        raise RenderingFailed(
            f"the cover cannot be drawn in the colour {name}",
            remedy="Give --accent in styles/tokens.css as #rrggbb.",
        ) from error
