"""Nothing of a text is lost, made up, or put elsewhere; and no text takes long."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoutkit.importers.flat import read_flat
from handoutkit.importers.passages import Source

PIECES = [
    *("Symptoms", "- item", "1. One", "2) two", "References", "such as", "thyroid problems", "or"),
    *("Asthma is a disease of the lungs. It is common.", "===", "---", "a\tb\tc", "| a | b |"),
    *("\f", "Page 3", "•", "a) foo", "IV. Bar", "[1] Smith J. Title. J Foo. 2012;3(4):5-6."),
    *("https://example.org/z", "moni-", "toring of", "You may also like:", "", "   ", "**Bold**"),
    *("== H ==", "# T", "Title: X", "10", "01. a", "1.2 Foo", "(a) b", "12:30", "½", ". 9th ed."),
    *("Also in", "Spanish", "- - nested", "ﬁ", "007. Bond", "1 Introduction", "2 Ende", "or:"),
]
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25)
# A small o is a bullet where space of a tab's width follows; bullets are no words.
ROUND_BULLET = re.compile(r"(^|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029])\s*o(?:\t|  )")


def letters(text: str) -> str:
    return "".join(one for one in ROUND_BULLET.sub(r"\1", text) if one.isalnum())


def read_letters(source: Source) -> str:
    """Give all letters and digits of a source; the number of an item is one of its words."""
    words = (f"{one.number or ''}{one.plain}" for one in source.passages)
    return "".join(character for word in words for character in word if character.isalnum())


@given(LINES)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_all_words_of_any_text_stay_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert read_letters(read_flat(text, "a.txt")) == letters(text)


@given(LINES)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_left_out_has_a_reason(lines: list[str]) -> None:
    source = read_flat("\n".join(lines), "a.txt")
    assert all(one.reason for one in source.passages if one.role == "site")
    assert all(len(set(map(len, one.rows))) <= 1 for one in source.passages)


@given(LINES)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_places_go_down_the_file(lines: list[str]) -> None:
    places = [one.place for one in read_flat("\n".join(lines), "a.txt").passages]
    assert places == sorted(places)


def test_a_place_is_the_line_and_column_that_editors_show() -> None:
    source = read_flat("First line of a text.\r\n\r\n   Second line of it.\n\fThird one.", "a.txt")
    assert [str(one.place) for one in source.passages] == ["a.txt:1:1", "a.txt:3:4", "a.txt:4:2"]


@pytest.mark.parametrize(
    "repeated",
    [
        *(
            "a",
            " ",
            ".",
            "-",
            "=",
            "*",
            "|",
            "(",
            "[",
            "1.",
            "i.",
            "A. ",
            "a:",
            '"',
            "•",
            "#",
            "a/",
        ),
        *(
            "\n",
            "\t",
            "\f",
            "- a\n",
            "1. a\n",
            "a\n",
            "a,\n",
            "a\tb\n",
            "ab-\n",
            "# a\n",
            "a | b | ",
        ),
        *("References\n", "Also in\n", "What is it?\n", "Smith J. 2012. ", "a b  c\n", "a   b\n"),
    ],
    ids=ascii,
)
def test_time_grows_no_faster_than_the_text(repeated: str) -> None:
    text = repeated * (200_000 // len(repeated))
    begin = time.process_time()
    read_flat(text, "a.txt")
    assert time.process_time() - begin < 15
