"""The size of a drawing in CSS pixels, from the attributes of its root. Knows no other element."""

import re
from collections.abc import Mapping
from math import ceil, isfinite

from handoutkit.read.raster import Size

_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "pt": 96 / 72,
    "pc": 16.0,
}
_LARGEST = 100_000
_VIEW_BOX_NUMBERS = 4


def drawing_size(attributes: Mapping[str, str]) -> Size | None:
    """Give the size; none where width, height and viewBox do not tell it."""
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    box = _view_box(attributes.get("viewBox", ""))
    if box is not None:
        ratio = box[1] / box[0]
        width = width or (height / ratio if height else box[0])
        height = height or width * ratio
    if not width or not height or max(width, height) > _LARGEST:
        return None
    return Size(ceil(width), ceil(height))


def _pixels(length: str | None) -> float | None:
    """Give a length in pixels; none for one that depends on the page, such as 100 %."""
    match = _LENGTH.fullmatch(length or "")
    unit = _PIXELS.get(match[2].lower()) if match else None
    return _positive(float(match[1]) * unit) if match and unit else None


def _view_box(written: str) -> tuple[float, float] | None:
    try:
        numbers = [float(number) for number in written.replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != _VIEW_BOX_NUMBERS:
        return None
    width, height = _positive(numbers[2]), _positive(numbers[3])
    return (width, height) if width and height else None


def _positive(number: float) -> float | None:
    return number if isfinite(number) and number > 0 else None
