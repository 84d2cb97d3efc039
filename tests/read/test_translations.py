"""What is said of translations, and where: so that the handouts that miss something are stopped."""

from dataclasses import replace
from pathlib import Path

import pytest

from handoutkit.codes import (
    NO_SOURCE,
    NO_TRANSLATION,
    NOT_TRANSLATED,
    OTHER_FORM,
    OTHER_NUMBERS,
    SOURCE_CHANGED,
)
from handoutkit.disk import FolderDisk, MemoryDisk
from handoutkit.findings import Code, Finding
from handoutkit.model.library import Library
from handoutkit.read.compared import compare_texts
from handoutkit.read.library import read_library
from handoutkit.read.translations import troubles
from handoutkit.read.units import units_of
from tests.bilingual import ARTICLE, FILES, SPANISH
from tests.build.tiny import GENERAL, SETTINGS

GRAMMAR = Path(__file__).parents[1] / "cases/grammar"


def read(**changes: tuple[str, str]) -> tuple[Library, tuple[Finding, ...]]:
    """Read the bilingual library with a change in the source or in the translation."""
    files = dict(FILES)
    for name, (old, new) in changes.items():
        path = {"source": ARTICLE, "own": SPANISH, "general": GENERAL}[name]
        assert files[path].count(old) == 1, old
        files[path] = files[path].replace(old, new)
    read = read_library(MemoryDisk({path: text.encode() for path, text in files.items()}))
    assert read.value is not None
    return read.value, read.findings


def found(**changes: tuple[str, str]) -> list[tuple[str, int, str]]:
    _, findings = read(**changes)
    return [(one.place.path, one.place.line, one.code) for one in findings]


def line_of(path: str, words: str) -> int:
    return FILES[path][: FILES[path].index(words)].count("\n") + 1


def test_a_complete_translation_has_no_findings() -> None:
    _, findings = read()
    assert findings == ()


@pytest.mark.parametrize(
    ("old", "new", "words", "code"),
    [
        ("Rest is good", "Rest is very good", "Descansar", SOURCE_CHANGED),
        ("title: Sleep\n", "title: Sleeping\n", "title:", SOURCE_CHANGED),
        ("## Rest {", "## To rest {", "## Descanso", SOURCE_CHANGED),
        ("A quiet hour", "A still hour", "Una hora", SOURCE_CHANGED),
        ("- Go to bed", "- Go to your bed", "- Acuéstese", SOURCE_CHANGED),
        ("Noise is bad.", "Noise is bad.\n\nSo is light.", "El ruido", NO_TRANSLATION),
        ("Noise is bad.", "So is light.\n\nNoise is bad.", "## Ruido", NO_TRANSLATION),
        ("- Go to bed at 10.\n- Get up at 6.\n", "", "- Acuéstese", NO_SOURCE),
        ("## Noise {#noise}", "## Light {#light}\n\nDim it.\n\n## Noise {#noise}", "of: en", None),
    ],
)
def test_one_edit_of_the_source_is_told_once_at_its_translation(
    old: str, new: str, words: str, code: Code | None
) -> None:
    expected = (SPANISH, line_of(SPANISH, words), (code or NO_TRANSLATION).id)
    assert found(source=(old, new)) == [expected]


def test_both_places_are_named() -> None:
    _, (finding,) = read(source=("Rest is good", "Rest is very good"))
    assert finding.place.path == SPANISH
    assert f"{ARTICLE}:{line_of(ARTICLE, 'Rest is good')}" in finding.message
    assert 'block 1 of "rest"' in finding.message


@pytest.mark.parametrize(
    ("old", "new", "words", "code"),
    [
        ("a las 10", "a las 11", "- Acuéstese", OTHER_NUMBERS),
        ("a las 10", "a las ١٠", "", None),
        ("- Levántese a las 6.\n", "", "- Acuéstese", OTHER_FORM),
        ("El ruido es malo.", "El ruido es malo. [@doe2020]", "El ruido", OTHER_FORM),
        ("El ruido es malo.\n", "El ruido es malo.\n\nMucho.\n", "El ruido es malo.", NO_SOURCE),
    ],
)
def test_what_a_translator_changes_by_mistake_is_told(
    old: str, new: str, words: str, code: Code | None
) -> None:
    said = found(own=(old, new))
    if code is None:
        assert said == []
        return
    after = 2 if code is NO_SOURCE else 0  # the new paragraph, not the one before it
    line = line_of(SPANISH, words) + after
    assert (SPANISH, line, code.id) in said
    assert {one[2] for one in said} <= {code.id, OTHER_NUMBERS.id}


