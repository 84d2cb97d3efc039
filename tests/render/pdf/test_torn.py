"""A number that a narrow column tears is told."""

import pytest

from tests.render.pdf.structure import laid_out

NARROW = "p { width: 34pt; margin: 0; overflow-wrap: break-word }"


def told(body: str) -> list[str]:
    return [one.message for one in laid_out(body, NARROW).findings if one.code == "PAGE-010"]


@pytest.mark.parametrize("number", ["10,000,000", "12.125125", "100000000"])
def test_a_torn_number_is_told(number: str) -> None:
    assert told(f"<p>{number} IU</p>") == [f'"{number}" is broken over two lines on page 1']


@pytest.mark.parametrize(
    "body",
    [
        "<p>350 400 350 400 350</p>",
        "<p>2000–4000 mg</p>",
        "<p>Abcdefghijklmnop</p>",
        '<p><a href="https://a.example">332211299876</a></p>',
    ],
)
def test_what_is_broken_elsewhere_is_not_told(body: str) -> None:
    assert told(body) == []
