"""The Spanish of the sample says what its English says, piece by piece.

Sections, blocks, marks and sentences are the same, in the same order; in each sentence stand the
same numbers and units, and what is denied or only possible is so in both.
"""

import re
from collections.abc import Iterator, Mapping

import pytest

from handoutkit.build.sources import read_sources
from handoutkit.model.article import Article
from handoutkit.model.blocks import (
    Block,
    Blocks,
    Callout,
    Citation,
    DefinitionList,
    Figure,
    Inline,
    List,
    NoteMark,
    Table,
    Text,
)
from handoutkit.model.library import Library
from handoutkit.model.walk import blocks_in, content_of, plain_text, sections_in, spans_in
from tests.sample.conftest import ROOT

ARTICLE = "magnesium-pain"
IN_WORDS = {
    "two": "dos",
    "three": "tres",
    "four": "cuatro",
    "day": "día",
    "months": "meses",
    "years": "años",
    "milligrams": "miligramos",
}
MAY = {
    "en": {"may", "can", "cannot", "possible"},
    "es": {"puede", "pueden", "podría", "podemos", "posible"},
}
NOT = {
    "en": {"not", "no", "none", "cannot", "nothing", "without"},
    "es": {"no", "ni", "ningún", "ninguna", "nadie", "nada", "sin"},
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_sources(ROOT).library


@pytest.fixture(scope="module")
def texts(library: Library) -> tuple[Article, Article]:
    return library.articles[ARTICLE, "en"], library.articles[ARTICLE, "es"]


def parts(article: Article) -> dict[str, Blocks]:
    """Give the blocks of each section and of each note."""
    notes = {f"note {label}": note.blocks for label, note in article.notes.items()}
    return {one.id: one.blocks for one in sections_in(article.sections)} | notes


def shape(block: Block) -> tuple[object, ...]:
    """Give what a block is, whatever it says."""
    match block:
        case List():
            return (block.kind, block.ordered, block.start, len(block.items))
        case Table():
            widths = (len(row) for row in (block.header, *block.rows))
            return (block.kind, block.row_headers, bool(block.caption), *widths)
        case Callout():
            return (block.kind, block.role, bool(block.title), len(block.blocks))
        case Figure():
            return (block.kind, block.image, bool(block.alt), bool(block.caption))
        case DefinitionList():
            return (block.kind, *(len(one.meanings) for one in block.definitions))
        case _:
            return (block.kind,)


def mark(inline: Inline) -> tuple[object, ...]:
    """Give what an inline is, and where it points."""
    match inline:
        case Citation():
            return (inline.kind, *((one.key, one.locator) for one in inline.cites))
        case NoteMark():
            return (inline.kind, inline.label)
        case _:
            return (inline.kind,)


def runs(article: Article) -> Iterator[str]:
    """Give the text of each run, headings and text alternatives as well."""
    yield article.title
    for section in sections_in(article.sections):
        yield plain_text(section.heading)
    for blocks in parts(article).values():
        yield from (plain_text(content) for content in content_of(blocks))
        yield from (one.alt for one in blocks_in(blocks) if isinstance(one, Figure))


def sentences(article: Article) -> list[list[str]]:
    return [re.split(r"(?<=[.!?:])\s+", run.strip()) for run in runs(article)]


def pairs(texts: tuple[Article, Article]) -> list[tuple[str, str]]:
    english, spanish = map(sentences, texts)
    assert [len(run) for run in english] == [len(run) for run in spanish]
    return [
        pair
        for ours, theirs in zip(english, spanish, strict=True)
        for pair in zip(ours, theirs, strict=True)
    ]


def test_the_sections_are_the_same(texts: tuple[Article, Article]) -> None:
    english, spanish = texts
    levels = [(one.id, one.level) for one in sections_in(english.sections)]
    assert [(one.id, one.level) for one in sections_in(spanish.sections)] == levels
    assert list(parts(spanish)) == list(parts(english))


def test_the_blocks_are_the_same(texts: tuple[Article, Article]) -> None:
    english, spanish = map(parts, texts)
    for name, blocks in english.items():
        shapes = [shape(one) for one in blocks_in(blocks)]
        assert [shape(one) for one in blocks_in(spanish[name])] == shapes, name


def test_the_marks_are_the_same(texts: tuple[Article, Article]) -> None:
    """Citations, claims, notes and stressed words stand in the same runs of text."""
    english, spanish = (
        [
            [mark(one) for one in spans_in(content) if not isinstance(one, Text)]
            for blocks in parts(text).values()
            for content in content_of(blocks)
        ]
        for text in texts
    )
    assert spanish == english


def test_every_sentence_is_there_once(texts: tuple[Article, Article]) -> None:
    assert len(pairs(texts)) > 200


def test_every_number_is_the_same(texts: tuple[Article, Article]) -> None:
    for english, spanish in pairs(texts):
        ours = [IN_WORDS.get(one, one) for one in numbers(english, *IN_WORDS)]
        assert sorted(numbers(spanish, *IN_WORDS.values())) == sorted(ours), (english, spanish)


@pytest.mark.parametrize("said", [NOT, MAY], ids=["denied", "possible"])
def test_what_is_denied_or_possible_is_so_in_both(
    texts: tuple[Article, Article], said: Mapping[str, set[str]]
) -> None:
    for english, spanish in pairs(texts):
        expected = not said["en"].isdisjoint(words(english))
        assert (not said["es"].isdisjoint(words(spanish))) == expected, (english, spanish)


def test_the_heads_agree(texts: tuple[Article, Article]) -> None:
    english, spanish = texts
    for name in ("topics", "always"):
        ours, theirs = ([one.value for one in getattr(text, name)] for text in (english, spanish))
        assert theirs == ours
    assert (spanish.source, spanish.review_by) == (english.source, english.review_by)
    assert spanish.translation is not None
    assert (spanish.translation.of, spanish.translation.reviewed) == ("en", None)


def numbers(sentence: str, *in_words: str) -> list[str]:
    """Give the numbers and units of a sentence, in digits or in words."""
    found = re.findall(r"\d[\d.,-]*\d(?: mg)?|\d(?: mg)?", sentence)
    return found + [word for word in words(sentence) if word in in_words]


def words(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence.lower())
