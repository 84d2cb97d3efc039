"""The one door to files: reading below a folder, and digests. Knows not what the bytes mean."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from handoutkit.printable import printable

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
        names = (entry.name for entry in target.iterdir() if not entry.name.startswith("."))
        return tuple(sorted(map(printable, names)))


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
