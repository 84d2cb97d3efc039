"""`handout translate`: what waits, where, in both files."""

import json
from pathlib import Path

import pytest

from tests import bilingual
from tests.bilingual import ARTICLE, FILES, SPANISH
from tests.build.tiny import SETTINGS, edit
from tests.cli.conftest import Handout


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in two languages."""
    return bilingual.write_library(tmp_path / "library")


def test_a_complete_translation_is_said_to_be_so(handout: Handout, library: Path) -> None:
    said = handout("-C", library, "translate", "sleep", "es")
    assert (said.code, said.out, said.err) == (0, f"{SPANISH} is complete\n", "")


def test_what_waits_is_a_table_of_both_places(handout: Handout, library: Path) -> None:
    edit(library, ARTICLE, FILES[ARTICLE].replace("Noise is bad.", "Noise is very bad."))
    said = handout("-C", library, "translate", "sleep", "es")
    head, row = said.out.splitlines()
    assert head.split() == ["part", "translation", "source", "why", "it", "waits"]
    line = FILES[SPANISH][: FILES[SPANISH].index("El ruido")].count("\n") + 1
    assert row.startswith(f'block 1 of "noise"  {SPANISH}:{line}  {ARTICLE}:24  a block is not')
    assert said.err == f"Next: edit {SPANISH}, then run this again\n"


def test_what_waits_is_told_as_one_json_object(handout: Handout, library: Path) -> None:
    edit(library, ARTICLE, FILES[ARTICLE].replace("Noise is bad.", "Noise is bad.\n\nSo is light."))
    edit(library, SPANISH, FILES[SPANISH] + "\nDe más.\n")
    told = json.loads(handout("-C", library, "translate", "sleep", "es", "--json").out)
    assert told.keys() == {"schema", "path", "waiting"}
    assert (told["schema"], told["path"]) == (1, SPANISH)
    new, extra = told["waiting"]
    text = (library / SPANISH).read_text(encoding="utf-8")
    assert new == {
        "block": 'block 2 of "noise"',
        "path": SPANISH,
        "line": text[: text.index("So is light.")].count("\n") + 1,
        "source_path": ARTICLE,
        "source_line": 26,
        "reason": "a block waits to be translated",
    }
    assert (extra["source_path"], extra["source_line"]) == (None, None)


def test_the_day_of_a_new_translation_is_that_of_the_clock(handout: Handout, library: Path) -> None:
    (library / SPANISH).unlink()
    said = handout("-C", library, "translate", "sleep", "es", "--today", "2026-07-08")
    assert said.code == 0
    assert "\nupdated: 2026-07-08\n" in (library / SPANISH).read_text(encoding="utf-8")


def test_accepting_records_what_is_there(handout: Handout, library: Path) -> None:
    edit(library, ARTICLE, FILES[ARTICLE].replace("Noise is bad.", "Noise isn’t good."))
    said = handout("-C", library, "translate", "sleep", "es", "--accept")
    assert said.out == f"{SPANISH} is complete\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("slep", "es"), 'Did you mean "sleep"?'),
        (("sleep", "ar"), "languages: [en, es, ar]"),
        (("sleep", "en"), "is in en already"),
        (("sleep",), "Missing argument 'LANG'"),
    ],
)
def test_2_for_what_is_not_in_the_library(
    handout: Handout, library: Path, arguments: tuple[str, ...], said: str
) -> None:
    left = handout("-C", library, "translate", *arguments)
    assert left.code == 2
    assert said in left.err


def test_3_where_the_source_has_a_fault(handout: Handout, library: Path) -> None:
    edit(library, ARTICLE, FILES[ARTICLE].replace("@doe2020", "@nobody"))
    said = handout("-C", library, "translate", "sleep", "es")
    assert (said.code, said.out) == (3, "")
    assert "error[SRC-024]" in said.err
    assert f"{SPANISH} was not touched" in said.err


def test_3_where_a_folder_stands_in_the_place_of_the_file(handout: Handout, library: Path) -> None:
    (library / SPANISH).unlink()
    (library / SPANISH).mkdir()
    said = handout("-C", library, "translate", "sleep", "es")
    assert said.code == 3
    assert (library / SPANISH).is_dir()


def test_another_language_of_the_library_is_begun(handout: Handout, library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("es]", "es, es-MX]"))
    said = handout("-C", library, "translate", "walking", "es-MX")
    assert said.code == 0
    assert (library / "handouts/articles/walking/article.es-MX.md").is_file()
