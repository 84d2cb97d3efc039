"""Every label that the program prints is there in every language it has labels for."""

import ast
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from handoutkit.language.bidi import has_right_to_left
from handoutkit.language.catalogue import catalogue
from handoutkit.language.locales import is_right_to_left

PACKAGE = Path(__file__).parents[2] / "src/handoutkit"
CATALOGUES = sorted((PACKAGE / "language/catalogues").glob("*.po"))

# Translated before the pages ask for them.
AWAITED = {
    "This translation has not been reviewed.",
    "Translation reviewed on {date} by {by}.",
}


def labels() -> set[str]:
    """Give the labels asked for anywhere: the first argument of each `words.text(…)`."""
    return {
        node.args[0].value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "text"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def messages(path: Path) -> dict[str, str]:
    """Give what a catalogue says, and fail where a translator was not sure of it."""
    with path.open("rb") as file:
        found = [one for one in read_po(file, abort_invalid=True) if one.id]
    assert not [one.id for one in found if one.fuzzy]
    return {str(one.id): str(one.string) for one in found}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_are_labels_and_catalogues() -> None:
    assert len(labels()) > 20
    assert {"es", "zh-Hans"} <= {path.stem for path in CATALOGUES}


def test_every_catalogue_says_what_every_other_says() -> None:
    """Each has the same messages, none empty, none fuzzy, with the same blanks."""
    said = {path.stem: messages(path) for path in CATALOGUES}
    asked = {one for each in said.values() for one in each}
    wrong = [
        (lang, one)
        for lang, each in said.items()
        for one in sorted(asked)
        if not each.get(one) or blanks(each[one]) != blanks(one)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_label_and_no_other(path: Path) -> None:
    words = catalogue(path.stem)
    assert words is not None
    assert set(words.messages) == labels() | AWAITED


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_label_keeps_its_blanks(path: Path) -> None:
    words = catalogue(path.stem)
    assert words is not None
    assert [one for one, said in words.messages.items() if blanks(one) != blanks(said)] == []


def turns_page_numbers(lang: str, label: str) -> bool:
    """Tell whether a page would count "5/3": only words between two numbers keep their order."""
    between = label.split("{page}")[1].split("{pages}")[0]
    return is_right_to_left(lang) and not has_right_to_left(between)


def test_page_numbers_can_be_turned() -> None:
    assert turns_page_numbers("ar", "صفحة {page}/{pages}")
    assert not turns_page_numbers("ar", "صفحة {page} من {pages}")
    assert not turns_page_numbers("en", "{page}/{pages}")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_catalogue_turns_page_numbers(path: Path) -> None:
    words = catalogue(path.stem)
    assert words is not None
    assert not turns_page_numbers(
        path.stem, words.text("Page {page} of {pages}", page="{page}", pages="{pages}")
    )
