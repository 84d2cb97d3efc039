"""A foot is laid out alone first, where that tells its room."""

from xml.etree.ElementTree import fromstring

import pytest

from handoutkit.render.pdf.fitting import foot_alone

FOOT = "<div class='a running-foot'><p>Edition 0123ABCD, <b>page</b></p></div>"


def alone(body: str, code: str = "0123ABCD") -> str:
    return foot_alone(fromstring(f"<html lang='ar' dir='rtl'><body>{body}</body></html>"), code)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Take one.</p>",
        "<div class='running-head'>a</div>",
        "<div class='running-foot'><p><img src='asset:a.png' alt='a' /></p></div>",
    ],
    ids=["no foot", "head", "image"],
)
def test_a_page_is_not_laid_out_before_where_that_tells_nothing(body: str) -> None:
    assert alone(body) == ""


def test_a_foot_keeps_its_words_its_language_and_its_direction() -> None:
    page = alone(f"<p>Take one.</p>{FOOT}<p>Take two.</p>")
    assert "Take" not in page
    assert '<html lang="ar" dir="rtl">' in page
    assert "<b>page</b>" in page


def test_editions_make_no_difference_but_in_their_length() -> None:
    other = FOOT.replace("0123ABCD", "ZZZZZZZZ")
    assert alone(FOOT) == alone(other, "ZZZZZZZZ")
    assert alone(FOOT) != alone(FOOT.replace("0123ABCD", "ZZZ"), "ZZZ")
