"""The cover: the title's lines and where they stand."""

from itertools import pairwise

import pytest

from handoutkit.render.cover import (
    CLINIC_BOTTOM,
    MARGIN,
    MOST_LINES,
    SIZES,
    TOP,
    WIDTH,
    clinic_lines,
    cover_lines,
    cover_of,
)
from handoutkit.render.view import view
from tests.builders import handout
from tests.render.rendering import ENGLISH


@pytest.mark.parametrize(
    ("title", "lines", "size"),
    [
        ("Sleep", ["Sleep"], 130),
        ("Magnesium and sleep", ["Magnesium", "and sleep"], 130),
        (
            "One two three four five six seven eight nine ten eleven twelve",
            ["One two three", "four five six", "seven eight", "nine ten", "eleven twelve"],
            112,
        ),
        (
            "Chronic obstructive pulmonary disease and exercise at home",
            ["Chronic", "obstructive", "pulmonary", "disease and", "exercise at", "home"],
            130,
        ),
        (
            "Chronic obstructive pulmonary disease, exercise and oxygen at home",
            ["Chronic", "obstructive", "pulmonary", "disease,", "exercise and", "oxygen at home"],
            112,
        ),
    ],
)
def test_a_title_is_broken_into_lines_as_large_as_they_fit(
    title: str, lines: list[str], size: int
) -> None:
    shown = cover_lines(title)
    assert [one.text for one in shown] == lines
    assert {one.size for one in shown} == {size}


def test_no_word_of_a_title_is_lost() -> None:
    title = "Supercalifragilisticexpialidocious " + "and a word more " * 30
    printed = "".join(one.text for one in cover_lines(title))
    assert printed.replace(" ", "") == title.replace(" ", "")


def test_a_title_too_long_for_six_lines_is_as_small_as_can_be() -> None:
    shown = cover_lines("word " * 200)
    assert {one.size for one in shown} == {SIZES[-1]}
    assert len(shown) > MOST_LINES


def test_lines_stand_below_each_other() -> None:
    shown = cover_lines("Magnesium glycinate and chronic pain of the back")
    heights = [one.y for one in shown]
    assert heights[0] == TOP
    steps = {after - before for before, after in pairwise(heights)}
    assert all(abs(step - shown[0].size * 1.22) < 1 for step in steps)


def test_an_empty_title_has_no_lines() -> None:
    assert cover_lines("") == ()


@pytest.mark.parametrize(
    ("name", "lines", "size"),
    [
        ("Hill Clinic", ["Hill Clinic"], 96),
        ("Hill Clinic for Families", ["Hill Clinic for", "Families"], 96),
        ("Community Health Center of Anytown", ["Community Health", "Center of Anytown"], 96),
        (
            "Community Health Center of Old Anytown",
            ["Community Health Center of", "Old Anytown"],
            64,
        ),
    ],
)
def test_a_clinic_is_broken_into_lines_that_end_above_the_language(
    name: str, lines: list[str], size: int
) -> None:
    shown = clinic_lines(name)
    assert [one.text for one in shown] == lines
    assert {one.size for one in shown} == {size}
    assert shown[-1].y == CLINIC_BOTTOM


def test_a_cover_begins_at_the_left_or_for_right_to_left_at_the_right() -> None:
    left = cover_of(view(handout(), ENGLISH))
    right = cover_of(view(handout(lang="ar"), ENGLISH))
    assert (left.x_text, left.x_bar, left.language.text) == (MARGIN, MARGIN, "English")
    assert right.x_text == WIDTH - MARGIN
    assert MARGIN < right.x_bar < right.x_text
    assert right.language.text == "العربية"


def test_what_runs_left_to_right_on_a_right_to_left_cover_is_isolated() -> None:
    title = "نوم من 7–9 h"
    (line,) = cover_of(view(handout(lang="ar", title=title), ENGLISH)).lines
    assert line.text == "نوم من \u20667–9 h\u2069"
    assert cover_of(view(handout(title=title), ENGLISH)).lines == cover_lines(title)
