"""What is recalled of texts and references is what reading and writing them anew would give."""

import dataclasses
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace as altered

from handoutkit.assemble.citations import CiteprocEngine
from handoutkit.build.recall import FOLDER, Entries, FilesRecall
from handoutkit.build.snapshot import read_snapshot
from handoutkit.build.sources import read_sources
from handoutkit.build.witness import Witness
from handoutkit.disk import FolderDisk
from handoutkit.errors import LibraryUnreadable, UsageProblem
from handoutkit.read import articles, conditions
from handoutkit.read.library import read_library
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    SLEEP_REFERENCES,
    WALKING,
    edit,
    run_build,
    states,
    write_library,
)
from tests.read.test_cases import FAULTY, LIBRARY

SAMPLE = Path(__file__).parents[2]
T = TypeVar("T")


def refuse(*_: object) -> None:
    raise AssertionError("it was read again")


@pytest.fixture
def reads_nothing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        monkeypatch.setattr(articles, "_read_folder", refuse)
        monkeypatch.setattr(conditions, "_read", refuse)

    return forbid


def read(root: Path, entries: Entries) -> str:
    """Read a library, and write all of it down: types, places and the order of everything."""
    snapshot = read_snapshot(root)
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    said = repr(read_library(witness, FilesRecall(entries, snapshot, witness)))
    entries.write()
    return said


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.name)
def test_what_is_recalled_is_what_was_read(case: Path, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    shutil.copytree(case, tmp_path, symlinks=True, dirs_exist_ok=True)
    entries = Entries(tmp_path / "build" / FOLDER)
    said = [read(tmp_path, entries) for _ in range(2)]
    assert said[0] == said[1] == read(tmp_path, Entries())


def test_the_sample_is_recalled_as_it_was_read_without_reading(
    entries: Entries, reads_nothing: Callable[[], None]
) -> None:
    said = read(SAMPLE, entries)
    reads_nothing()
    assert read(SAMPLE, entries) == said


@pytest.mark.parametrize(
    ("path", "old", "new", "is_read"),
    [
        pytest.param(SLEEP, "bad", "worse", "handouts/articles/sleep", id="a text"),
        pytest.param(SLEEP_REFERENCES, "well", "badly", "handouts/articles/sleep", id="references"),
        pytest.param(INSOMNIA, "and you", "and we", INSOMNIA, id="a condition"),
    ],
)
def test_what_changed_is_read_and_nothing_else(
    path: str, old: str, new: str, is_read: str, tmp_path: Path
) -> None:
    root = write_library(tmp_path)
    entries = Entries(tmp_path / "build" / FOLDER)
    read(root, entries)
    edit(root, path, FILES[path].replace(old, new))
    snapshot = read_snapshot(root)
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    recall = FilesRecall(entries, snapshot, witness)
    were_read: list[str] = []

    class Telling:
        def files(self, path: str, around: object, kind: type[T], read: Callable[[], T]) -> T:
            def told() -> T:
                were_read.append(path)
                return read()

            return recall.files(path, around, kind, told)

    read_library(witness, Telling())
    assert were_read == [is_read]


def test_what_reading_goes_by_beside_the_files_counts(tmp_path: Path) -> None:
    """Articles are told to be in a language that the library has no longer."""
    root = write_library(tmp_path)
    entries = Entries(tmp_path / "build" / FOLDER)
    read(root, entries)
    edit(root, SETTINGS, FILES[SETTINGS].replace("[en]", "[es]"))
    assert read(root, entries) == read(root, Entries()) != ""


def test_another_program_remembers_nothing_of_this_one(entries: Entries, tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    snapshot = read_snapshot(root)
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    older = altered(snapshot, versions={**snapshot.versions, "handoutkit": "0.0.1"})
    for one in (older, snapshot):
        recall = FilesRecall(entries, one, witness)
        assert recall.files(INSOMNIA, None, str, partial(str, one.program)) == one.program
        entries.write()
    assert recall.files(INSOMNIA, None, str, partial(str, "anew")) == snapshot.program


def test_what_cannot_be_read_is_read_each_time(entries: Entries, tmp_path: Path) -> None:
    """Its digest is a word for all that cannot be read in the same way."""
    root = write_library(tmp_path / "library")
    (root / "handouts/articles/sleep/article.es.md").symlink_to("/etc/hostname")
    snapshot = read_snapshot(root)
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    recall = FilesRecall(entries, snapshot, witness)
    for said in ("one", "another"):
        assert recall.files("handouts/articles/sleep", None, str, partial(str, said)) == said
        entries.write()


def test_what_changed_while_it_was_read_is_not_remembered(entries: Entries, tmp_path: Path) -> None:
    """A text is saved between the taking of its digest and its reading, and changed back then."""
    root = write_library(tmp_path / "library")
    snapshot = read_snapshot(root)
    edit(root, SLEEP, FILES[SLEEP].replace("good", "bad"))
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    read_library(witness, FilesRecall(entries, snapshot, witness))
    entries.write()
    edit(root, SLEEP, FILES[SLEEP])
    assert read(root, entries) == read(root, Entries())


@pytest.mark.parametrize("path", ["handouts/articles/sleep", "handouts/articles/stray.md"])
def test_what_could_not_be_listed_for_a_moment_is_not_remembered(
    path: str, entries: Entries, tmp_path: Path
) -> None:
    root = write_library(tmp_path / "library", {"handouts/articles/stray.md": "mine"})
    snapshot = read_snapshot(root)
    (root / path).rename(tmp_path / "away")
    (root / path).symlink_to(tmp_path / "away")
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    read_library(witness, FilesRecall(entries, snapshot, witness))
    entries.write()
    (root / path).unlink()
    (tmp_path / "away").rename(root / path)
    assert read(root, entries) == read(root, Entries())


def test_what_is_no_file_for_a_moment_is_not_remembered(entries: Entries, tmp_path: Path) -> None:
    """A file in an article's place goes, and comes back, between listing and reading."""
    root = write_library(tmp_path / "library")
    edit(root, "handouts/articles/stray", "mine")
    snapshot = read_snapshot(root)
    witness = Witness(FolderDisk(root), snapshot.files, "handouts")
    (root / "handouts/articles/stray").unlink()
    recall = FilesRecall(entries, snapshot, witness)
    path = "handouts/articles/stray"
    assert recall.files(path, None, bool, partial(witness.is_file, path)) is False
    entries.write()
    edit(root, path, "mine")
    assert recall.files(path, None, bool, partial(witness.is_file, path)) is True


def test_what_python_leaves_behind_changes_nothing(tmp_path: Path) -> None:
    """It is in no digest, so that nothing may be said of it."""
    root = write_library(tmp_path)
    entries = Entries(tmp_path / "build" / FOLDER)
    read(root, entries)
    for folder in ("articles/sleep", "articles", "conditions"):
        edit(root, f"handouts/{folder}/__pycache__/old.pyc", "")
    assert read(root, entries) == read(root, Entries())


def test_references_are_kept_under_the_style_they_were_written_in(tmp_path: Path) -> None:
    """The style's file changes while a build goes on, and cannot be held."""
    root = write_library(tmp_path / "library")
    style = "styles/citations/vancouver.csl"
    shipped = (SAMPLE / style).read_text("utf-8")
    edit(root, style, shipped)
    entries = Entries(tmp_path / FOLDER)
    sources = dataclasses.replace(
        read_sources(root, entries=entries), styles=FolderDisk(root / "styles")
    )
    article = sources.library.articles["sleep", "en"]
    references = tuple(article.references.values())
    items = sources.items("insomnia", "en")
    CiteprocEngine(sources.citation_style, "en", items).entries(references)
    edit(root, style, shipped.replace('suffix="."', 'suffix=";"'))
    sources.keep_items("insomnia", "en", items)
    entries.write()
    assert not read_sources(root, entries=Entries(tmp_path / FOLDER)).items("insomnia", "en").known


def test_a_build_from_what_is_recalled_gives_the_same_bytes(
    tmp_path: Path, reads_nothing: Callable[[], None]
) -> None:
    root = write_library(tmp_path)
    first = run_build(root)
    made = {one.path: (root / "build" / one.path).read_bytes() for one in first.outputs}
    for path in made:
        (root / "build" / path).unlink()
    (root / "build" / "manifest.json").unlink()
    reads_nothing()
    assert set(states(run_build(root)).values()) == {"built"}
    assert {path: (root / "build" / path).read_bytes() for path in made} == made


def test_of_what_is_gone_nothing_stays_behind(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    run_build(root)
    kept = root / "build" / FOLDER
    assert (kept / "articles.walking").exists()
    shutil.rmtree((root / WALKING).parent)
    (root / BACK_PAIN).unlink()
    run_build(root)
    condition = "conditions.insomnia.yaml"
    names = {"articles.sleep", "disclaimers", condition, f"{condition}.en"}
    assert {path.name for path in kept.iterdir()} == names


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    run_build(root, dry_run=True)
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("settings", "condition", "refused"),
    [
        pytest.param("schema: 1\n", "insomnia", LibraryUnreadable, id="settings"),
        pytest.param(FILES[SETTINGS], "insomnya", UsageProblem, id="a name"),
    ],
)
def test_a_build_that_is_refused_leaves_nothing(
    settings: str, condition: str, refused: type[Exception], tmp_path: Path
) -> None:
    root = write_library(tmp_path, {SETTINGS: settings})
    with pytest.raises(refused):
        run_build(root, condition)
    assert not (root / "build").exists()
