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
    source_heading,
    source_words,
)

CONDITIONS = ("chronic-back-pain", "fibromyalgia", "migraine", "neuropathic-pain")
HANDOUTS = tuple(f"{lang}/{name}" for lang in ("en", "es") for name in CONDITIONS)
FOLDER = ROOT / "handouts/articles/magnesium-pain"
ARTICLES = {"en": FOLDER / "article.md", "es": FOLDER / "article.es.md"}
STATEMENT = {"en": "* These statements", "es": "* Estas declaraciones"}

# The box about doses: from its title to the heading after it, and what must stand between.
BOX = {
    "en": ("Before you think about a dose", "Ask before you start"),
    "es": ("Antes de pensar en una dosis", "Pregunte antes de empezar"),
}
IN_BOX = {
    "en": ("200 to 400 mg", "350 mg a day", "Ask your doctor or pharmacist first", "not advice"),
    "es": (
        "200 a 400 mg",
        "350 mg al día",
        "Primero pregunte a su médico o farmacéutico",
        "no un consejo",
    ),
}


def test_a_lost_word_is_noticed() -> None:
    assert first_difference(["one", "two"], ["one"]) == "missing « two»"
    assert first_difference(["one", "two"], ["one", "2"])
    assert first_difference(["12", "mg"], ["12mg"])
    assert not first_difference(["one", "two", "three"], ["one two", "thr", "ee"])


def test_every_condition_is_built_in_every_format(sample: Built) -> None:
    assert tuple(sorted(sample.handouts)) == HANDOUTS
    assert len(sample.report.outputs) == 24
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


@pytest.mark.parametrize("name", HANDOUTS)
def test_the_page_says_what_the_author_wrote(sample: Built, name: str) -> None:
    """The sections' words are the source's, in the handout's order.

    Only the statement may stand between.
    """
    lang = name.split("/")[0]
    text = " ".join(html_words(sample.out / f"{name}.html"))
    said = _plain(re.sub(r" ?\[(note |nota )?\d[^\]]*\]", "", text))
    at = 0
    for section in sample.handouts[name].sections:
        words = _plain(" ".join(source_words(ARTICLES[lang], section.id)))
        found = said.find(words, at)
        assert found >= 0, f"not in the page: {words}"
        between = said[at:found].strip()
        assert at == 0 or not between or between.startswith(STATEMENT[lang]), between
        at = found + len(words)


@pytest.mark.parametrize("name", HANDOUTS)
def test_no_section_of_another_condition_is_in_a_handout(sample: Built, name: str) -> None:
    lang, condition = name.split("/")
    text = " ".join(html_words(sample.out / f"{name}.html"))
    chunks = " ".join(pdf_chunks(sample.out / f"{name}.pdf"))
    for other in CONDITIONS:
        for section in (other, f"{other}-studies"):
            heading = source_heading(ARTICLES[lang], section)
            assert (heading in text) == (other == condition)
            assert (heading in chunks) == (other == condition)


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_handout_carries_dose_limit_and_warning(sample: Built, name: str) -> None:
    lang = name.split("/")[0]
    ids = [section.id for section in sample.handouts[name].sections]
    assert {"amounts", "ask-first"} <= set(ids)
    text = " ".join(html_words(sample.out / f"{name}.html"))
    first, after = BOX[lang]
    box = text[text.index(first) : text.index(after)]
    for words in IN_BOX[lang]:
        assert words in box


def _plain(text: str) -> str:
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))
