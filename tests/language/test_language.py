"""The words of a language: labels, tags, dates, and wordings that law prescribes."""

from datetime import date
from importlib.resources import files

import pytest

from handoutkit.language.catalogue import Catalogue, catalogue
from handoutkit.language.locales import direction, is_known, language_name, long_date, script
from handoutkit.language.wordings import CANONICAL

DAY = date(2026, 3, 4)


@pytest.mark.parametrize("lang", ["tlh", "zxx", "x", "../en", ""])
def test_a_language_without_labels_has_no_catalogue(lang: str) -> None:
    assert catalogue(lang) is None


@pytest.mark.parametrize("lang", ["en", "en-GB", "en-Latn-US"])
def test_a_tag_has_the_labels_of_its_first_part(lang: str) -> None:
    words = catalogue(lang)
    assert words is not None
    assert (words.lang, words.text("References")) == (lang, "References")


@pytest.mark.parametrize("lang", ["zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "yue"])
def test_who_reads_traditional_characters_gets_no_simplified_ones(lang: str) -> None:
    assert catalogue(lang) is None


@pytest.mark.parametrize("lang", ["es-Cyrl", "en-Cyrl"])
def test_labels_in_another_script_are_none_of_a_language(lang: str) -> None:
    assert catalogue(lang) is None


@pytest.mark.parametrize("lang", ["zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK"])
def test_who_reads_simplified_characters_gets_them(lang: str) -> None:
    words = catalogue(lang)
    assert words is not None
    assert (words.lang, words.text("Key points")) == (lang, "要点")


def test_a_label_is_translated_and_its_values_filled_in() -> None:
    words = Catalogue("es", {"Updated {date}": "Actualizado el {date}"})
    assert words.text("Updated {date}", date="4 de marzo") == "Actualizado el 4 de marzo"


def test_a_label_without_a_translation_is_english() -> None:
    assert Catalogue("es", {}).text("Edition {code}", code="1") == "Edition 1"


def test_braces_in_a_value_are_printed_as_they_are() -> None:
    words = Catalogue("en", {})
    assert words.text("Phone: {phone}", phone="{code} {") == "Phone: {code} {"


def test_every_catalogue_that_is_shipped_is_found() -> None:
    folder = files("handoutkit.language") / "catalogues"
    tags = [one.name.removesuffix(".po") for one in folder.iterdir()] if folder.is_dir() else []
    assert all(catalogue(tag) is not None for tag in tags)


@pytest.mark.parametrize("tag", ["en", "es", "en-GB", "zh-Hans", "ar", "so", "pt-BR"])
def test_a_tag_of_a_language_is_known(tag: str) -> None:
    assert is_known(tag)


@pytest.mark.parametrize("tag", ["xx", "english", "en_US", "e", "", "en-", "12", "en-GB-x-y-z"])
def test_what_is_no_tag_of_a_language_is_not_known(tag: str) -> None:
    assert not is_known(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("es-MX", "Latn"), ("sr-Latn", "Latn"), ("zh", "Hans"), ("zh-TW", "Hant"), ("ar", "Arab")],
)
def test_a_tag_has_a_script(tag: str, expected: str) -> None:
    assert script(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "ltr"), ("zh-Hans", "ltr"), ("ar", "rtl"), ("he", "rtl")]
)
def test_a_language_has_a_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "March 4, 2026"),
        ("en-GB", "4 March 2026"),
        ("es", "4 de marzo de 2026"),
        ("zh-Hans", "2026年3月4日"),
    ],
)
def test_a_date_has_its_month_in_words(tag: str, expected: str) -> None:
    assert long_date(DAY, tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "English"), ("es", "español"), ("ar", "العربية")]
)
def test_a_language_names_itself(tag: str, expected: str) -> None:
    assert language_name(tag) == expected


def test_the_statement_on_supplements_is_that_of_the_law() -> None:
    """21 CFR 101.93(c)(2), the disclaimer for more than one statement."""
    assert CANONICAL["us-dshea-plural"] == (
        "These statements have not been evaluated by the Food and Drug Administration. "
        "This product is not intended to diagnose, treat, cure, or prevent any disease."
    )


def test_the_statement_for_one_claim_is_that_of_the_law() -> None:
    """21 CFR 101.93(c)(1)."""
    assert CANONICAL["us-dshea"] == (
        "This statement has not been evaluated by the Food and Drug Administration. "
        "This product is not intended to diagnose, treat, cure, or prevent any disease."
    )
