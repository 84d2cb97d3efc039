"""Which lines a personal copy may print, and that nothing said of them repeats them."""

from datetime import date

import pytest

from handoutkit.model.person import (
    NAME_LIMIT,
    NOTE_LIMIT,
    Person,
    faults_in,
    person,
    repeats,
    telling_texts,
)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "the name is empty"),
        (" \u3000 ", "the name is empty"),
        ("a" * (NAME_LIMIT + 1), "the name has 81 characters; 80 are the most"),
        ("Ana\nExample", "the name has a line break"),
        ("Ana\u2028Example", "the name has a line break"),
        ("Ana\tExample", "the name has a control character (U+0009)"),
        ("Ana\x00", "the name has a control character (U+0000)"),
        (
            "Ana\u202eExample",
            "the name has a character that turns the direction of writing (U+202E)",
        ),
        (
            "Ana\u2066Example",
            "the name has a character that turns the direction of writing (U+2066)",
        ),
        ("Ana\u200bExample", "the name has an invisible character (U+200B)"),
        ("Ana\U000e0041", "the name has an invisible character (U+E0041)"),
        ("\u3164", "the name has an invisible character (U+3164)"),
        ("Ana\ufffe", "the name has a code point that is no character (U+FFFE)"),
        ("Ana\U0010ffff", "the name has a code point that is no character (U+10FFFF)"),
        ("Ana\udcff", "the name has bytes that are not UTF-8"),
        ("\u200d\u0301", "the name has no letter and no digit"),
        ("...", "the name has no letter and no digit"),
        ("JosÃ© Example", "the name has letters that were read in another encoding"),
        ("Oâ€™Example", "the name has letters that were read in another encoding"),
    ],
)
def test_a_name_that_cannot_be_printed_is_refused(name: str, fault: str) -> None:
    assert faults_in(person(name)) == (fault,)


@pytest.mark.parametrize(
    "message",
    [
        "no file https://x.example/María%20O%E2%80%99Example.png",
        "no file /mar%C3%ADa.png",
        "unknown colour o’example",
        "bad name MARÍA O’EXAMPLE",
        "bad text &lt;b&gt; here",
    ],
)
def test_a_message_that_repeats_a_person_in_some_form_is_known(message: str) -> None:
    assert repeats(message, telling_texts("María O’Example Li", "", "<b>"))


def test_other_messages_are_not_taken_for_ones_that_repeat_a_person() -> None:
    assert not repeats("the list of images is empty", telling_texts("María Li", "", "Come back."))


def test_the_other_lines_are_held_to_the_same() -> None:
    made = person("Ana", clinician="a" * 81, note="a\u202eb")
    assert faults_in(made) == (
        "the clinician has 81 characters; 80 are the most",
        "the note has a character that turns the direction of writing (U+202E)",
    )
    assert faults_in(person("Ana", note="a" * (NOTE_LIMIT + 1))) == (
        "the note has 501 characters; 500 are the most",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Ana Example",
        "A",
        "4711",
        "María Ejemplo-O’Sample, Jr.",
        "محمد المثال",
        "فاطمه می\u200cمثال",
        "\u200fשרה דוגמה",
        "李例子",
        "क्ष\u200dत्र उदाहरण",
        "葛\U000e0100例",
        "a" * NAME_LIMIT,
        "e\u0301" * NAME_LIMIT,
        "José O’Example",
        "FRANÇOIS Ã Â",
    ],
)
def test_names_of_any_script_may_be_printed(name: str) -> None:
    assert faults_in(person(name)) == ()


def test_an_accent_is_composed_and_counted_once() -> None:
    assert person("Mari\u0301a").name == "María"


def test_a_character_keeps_the_form_that_a_name_is_written_with() -> None:
    """NFC would put U+795E for U+FA19."""
    assert person("\ufa19e\u0301").name == "\ufa19é"


def test_spaces_around_go_and_a_note_becomes_one_line() -> None:
    made = person("  Ana   Example ", note="Come back.\r\n\tOn Monday.\u2028")
    assert (made.name, made.note) == ("Ana Example", "Come back. On Monday.")
    assert faults_in(made) == ()


def test_a_person_is_not_shown_by_accident() -> None:
    made = Person(name="Ana", clinician="Doe", date=date(2026, 11, 30), note="Come")
    assert repr(made) == "Person()"
