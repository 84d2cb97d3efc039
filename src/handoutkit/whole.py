"""Files put in place whole or not at all, and removed. Knows not what the bytes mean."""

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from handoutkit.errors import CannotWrite

PUBLIC, PRIVATE = 0o644, 0o600
"""The modes of files for everybody, and of those for their owner alone."""

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_RANDOM = 4  # bytes

TEMPORARY = ".handout-"
"""How the names of files begin that are being written, or were when a run was killed."""


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt wait for the end of the block (and the alarm that repeats one)."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write_whole(target: Path, data: bytes, mode: int = PUBLIC) -> None:
    """Put a file in place whole or not at all: a temporary file beside it, then a rename.

    One with the mode `PRIVATE` is its owner's alone from its first byte on, and so are the folders
    that are made for it.

    Raises:
        CannotWrite: the folder or the file refuses; what stood there still stands.
    """
    with _uninterrupted():
        _write_whole(target, data, mode)


def _write_whole(target: Path, data: bytes, mode: int) -> None:
    with whole_file(target, mode) as file:
        file.write(data)


@contextmanager
def whole_file(target: Path, mode: int = PUBLIC) -> Iterator[IO[bytes]]:
    """Open a file that is put in place when the block ends, or not at all where it fails.

    Raises:
        CannotWrite: the folder or the file refuses; what stood there still stands.
    """
    temporary: Path | None = None
    try:
        make_folders(target.parent, 0o700 if mode == PRIVATE else 0o777)
        temporary, file = _open_temporary(target)
        with file:
            yield file
            file.flush()
            if mode != PRIVATE:  # temporary files are
                temporary.chmod(mode)
            temporary.replace(target)
            temporary = None
    except OSError as error:
        raise CannotWrite(
            f"cannot write {target}: {error.strerror or error}",
            remedy="Check the folder's permissions and the free space, or name another with "
            "--out DIR (for personal copies: --to DIR).",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def make_folders(folder: Path, mode: int) -> None:
    """Make a folder and those around it; those that are there keep the mode they have."""
    if folder.is_dir():
        return
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode, exist_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder and the folders in it.

    A file that is being written is locked, and stays.
    """
    for path in _temporary_in(folder):
        # Another run may be quicker, or another user's file may not be opened: neither matters.
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _temporary_in(folder: Path) -> list[Path]:
    """Give the temporary files in a folder and in those in it."""
    found: list[Path] = []
    folders = [folder]
    for one in folders:
        with suppress(OSError), os.scandir(one) as entries:
            for entry in entries:
                if entry.name.startswith(TEMPORARY):
                    found.append(Path(entry.path))
                elif one is folder and entry.is_dir():
                    folders.append(Path(entry.path))
    return found


def _open_temporary(target: Path) -> tuple[Path, IO[bytes]]:
    """Open a temporary file beside a target, and lock it, so that nobody takes it for left over.

    It is its owner's alone.
    """
    while True:
        path = target.with_name(f"{TEMPORARY}{target.name}.{os.urandom(_RANDOM).hex()}")
        try:
            file = os.fdopen(os.open(path, _NEW, PRIVATE), "wb")
        except FileExistsError:
            continue
        with suppress(OSError):  # where files cannot be locked, none is taken for left over either
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return path, file
        file.close()  # it was taken for left over before it was locked


def remove(target: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        CannotWrite: the folder refuses.
    """
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"cannot remove {target}: {error.strerror or error}",
            remedy="Check the folder's permissions.",
        ) from error
