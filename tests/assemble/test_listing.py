"""A reference is listed in the handout's language, or in its own where that runs the other way."""

from collections.abc import Sequence

import pytest

from handoutkit.assemble.listing import list_references
from handoutkit.model.blocks import Inlines, LanguageSpan, Text
from handoutkit.model.reference import Reference
from tests.builders import inlines, reference


class Engine:
    """Writes the key, and the language that it writes in."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def entries(self, references: Sequence[Reference]) -> tuple[Inlines, ...]:
        return tuple(inlines(f"{one.key} in {self._lang}") for one in references)


def entry_of(listed: Reference, lang: str) -> Inlines:
    ((one),) = list_references([(7, listed)], lang, Engine)
    assert (one.number, one.reference) == (7, listed)
    return one.entry


@pytest.mark.parametrize(
    ("own", "lang"),
    [("en", "en"), ("en", "es"), ("ar", "fa"), (None, "ar"), ("nonsense", "ar"), (5, "ar")],
)
def test_an_entry_is_in_the_language_of_the_handout(own: str | int | None, lang: str) -> None:
    (words,) = entry_of(reference("doe2020", language=own), lang)
    assert isinstance(words, Text)
    assert words.text == f"doe2020 in {lang}"


@pytest.mark.parametrize(("own", "lang"), [("en", "ar"), ("fr", "he"), ("ar", "en")])
def test_an_entry_that_runs_the_other_way_is_in_its_own_language(own: str, lang: str) -> None:
    (span,) = entry_of(reference("doe2020", language=own), lang)
    assert isinstance(span, LanguageSpan)
    assert (span.lang, span.children) == (own, inlines(f"doe2020 in {own}"))


def test_each_language_has_one_engine() -> None:
    asked: list[str] = []

    def engine_for(lang: str) -> Engine:
        asked.append(lang)
        return Engine(lang)

    used = list(enumerate([reference(key, language="en") for key in "abc"], start=1))
    list_references(used, "ar", engine_for)
    assert asked == ["en"]
