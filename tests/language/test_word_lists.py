"""The lists of words can match: they are expressions for folded text, and each compiles."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutkit.language.folding import folded, folded_in_place
from handoutkit.language.word_lists import pattern, word_sets

WORDS = Path(__file__).parents[2] / "src/handoutkit/language/words"
FILES = sorted(WORDS.glob("*.toml"))
_ESCAPES = re.compile(r"\\x27|\\[a-zA-Z]|\[[^\]]*\]")


def expressions(file: Path) -> Iterator[str]:
    for table, lists in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if table != "common":
            yield from (one for listed in lists.values() for one in listed)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_expression_has_what_folded_text_has_not(file: Path) -> None:
    for one in expressions(file):
        bare = _ESCAPES.sub("", one).replace("…", "").replace("»", "").replace("©", "")
        bare = bare.replace("*", "").replace("_", "").strip()
        assert " ".join(bare.split()) == folded(bare), one


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_expression_stands_on_its_own(file: Path) -> None:
    for one in expressions(file):
        assert re.compile(one).groups == 0, one
        assert one.count("…") == one.count("… "), one


def test_a_gap_is_up_to_six_words_and_never_a_without() -> None:
    strong = pattern("disclaimers", "strong")
    assert (
        strong.search("no substitute for the advice of one, two or three, professional advice")
        is None
    )
    assert strong.search("never a substitute for medical advice")
    assert strong.search("not without a substitute for medical advice") is None


def test_a_language_has_its_own_words() -> None:
    assert pattern("headings", "references", "de").fullmatch("quellen")
    assert pattern("headings", "references", "en").fullmatch("quellen") is None
    assert pattern("headings", "references", "xx").fullmatch("quellen") is None
    assert "und" in word_sets("common")["de"]


def test_folding_in_place_keeps_each_place() -> None:
    text = "Größe: ½ “Œuvre”\u00a0ﬁn"
    assert len(folded_in_place(text)) == len(text)
    assert folded("  Große “ÉTÉ” – ½ ") == 'grosse "ete" - 1⁄2'
