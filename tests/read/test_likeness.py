"""Whether a block and its translation are alike in all that no language changes."""

import pytest

from handoutkit.model.blocks import Blocks
from handoutkit.read.likeness import form_of, other_form, other_numbers, source_words
from handoutkit.read.markdown import read_body

PATH = "handouts/articles/sleep/article.md"
TABLE = "Table: Doses\n| Who | Dose |\n| --- | --- |\n| You | 5 mg |\n"


def blocks(text: str) -> Blocks:
    """Read blocks where marks of notes are allowed."""
    labels = [label for label in ("a", "b") if f"[^{label}]" in text]
    notes = "".join(f"\n[^{label}]: note\n" for label in labels)
    (section,) = read_body(f"## H {{#h}}\n\n{text}\n{notes}", path=PATH).value.sections
    return section.blocks


def difference(source: str, own: str) -> str:
    return other_form(form_of(blocks(source), "en"), form_of(blocks(own), "es"))


@pytest.mark.parametrize(
    ("source", "own", "said"),
    [
        ("text", "- text", "the source has a paragraph where this has a list of 1 item"),
        ("- a\n- b", "- a", "the source has a list of 2 items where this has a list of 1 item"),
        ("- a", "1. a", "the source has a list of 1 item where this has a list of 1 item numbered"),
        ("7. a", "1. a", "numbered from 7 where this has a list of 1 item numbered from 1"),
        ("- a\n  - b", "- a", "an item of 2 parts where this has nothing"),
        ("a\n: b\n: c", "a\n: b", "a term with 2 meanings where this has a term with 1 meaning"),
        (TABLE, TABLE.replace("5 mg", ""), "a cell with words where this has an empty cell"),
        (TABLE, f"{TABLE}| I | 6 mg |\n", "1 row and 2 columns where this has a table of 2 rows"),
        (TABLE, f"{TABLE}{{.row-headers}}\n", "where this has a table of 1 row and 2 columns with"),
        ("![a](b.svg)", "![a](c.svg)", "the image b.svg where this has the image c.svg"),
        ("![a](b.svg)", '![a](b.svg "c")', "the image b.svg with a caption"),
        ("![a](b.svg)", "![a](b.ar.svg)", "where this has the image b.ar.svg"),
        ("::: tip\na\n:::", "::: warning\na\n:::", "::: tip where this has a box ::: warning"),
        ("::: tip\n**a**\n\nb\n:::", "::: tip\nb\n:::", "with a title where"),
        ("> a\n>\n> b", "> a", "a quote of 2 parts where this has a quote of 1 part"),
        ("> - a", "> a", "a list of 1 item where this has a paragraph"),
        ("a [@x; @y]", "a [@x]", "the source says [@y], this does not"),
        ("a [@x]", "a [@y]", "the source says [@x], this says [@y]"),
        ("a", "a[^a]", "this says [^a], the source does not"),
        ("[a]{.claim}", "a", "the source says {.claim}, this does not"),
    ],
)
def test_another_form_is_told(source: str, own: str, said: str) -> None:
    assert said in difference(source, own)


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("One sentence. Two.", "**Una** sola\\\nfrase."),
        ("- a\n- b", "- a, *b*\n- c"),
        ("a [@x, p. 3] b [@y]", "a [@y] b [@x, pág. 3]"),
        ("![a](b.svg)", "![una a](b.svg)"),
        ("![a](b.svg)", "![una a](b.es.svg)"),
        ("[a](https://example.org/en)", "[a](https://example.org/es)"),
        ("a [b]{lang=es}", "a b [c]{lang=en}"),
        (TABLE, TABLE.replace("| ---", "| :---:")),
    ],
)
def test_what_a_language_may_change_is_not(source: str, own: str) -> None:
    assert difference(source, own) == ""


@pytest.mark.parametrize(
    "source",
    [
        "Take 5 mg.",
        "a [@x, p. 5]",
        "![The 5 tablets](a.svg)",
        '![a](a.svg "5 mg")',
        "::: call\n**5 mg**\n\na\n:::",
        "5 mg\n: a",
        TABLE,
        "- a\n  - 5 mg",
        "m^5^",
        "a\\\n5 mg",
    ],
)
def test_numbers_are_found_wherever_they_stand(source: str) -> None:
    said = other_numbers(blocks(source), "en", blocks(source.replace("5", "6")))
    assert said == "the source says 5, this says 6"
    assert other_numbers(blocks(source), "en", blocks(source.replace("5", "٥"))) == ""


TWO_DOSES = "Table: Doses\n| Who | Food | Limit |\n| --- | --- | --- |\n| Women | {} | {} |\n"


@pytest.mark.parametrize(
    ("source", "own"),
    [
        (TWO_DOSES.format("310 mg", "350 mg"), TWO_DOSES.format("350 mg", "310 mg")),
        ("- 200 mg\n- 350 mg", "- 350 mg\n- 200 mg"),
        ("350 mg a day", "350 g al día"),
        ("200 to 400 mg", "400–200 mg"),
    ],
)
def test_two_doses_may_not_change_places_or_units(source: str, own: str) -> None:
    assert other_numbers(blocks(source), "en", blocks(own))
    assert not other_numbers(blocks(source), "en", blocks(source))


@pytest.mark.parametrize(
    ("source", "own", "words"),
    [
        ("- have kidney disease\n- are old", "- los riñones\n- are old", "are old"),
        (
            "::: tip\n**Ask first**\n\nAre you ill now?\n:::",
            "::: tip\n**A**\n\nAre you ill now?\n:::",
            "Are you ill now?",
        ),
        ("![a sick dog](b.svg)", "![a sick dog](b.svg)", "a sick dog"),
        ("- Magnesium\n- 350 mg, 5 ml", "- Magnesium\n- 350 mg, 5 ml", ""),
        ("Example Clinic", "Example Clinic", ""),
        ("some words here", "unas palabras aquí", ""),
        ("some words here", "[some words here]{lang=en}", ""),
    ],
)
def test_words_of_the_source_that_still_stand_are_told(source: str, own: str, words: str) -> None:
    assert source_words(blocks(source), blocks(own)) == words
