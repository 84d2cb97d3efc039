"""The cover's picture: drawn whole, within its margins, the same each time."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, features

from handoutkit.errors import DependencyMissing, RenderingFailed
from handoutkit.render.cover import HEIGHT, MARGIN, WIDTH, Cover, CoverLine, cover_of
from handoutkit.render.cover_image import cover_png
from handoutkit.render.view import view
from tests.builders import handout
from tests.render.rendering import ENGLISH

ACCENT = "#0b5c6b"
LATIN = ("Noto Sans",)
BELOW_BAND = 60
EDGE = 4


def cover(lang: str = "en", title: str = "Sleep and you") -> Cover:
    return cover_of(view(handout(lang=lang, title=title), ENGLISH))


def drawn(one: Cover, accent: str = ACCENT, families: tuple[str, ...] = LATIN) -> Image.Image:
    return Image.open(io.BytesIO(cover_png(one, accent, families))).convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Give the box of all that is drawn below the band and inside the edge."""
    inside = image.crop((EDGE, BELOW_BAND, WIDTH - EDGE, HEIGHT - EDGE))
    box = ImageChops.invert(inside).getbbox()
    assert box is not None
    return (box[0] + EDGE, box[1] + BELOW_BAND, box[2] + EDGE, box[3] + BELOW_BAND)


def test_a_cover_is_a_png_of_the_size_that_shelves_ask_for() -> None:
    image = Image.open(io.BytesIO(cover_png(cover(), ACCENT, LATIN)))
    assert (image.format, image.size) == ("PNG", (1200, 1600))


def test_the_same_cover_has_the_same_bytes() -> None:
    assert cover_png(cover(), ACCENT, LATIN) == cover_png(cover(), ACCENT, LATIN)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Sleep and you"),
        ("en", "W" * 200),
        ("en", "Wwwwwwwwwwww Mmmmmmmmmmmm"),
        ("ar", "النوم وأنت"),
    ],
)
def test_nothing_is_drawn_outside_the_margins(lang: str, title: str) -> None:
    left, _top, right, bottom = ink(drawn(cover(lang, title)))
    assert left >= MARGIN - 8
    assert right <= WIDTH - MARGIN + 8
    assert bottom < HEIGHT - EDGE


def test_lines_begin_at_the_left_or_for_right_to_left_at_the_right() -> None:
    left, _, right, _ = ink(drawn(cover()))
    assert left < MARGIN + 20
    left, _, right, _ = ink(drawn(cover("ar", "النوم وأنت")))
    assert right > WIDTH - MARGIN - 20


NOTHING = CoverLine("", 0, 10)


@pytest.mark.parametrize(
    "without",
    [
        pytest.param(replace(cover(), lines=()), id="title"),
        pytest.param(replace(cover(), clinic=()), id="clinic"),
        pytest.param(replace(cover(), language=NOTHING), id="language"),
        pytest.param(replace(cover(), updated=NOTHING), id="updated"),
    ],
)
def test_each_part_is_drawn(without: Cover) -> None:
    assert drawn(without).tobytes() != drawn(cover()).tobytes()


def test_the_band_has_the_librarys_colour() -> None:
    assert drawn(cover(), "#4a2f6b").getpixel((600, 20)) == (0x4A, 0x2F, 0x6B)


def test_letters_are_drawn_as_in_the_font_that_is_named_first() -> None:
    """The same characters have other forms in Chinese and in Japanese."""
    one = cover("en", "直骨角")
    chinese = drawn(one, families=("Noto Sans CJK SC", "Noto Sans CJK JP"))
    japanese = drawn(one, families=("Our-Own", "Noto Sans CJK JP", "Noto Sans CJK SC"))
    assert chinese.tobytes() != japanese.tobytes()


def test_paper_is_white() -> None:
    assert drawn(cover()).getpixel((600, 1000)) == (255, 255, 255)


def test_an_accent_that_is_no_colour_is_told_of() -> None:
    with pytest.raises(RenderingFailed, match="oklch") as failed:
        cover_png(cover(), "oklch(60% 0.1 200)", LATIN)
    assert "#rrggbb" in failed.value.remedy


def test_no_cover_is_drawn_where_letters_cannot_be_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check_feature", lambda name: name != "fribidi")
    with pytest.raises(DependencyMissing, match="shape text"):
        cover_png(cover("ar", "النوم وأنت"), ACCENT, LATIN)


def test_a_dose_is_drawn_in_its_order() -> None:
    """In a right-to-left line, isolated words are those of a left-to-right line."""
    alone = replace(cover("ar"), clinic=(), language=NOTHING, updated=NOTHING)
    isolated = replace(alone, lines=(CoverLine("\u20667–9 h\u2069", 400, 80),))
    turned = replace(alone, lines=(CoverLine("7–9 h", 400, 80),))
    right = replace(turned, right_to_left=False, x_text=MARGIN)
    assert shape(isolated) == shape(right) != shape(turned)


def shape(one: Cover) -> bytes:
    """Give what is drawn below the bar, wherever it stands."""
    image = drawn(one).crop((EDGE, 220, WIDTH - EDGE, HEIGHT - EDGE))
    return image.crop(ImageChops.invert(image).getbbox()).tobytes()


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        pytest.param("en", "Sleep and you", id="short"),
        pytest.param("en", "Pain in the back, the knee, the neck, " * 4, id="long"),
        pytest.param("en", "ỂỆgjỂỆgj ỂỆgjỂỆgj", id="letters of two lines meet"),
        pytest.param("ar", "النوم وأنت", id="right to left"),
    ],
)
def test_a_title_changes_nothing_around_it(lang: str, title: str) -> None:
    untitled, titled = drawn(replace(cover(lang, title), lines=())), drawn(cover(lang, title))
    changed = ImageChops.difference(untitled, titled).getbbox()
    assert changed is not None
    assert changed[1] > BELOW_BAND
    assert changed[3] < HEIGHT - EDGE
    band = (0, changed[1], WIDTH, changed[3])
    titled.paste(untitled.crop(band), band)
    assert ImageChops.difference(untitled, titled).getbbox() is None


def test_letters_that_meet_are_as_dark_as_both() -> None:
    """Else the pale edge of a line's letters would stand in those of the line above."""
    meeting = replace(cover(), lines=(CoverLine("Wgjpq", 600, 130), CoverLine("ÊÊÊÊ", 640, 130)))
    apart = [replace(meeting, lines=(line,)) for line in meeting.lines]
    both = ImageChops.darker(*map(drawn, apart))
    lighter = ImageChops.subtract(drawn(meeting), both).convert("L")
    assert not any(lighter.histogram()[16:])
