"""Draw a cover as a PNG: the shelves of many reading systems show no SVG, and Kindle no text in it.

Asks fontconfig for the fonts. Knows no view.
"""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import category

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from handoutkit.errors import DependencyMissing, RenderingFailed
from handoutkit.fontconfig import Characters, characters_of
from handoutkit.render.cover import BAR, HEIGHT, MARGIN, WIDTH, Cover, CoverLine

INK = "#1c2326"
SOFT = "#4a5559"
PAPER = "#ffffff"
EDGE = "#8a9499"
"""A white cover on a white shelf needs an edge."""

BAR_BOTTOM = 194
SHADES = 16

# A process may stay up: it keeps what the last covers had in common.
_FRAMES = 16
_LINES = 16
_MATCHES = 64

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
    bold, regular = Fonts(families, "bold"), Fonts(families, "regular")
    written = (
        *_written(cover, cover.lines, INK, bold),
        *_written(cover, cover.clinic, accent, bold),
        *_written(cover, (cover.language,), INK, bold),
        *_written(cover, (cover.updated,), SOFT, regular),
    )
    out = io.BytesIO()
    _drawn(written, cover.x_bar, accent).save(out, "PNG")
    return out.getvalue()


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


def _drawn(written: tuple[_Written, ...], x_bar: int, accent: str) -> Image.Image:
    """Draw lines into the frame.

    Letters cover little of a cover, and mixing colours for that alone takes a fifth of the time;
    but where letters may meet others, or the bar, the mixture is that of both.
    """
    frame = _frame(accent, x_bar)
    bottoms = (BAR_BOTTOM, *(one.bottom for one in written))
    if any(one.y < bottom for one, bottom in zip(written, bottoms, strict=False)):
        mixed = frame.convert("RGB")
        for one in written:
            mixed.paste(one.colour, (one.x, one.y), one.letters)
        return _numbered(mixed, accent)
    image = frame.copy()
    for one in written:
        numbers = one.letters.point(_shades(one.colour, accent))
        image.paste(numbers, (one.x, one.y), one.letters.point(_COVERED))
    return image


@lru_cache(maxsize=_FRAMES)
def _frame(accent: str, x_bar: int) -> Image.Image:
    """Draw what all covers of a look have in common."""
    colour = "#{:02x}{:02x}{:02x}".format(*_colour(accent))
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline=EDGE, width=4)
    draw.rectangle((0, 0, WIDTH - 1, 55), fill=colour)
    draw.rectangle((x_bar, 180, x_bar + BAR - 1, BAR_BOTTOM - 1), fill=colour)
    return _numbered(image, accent)


def _numbered(image: Image.Image, accent: str) -> Image.Image:
    return image.quantize(palette=_palette(accent), dither=Image.Dither.NONE)


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


@lru_cache(maxsize=_LINES)
def _letters(text: str, font: "_Font", *, is_reversed: bool) -> tuple[Image.Image, tuple[int, int]]:
    """Draw a line; give how much of each pixel it covers, and where that begins beside its start.

    The clinic's name and the language stand on many covers.
    """
    drawn = font.opened()
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
    opened = font.opened()
    widest = max(opened.getlength(line.text) for line in lines)
    room = WIDTH - 2 * MARGIN
    return font if widest <= room else replace(font, size=int(font.size * room / widest))


@dataclass(frozen=True, slots=True)
class _Font:
    """A font's file, the size to draw it in, and which of the file's fonts it is."""

    path: str
    size: int
    index: int

    def opened(self) -> ImageFont.FreeTypeFont:
        """Open it."""
        return ImageFont.truetype(self.path, self.size, self.index)


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


@lru_cache(maxsize=_FRAMES)
def _shades(colour: str, accent: str) -> tuple[int, ...]:
    """Give the number in the palette of each mixture of a colour with the paper."""
    steps = Image.new("RGB", (256, 1), PAPER)
    steps.paste(colour, (0, 0, 256, 1), Image.frombytes("L", (256, 1), bytes(range(256))))
    return tuple(_numbered(steps, accent).tobytes())


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
