"""A line is split off once for each text, style and width, and each box has its own."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from weasyprint.text.line_break import Layout

from handoutkit.render.pdf.kept.lines import KeptLines


@dataclass
class Style:
    """A style as far as lines know it."""

    derived: dict[str, Any] | None = field(default_factory=dict)


class Splitter:
    """Splits nothing, and counts how often it is asked."""

    def __init__(self, then: Any = lambda style: None) -> None:
        self.count = 0
        self._then = then

    def __call__(self, text: str, style: Any, *_: object) -> Any:
        self.count += 1
        self._then(style)
        layout = Layout.__new__(Layout)
        layout.text = text
        return layout, 1, None, 2.0, 3.0, 4.0


def lines(splitter: Splitter) -> KeptLines:
    return KeptLines(splitter, lambda *_: True)


KNOWN: tuple[Any, ...] = ("text", 10.0, 0, True, False)


@pytest.mark.parametrize("place", range(len(KNOWN)))
def test_what_differs_is_split_anew(place: int) -> None:
    splitter = Splitter()
    kept, style = lines(splitter), Style()
    other = list(KNOWN)
    other[place] = ("other", 11.0, 1, False, True)[place]
    for text, *rest in (KNOWN, other):
        kept.split_first_line(text, style, None, *rest)
    assert splitter.count == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Style(), Style(), id="other styles"),
        pytest.param(*[Style(derived=None)] * 2, id="a style that shares nothing"),
    ],
)
def test_other_styles_have_other_lines(one: Style, other: Style) -> None:
    splitter = Splitter()
    kept = lines(splitter)
    for style in (one, other):
        kept.split_first_line("text", style, None, 10, 0)
    assert splitter.count == 2


def test_what_goes_by_the_page_is_not_kept_for_its_origin() -> None:
    shared: dict[str, Any] = {}

    def compute(style: Any) -> None:
        style.derived = {}

    splitter = Splitter(compute)
    kept = lines(splitter)
    for style in (Style(shared), Style(shared)):
        kept.split_first_line("text", style, None, 10, 0)
    assert splitter.count == 2


def test_a_line_is_split_off_once_and_each_box_has_its_own() -> None:
    splitter = Splitter()
    kept, style = lines(splitter), Style()
    first, *found = kept.split_first_line("text", style, None, 10, 0)
    first.text = "text…"
    second, *again = kept.split_first_line("text", style, None, 10, 0)
    assert (splitter.count, again, second.text) == (1, found, "text")
    assert second is not first
