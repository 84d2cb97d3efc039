"""Where the copies of a merge go: files in a folder, or one archive. All are their owner's alone.

Knows names and bytes, nothing of persons.
"""

import fcntl
import json
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from handoutkit.errors import CannotWrite, UsageProblem
from handoutkit.whole import (
    PRIVATE,
    TEMPORARY,
    clear_leftovers,
    make_folders,
    remove,
    whole_file,
)

JOURNAL = "merge.json"
"""Stands in the folder while a merge is not finished. It tells nothing of the table's rows."""

HALF = ".merge-copy"
"""The copy that is being written, or was when a merge was killed: only a merge clears it away."""

_ENDS = {
    ".pdf": re.compile(rb"%%EOF\n\Z"),
    ".epub": re.compile(rb"PK\x05\x06.{16}\x00\x00\Z", re.S),
}
_LONGEST_END = 22
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class MergePlace(Protocol):
    """Takes copies by their names."""

    def has(self, name: str) -> bool:
        """Tell whether a copy is there from the merge that is resumed."""

    def put(self, name: str, data: bytes) -> None:
        """Take a copy.

        Raises:
            CannotWrite: the folder refuses.
        """


class _Folder:
    """Writes one copy at a time, and alone: so a copy has neither a name nor a lock of its own."""

    def __init__(self, folder: Path, opened: int) -> None:
        self._folder = folder
        self._opened = opened
        self._there = set(_names(folder))

    def has(self, name: str) -> bool:
        return name in self._there and _is_whole(self._folder / name)

    @property
    def has_any(self) -> bool:
        """Tell whether a merge began in it before."""
        return bool(self._there)

    def put(self, name: str, data: bytes) -> None:
        at = self._opened
        try:
            _write_new(HALF, data, at)
            os.replace(HALF, name, src_dir_fd=at, dst_dir_fd=at)
        except OSError as error:
            raise _refused(self._folder / name, error) from error


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def has(self, _: str) -> bool:
        return False

    def put(self, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
        info.external_attr = PRIVATE << 16
        info.create_system = 3
        self._archive.writestr(info, data)


def day_in(folder: Path) -> date | None:
    """Give the day on the copies of the merge that was interrupted in a folder, if there is one."""
    try:
        return date.fromisoformat(json.loads((folder / JOURNAL).read_bytes())["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def folder_place(folder: Path, inputs: bytes, day: date, *, resume: bool) -> Iterator[MergePlace]:
    """Give a folder for copies, which must be empty, or hold those of the merge to resume.

    `inputs` is all that copies are made of: a merge of others is not gone on with. `day` stands on
    them.

    Raises:
        UsageProblem: the folder holds something else, or another merge is at work in it.
        CannotWrite: the folder refuses.
    """
    with _alone_in(folder) as opened:
        _check_folder(folder, inputs, resume=resume)
        clear_leftovers(folder)
        _remove_half(opened)
        place = _Folder(folder, opened)
        if not place.has_any:
            place.put(JOURNAL, _journal(inputs, day))
        try:
            yield place
        finally:
            _remove_half(opened)
        remove(folder / JOURNAL)


@contextmanager
def _alone_in(folder: Path) -> Iterator[int]:
    """Open a folder, which is made if it is missing, and keep other merges out of it."""
    try:
        make_folders(folder, 0o700)
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise UsageProblem(
            f"another merge is at work in {folder}", remedy="Wait for its end, or name another."
        ) from None
    except OSError:
        pass  # a disk without locks
    try:
        yield opened
    finally:
        os.close(opened)


def _check_folder(folder: Path, inputs: bytes, *, resume: bool) -> None:
    """Refuse a folder that holds anything but the copies of the merge to resume."""
    names = _names(folder)
    if names and not resume:
        again = "; --resume goes on with the merge in it" if JOURNAL in names else ""
        raise UsageProblem(
            f"{folder} is not empty", remedy=f"Name a folder that is empty or new{again}."
        )
    if names and JOURNAL not in names:
        raise UsageProblem(
            f"no merge was interrupted in {folder}",
            remedy="Without --resume, name a folder that is empty or new.",
        )
    if names and not _is_of(folder / JOURNAL, inputs):
        raise UsageProblem(
            f"another merge was interrupted in {folder}",
            remedy="The table, the handout or the options were others: name another folder.",
        )


def _write_new(name: str, data: bytes, folder: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    opened = os.open(name, flags, PRIVATE, dir_fd=folder)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(opened, left) :]
    finally:
        os.close(opened)


def _remove_half(folder: int) -> None:
    with suppress(OSError):
        os.unlink(HALF, dir_fd=folder)


def _refused(target: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        f"cannot write {target}: {error.strerror or error}",
        remedy="Check the folder's permissions and the free space, then go on with --resume.",
    )


@contextmanager
def archive_place(target: Path) -> Iterator[MergePlace]:
    """Give an archive for copies; it appears when all are in it.

    Raises:
        UsageProblem: the archive is there: it is whole, and nobody's to write over.
        CannotWrite: the folder refuses.
    """
    if target.exists():
        raise UsageProblem(f"{target} is there already", remedy="Name another folder.")
    clear_leftovers(target.parent)
    with whole_file(target, PRIVATE) as file, zipfile.ZipFile(file, "w") as archive:
        yield _Archive(archive)


def _names(folder: Path) -> list[str]:
    """Give what stands in a folder, but for what killed runs left half-written."""
    try:
        found = [one.name for one in folder.iterdir()]
        return [name for name in found if not name.startswith((TEMPORARY, HALF))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotWrite(
            f"cannot write into {folder}: {error.strerror or error}",
            remedy="Name a folder that is yours with --to DIR.",
        ) from error


def _is_whole(file: Path) -> bool:
    """Tell whether a copy has its end: a computer that lost its power may leave half of it."""
    try:
        with file.open("rb") as opened:
            opened.seek(max(0, os.fstat(opened.fileno()).st_size - _LONGEST_END))
            return _ENDS[file.suffix].search(opened.read()) is not None
    except (OSError, KeyError):
        return False


def _journal(inputs: bytes, day: date) -> bytes:
    # With a salt, so that nobody can find a row by trying names.
    salt = os.urandom(16).hex()
    said = {"schema": 1, "day": day.isoformat(), "salt": salt, "inputs": _salted(inputs, salt)}
    return json.dumps(said).encode()


def _is_of(journal: Path, inputs: bytes) -> bool:
    try:
        said = json.loads(journal.read_bytes())
        return bool(said["inputs"] == _salted(inputs, said["salt"]))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _salted(inputs: bytes, salt: str) -> str:
    return sha256(salt.encode() + sha256(inputs).digest()).hexdigest()
