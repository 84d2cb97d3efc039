"""Copies stand whole in a folder of their owner's, or in one archive; none is written over."""

import errno
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from handoutkit.build.merge_place import (
    HALF,
    JOURNAL,
    MergePlace,
    archive_place,
    day_in,
    folder_place,
)
from handoutkit.errors import CannotWrite, UsageProblem

DAY = date(2026, 11, 30)
PDF = b"%PDF-1.7 ... %%EOF\n"


class Crash(Exception):
    """Stands for whatever ends a run in its midst."""


def crash_after_a_copy(place: MergePlace) -> None:
    place.put("0001.pdf", PDF)
    raise Crash


def interrupted(folder: Path, inputs: bytes = b"inputs") -> None:
    with pytest.raises(Crash), folder_place(folder, inputs, DAY, resume=False) as place:
        crash_after_a_copy(place)


@pytest.mark.parametrize("resume", [False, True])
def test_a_folder_with_files_of_others_is_refused(tmp_path: Path, *, resume: bool) -> None:
    (tmp_path / "0001.pdf").write_bytes(PDF)
    with pytest.raises(UsageProblem), folder_place(tmp_path, b"", DAY, resume=resume):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["0001.pdf"]


def test_an_interrupted_merge_is_gone_on_with_only_if_asked(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with pytest.raises(UsageProblem, match="not empty") as refused:
        folder_place(tmp_path, b"inputs", DAY, resume=False).__enter__()
    assert "--resume" in refused.value.remedy


def test_another_merge_is_not_gone_on_with(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with pytest.raises(UsageProblem, match="another merge"):
        folder_place(tmp_path, b"other inputs", DAY, resume=True).__enter__()


def test_a_copy_without_its_end_is_not_there(tmp_path: Path) -> None:
    interrupted(tmp_path)
    (tmp_path / "0002.pdf").write_bytes(PDF[:-3])
    (tmp_path / "0003.pdf").write_bytes(b"")
    with folder_place(tmp_path, b"inputs", DAY, resume=True) as place:
        assert [place.has(f"000{one}.pdf") for one in (1, 2, 3, 4)] == [True, False, False, False]


def test_a_book_that_ends_in_zeros_is_not_there(tmp_path: Path) -> None:
    """A disk may keep the length of a file and lose what was in it."""
    interrupted(tmp_path)
    book = b"PK\3\4 ... PK\5\6" + bytes(18)
    (tmp_path / "0002.epub").write_bytes(book)
    (tmp_path / "0003.epub").write_bytes(bytes(len(book)))
    with folder_place(tmp_path, b"inputs", DAY, resume=True) as place:
        assert [place.has(f"000{one}.epub") for one in (2, 3)] == [True, False]


def test_a_killed_merge_leaves_one_half_of_a_copy_which_the_next_clears_away(
    tmp_path: Path,
) -> None:
    interrupted(tmp_path)
    (tmp_path / HALF).write_bytes(PDF[:-3])
    with pytest.raises(UsageProblem):
        folder_place(tmp_path, b"other inputs", DAY, resume=True).__enter__()
    with folder_place(tmp_path, b"inputs", DAY, resume=True) as place:
        place.put("0002.pdf", PDF)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["0001.pdf", "0002.pdf"]


def test_two_merges_are_never_at_work_in_one_folder(tmp_path: Path) -> None:
    with folder_place(tmp_path, b"inputs", DAY, resume=False) as place:
        place.put("0001.pdf", PDF)
        with pytest.raises(UsageProblem, match="at work"):
            folder_place(tmp_path, b"inputs", DAY, resume=True).__enter__()
        place.put("0002.pdf", PDF)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_leaves_whole_copies_alone_and_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(opened: int, data: bytes) -> int:
        if len(data) < len(PDF):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written(opened, data[:5])

    def fill_the_disk() -> None:
        with folder_place(tmp_path, b"inputs", DAY, resume=False) as place:
            place.put("0001.pdf", PDF)
            monkeypatch.setattr(os, "write", half)
            place.put("0002.pdf", PDF)

    written = os.write
    with pytest.raises(CannotWrite) as refused:
        fill_the_disk()
    assert "--resume" in refused.value.remedy
    assert sorted(one.name for one in tmp_path.iterdir()) == ["0001.pdf", JOURNAL]


def test_the_journal_tells_a_day_and_goes_when_all_is_done(tmp_path: Path) -> None:
    interrupted(tmp_path, b"Ana Example")
    said = (tmp_path / JOURNAL).read_bytes()
    assert b"Ana" not in said
    assert day_in(tmp_path) == DAY
    with folder_place(tmp_path, b"Ana Example", DAY, resume=True):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["0001.pdf"]
    assert day_in(tmp_path) is None


def test_two_journals_of_the_same_inputs_differ(tmp_path: Path) -> None:
    for name in ("a", "b"):
        interrupted(tmp_path / name)
    assert (tmp_path / "a" / JOURNAL).read_bytes() != (tmp_path / "b" / JOURNAL).read_bytes()


def test_what_is_written_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "newer"
    interrupted(folder)
    assert {one.stat().st_mode & 0o777 for one in (folder, folder.parent)} == {0o700}
    assert {one.stat().st_mode & 0o777 for one in folder.iterdir()} == {0o600}


def test_an_archive_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "migraine.zip"
    with pytest.raises(Crash), archive_place(target) as place:
        crash_after_a_copy(place)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_archive_and_says_where_else_it_could_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fill_the_disk() -> None:
        with archive_place(tmp_path / "migraine.zip") as place:
            place.put("0001.pdf", PDF)
            monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
            place.put("0002.pdf", PDF)

    with pytest.raises(CannotWrite) as refused:
        fill_the_disk()
    assert "--to DIR" in refused.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "migraine.zip"
    target.write_bytes(b"mine")
    with pytest.raises(UsageProblem), archive_place(target):
        pass
    assert target.read_bytes() == b"mine"


def test_the_same_copies_make_the_same_archive(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        target = tmp_path / name / "migraine.zip"
        with archive_place(target) as place:
            assert not place.has("0001.pdf")
            place.put("0001.pdf", PDF)
        assert target.stat().st_mode & 0o777 == 0o600
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "a" / "migraine.zip") as archive:
        assert archive.read("0001.pdf") == PDF
        assert archive.infolist()[0].external_attr >> 16 == 0o600