def test_the_source_s_words_in_a_translation_are_told() -> None:
    """As a skeleton has them."""
    library, _ = read()
    translation = library.articles["sleep", "es"].translation
    assert translation is not None
    digest = translation.blocks["noise"].split()[1]
    files = FILES[SPANISH].replace(digest, f"{digest}~{digest}")
    changed = files.replace("El ruido es malo.", "Noise is bad.")
    said = read_library(
        MemoryDisk({p: t.encode() for p, t in {**FILES, SPANISH: changed}.items()})
    ).findings
    assert [one.code for one in said] == [NOT_TRANSLATED.id]


def test_each_part_of_the_whole_grammar_is_told_alone() -> None:
    library = read_library(FolderDisk(GRAMMAR)).value
    assert library is not None
    source, own = library.articles["everything", "en"], library.articles["everything", "es"]
    assert own.translation is not None
    told = 0
    for key, units in units_of(own).items():
        for index, unit in enumerate(units):
            tokens = own.translation.blocks[key].split()
            # As if this part of the source had said something else when it was translated.
            blocks = {**own.translation.blocks, key: " ".join(_without(tokens, index))}
            changed = replace(own, translation=replace(own.translation, blocks=blocks))
            (trouble,) = troubles(compare_texts(source, changed))
            assert trouble.finding.code == SOURCE_CHANGED.id
            assert trouble.finding.place == unit.place
            assert trouble.source == units_of(source)[key][index].place
            told += 1
    assert told > 25


def _without(tokens: list[str], index: int) -> list[str]:
    return [*tokens[:index], "00000000", *tokens[index + 1 :]]


def test_a_translation_has_what_its_source_decides() -> None:
    library, _ = read()
    source, own = library.articles["sleep", "en"], library.articles["sleep", "es"]
    assert [one.value for one in own.topics] == [one.value for one in source.topics] != []
    assert [one.value for one in own.always] == [one.value for one in source.always] != []
    assert own.source == source.source is not None
    assert own.review_by == source.review_by is not None


def test_the_same_head_written_out_is_no_finding() -> None:
    head = "topics: [dietary-supplement]\nalways: [noise]\nreview-by: 2027-03-04\n"
    assert found(own=("lang: es\n", f"lang: es\n{head}")) == []


def test_a_section_of_the_name_of_a_key_is_told_from_it() -> None:
    library, _ = read()
    translation = library.articles["sleep", "es"].translation
    assert translation is not None
    assert {"title", "#title"} <= translation.blocks.keys()
    assert found(source=("## A title {#title}", "## Titles {#title}")) == [
        (SPANISH, line_of(SPANISH, "## Un título"), SOURCE_CHANGED.id)
    ]


def test_one_changed_sentence_is_told_in_each_language() -> None:
    french = "handouts/articles/sleep/article.fr.md"
    files = {
        **FILES,
        SETTINGS: FILES[SETTINGS].replace("es]", "es, fr]"),
        ARTICLE: FILES[ARTICLE].replace("Noise is bad.", "Noise is very bad."),
        french: FILES[SPANISH].replace("lang: es", "lang: fr"),
    }
    said = read_library(MemoryDisk({path: text.encode() for path, text in files.items()})).findings
    line = line_of(SPANISH, "El ruido")
    assert [(one.place.path, one.place.line, one.code) for one in said] == [
        (SPANISH, line, SOURCE_CHANGED.id),
        (french, line, SOURCE_CHANGED.id),
    ]
    assert all(f"{ARTICLE}:{line_of(ARTICLE, 'Noise is bad')}" in one.message for one in said)


NOISE = "## Ruido {#noise}\n\nEl ruido es malo.\n\n"
TITLES = "## Un título {#title}\n\nPalabras.\n"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            f"{TITLES}\n{NOISE}".rstrip() + "\n",
            'section "title" stands where the source has "noise"',
        ),
        (
            f"{NOISE}#{TITLES}",
            'section "title" stands by itself in the source, inside "noise" here',
        ),
    ],
)
def test_sections_that_stand_elsewhere_stop_the_whole_article(new: str, said: str) -> None:
    """A recipe may take the one section and rely on what is inside it."""
    _, (finding,) = read(own=(NOISE + TITLES, new))
    assert said in finding.message
    assert (finding.code, finding.place.line) == (OTHER_FORM.id, line_of(SPANISH, "of: en"))
