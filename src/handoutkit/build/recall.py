"""What was worked out before, kept in a folder beside what was built; it may go at any time.

An entry counts only for what it was worked out from, and while its bytes are as they were written.
What cannot be kept is worked out again: that is no trouble of its own. Knows not what entries say.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

import msgspec

from handoutkit.build.snapshot import ARTICLES, CONDITIONS, Snapshot
from handoutkit.build.taking import HANDOUTS
from handoutkit.build.witness import Witness
from handoutkit.whole import PUBLIC, make_folders

FOLDER = ".recall"

# A link is not followed out of the folder, nor a pipe waited at.
_ITSELF = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_AS_IT_IS = os.O_RDONLY | _ITSELF
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _ITSELF
_FOLDER_MODE = 0o777
_SEAL = 32  # bytes
_MOST = 1 << 28  # bytes
_DIGEST = 64  # characters
_KINDS = tuple(one.removeprefix(f"{HANDOUTS}/").replace("/", ".") for one in (ARTICLES, CONDITIONS))
"""How the names of the entries begin that tell of files."""

T = TypeVar("T")


class Entries:
    """The entries in a folder; without one, nothing is known and nothing is kept.

    What is to be kept or dropped waits until it is asked to be written: a build that is refused,
    and one that only tells what it would do, leave the folder as it is.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Look for entries in `folder`, unless it is a link: what lies elsewhere is not ours."""
        self._folder = None if folder is None or os.path.islink(folder) else folder  # noqa: PTH114  which raises
        self._waiting: dict[str, tuple[str, object]] = {}
        self._others_than: frozenset[str] | None = None

    def entry(self, name: str, made_of: str, kind: type[T]) -> T | None:
        """Give an entry that was made of this (a digest), if it is there and whole."""
        if self._folder is None:
            return None
        try:
            with _opened(f"{self._folder}/{name}", _AS_IT_IS) as file:
                size = os.fstat(file).st_size
                data = os.read(file, size) if size <= _MOST else b""
            said = data[_SEAL:]
            if data[:_SEAL] == _seal(made_of, said):
                return msgspec.msgpack.decode(said, type=kind)
        except (OSError, ValueError, RecursionError):
            pass
        return None

    def keep(self, name: str, made_of: str, value: object) -> None:
        """Have what was made of this kept, in the place of what was made before."""
        self._waiting[name] = made_of, value

    def drop_others(self, names: Iterable[str]) -> None:
        """Have the entries of files dropped that have other names."""
        self._others_than = frozenset(names)

    def write(self) -> None:
        """Write what is to be kept, and drop what is to be dropped."""
        if self._folder is None:
            return
        for name, (made_of, value) in self._waiting.items():
            # A full disk, a folder that may not be written to, a character without bytes.
            with suppress(OSError, ValueError, OverflowError, RecursionError):
                _write(self._folder, name, made_of, value)
        self._waiting.clear()
        if self._others_than is not None:
            _drop_others(self._folder, self._others_than)
            self._others_than = None


class FilesRecall:
    """Remembers in entries what reading the files of a snapshot came to (`read.recall.Recall`).

    Nothing is kept of what the `witness` saw otherwise than the snapshot tells.
    """

    def __init__(self, entries: Entries, snapshot: Snapshot, witness: Witness) -> None:
        """Remember what becomes of the files of a snapshot."""
        self._entries, self._snapshot, self._witness = entries, snapshot, witness

    def files(self, path: str, around: object, kind: type[T], read: Callable[[], T]) -> T:
        """Give what reading a file or a folder comes to: what is known, or what `read` gives."""
        made_of = self._made_of(path, around)
        if made_of is None:
            return read()
        name = entry_name(path)
        known = self._entries.entry(name, made_of, kind)
        if known is not None:
            return known
        came = read()
        if not self._witness.has_seen_other:
            self._entries.keep(name, made_of, came)
        return came

    def names(self) -> Iterator[str]:
        """Give the names that entries may have."""
        yield from (entry_name(f"{ARTICLES}{one}") for one in self._snapshot.articles)
        yield from (
            entry_name(path) for path in self._snapshot.files if path.startswith(CONDITIONS)
        )

    def _inside(self, path: str) -> Iterator[tuple[str, str]]:
        """Give the digest of a file, or of those in a folder."""
        files = self._snapshot.files
        if path in files:
            yield path, files[path]
        else:
            yield from ((name, one) for name, one in files.items() if name.startswith(f"{path}/"))

    def _made_of(self, path: str, around: object) -> str | None:
        """Give the digest of all that decides; none where some of it could not be read."""
        snapshot = self._snapshot
        if path.startswith(ARTICLES):
            files = snapshot.articles.get(path.removeprefix(ARTICLES), "")
        else:
            files = "".join(f"{name!r} {digest}\n" for name, digest in self._inside(path))
        digests = [line.rpartition(" ")[2] for line in files.splitlines()]
        if not digests or any(len(one) != _DIGEST for one in digests):
            return None
        said = (snapshot.program, repr(around), files)
        return sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()


def _write(folder: Path, name: str, made_of: str, value: object) -> None:
    said = msgspec.msgpack.encode(value)
    make_folders(folder, _FOLDER_MODE)
    # In place, which takes a fifth of the time: what is not whole has no seal that fits.
    with _opened(f"{folder}/{name}", _ANEW) as file:
        os.write(file, _seal(made_of, said) + said)


def _drop_others(folder: Path, names: frozenset[str]) -> None:
    """Remove what tells of other files; what somebody else put there stays."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(_KINDS) and not names & {path.name, path.stem}:
                with suppress(OSError):  # a folder in an entry's place
                    path.unlink()


@contextmanager
def _opened(path: str, how: int) -> Iterator[int]:
    """Open a file; nothing else that has its name."""
    file = os.open(path, how, PUBLIC)
    try:
        if not S_ISREG(os.fstat(file).st_mode):
            raise OSError(f"{path} is no file")
        yield file
    finally:
        os.close(file)


def entry_name(path: str) -> str:
    """Name the entry of a file or a folder; those of what belongs to it go on after a dot."""
    return path.removeprefix(f"{HANDOUTS}/").replace("/", ".")


def _seal(made_of: str, said: bytes) -> bytes:
    return sha256(made_of.encode() + said).digest()
