"""All files below a folder, with the digests of their bytes, read in one go.

Knows not what the files are. A build that has nothing to do does little else than this.
"""

import os
from collections.abc import Iterable, Iterator
from errno import errorcode
from hashlib import sha256
from operator import attrgetter

from handoutkit.printable import printable

COMPILED = "__pycache__"
"""What Python itself leaves behind is no source."""

_EMPTY, _OUTSIDE, AROUND = "empty", "outside", "around"
_NOT_READ = "not read:"
"""What stands in the place of a digest; the reason follows the last one, as ENOENT."""

_NAME = attrgetter("name")
_PIECE = 1 << 16
"""So many bytes of a file are read at a time: less than what is asked for is all there is."""


def tree_digests(
    root: "str | os.PathLike[str]", folder: str = "", *, hidden: bool = False
) -> dict[str, str]:
    """Give the SHA-256 of each file in a folder of `root` and in the folders inside, by path.

    Paths are relative to `root`. Hidden names are left out unless they are asked for, and so is
    what Python compiled. What cannot be read or lies behind a link that leaves `root`, and a folder
    with nothing in it, has a word that says so in the place of a digest: it is not what is not
    there.
    """
    found: dict[str, str] = {}
    _walk(os.path.realpath(root), folder, (), hidden, found)
    return found


def digests(root: str, paths: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 of each of these files below `root`, of those that can be read."""
    found = ((path, _digest(f"{root}/{path}")) for path in paths)
    return {path: digest for path, digest in found if not digest.startswith(_NOT_READ)}


def regular_files(root: "str | os.PathLike[str]") -> Iterator[str]:
    """Give the paths of the files in `root` and in its folders, links left out."""
    top = os.fspath(root)
    for folder in ("", *_names(top, is_folder=True)):
        for name in _names(f"{top}/{folder}", is_folder=False):
            yield f"{folder}/{name}" if folder else name


def _names(folder: str, *, is_folder: bool) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                one.name
                for one in entries
                if not one.name.startswith(".")
                and not one.is_symlink()
                and one.is_dir() == is_folder
            ]
    except OSError:
        return []


def _walk(
    top: str, folder: str, above: tuple[str, ...], hidden: bool, found: dict[str, str]
) -> None:
    """Add the files' digests in order, and the word for what is none.

    A link to a folder around it is not followed.
    """
    try:
        with os.scandir(f"{top}/{folder}" if folder else top) as entries:
            inside = sorted(entries, key=_NAME)
    except OSError as error:
        if folder and (above or not isinstance(error, FileNotFoundError)):
            found[printable(folder)] = _not_read(error)
        return
    if folder and not inside:
        found[printable(folder)] = _EMPTY
    for entry in inside:
        name = entry.name
        if name == COMPILED or (name[0] == "." and not hidden):
            continue
        path = f"{folder}/{name}" if folder else name
        is_link = entry.is_symlink()
        target = _followed(entry, top) if is_link else entry.path
        if target is None or target in (top, *above):
            found[printable(path)] = _OUTSIDE if target is None else AROUND
        elif os.path.isdir(target) if is_link else entry.is_dir():
            _walk(top, path, (*above, target), hidden, found)
        else:
            found[printable(path)] = _digest(entry.path)


def _followed(entry: "os.DirEntry[str]", top: str) -> str | None:
    """Give what a link leads to, if it stays inside."""
    target = os.path.realpath(entry.path)
    return target if f"{target}/".startswith(f"{top}/") else None


def _not_read(error: OSError) -> str:
    return f"{_NOT_READ} {errorcode.get(error.errno or 0, '')}"


def _digest(path: str) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        return _not_read(error)
    try:
        digest = sha256(data := os.read(descriptor, _PIECE))
        while len(data) == _PIECE:
            digest.update(data := os.read(descriptor, _PIECE))
    except OSError as error:  # as a folder's is
        return _not_read(error)
    finally:
        os.close(descriptor)
    return digest.hexdigest()
