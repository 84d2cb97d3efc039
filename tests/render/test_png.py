"""Pictures packed in bands: what is read back is what was given, whichever bands come together."""

import io
import zlib

import pytest
from PIL import Image

from handoutkit.render.png import packed_band, png

WIDTH, HEIGHT = 40, 30
PALETTE = bytes(part for number in range(64) for part in (number, 255 - number, number * 3))


def strip(*numbers: int) -> Image.Image:
    """Give some rows in which these numbers take turns, in each row another one first."""
    turns = [numbers[(at + at // WIDTH) % len(numbers)] for at in range(WIDTH * HEIGHT)]
    return Image.frombytes("L", (WIDTH, HEIGHT), bytes(turns))


ONE, TWO, BLANK = strip(1, 2, 63), strip(5, 5, 7, 9), strip(0)


def read_back(*strips: Image.Image) -> Image.Image:
    data = png((WIDTH, HEIGHT * len(strips)), PALETTE, [packed_band(one) for one in strips])
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


@pytest.mark.parametrize(
    "strips",
    [
        pytest.param((ONE,), id="one band"),
        pytest.param((ONE, TWO), id="two bands"),
        pytest.param((TWO, ONE), id="the other way round"),
        pytest.param((ONE, ONE, BLANK, BLANK, TWO), id="the same band twice"),
    ],
)
def test_a_picture_has_the_rows_of_its_bands(strips: tuple[Image.Image, ...]) -> None:
    image = read_back(*strips)
    assert (image.format, image.mode) == ("PNG", "P")
    assert image.size == (WIDTH, HEIGHT * len(strips))
    assert image.tobytes() == b"".join(one.tobytes() for one in strips)


def test_colours_are_those_of_the_palette() -> None:
    assert bytes(read_back(ONE).getpalette() or ()) == PALETTE


def test_the_checksum_of_all_bands_is_that_of_their_rows() -> None:
    """Pillow forgives a wrong one; other readers do not."""
    data = png((WIDTH, HEIGHT * 3), PALETTE, [packed_band(one) for one in (ONE, BLANK, TWO)])
    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start], "big")
    rows = zlib.decompress(data[start + 4 : start + 4 + length])
    assert len(rows) == (WIDTH + 1) * HEIGHT * 3
