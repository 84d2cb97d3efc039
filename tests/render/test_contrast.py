"""Contrast is WCAG's, and a colour is darkened only where it needs to be."""

import pytest

from handoutkit.render.contrast import ENHANCED, contrast, darkened


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails WCAG's 4.5
        ("#0b5c6b", "#0b5c6b", 1.0),
    ],
)
def test_contrast_is_the_ratio_of_luminances(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffcc00", "#ff0000", "#7f7f7f", "#ffffff", "#00ff88"])
def test_a_light_colour_is_darkened_until_it_can_be_read(colour: str) -> None:
    assert contrast(darkened(colour), "#ffffff") >= ENHANCED


def test_a_dark_colour_stays_as_it_is() -> None:
    assert darkened("#0b3c4b") == "#0b3c4b"
