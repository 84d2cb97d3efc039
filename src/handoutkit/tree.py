"""All files below a folder, with the digests of their bytes, read in one go.

Knows not what the files are. A build that has nothing to do does little else than this.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from threading import Thread

_FEW = 64
"""So many files are digested sooner than a second thread begins."""

_COMPILED = "__pycache__"
"""What Python itself leaves behind is no source."""

_PIECE = 1 << 16
"""So many bytes of a file are read at a time: less than what is asked for is all there is."""


def tree_digests(root: Path, folder: str = "", *, hidden: bool = False) -> dict[str, str]:
    """Give the SHA-256 of each file in a folder of `root` and in the folders inside, by path.

    Paths are relative to `root`. Hidden names are left out unless they are asked for, and so are
    what Python compiled and what cannot be read or lies behind a link that leaves `root`: whoever
    needs it says so.
    """
    top = str(root.resolve())
    paths = _files(top, folder, (), hidden=hidden)
    found = ((path, _digest(f"{top}/{path}")) for path in paths)
    return {path: digest for path, digest in found if digest is not None}


def digests(root: str, paths: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 of each of these files below `root`, of those that can be read.

    They are taken to be large, as outputs are: two are read at a time.
    """
    wanted = list(paths)
    found: list[str | None] = [None] * len(wanted)

    def work(first: int, step: int) -> None:
        for number in range(first, len(wanted), step):
            found[number] = _digest(f"{root}/{wanted[number]}")

    # hashlib gives up the interpreter's lock for what is longer than 2 kB.
    other = Thread(target=work, args=(1, 2)) if len(wanted) > _FEW else None
    if other is None:
        work(0, 1)
    else:
        other.start()
        work(0, 2)
        other.join()
    return {path: one for path, one in zip(wanted, found, strict=True) if one is not None}


def regular_files(root: Path) -> Iterator[str]:
    """Give the paths of the files in `root` and in its folders, links left out."""
    for folder in ("", *_names(root, "", is_folder=True)):
        for name in _names(root, folder, is_folder=False):
            yield f"{folder}/{name}" if folder else name


def _names(root: Path, folder: str, *, is_folder: bool) -> list[str]:
    try:
        with os.scandir(root / folder) as entries:
            return [
                one.name
                for one in entries
                if not one.name.startswith(".")
                and not one.is_symlink()
                and one.is_dir() == is_folder
            ]
    except OSError:
        return []


def _files(top: str, folder: str, above: tuple[str, ...], *, hidden: bool) -> Iterator[str]:
    """Give the files' paths in order; a link to a folder around it is not followed."""
    try:
        with os.scandir(f"{top}/{folder}" if folder else top) as entries:
            inside = sorted(entries, key=lambda one: one.name)
    except OSError:
        return
    for entry in inside:
        if entry.name == _COMPILED or (entry.name.startswith(".") and not hidden):
            continue
        path = f"{folder}/{entry.name}" if folder else entry.name
        target = _followed(entry, top) if entry.is_symlink() else entry.path
        if target is None or target in above:
            continue
        if Path(target).is_dir() if entry.is_symlink() else entry.is_dir():
            yield from _files(top, path, (*above, target), hidden=hidden)
        else:
            yield path


def _followed(entry: "os.DirEntry[str]", top: str) -> str | None:
    """Give what a link leads to, if it stays inside."""
    target = os.path.realpath(entry.path)
    return target if target.startswith(f"{top}/") else None


def _digest(path: str) -> str | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        digest = sha256(data := os.read(descriptor, _PIECE))
        while len(data) == _PIECE:
            digest.update(data := os.read(descriptor, _PIECE))
    except OSError:  # as a folder's is
        return None
    finally:
        os.close(descriptor)
    return digest.hexdigest()
