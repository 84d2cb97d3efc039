"""Books as real engines show them: every chapter, picture, link, note and way in."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from tests.readers.book import Book, open_book, words
from tests.readers.reading import NAMES, Entry, Reading

BOOKS = 12 + 2 + 1

Each = list[tuple[Reading, Book]]


@pytest.fixture(params=NAMES)
def each(
    request: pytest.FixtureRequest,
    readings: Mapping[str, Mapping[Path, Reading]],
    books: list[Path],
) -> Each:
    """Give what an engine made of every sound book, and what the book says of itself."""
    return [(readings[request.param][one], open_book(one)) for one in books]


def test_every_book_is_read_without_trouble(each: Each) -> None:
    assert [reading.trouble for reading, _ in each] == [()] * BOOKS


def test_title_language_and_direction_are_told(each: Each) -> None:
    for reading, book in each:
        assert (reading.title, reading.language) == (book.title, book.language)
        assert reading.direction == book.direction
        for chapter in reading.chapters:
            assert (chapter.language, chapter.direction) == (book.language, book.direction)
    assert {book.language for _, book in each} == {"ar", "en", "es"}
    assert {book.direction for _, book in each} == {"ltr", "rtl"}


def test_every_chapter_has_all_its_words(each: Each) -> None:
    for reading, book in each:
        shown = {PurePosixPath(one.name).name: words(one.text) for one in reading.chapters}
        assert shown == book.chapters
        assert list(shown) == ["cover.xhtml", "nav.xhtml", "handout.xhtml"]
        assert shown["handout.xhtml"]


def test_every_picture_is_shown(each: Each) -> None:
    for reading, _ in each:
        pictures = [one for chapter in reading.chapters for one in chapter.pictures]
        assert pictures
        assert [one for one in pictures if one.width == 0 or not one.alt] == []


def test_the_cover_is_large_enough_for_a_shelf(each: Each) -> None:
    assert [(reading.cover.width, reading.cover.height) for reading, _ in each] == [
        (1200, 1600)
    ] * BOOKS


def test_every_link_has_a_target(each: Each) -> None:
    links = [one for reading, _ in each for chapter in reading.chapters for one in chapter.links]
    assert len(links) > 100
    assert [one for one in links if not one.found] == []


def test_every_note_and_reference_leads_back(each: Each) -> None:
    for reading, _ in each:
        notes = [one for chapter in reading.chapters for one in chapter.notes]
        assert notes
        assert [one for one in notes if not one.text or not one.leads_back] == []


def test_page_markers_hold_no_text(each: Each) -> None:
    for reading, book in each:
        breaks = [one for chapter in reading.chapters for one in chapter.breaks]
        assert [(one.label, one.text) for one in breaks] == [(label, "") for label in book.pages]


def test_contents_lead_to_their_sections(each: Each) -> None:
    for reading, book in each:
        assert [(one.depth, one.label) for one in reading.contents] == book.contents
        assert_reached(reading.contents)


def test_landmarks_lead_to_their_places(each: Each) -> None:
    for reading, book in each:
        assert [one.type for one in reading.landmarks] == book.landmarks
        assert {"cover", "toc", "bodymatter"} <= set(book.landmarks)
        assert_reached(reading.landmarks)


def test_page_numbers_lead_to_their_pages(each: Each) -> None:
    for reading, book in each:
        assert [one.label for one in reading.pages] == book.pages
        assert len(book.pages) > 1
        assert_reached(reading.pages)


def assert_reached(entries: tuple[Entry, ...]) -> None:
    """Each entry's target was found, and was seen when the reader went there."""
    assert [one for one in entries if not one.found or not one.seen] == []


def test_a_touched_reference_shows_its_note_alone(
    readings: Mapping[str, Mapping[Path, Reading]], books: list[Path]
) -> None:
    for book in books:
        reading = readings["foliate"][book]
        notes = {one.href: words(one.text) for one in reading.chapters[-1].notes}
        assert {one.href: words(one.text) for one in reading.popups} == notes
