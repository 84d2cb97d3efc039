"""Disclaimers match the library's own only if they say the same; titles and texts are parted."""

import pytest

from handoutkit.findings import Place
from handoutkit.importers.disclaimers import grouped, match
from handoutkit.importers.draft import KnownDisclaimer
from handoutkit.importers.passages import Kind, Passage, Words
from handoutkit.language.wordings import CANONICAL

PLURAL = KnownDisclaimer(id="supplement", lang="en", text=CANONICAL["us-dshea-plural"])
GENERAL = KnownDisclaimer(
    id="general", lang="en", text="This page is not medical advice. Ask your doctor before you act."
)


def passage(text: str, kind: Kind = "text") -> Passage:
    return Passage(kind=kind, words=Words(text, text), place=Place("a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "These statements have been evaluated by the Food and Drug Administration. "
        "This product is not intended to diagnose, treat, cure, or prevent any disease.",
        "These statements have not been evaluated by the Food and Drug Administration.",
        CANONICAL["us-dshea-plural"] + " Not for people under 18.",
        CANONICAL["us-dshea-plural"].replace("cure, or prevent", "or cure"),
        "This page is not medical advice. Ask your doctor after you act.",
        "This page is not medical advice. Ask your pharmacist before you act.",
        "",
    ],
)
def test_what_says_more_less_or_otherwise_matches_nothing(text: str) -> None:
    assert match(text, "en", [PLURAL, GENERAL]) == ""


@pytest.mark.parametrize(
    "text",
    [
        CANONICAL["us-dshea-plural"],
        "*" + CANONICAL["us-dshea-plural"].upper(),
        CANONICAL["us-dshea-plural"].replace(", or prevent", " or prevent").rstrip("."),
        CANONICAL["us-dshea-plural"].replace("the Food and Drug", "the Food & Drug"),
    ],
)
def test_the_same_words_match_whatever_their_signs(text: str) -> None:
    assert match(text, "en-US", [GENERAL, PLURAL]) == "supplement"


def test_another_language_matches_nothing() -> None:
    assert match(GENERAL.text, "es", [GENERAL]) == ""


def test_run_in_words_are_a_title() -> None:
    run = [passage("Important note: This page is not advice."), passage("It is for education.")]
    (found,) = grouped([run], "en", ())
    assert (found.title, found.text) == (
        "Important note",
        "This page is not advice. It is for education.",
    )


def test_a_heading_is_the_title_and_nothing_of_the_text_is_lost() -> None:
    run = [passage("Disclaimer", "heading"), passage("Please note: This is not advice.")]
    (found,) = grouped([run], "en", ())
    assert (found.title, found.text) == ("Disclaimer", "Please note: This is not advice.")


def test_each_title_begins_a_disclaimer_and_each_run_too() -> None:
    first = [passage("Important note: Not advice."), passage("On supplements: Not evaluated.")]
    found = grouped([first, [passage("No liability.")]], "en", ())
    assert [one.title for one in found] == ["Important note", "On supplements", ""]


def test_marks_around_run_in_words_go_with_them() -> None:
    words = Words("Important note: Not advice.", "**Important note:** Not advice.")
    run = [Passage(kind="text", words=words, place=Place("a.md"))]
    (found,) = grouped([run], "en", ())
    assert found.passages[0].words == Words("Not advice.", "Not advice.")


def test_what_the_library_has_stands_on_its_own() -> None:
    run = [passage("This page is for education only."), passage(CANONICAL["us-dshea-plural"])]
    found = grouped([run], "en", [PLURAL])
    assert [one.known for one in found] == ["", "supplement"]


def test_a_disclaimer_of_several_paragraphs_matches_as_a_whole() -> None:
    run = [passage("This page is not medical advice."), passage("Ask your doctor before you act.")]
    (found,) = grouped([run], "en", [GENERAL])
    assert found.known == "general"
