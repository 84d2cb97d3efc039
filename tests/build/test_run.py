"""A build from end to end, on a tiny library."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from handoutkit.build.pace import Pace
from handoutkit.build.recall import FOLDER
from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from handoutkit.disk import digest
from handoutkit.errors import CannotWrite, UsageProblem
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    WALKING,
    edit,
    run_build,
    states,
    write_library,
)

INSOMNIA_FILES = {f"en/insomnia.{kind}" for kind in ("pdf", "epub", "html")}
BACK_PAIN_FILES = {f"en/back-pain.{kind}" for kind in ("pdf", "epub", "html")}
ALL = INSOMNIA_FILES | BACK_PAIN_FILES
MANIFEST = "manifest.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, built once: tests take a copy."""
    root = write_library(tmp_path_factory.mktemp("built"))
    assert set(states(run_build(root)).values()) == {"built"}
    return root


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Path:
    """A library that has been built."""
    for path in built.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(built)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path


def outputs(root: Path) -> dict[str, bytes]:
    """Give what was built, and the manifest, without what was remembered of reading."""
    out = root / "build"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parent.name != FOLDER
    }


def change_times(root: Path) -> dict[str, int]:
    return {path: (root / "build" / path).stat().st_mtime_ns for path in outputs(root)}


def in_state(states: Mapping[str, str], state: str) -> set[str]:
    return {path for path, one in states.items() if one == state}


def test_a_build_makes_each_handout_in_each_format(library: Path) -> None:
    files = outputs(library)
    assert set(files) == {*ALL, MANIFEST}
    for path, data in files.items():
        magic = {"pdf": b"%PDF-", "epub": b"PK", "html": b"<!DOCTYPE html>", "json": b"{"}
        assert data.startswith(magic[path.rsplit(".", 1)[-1]])


def test_a_build_is_the_same_in_another_folder(built: Path, tmp_path: Path) -> None:
    run_build(write_library(tmp_path))
    assert outputs(tmp_path) == outputs(built)


def test_the_manifest_tells_what_each_file_was_made_of(library: Path) -> None:
    recorded = json.loads((library / "build" / MANIFEST).read_text(encoding="utf-8"))
    assert set(recorded["outputs"]) == ALL
    pdf = recorded["outputs"]["en/insomnia.pdf"]
    assert (pdf["sections"], pdf["references"]) == (["sleep/rest"], ["sleep/doe2020"])
    assert (pdf["disclaimers"], pdf["pages"]) == (["supplement", "general"], 1)
    assert pdf["digest"] == digest((library / "build/en/insomnia.pdf").read_bytes())
    assert pdf["inputs"].keys() == {path for path in FILES if path not in (BACK_PAIN, WALKING)}
    assert all(digest(Path(path).read_bytes()) == was for path, was in pdf["fonts"].items())
    assert pdf["fonts"]


def test_a_second_build_keeps_all_and_touches_nothing(library: Path) -> None:
    before, times = outputs(library), change_times(library)
    report = run_build(library)
    assert in_state(states(report), "kept") == ALL
    assert (outputs(library), change_times(library)) == (before, times)


def test_new_times_and_no_new_bytes_change_nothing(library: Path) -> None:
    for path in FILES:
        os.utime(library / path, (1, 1))
    assert in_state(states(run_build(library)), "kept") == ALL


def test_a_file_that_was_removed_is_built_again_to_the_same_bytes(library: Path) -> None:
    before = outputs(library)
    for path in INSOMNIA_FILES:
        (library / "build" / path).unlink()
    report = states(run_build(library))
    assert in_state(report, "built") == INSOMNIA_FILES
    assert in_state(report, "kept") == BACK_PAIN_FILES
    assert outputs(library) == before


def test_a_file_that_was_changed_is_built_again(library: Path) -> None:
    before = outputs(library)
    (library / "build" / "en/insomnia.html").write_text("mine")
    assert in_state(states(run_build(library)), "built") == {"en/insomnia.html"}
    assert outputs(library) == before


@pytest.mark.parametrize("damage", ["", "{", '{"schema": 99}'])
def test_all_is_built_again_where_the_manifest_is_damaged(library: Path, damage: str) -> None:
    before = outputs(library)
    edit(library, f"build/{MANIFEST}", damage)
    assert in_state(states(run_build(library, formats=("html",))), "built") == {
        "en/back-pain.html",
        "en/insomnia.html",
    }
    assert outputs(library).keys() == before.keys()


def test_editing_an_article_rebuilds_only_the_handouts_that_use_it(library: Path) -> None:
    before = outputs(library)
    edit(library, WALKING, FILES[WALKING].replace("a little", "a lot"))
    report = states(run_build(library))
    assert in_state(report, "built") == BACK_PAIN_FILES
    assert in_state(report, "kept") == INSOMNIA_FILES
    after = outputs(library)
    changed = {path for path, data in after.items() if data != before[path]}
    assert changed == {*BACK_PAIN_FILES, MANIFEST}


def test_a_style_of_the_library_rebuilds_all(library: Path) -> None:
    edit(library, "styles/parts/own.css", "h2 { font-style: italic; }")
    assert in_state(states(run_build(library, formats=("html",))), "built") == {
        "en/back-pain.html",
        "en/insomnia.html",
    }
    assert b"font-style: italic" in outputs(library)["en/insomnia.html"]


