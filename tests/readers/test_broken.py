"""Broken books: what the engines meet is noticed, so that their silence about sound ones counts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.readers.reading import NAMES, Reading

Broken = Mapping[str, Reading]


@pytest.fixture(params=NAMES)
def met(
    request: pytest.FixtureRequest,
    readings: Mapping[str, Mapping[Path, Reading]],
    broken: Mapping[str, Path],
) -> Broken:
    """Give what an engine made of every broken book, by its fault."""
    return {fault: readings[request.param][path] for fault, path in broken.items()}


def test_a_link_without_a_target_is_noticed(met: Broken) -> None:
    links = met["dead-ends"].chapters[-1].links
    assert {one.href for one in links if not one.found} == {"#nowhere-1"}


def test_a_note_that_does_not_lead_back_is_noticed(met: Broken) -> None:
    notes = met["dead-ends"].chapters[-1].notes
    assert {one.href for one in notes if not one.leads_back} == {"#note-1", "#nowhere-1"}
    assert {one.href for one in notes if not one.text} == {"#nowhere-1"}


def test_contents_that_lead_nowhere_are_noticed(met: Broken) -> None:
    missed = [one.label for one in met["dead-ends"].contents if not one.found]
    assert missed == ["Key points"]


def test_a_missing_picture_is_noticed(met: Broken) -> None:
    assert 0 in [one.width for one in met["dead-ends"].chapters[-1].pictures]


def test_a_request_to_another_machine_is_noticed(met: Broken) -> None:
    trouble = met["dead-ends"].trouble
    assert any(one.startswith("a request went to http://x.test/a.png") for one in trouble)


def test_a_chapter_that_is_not_xml_is_noticed(met: Broken) -> None:
    reading = met["not-xml"]
    # foliate-js reads it as HTML then, where an empty element takes in the text behind it;
    # epub.js shows the parser's words.
    swallowed = [one for chapter in reading.chapters for one in chapter.breaks if one.text]
    assert swallowed or "error on line" in reading.chapters[-1].text


def test_a_missing_cover_is_noticed(met: Broken) -> None:
    assert met["no-cover"].trouble
