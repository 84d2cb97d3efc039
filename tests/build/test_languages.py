"""How far a library is in each language: everything is there, and nothing is better than it is."""

from pathlib import Path

import pytest

from handoutkit.build.languages import InLanguage, Standing, in_languages
from handoutkit.build.sources import read_sources
from handoutkit.language.catalogue import Catalogue
from handoutkit.language.completeness import missing_labels
from tests.bilingual import ARTICLE, FILES, GENERAL_SPANISH, SPANISH, WALKING_SPANISH, write_library
from tests.build.tiny import BACK_PAIN, INSOMNIA, SETTINGS, edit


def state(root: Path) -> dict[tuple[str, str, str], InLanguage]:
    return {(one.lang, one.kind, one.id): one for one in in_languages(read_sources(root))}


def test_all_of_a_complete_library_is_complete(tmp_path: Path) -> None:
    found = state(write_library(tmp_path))
    each = [
        ("article", "sleep"),
        ("article", "walking"),
        ("disclaimer", "general"),
        ("disclaimer", "supplement"),
        ("condition", "back-pain"),
        ("condition", "insomnia"),
        ("labels", "handout"),
    ]
    assert list(found) == [(lang, *one) for lang in ("en", "es") for one in each]
    assert {one.state for one in found.values()} == {Standing.COMPLETE}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected", "problem"),
    [
        (SPANISH, None, "", ("article", "sleep", "missing"), "is not written"),
        (SPANISH, "title: El", "tilte: El", ("article", "sleep", "unreadable"), "not a known key"),
        (SPANISH, "a las 10", "a las 9", ("article", "sleep", "incomplete"), "other numbers"),
        (ARTICLE, "Noise is", "Sound is", ("article", "sleep", "incomplete"), "block 1 of"),
        (ARTICLE, "updated: 2", "updated: x", ("article", "sleep", "incomplete"), "compare"),
        (GENERAL_SPANISH, None, "", ("disclaimer", "general", "missing"), "is not written"),
        (GENERAL_SPANISH, "  of: en", "", ("disclaimer", "general", "unreadable"), "missing"),
        (INSOMNIA, ", es: Insomnio}", "}", ("condition", "insomnia", "missing"), "no name"),
        (INSOMNIA, ", es: El sueño y usted}", "}", ("condition", "insomnia", "incomplete"), "name"),
        (SETTINGS, "en, es]", "en, es]\nnotices: {en: a}", ("clinic", "notices", "missing"), "es"),
    ],
)
def test_what_is_not_complete_says_why(
    tmp_path: Path,
    path: str,
    old: str | None,
    new: str,
    expected: tuple[str, str, str],
    problem: str,
) -> None:
    root = write_library(tmp_path)
    if old is None:
        (root / path).unlink()
    else:
        assert FILES[path].count(old) == 1
        edit(root, path, FILES[path].replace(old, new))
    found = state(root)
    one = found["es", expected[0], expected[1]]
    assert one.state == expected[2]
    assert any(problem in said for said in one.problems)
    others = {key for key, other in found.items() if other.state != "complete"}
    assert {key for key in others if key[0] == "es"} == {("es", *expected[:2])}


@pytest.mark.parametrize("others", [True, False])
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, others: bool) -> None:
    root = write_library(tmp_path, {} if others else {SPANISH: None})
    edit(root, ARTICLE, FILES[ARTICLE].replace("title: Sleep\n", ""))
    one = state(root)["en", "article", "sleep"]
    assert one.state is Standing.UNREADABLE
    assert '"title" is missing' in one.problems[0]


def test_a_disclaimer_that_nobody_compared_is_not_complete(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    text = FILES[GENERAL_SPANISH]
    edit(root, GENERAL_SPANISH, text[: text.index("translation:")] + text[text.index("---\n", 5) :])
    one = state(root)["es", "disclaimer", "general"]
    assert one.state is Standing.INCOMPLETE


def test_a_condition_without_titles_is_complete_with_names(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    text = FILES[BACK_PAIN]
    edit(
        root,
        BACK_PAIN,
        text.replace("title: {en: Walking and your back, es: Caminar y su espalda}", ""),
    )
    assert state(root)["es", "condition", "back-pain"].state is Standing.COMPLETE


def test_an_article_of_one_language_is_missing_in_the_other(tmp_path: Path) -> None:
    root = write_library(tmp_path, {WALKING_SPANISH: None})
    assert state(root)["es", "article", "walking"].state is Standing.MISSING


def test_a_label_that_one_language_has_is_missed_in_another() -> None:
    assert "References" in missing_labels(Catalogue("fr", {"Notes": "Notes"}))
    assert "Notes" not in missing_labels(Catalogue("fr", {"Notes": "Notes"}))
    assert missing_labels(Catalogue("en-GB", {})) == ()
