"""Contrast between colours as WCAG 2.2 measures it. Knows not what is printed in them."""

import colorsys

ENHANCED = 7.0
"""What body text needs for readers with low vision (WCAG 2.2, 1.4.6)."""

WHITE = "#ffffff"
_STEP = 0.02
_NEARLY_BLACK = 0.04045


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, each `#rrggbb`: 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def darkened(colour: str, against: str = WHITE, ratio: float = ENHANCED) -> str:
    """Give a colour of the same hue that has this contrast against a light one."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while contrast(colour, against) < ratio and lightness > 0:
        lightness = max(0.0, lightness - _STEP)
        channels = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
    return colour


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Give the relative luminance (WCAG 2.2, definition of it), 0 to 1."""
    red, green, blue = (
        channel / 12.92 if channel <= _NEARLY_BLACK else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
