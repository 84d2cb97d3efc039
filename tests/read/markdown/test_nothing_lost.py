"""Whatever is written is printed, or a finding says what is not. Nothing makes the reader fail."""

import re
from pathlib import Path

import pytest

from handoutkit import codes
from handoutkit.findings import Outcome
from handoutkit.read.markdown import Body, read_blocks, read_body
from tests.read.markdown.outline import outline
from tests.read.markdown.prose import Prose
from tests.read.markdown.soup import Soup

_PATH = "handouts/articles/sample/article.md"
_CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))

# Findings that say that words are not printed.
_LOSS = {
    code.id
    for code in (
        codes.BAD_LINK,
        codes.BAD_SECTION_ID,
        codes.BROKEN_TABLE,
        codes.DUPLICATE_NOTE,
        codes.NO_SECTIONS,
        codes.NO_WORD_FOR,
        codes.OUTSIDE_LIBRARY,
        codes.RAW_HTML,
        codes.TEXT_OUTSIDE_SECTION,
        codes.TOO_DEEP,
        codes.UNKNOWN_CALLOUT,
        codes.UNKNOWN_LANGUAGE,
    )
}
_COMMENT = re.compile(r"<!--(?:>|->|.*?-->)", re.DOTALL)
_TEXT = re.compile(r"""text (\d+):(\d+) ['"](w\d+z)""")
_MARKUP = re.compile(
    r"^\[[^^\]]*\]: .*$|^[> -]*Table: |__|^:::+ ?(?:key-points|warning|call|tip)?$"
    r"|\{[^{}]*\}|^\s*\d+[.)] "
    r"|\[@[^\]]*\]|\[\^[^\]]*\]:?|&#?\w+;|<[^>\n]*>|\]\((?:<[^>]*>|[^)\s]*)|\]\[[^\]]*\]",
    re.MULTILINE,
)


def _drawn(outcome: Outcome[Body]) -> str:
    return outline(outcome.value.sections, outcome.value.notes.values())


@pytest.mark.parametrize("first_seed", range(0, 300, 30))
def test_words_of_right_texts_come_in_order(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 30):
        prose = Prose(seed)
        outcome = read_body(prose.text, path=_PATH)
        assert outcome.findings == (), prose.text
        assert re.findall(r"w\d+z", _drawn(outcome)) == prose.words, prose.text


@pytest.mark.parametrize("first_seed", range(0, 1500, 150))
def test_words_of_any_text_are_kept_or_missed(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 150):
        soup = Soup(seed)
        outcome = read_body(soup.text, path=_PATH)
        drawn = _drawn(outcome)
        if not _LOSS & {found.code for found in outcome.findings}:
            written = _COMMENT.sub("", soup.text)
            lost = [word for word in soup.words if word in written and word not in drawn]
            assert not lost, soup.text


@pytest.mark.parametrize("first_seed", range(2000, 3500, 150))
def test_places_of_any_text_are_in_it(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 150):
        text = Soup(seed).text
        lines = text.split("\n")
        said = (*read_body(text, path=_PATH).findings, *read_blocks(text, path=_PATH).findings)
        for found in said:
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1, text


@pytest.mark.parametrize("first_seed", range(4000, 5500, 150))
def test_text_remembers_its_column(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 150):
        soup = Soup(seed)
        outcome = read_body(soup.text, path=_PATH)
        if any("no form in a handout" in found.message for found in outcome.findings):
            continue  # code keeps its words, but its place is that of its mark
        lines = soup.text.split("\n")
        for line, column, word in _TEXT.findall(_drawn(outcome)):
            assert lines[int(line) - 1].startswith(word, int(column) - 1), soup.text


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.stem)
def test_words_of_a_right_text_are_in_it(case: Path) -> None:
    text = _COMMENT.sub("", case.read_text(encoding="utf-8"))
    words = re.findall(r"[^\W_]+", _MARKUP.sub(" ", text))
    drawn = _drawn(read_body(text, path=_PATH))
    kept = re.findall(r"[^\W_]+", re.sub(r"^ *\S+ \S+", "", drawn, flags=re.MULTILINE))
    assert set(words) <= set(kept)
