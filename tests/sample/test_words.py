"""Words in, words out: source, model, PDF, EPUB and HTML say the same, in the same order."""

import re

import pytest

from tests.sample.conftest import ROOT, Built
from tests.sample.words import (
    epub_words,
    first_difference,
    html_words,
    model_words,
    pdf_chunks,
    source_words,
)

CONDITIONS = ("chronic-back-pain", "fibromyalgia", "migraine", "neuropathic-pain")
HANDOUTS = tuple(f"en/{name}" for name in CONDITIONS)
ARTICLE = ROOT / "handouts/articles/magnesium-pain/article.md"


def test_a_lost_word_is_noticed() -> None:
    assert first_difference(["one", "two"], ["one"]) == "missing « two»"
    assert first_difference(["one", "two"], ["one", "2"])
    assert first_difference(["12", "mg"], ["12mg"])
    assert not first_difference(["one", "two", "three"], ["one two", "thr", "ee"])


def test_every_condition_is_built_in_every_format(sample: Built) -> None:
    assert tuple(sorted(sample.handouts)) == HANDOUTS
    assert len(sample.report.outputs) == 12
    assert {one.state for one in sample.report.outputs} == {"built"}
    assert not [finding for finding in sample.report.findings if finding.is_error]


@pytest.mark.parametrize("library", ["sample", "grammar"])
def test_every_format_says_what_the_handout_says(
    library: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(library)
    assert built.handouts
    for name, handout in built.handouts.items():
        words = model_words(handout)
        assert html_words(built.out / f"{name}.html") == words
        assert epub_words(built.out / f"{name}.epub") == words
        assert not first_difference(words, pdf_chunks(built.out / f"{name}.pdf"))


def test_the_grammar_library_uses_two_languages(grammar: Built) -> None:
    assert sorted(grammar.handouts) == ["en/everything", "es/everything"]
    assert not [finding for finding in grammar.report.findings if finding.is_error]


@pytest.mark.parametrize("name", CONDITIONS)
def test_the_page_says_what_the_author_wrote(sample: Built, name: str) -> None:
    """The sections' words are the source's, in the handout's order.

    Only the statement may stand between.
    """
    text = " ".join(html_words(sample.out / f"en/{name}.html"))
    said = _plain(re.sub(r" ?\[(note )?\d[^\]]*\]", "", text))
    at = 0
    for section in sample.handouts[f"en/{name}"].sections:
        words = _plain(" ".join(source_words(ARTICLE, section.id)))
        found = said.find(words, at)
        assert found >= 0, f"not in the page: {words}"
        between = said[at:found].strip()
        assert at == 0 or not between or between.startswith("* These statements"), between
        at = found + len(words)


@pytest.mark.parametrize("name", CONDITIONS)
def test_no_section_of_another_condition_is_in_a_handout(sample: Built, name: str) -> None:
    text = " ".join(html_words(sample.out / f"en/{name}.html"))
    chunks = " ".join(pdf_chunks(sample.out / f"en/{name}.pdf"))
    for other in CONDITIONS:
        for section in (other, f"{other}-studies"):
            heading = " ".join(source_words(ARTICLE, section)[:5])
            assert (heading in text) == (other == name)
            assert (heading in chunks) == (other == name)


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_handout_carries_dose_limit_and_warning(sample: Built, name: str) -> None:
    ids = [section.id for section in sample.handouts[f"en/{name}"].sections]
    assert {"amounts", "ask-first"} <= set(ids)
    text = " ".join(html_words(sample.out / f"en/{name}.html"))
    box = text[text.index("Before you think about a dose") : text.index("Ask before you start")]
    for words in ("200 to 400 mg", "350 mg a day", "Ask your doctor or pharmacist first"):
        assert words in box


def _plain(text: str) -> str:
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))
