"""Lines that belong together are put together, and no others."""

import pytest

from tests.importers.flat.outline import outline, read

WRAPPED = (
    "High blood pressure means that the force of the blood against the walls",
    "of the arteries is too high most of the time. The heart has to work hard,",
    "and over the years that may damage it, and the kidneys and the brain as",
    "well. Most people notice nothing.",
)


def test_short_lines_of_a_list_are_not_joined() -> None:
    source = read("Call us if you have:", "a high fever", "a stiff neck", "are very sleepy")
    assert outline(source)[1:] == [
        "item: a high fever",
        "item: a stiff neck",
        "item: are very sleepy",
    ]


def test_a_heading_is_not_joined_with_the_text_below() -> None:
    assert outline(read("Definition", *WRAPPED))[0].endswith(": Definition")


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    assert outline(read(*WRAPPED)) == [f"text: {' '.join(WRAPPED)}"]


def test_lines_broken_at_a_width_with_blank_ones_between_are_one_paragraph() -> None:
    spaced = [part for line in WRAPPED for part in (line, "")]
    assert outline(read(*spaced)) == [f"text: {' '.join(WRAPPED)}"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Some conditions, such as", "thyroid problems", "or", "arrhythmia"), None),
        (("Algunas enfermedades, como", "la diabetes", "o", "el asma"), None),
        (("Manche Krankheiten, zum Beispiel die", "Gicht"), None),
        (
            ("The cause is unknown. Genes,", "stress", ", and age play a role."),
            "Genes, stress, and",
        ),
    ],
)
def test_the_words_of_links_stay_in_their_sentence(
    lines: tuple[str, ...], whole: str | None
) -> None:
    joined = outline(read(*lines))
    assert len(joined) == 1
    assert (whole or " ".join(lines)) in joined[0]


def test_a_hyphen_stays_unless_the_word_surely_has_none() -> None:
    source = read(
        "Take care of your heart every day, and learn what you can do in self-",
        "care: move often, eat well, sleep long, and measure your blood pres-",
        "sure at home, because high blood pressure is silent. Ask about medica-",
        "tion as well.",
    )
    text = outline(source)[0]
    assert "self-care" in text
    assert "blood pressure at home" in text
    assert "medication as" in text


def test_tables_keep_their_cells() -> None:
    assert outline(read("Form\tDose", "Capsule\t300 mg", "Powder\t3 g")) == [
        "table: Form | Dose / Capsule | 300 mg / Powder | 3 g"
    ]
    assert outline(read("| a | b |", "|---|---|", "| c | d |")) == ["table: a | b / c | d"]


def test_items_keep_their_numbers_and_depth() -> None:
    source = read("1. Warm the milk.", "   - not too hot", "   - stir it", "2. Drink it slowly.")
    assert outline(source) == [
        "item 1: Warm the milk.",
        "item at 2: not too hot",
        "item at 2: stir it",
        "item 2: Drink it slowly.",
    ]


def test_lost_ends_of_lines_are_found_again() -> None:
    lost = (
        "What is gout?Gout is a swelling of a joint. It hurts, and it comes at night.What causes "
        "gout?Uric acid forms crystals in the joint. Beer and liver raise it.Who is at risk?Men "
        "are more often affected. So are people with weak kidneys.How is it treated?Tablets help "
        "in an attack. Never take more than the label says."
    )
    found = [words for words in outline(read(lost)) if words.startswith("h2")]
    assert found == [
        "h2: What is gout?",
        "h2: What causes gout?",
        "h2: Who is at risk?",
        "h2: How is it treated?",
    ]


def test_an_item_with_the_number_zero_keeps_it() -> None:
    assert outline(read("0. Wash your hands.", "1. Rest.")) == [
        "item: 0. Wash your hands.",
        "item 1: Rest.",
    ]
