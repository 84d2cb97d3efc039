"""Markers of the printed pages in a book's chapter."""

import re

import pytest

from handoutkit.errors import RenderingFailed
from handoutkit.model.pages import PageFacts
from handoutkit.render.breaks import mark_pages
from tests.builders import facts

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
FOOT = "</body></html>"


def marked(body: str, page_facts: PageFacts) -> str:
    """Give the body with each marker written as its number in brackets."""
    data = mark_pages(f"{HEAD}{body}{FOOT}", page_facts.map).decode("utf-8")
    inside = data.split("<body>")[1].removesuffix(FOOT)
    return re.sub(r'<span [^>]*id="page-(\d+)"[^>]*/>', r"[\1]", inside)


def second_page(block: int, start: int) -> PageFacts:
    return facts([(0, 0, "")], [(block, start, "")])


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (0, "[1][2]one two three"),
        (1, "[1]o[2]ne two three"),
        (3, "[1]one [2]two three"),
        (6, "[1]one two [2]three"),
        (10, "[1]one two thre[2]e"),
    ],
)
def test_a_marker_stands_before_its_character_white_space_not_counted(
    start: int, expected: str
) -> None:
    body = '<p data-text="">one two three</p>'
    assert marked(body, second_page(0, start)) == f"<p>{expected}</p>"


def test_a_marker_beyond_the_words_stands_at_their_end() -> None:
    assert marked('<p data-text="">one</p>', second_page(0, 3)) == "<p>[1]one[2]</p>"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (0, "[1][2]a <em>b <b>c</b> d</em> e"),
        (1, "[1]a <em>[2]b <b>c</b> d</em> e"),
        (2, "[1]a <em>b <b>[2]c</b> d</em> e"),
        (3, "[1]a <em>b <b>c</b> [2]d</em> e"),
        (4, "[1]a <em>b <b>c</b> d</em> [2]e"),
    ],
)
def test_a_marker_finds_its_character_inside_and_behind_elements(start: int, expected: str) -> None:
    body = '<p data-text="">a <em>b <b>c</b> d</em> e</p>'
    assert marked(body, second_page(0, start)) == f"<p>{expected}</p>"


def test_a_marker_at_the_very_start_of_a_nested_element() -> None:
    body = '<p data-text=""><em><b>a</b></em></p>'
    assert marked(body, facts([(0, 0, "a")])) == "<p><em><b>[1]a</b></em></p>"


def test_lines_and_indents_of_the_source_do_not_count() -> None:
    body = '<p data-text="">\n  one\n  two</p>'
    assert marked(body, second_page(0, 3)) == "<p>\n  [1]one\n  [2]two</p>"


def test_a_marker_stands_in_the_run_that_is_numbered() -> None:
    body = '<h1 data-text="">a</h1><div><p data-text="">b</p></div><p>c</p><p data-text="">d</p>'
    page_facts = facts([(0, 0, "a")], [(1, 0, "b")], [(2, 0, "d")])
    assert marked(body, page_facts) == "<h1>[1]a</h1><div><p>[2]b</p></div><p>c</p><p>[3]d</p>"


def test_several_pages_may_begin_in_one_run() -> None:
    page_facts = facts([(0, 0, "ab")], [(0, 2, "cd")], [(0, 4, "ef")])
    assert marked('<p data-text="">abcdef</p>', page_facts) == "<p>[1]ab[2]cd[3]ef</p>"


def test_a_page_begins_with_its_first_block() -> None:
    page_facts = facts([(0, 0, "a")], [(0, 1, "b"), (1, 0, "c")])
    body = '<p data-text="">ab</p><p data-text="">c</p>'
    assert marked(body, page_facts) == "<p>[1]a[2]b</p><p>c</p>"


def test_a_page_without_words_is_marked_before_the_next_words() -> None:
    page_facts = facts([(0, 0, "a")], [], [], [(1, 0, "b")])
    body = '<p data-text="">a</p><p data-text="">b</p>'
    assert marked(body, page_facts) == "<p>[1]a</p><p>[2][3][4]b</p>"


def test_a_last_page_without_words_is_marked_at_the_end() -> None:
    assert marked('<p data-text="">a</p>', facts([(0, 0, "a")], [])) == "<p>[1]a[2]</p>"


def test_a_marker_says_what_it_is() -> None:
    data = mark_pages(f'{HEAD}<p data-text="">a</p>{FOOT}', facts([(0, 0, "a")]).map).decode(
        "utf-8"
    )
    assert data.startswith("<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>")
    (marker,) = re.findall(r"<span [^>]*/>", data)
    for attribute in ('role="doc-pagebreak"', 'epub:type="pagebreak"', 'aria-label="1"'):
        assert attribute in marker
    assert "data-text" not in data


def test_a_chapter_that_is_not_xml_is_refused() -> None:
    with pytest.raises(RenderingFailed, match="not XML"):
        mark_pages("<p>&nbsp;", facts([]).map)


def test_facts_of_another_page_are_refused() -> None:
    with pytest.raises(RenderingFailed, match="other runs of text"):
        mark_pages(f'{HEAD}<p data-text="">a</p>{FOOT}', facts([(1, 0, "a")]).map)
