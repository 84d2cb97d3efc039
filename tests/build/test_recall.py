"""An entry counts for nothing but what it was made of, and while it is whole."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handoutkit.build.recall import FOLDER, Entries
from tests.build.tiny import edit

NAME, MADE_OF, VALUE = "articles.sleep", "a digest", ("Take 400 mg.", "Or less.")
Words = tuple[str, ...]


def known(entries: Entries) -> Words | None:
    return entries.entry(NAME, MADE_OF, Words)


def keep(entries: Entries, name: str, made_of: str, value: object) -> None:
    entries.keep(name, made_of, value)
    entries.write()


def test_of_what_was_never_kept_nothing_is_known(entries: Entries) -> None:
    assert known(entries) is None
    assert known(Entries()) is None


def test_what_was_made_of_something_else_is_not_known(entries: Entries) -> None:
    keep(entries, NAME, "another digest", VALUE)
    assert known(entries) is None


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[:-1], id="cut off"),
        pytest.param(lambda data: data + b"\0", id="longer"),
        pytest.param(lambda data: data.replace(b"400", b"900"), id="another dose"),
        pytest.param(lambda data: b"\0" + data[1:], id="another seal"),
        pytest.param(lambda data: data[:20], id="no whole seal"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
def test_a_damaged_entry_is_not_known(
    spoil: Callable[[bytes], bytes], entries: Entries, tmp_path: Path
) -> None:
    keep(entries, NAME, MADE_OF, VALUE)
    path = tmp_path / FOLDER / NAME
    path.write_bytes(spoil(path.read_bytes()))
    assert known(entries) is None


def test_an_entry_of_another_kind_is_not_known(entries: Entries) -> None:
    keep(entries, NAME, MADE_OF, {"words": VALUE})
    assert known(entries) is None


@pytest.mark.parametrize("value", ["\ud800", 2**70], ids=["no character", "a number too large"])
def test_what_has_no_bytes_is_not_kept(value: object, entries: Entries, tmp_path: Path) -> None:
    keep(entries, NAME, MADE_OF, value)
    assert not (tmp_path / FOLDER).exists()


def test_where_nothing_can_be_written_nothing_is_kept(entries: Entries, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way")
    entries.drop_others(())
    keep(entries, NAME, MADE_OF, VALUE)
    assert known(entries) is None


def test_nothing_is_kept_or_dropped_before_it_is_asked_to_be_written(
    entries: Entries, tmp_path: Path
) -> None:
    keep(entries, NAME, MADE_OF, VALUE)
    reader = Entries(tmp_path / FOLDER)
    reader.keep(NAME, MADE_OF, ("Take 900 mg.",))
    reader.drop_others(())
    assert known(reader) == VALUE


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_out(path: Path) -> None:
    """Link to an entry that is whole, and lies in another folder."""
    keep(Entries(path.parents[1] / "elsewhere"), path.name, MADE_OF, VALUE)
    path.symlink_to(path.parents[1] / "elsewhere" / path.name)


def larger_than_memory(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 43)


@pytest.mark.parametrize("put", [pipe, link_out, larger_than_memory, Path.mkdir])
def test_what_is_no_entry_is_neither_read_nor_written_through(
    put: Callable[[Path], None], entries: Entries, tmp_path: Path
) -> None:
    (tmp_path / FOLDER).mkdir()
    put(tmp_path / FOLDER / NAME)
    assert known(entries) is None
    keep(entries, NAME, MADE_OF, ("Take 900 mg.",))
    assert known(Entries(tmp_path / "elsewhere")) in (None, VALUE)
    keep(entries, "articles.walking", MADE_OF, VALUE)
    assert entries.entry("articles.walking", MADE_OF, Words) == VALUE


def test_a_folder_that_is_a_link_is_left_as_it_is(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    edit(theirs, "articles.of-mine", "mine")
    edit(theirs, NAME, "mine")
    (tmp_path / FOLDER).symlink_to(theirs)
    entries = Entries(tmp_path / FOLDER)
    entries.drop_others(())
    keep(entries, NAME, MADE_OF, VALUE)
    assert known(entries) is None
    assert {path.name: path.read_text() for path in theirs.iterdir()} == {
        "articles.of-mine": "mine",
        NAME: "mine",
    }


def test_what_somebody_else_put_there_stays(entries: Entries, tmp_path: Path) -> None:
    """Folders are in the places of some entries, and others are dropped all the same."""
    folders = {f"articles.folder-{number}" for number in range(9)}
    for name in folders:
        (tmp_path / FOLDER / name).mkdir(parents=True)
    for name in ("notes.txt", *(f"conditions.gone-{number}.yaml" for number in range(9))):
        edit(tmp_path / FOLDER, name, "")
    entries.drop_others(())
    keep(entries, "references", MADE_OF, VALUE)
    names = {path.name for path in (tmp_path / FOLDER).iterdir()}
    assert names == {"notes.txt", "references", *folders}


def test_what_was_kept_is_known(entries: Entries) -> None:
    keep(entries, NAME, "another digest", ("Before.",))
    keep(entries, NAME, MADE_OF, VALUE)
    entries.drop_others([NAME])
    keep(entries, "articles.walking", MADE_OF, ("Walk.",))
    assert known(entries) == VALUE
    assert entries.entry("articles.walking", MADE_OF, Words) is None
