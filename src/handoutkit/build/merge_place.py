"""Where the copies of a merge go: files in a folder, or one archive. All are their owner's alone.

Knows names and bytes, nothing of persons.
"""

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from handoutkit.errors import CannotWrite, UsageProblem
from handoutkit.whole import PRIVATE, TEMPORARY, clear_leftovers, remove, whole_file, write_whole

JOURNAL = "merge.json"
"""Stands in the folder while a merge is not finished. It tells nothing of the table's rows."""

_ENDS = {".pdf": b"%%EOF\n", ".epub": bytes(2)}
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
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._there = set(_names(folder))

    def has(self, name: str) -> bool:
        return name in self._there and _is_whole(self._folder / name)

    def put(self, name: str, data: bytes) -> None:
        write_whole(self._folder / name, data, PRIVATE)


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
        UsageProblem: the folder holds something else.
        CannotWrite: the folder refuses.
    """
    names = _names(folder)
    journal = folder / JOURNAL
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
    if names and not _is_of(journal, inputs):
        raise UsageProblem(
            f"another merge was interrupted in {folder}",
            remedy="The table, the handout or the options were others: name another folder.",
        )
    clear_leftovers(folder)
    if not names:
        write_whole(journal, _journal(inputs, day), PRIVATE)
    yield _Folder(folder)
    remove(journal)


@contextmanager
def archive_place(target: Path, *, resume: bool) -> Iterator[MergePlace]:
    """Give an archive for copies; it appears when all are in it.

    Raises:
        UsageProblem: the archive is there.
        CannotWrite: the folder refuses.
    """
    if target.exists() and not resume:
        raise UsageProblem(f"{target} is there already", remedy="Name another folder.")
    clear_leftovers(target.parent)
    with whole_file(target, PRIVATE) as file, zipfile.ZipFile(file, "w") as archive:
        yield _Archive(archive)


def _names(folder: Path) -> list[str]:
    """Give what stands in a folder, but for what killed runs left half-written."""
    try:
        return [one.name for one in folder.iterdir() if not one.name.startswith(TEMPORARY)]
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
            opened.seek(-len(_ENDS[file.suffix]), os.SEEK_END)
            return opened.read() == _ENDS[file.suffix]
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
