"""Kept passages become sections: levels without gaps, ids, headings without numbers."""

import pytest

from handoutkit.importers.outline import sections_of, slug, unique, without_number
from handoutkit.importers.words import plain_words
from tests.importers.made import heading, passage

TITLE = plain_words("Sleep well")


@pytest.mark.parametrize(
    "words",
    [
        "5 ways to sleep",
        "2024 in brief",
        "1.5 mg a day",
        "COVID-19",
        "I",
        "A good night",
        "24/7 help",
        "C. difficile infection",
        "1.5 Tablets a day",
    ],
)
def test_a_number_that_belongs_to_the_words_stays(words: str) -> None:
    assert without_number(plain_words(words)).plain == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1. Migraines", "Migraines"),
        ("2) Sleep", "Sleep"),
        ("(3) Sleep", "Sleep"),
        ("IV. Sleep", "Sleep"),
        ("1.2 Sleep", "Sleep"),
        ("a) Sleep", "Sleep"),
        ("3. Tablets", "Tablets"),
        ("B. Sleep", "Sleep"),
        ("7. How can I learn more?", "How can I learn more?"),
    ],
)
def test_the_number_of_a_heading_is_taken_off(words: str, expected: str) -> None:
    taken = without_number(plain_words(words))
    assert (taken.plain, taken.markdown) == (expected, expected)


@pytest.mark.parametrize(
    ("lang", "words"), [("es-MX", "Introducción"), ("de", "Einleitung"), ("so", "Sleep well")]
)
def test_text_before_the_first_heading_is_a_section_too(lang: str, words: str) -> None:
    passages = [passage("All need sleep."), heading("Why"), passage("Because.")]
    (first, second) = sections_of(passages, TITLE, lang)
    assert (first.id, first.heading.plain, first.written_heading) == ("introduction", words, None)
    assert (second.id, second.level) == ("why", 2)


def test_levels_begin_at_two_and_leave_none_out() -> None:
    made = sections_of(
        [heading("A", 1), heading("B", 4), heading("C", 2), heading("D", 1)], TITLE, "en"
    )
    assert [one.level for one in made] == [2, 3, 3, 2]


def test_ids_are_unique() -> None:
    made = sections_of([heading("Dose"), heading("Dose"), heading("1. Dose!")], TITLE, "en")
    assert [one.id for one in made] == ["dose", "dose-2", "dose-3"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Magnesium’s Role in Pain", "magnesiums-role-in-pain"),
        ("Übelkeit und Straße", "ubelkeit-und-strasse"),
        ("失眠", "section"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 200, "x" * 60),
    ],
)
def test_an_id_is_made_of_whole_words(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_a_taken_id_gets_a_number() -> None:
    assert unique("a", {"a", "a-2"}) == "a-3"
