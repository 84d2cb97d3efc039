"""Every word of a page is in a passage, kept or left out; those of the article in their order."""

import re
from collections import Counter

import pytest

from handoutkit.importers.page import read_page
from handoutkit.importers.passages import Source
from tests.importers.page.growing import Growth

_WORD = re.compile(r"w\d+z")


def _words(source: Source, *, site: bool | None = None) -> list[str]:
    passages = (one for one in source.passages if site is None or (one.role == "site") == site)
    return [word for passage in passages for word in _WORD.findall(passage.plain)]


@pytest.mark.parametrize("first_seed", range(0, 1000, 100))
def test_each_word_is_in_one_passage(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 100):
        growth = Growth(seed, tables=False)
        found = Counter(_words(read_page(growth.html, "page.html")))
        assert found == Counter(growth.words), growth.html


@pytest.mark.parametrize("first_seed", range(0, 500, 100))
def test_no_word_of_a_table_is_lost(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 100):
        growth = Growth(seed, tables=True)
        assert set(_words(read_page(growth.html, "page.html"))) == set(growth.words), growth.html


def test_words_of_an_article_stay_in_order() -> None:
    for seed in range(1000, 1300):
        growth = Growth(seed, tables=False)
        if "<fig" in growth.html or "<q" in growth.html:
            continue
        order = [
            int(word[1:-1]) for word in _words(read_page(growth.html, "page.html"), site=False)
        ]
        assert order == sorted(order), growth.html


def test_what_is_left_out_has_a_reason() -> None:
    for seed in range(300):
        source = read_page(Growth(seed, tables=True).html, "page.html")
        assert all(bool(one.reason) == (one.role == "site") for one in source.passages)


def test_markdown_has_the_words_of_the_plain_text() -> None:
    for seed in range(300):
        source = read_page(Growth(seed, tables=True).html, "page.html")
        for passage in source.passages:
            marked = _WORD.findall(passage.words.markdown)
            assert marked == _WORD.findall(passage.words.plain)