def test_a_broken_handout_is_stopped_and_the_others_are_built(tmp_path: Path) -> None:
    broken = FILES[SLEEP].replace("[@doe2020]", "[@nobody]")
    report = run_build(write_library(tmp_path, {SLEEP: broken}))
    assert in_state(states(report), "stopped") == INSOMNIA_FILES
    assert in_state(states(report), "built") == BACK_PAIN_FILES
    assert [(one.code, one.place.path) for one in report.findings] == [("SRC-024", SLEEP)]
    assert outputs(tmp_path).keys() == {*BACK_PAIN_FILES, MANIFEST}


def test_an_error_in_a_section_that_no_handout_takes_stops_none(tmp_path: Path) -> None:
    broken = FILES[SLEEP].replace("Noise is bad.", "Noise is bad [@nobody].")
    report = run_build(write_library(tmp_path, {SLEEP: broken}), formats=("html",))
    assert set(states(report).values()) == {"built"}
    assert [one.code for one in report.findings] == ["SRC-024"]


def test_what_was_built_stands_when_its_handout_is_stopped_later(library: Path) -> None:
    before = {path: outputs(library)[path] for path in ALL}
    edit(library, SLEEP, FILES[SLEEP].replace("[@doe2020]", "[@nobody]"))
    assert in_state(states(run_build(library)), "stopped") == INSOMNIA_FILES
    assert {path: outputs(library)[path] for path in ALL} == before


def test_what_a_removed_condition_left_is_removed_where_that_is_asked_for(library: Path) -> None:
    (library / INSOMNIA).unlink()
    report = states(run_build(library, prune=True))
    assert in_state(report, "removed") == INSOMNIA_FILES
    assert outputs(library).keys() == {*BACK_PAIN_FILES, MANIFEST}
    assert states(run_build(library)).keys() == BACK_PAIN_FILES


def test_what_a_removed_condition_left_is_told_until_it_is_removed(library: Path) -> None:
    (library / INSOMNIA).unlink()
    for _ in range(2):
        assert in_state(states(run_build(library)), "left over") == INSOMNIA_FILES
    assert outputs(library).keys() == {*ALL, MANIFEST}


def test_a_build_of_a_part_removes_nothing(library: Path) -> None:
    (library / INSOMNIA).unlink()
    run_build(library, "back-pain")
    run_build(library, formats=("html",))
    run_build(library, langs=("en",))
    assert outputs(library).keys() == {*ALL, MANIFEST}


def test_what_a_condition_that_cannot_be_read_left_stands(library: Path) -> None:
    edit(library, INSOMNIA, "name: [")
    report = run_build(library)
    kept, stopped = dict.fromkeys(BACK_PAIN_FILES, "kept"), dict.fromkeys(INSOMNIA_FILES, "stopped")
    assert states(report) == kept | stopped
    assert {one.path for one in report.outputs if one.older} == set(INSOMNIA_FILES)
    assert {one.place.path for one in report.findings} == {INSOMNIA}
    assert outputs(library).keys() == {*ALL, MANIFEST}


def test_what_the_program_did_not_make_is_not_removed(library: Path) -> None:
    edit(library, "build/en/mine.pdf", "mine")
    (library / INSOMNIA).unlink()
    run_build(library)
    assert "en/mine.pdf" in outputs(library)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    report = run_build(write_library(tmp_path), dry_run=True)
    assert states(report) == dict.fromkeys(ALL, "planned")
    assert not (tmp_path / "build").exists()


def test_a_dry_run_tells_what_would_be_kept_stopped_and_removed(library: Path) -> None:
    before = outputs(library)
    (library / INSOMNIA).unlink()
    edit(library, WALKING, FILES[WALKING].replace("[]", "[dietary-suplement]"))
    report = states(run_build(library, dry_run=True, prune=True))
    assert in_state(report, "removed") == INSOMNIA_FILES
    assert in_state(report, "stopped") == BACK_PAIN_FILES
    assert outputs(library) == before


def test_a_name_that_the_library_does_not_have_is_refused_before_anything_is_built(
    tmp_path: Path,
) -> None:
    with pytest.raises(UsageProblem, match=r"insomnia"):
        run_build(write_library(tmp_path), "insomina")
    assert not (tmp_path / "build").exists()


def test_a_folder_in_a_files_place_is_refused_and_stands(library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("Hill", "Lake"))
    target = library / "build" / "en/back-pain.pdf"
    target.unlink()
    target.mkdir()
    with pytest.raises(CannotWrite, match=r"back-pain\.pdf"):
        run_build(library)
    assert target.is_dir()
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []


def test_progress_is_told_before_the_first_handout_and_after_each(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def tell(pace: Pace) -> None:
        told.append((pace.done, pace.total, pace.name))

    root = write_library(tmp_path)
    request = BuildRequest(out=root / "build", formats=("html",))
    build(root, request, tell)
    assert told == [(0, 2, ""), (1, 2, "back-pain (en)"), (2, 2, "insomnia (en)")]
    (root / "build/en/insomnia.html").unlink()
    told.clear()
    build(root, request, tell)
    assert told == [(0, 1, ""), (1, 1, "insomnia (en)")]
    told.clear()
    build(root, request, tell)
    assert told == []


def test_an_interrupted_build_goes_on_where_it_was(tmp_path: Path) -> None:
    def interrupt(pace: Pace) -> None:
        if pace.done == 1:
            raise KeyboardInterrupt

    root = write_library(tmp_path)
    request = BuildRequest(out=root / "build", formats=("html",))
    with pytest.raises(KeyboardInterrupt):
        build(root, request, interrupt)
    assert states(run_build(root, formats=("html",))) == {
        "en/back-pain.html": "kept",
        "en/insomnia.html": "built",
    }
