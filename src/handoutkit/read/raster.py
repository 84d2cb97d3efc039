"""PNG and JPEG: whether they can be drawn, and their size; Pillow's room. Knows no file."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["PNG", "JPEG"]

MAX_PIXELS = 40_000_000

_BEGINNINGS: tuple[tuple[bytes, Form], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)


class Size(NamedTuple):
    """A size in CSS pixels."""

    width: int
    height: int


class BadRasterError(Exception):
    """The image cannot be used: a message and a hint, and whether it is only too large."""

    def __init__(self, message: str, hint: str, *, too_large: bool = False) -> None:
        """Keep what to say."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.too_large = too_large


def form_of(data: bytes) -> Form | None:
    """Tell by its first bytes what an image is."""
    return next((form for begin, form in _BEGINNINGS if data.startswith(begin)), None)


def measure(data: bytes, form: Form) -> Size:
    """Draw an image once, and give its size as it will be seen.

    Raises:
        BadRasterError: the image is broken, too large, or in colours of print.
    """
    # Here, because most runs of the program see no raster image.
    from PIL import Image

    try:
        with _whole_only(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=(form,))
            _check_pixels(image.width, image.height)
            image.load()
    except BadRasterError:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception as error:  # whatever a decoder makes of broken bytes
        message = f"the {form} cannot be drawn: {error}"
        raise BadRasterError(message, "Save it anew from the program it comes from.") from error
    if image.mode == "CMYK":
        message = "the image is in the colours of print (CMYK)"
        raise BadRasterError(message, "Save it as RGB.")
    turned = image.getexif().get(_ORIENTATION) in _TURNED
    return Size(image.height, image.width) if turned else Size(image.width, image.height)


@contextmanager
def _whole_only() -> Iterator[None]:
    """Refuse images that end too early: WeasyPrint tells Pillow for good to bear them."""
    from PIL import ImageFile

    borne = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = borne


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_large(f"{width} × {height}")


def _too_large(size: str = "far too many") -> BadRasterError:
    message = f"the image has {size} pixels; {MAX_PIXELS // 1_000_000} million are the most"
    return BadRasterError(message, "Save it smaller.", too_large=True)
