"""Pictures of others made the library's: bounded, drawn anew as PNG or JPEG, nothing else in them.

What a camera writes beside a picture, such as where it was taken, stays behind. Pillow's room here.
"""

import re
import unicodedata
import warnings
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from handoutkit.codes import PICTURE_LEFT_OUT, PICTURE_WITHOUT_ALT
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.importers.drawings import is_drawing, ready_drawing
from handoutkit.importers.passages import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES_IN = 30_000_000
"""Bytes: a photograph from a good camera."""
MAX_PIXELS_IN = 40_000_000
"""As much as the library's own pictures may have; decoding takes four bytes for each."""
MAX_SIDE = 2000
"""Pixels: 300 for each inch of a page's text."""
MAX_BYTES = 2_000_000
"""Bytes of a picture as it is kept; every handout that shows it carries them."""

_LEAST_SIDE = 3
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_QUALITY = 85
_SMALLER = 0.75
_LONGEST_NAME = 40
_METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x01\0\0\0")
_SEE = "Look whether the text needs it; if so, save it as PNG or JPEG and add it by hand."


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is written: the name of its file, and its bytes."""

    name: str
    data: bytes


def picture_file(
    picture: Picture, taken: AbstractSet[str], place: Place, *, too_many: bool = False
) -> Outcome[PictureFile | None]:
    """Make a picture the library's, under a name that is not `taken`; none if it is left out.

    `too_many`: those before it have as many pixels as one file may.
    """
    findings: list[Finding] = []
    drawn = "there are too many before it" if too_many else _drawn(picture)
    if isinstance(drawn, str):
        message = f"the picture {picture.name or 'without a name'} was left out: {drawn}"
        return Outcome(None, (PICTURE_LEFT_OUT.at(place, message, _SEE),))
    data, suffix = drawn
    name = _name(picture.name, suffix, taken)
    if not picture.alt.strip():
        message = f"nothing says what the picture {name} shows"
        hint = "Write it between ![ and ], for those who cannot see it."
        findings.append(PICTURE_WITHOUT_ALT.at(place, message, hint))
    return Outcome(PictureFile(name, data), tuple(findings))


def pixels_of(data: bytes) -> int:
    """Give how many pixels a picture says that it has; 0 where it does not say."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=_FORMATS)
            return image.width * image.height
    except Exception:  # whatever a decoder makes of broken bytes; drawing it says so
        return 0


def _name(written: str, suffix: str, taken: AbstractSet[str]) -> str:
    """Make a name of small letters, digits and hyphens."""
    stem = written.replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-") or "picture"
    name, number = f"{stem}{suffix}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _drawn(picture: Picture) -> tuple[bytes, str] | str:
    """Give a picture's bytes and the end of its name, or say why there are none."""
    data = picture.data
    if not data:
        return "its file is not there"
    if len(data) > MAX_BYTES_IN:
        return f"it is larger than {MAX_BYTES_IN // 1_000_000} MB"
    if is_drawing(data):
        ready = ready_drawing(data, picture.alt.strip())
        return ready if isinstance(ready, str) else (ready, ".svg")
    if data.startswith(_METAFILES):
        return "it is a drawing of Windows (EMF or WMF)"
    return _encoded(data)


def _encoded(data: bytes) -> tuple[bytes, str] | str:
    # Here, because most texts have no pictures.
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=_FORMATS)
            if image.width * image.height > MAX_PIXELS_IN:
                return f"it has more than {MAX_PIXELS_IN // 1_000_000} million pixels"
            if min(image.size) < _LEAST_SIDE:
                return "it is a line or a dot"
            is_photograph = image.format == "JPEG"
            image.verify()  # the sums over its parts, which loading looks at for some only
            image = Image.open(BytesIO(data), formats=_FORMATS)
            image.load()
            return _saved(_plain(image), is_photograph)
    except Image.DecompressionBombError:
        return f"it has more than {MAX_PIXELS_IN // 1_000_000} million pixels"
    except Exception as error:  # whatever a decoder makes of broken bytes
        return f"it cannot be drawn ({' '.join(str(error).split())[:80] or type(error).__name__})"


def _plain(image: "Image") -> "Image":
    """Give a picture upright, not too large, in grey or RGB, transparent where it was."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I") or upright.mode == "F":
        upright = _eight_bits(upright)
    elif upright.mode == "1":
        upright = upright.convert("L")
    elif upright.has_transparency_data:
        upright = upright.convert("RGBA")
    elif upright.mode != "L":
        upright = upright.convert("RGB")
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return upright


def _eight_bits(image: "Image") -> "Image":
    """Give a grey picture of finer steps in 256 of them."""
    low, high = 0.0, 65535.0
    if image.mode in ("I", "F"):  # steps of any size: from the darkest there is to the brightest
        low, high = (float(str(end)) for end in image.convert("F").getextrema())
    scale = 255 / (high - low) if high > low else 0
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _saved(image: "Image", is_photograph: bool) -> tuple[bytes, str]:
    """Encode a picture; one that stays too large is made smaller until it is not."""
    while True:
        if image.mode != "RGBA" and is_photograph:
            data = _bytes(image, "JPEG")
        else:
            data = _bytes(image, "PNG")
        if len(data) <= MAX_BYTES:
            return data, ".jpg" if image.mode != "RGBA" and is_photograph else ".png"
        if image.mode != "RGBA" and not is_photograph:
            is_photograph = True  # so many colours that only JPEG packs them
        else:
            image = image.resize([max(round(side * _SMALLER), 1) for side in image.size])


def _bytes(image: "Image", form: str) -> bytes:
    data = BytesIO()
    # A new picture, because the old one may carry what it was opened with.
    bare = image.copy()
    bare.info = {}
    bare.save(data, form, quality=_QUALITY, optimize=True)
    return data.getvalue()
