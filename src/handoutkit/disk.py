"""The one door to files: reading below a folder, writing whole files, digests.

Knows not what the bytes mean.
"""

import errno
import fcntl
import hashlib
import os
import signal
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from handoutkit.errors import CannotWrite

PUBLIC, PRIVATE = 0o644, 0o600
"""The modes of files for everybody, and of those for their owner alone."""

TEMPORARY = ".handout-"
"""How the names of files begin that are being written, or were when a run was killed."""
_NOT_PLAIN = ("", ".", "..")


class OutsideFolder(OSError):
    """A path, or a symbolic link on it, leaves the folder."""


class Disk(Protocol):
    """A folder to read from; paths are relative, written with `/`."""

    def read(self, path: str) -> bytes:
        """Give a file's bytes.

        Raises:
            OSError: it cannot be read; `OutsideFolder` where the path leaves the folder.
        """

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder, hidden ones left out; `()` if there is no folder."""


class FolderDisk:
    """A real folder."""

    def __init__(self, root: Path) -> None:
        """Read below `root`."""
        self._root = root.resolve()
        self._name = str(self._root).rstrip("/")

    def _inside(self, path: str) -> Path:
        if self._is_plain(path):
            return self._root / path
        try:
            target = (self._root / path).resolve()
        except RuntimeError as error:  # before Python 3.13: a link that leads to itself
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path) from error
        if not target.is_relative_to(self._root):
            raise OutsideFolder(f"{path} leads outside the library")
        return target

    def _is_plain(self, path: str) -> bool:
        """Tell whether a path is there, and no part of it leads up or is a link.

        It then stays in the folder; to resolve it would be to look at every folder above as well.
        """
        target = self._name
        for part in path.split("/"):
            target = f"{target}/{part}"
            try:
                if part in _NOT_PLAIN or stat.S_ISLNK(os.lstat(target).st_mode):
                    return False
            except (OSError, ValueError):  # not there, or nothing that a path can hold
                return False
        return True

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        return self._inside(path).read_bytes()

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        try:
            return self._inside(path).is_file()
        except OSError:
            # It is there, though it may not be read: `read` says so.
            return True

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder."""
        target = self._inside(folder)
        if not target.is_dir():
            return ()
        return tuple(sorted(e.name for e in target.iterdir() if not e.name.startswith(".")))


class MemoryDisk:
    """A folder held in memory: a value, equal to others with the same files."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Hold the files."""
        self._files = dict(files)

    @cached_property
    def digest(self) -> str:
        """Give the SHA-256 of all paths and bytes, in hexadecimal."""
        lines = (f"{digest(data)} {path}\n" for path, data in sorted(self._files.items()))
        return digest("".join(lines).encode("utf-8", errors="surrogateescape"))

    def __eq__(self, other: object) -> bool:
        """Tell whether another has the same files."""
        return isinstance(other, MemoryDisk) and self._files == other._files

    def __hash__(self) -> int:
        """Give the hash of the files."""
        return hash(self.digest)

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            raise OutsideFolder(f"{path} leads outside the library")
        try:
            return self._files[path]
        except KeyError:
            raise FileNotFoundError(path) from None

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self._files

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder."""
        prefix = f"{folder}/" if folder else ""
        below = (path.removeprefix(prefix) for path in self._files if path.startswith(prefix))
        names = {path.split("/")[0] for path in below}
        return tuple(sorted(name for name in names if not name.startswith(".")))


class LayeredDisk:
    """Folders one above the other.

    A file in an earlier one shadows the same file in a later one.
    """

    def __init__(self, *layers: Disk) -> None:
        """Look into the layers in order."""
        self._layers = layers

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        for layer in self._layers:
            if layer.is_file(path):
                return layer.read(path)
        raise FileNotFoundError(path)

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return any(layer.is_file(path) for layer in self._layers)

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder of any layer."""
        return tuple(sorted({name for layer in self._layers for name in layer.listing(folder)}))


def held(disk: Disk, paths: Iterable[str]) -> MemoryDisk:
    """Hold some files of a folder in memory.

    Raises:
        OSError: one of them cannot be read.
    """
    return MemoryDisk({path: disk.read(path) for path in paths})


def digest(data: bytes) -> str:
    """Give the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


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
    with _uninterrupted(), whole_file(target, mode) as file:
        file.write(data)


@contextmanager
def whole_file(target: Path, mode: int = PUBLIC) -> Iterator[IO[bytes]]:
    """Open a file that is put in place when the block ends, or not at all where it fails.

    Raises:
        CannotWrite: the folder or the file refuses; what stood there still stands.
    """
    temporary: Path | None = None
    try:
        _make_folders(target.parent, 0o700 if mode == PRIVATE else 0o777)
        with _open_temporary(target) as file:
            temporary = Path(file.name)
            yield file
            file.flush()
            if mode != PRIVATE:  # temporary files are
                temporary.chmod(mode)
            temporary.replace(target)
            temporary = None
    except OSError as error:
        raise CannotWrite(
            f"cannot write {target}: {error.strerror or error}",
            remedy="Check the folder's permissions and the free space, or use --out DIR.",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _make_folders(folder: Path, mode: int) -> None:
    """Make a folder and those around it; those that are there keep the mode they have."""
    if folder.is_dir():
        return
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode, exist_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder and the folders in it.

    A file that is being written is locked, and stays.
    """
    for path in (*folder.glob(f"{TEMPORARY}*"), *folder.glob(f"*/{TEMPORARY}*")):
        # Another run may be quicker, or another user's file may not be opened: neither matters.
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _open_temporary(target: Path) -> IO[bytes]:
    """Open a temporary file beside a target, and lock it, so that nobody takes it for left over."""
    from tempfile import NamedTemporaryFile

    while True:
        file = NamedTemporaryFile(  # noqa: SIM115  the caller closes it
            dir=target.parent, prefix=f"{TEMPORARY}{target.name}.", delete=False
        )
        with suppress(OSError):  # where files cannot be locked, none is taken for left over either
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
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
