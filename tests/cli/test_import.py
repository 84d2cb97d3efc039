"""`handout import`: what is said, in words and as JSON, and with which exit code."""

import json
from pathlib import Path

from tests.build.importing import shelf, source_of
from tests.cli.conftest import Handout

KEYS = {
    "schema", "file", "article", "title", "lang", "headings", "references", "disclaimers",
    "dropped", "conditions", "always", "claims", "accounted", "changes", "refused", "written",
    "findings",
}  # fmt: skip


def test_without_a_library_nothing_is_imported(handout: Handout, tmp_path: Path) -> None:
    said = handout("-C", tmp_path, "import", source_of("sommeil"))
    assert said.code == 4
    assert "no library here" in said.err


def test_a_file_that_is_not_there_is_told_and_the_next_one_comes_in(
    handout: Handout, tmp_path: Path
) -> None:
    root = shelf(tmp_path)
    said = handout("-C", root, "import", "gone.txt", source_of("sommeil"))
    assert said.code == 3
    assert "gone.txt:1:1: error[IMP-001]" in said.err
    assert "gone.txt: not imported" in said.err
    assert "handouts/articles/bien-dormir/article.md" in said.out.splitlines()


def test_overwriting_goes_with_updating_only(handout: Handout, tmp_path: Path) -> None:
    said = handout("-C", shelf(tmp_path), "import", "--overwrite", source_of("sommeil"))
    assert said.code == 2


def test_a_file_that_was_imported_before_is_told_and_no_failure(
    handout: Handout, tmp_path: Path
) -> None:
    root = shelf(tmp_path)
    handout("-C", root, "import", source_of("sommeil"))
    said = handout("-C", root, "import", source_of("sommeil"))
    assert (said.code, said.out) == (0, "")
    assert "warning[IMP-007]" in said.err
    assert said.err.endswith("Nothing was written.\n")


def test_results_are_the_files_and_the_talk_is_short(handout: Handout, tmp_path: Path) -> None:
    said = handout("-C", shelf(tmp_path), "import", "--recipes", source_of("supplement"))
    assert said.code == 0
    assert said.out.splitlines() == [
        "handouts/disclaimers/ginger-and-pain-note.md",
        "handouts/disclaimers/ginger-and-pain-note-2.md",
        "handouts/articles/ginger-and-pain/article.md",
        "handouts/articles/ginger-and-pain/references.json",
        "handouts/conditions/osteoarthritis.yaml",
        "handouts/conditions/migraine.yaml",
        "handouts/conditions/period-pain.yaml",
        "handouts/imports.jsonl",
    ]
    assert "conditions: Osteoarthritis, Migraine, Period Pain" in said.err
    assert len(said.err.splitlines()) < 15
    assert "Traceback" not in said.err


def test_a_report_for_programs_has_everything(handout: Handout, tmp_path: Path) -> None:
    file = source_of("supplement")
    told = json.loads(handout("-C", tmp_path, "import", "--dry-run", "--json", file).out)
    assert told.keys() == KEYS
    assert told["title"] == "Ginger and Pain: What Is Known So Far"
    assert told["headings"][:5] == [
        [2, "How Ginger Might Work"],
        [2, "Ginger in Specific Conditions"],
        [3, "1. Osteoarthritis"],
        [3, "2. Migraine"],
        [3, "3. Period Pain"],
    ]
    assert [one["pmcid"] for one in told["references"] if "pmcid" in one] == ["PMC8371721"]
    assert [one["title"] for one in told["disclaimers"]] == ["Please note", "About supplements"]
    assert {one["line"] for one in told["dropped"]} == {2, 3, 4, 5}
    assert all(one["reason"] for one in told["dropped"])
    assert [one["name"] for one in told["conditions"]] == [
        "Osteoarthritis",
        "Migraine",
        "Period Pain",
    ]
    assert [one["reference"] for one in told["claims"]] == [None] * len(told["claims"])
    assert sum(told["accounted"].values()) > 30
    assert (told["written"], told["refused"]) == ([], False)


def test_several_files_have_a_report_each(handout: Handout, tmp_path: Path) -> None:
    files = (source_of("sommeil"), source_of("ruecken"))
    told = json.loads(handout("-C", tmp_path, "import", "--dry-run", "--json", *files).out)
    assert [one["lang"] for one in told["imports"]] == ["fr", "de"]
