"""What was worked out before, kept in a folder beside what was built; it may go at any time.

An entry counts only for what it was worked out from, and while its bytes are as they were written.
What cannot be kept is worked out again: that is no trouble of its own. Knows not what entries say.
"""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from handoutkit.build.snapshot import ARTICLES, CONDITIONS, HANDOUTS, Snapshot
from handoutkit.build.witness import Witness
from handoutkit.whole import PUBLIC, make_folders

FOLDER = ".recall"

_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
_FOLDER_MODE = 0o777
_SEAL = 32  # bytes
_DIGEST = 64  # characters

T = TypeVar("T")


class Entries:
    """The entries in a folder; without one, nothing is known and nothing is kept."""

    def __init__(self, folder: Path | None = None, *, may_keep: bool = True) -> None:
        """Look for entries in `folder`, and keep new ones there if that is allowed."""
        self._folder, self._may_keep = folder, may_keep

    def entry(self, name: str, made_of: str, kind: type[T]) -> T | None:
        """Give an entry that was made of this (a digest), if it is there and whole."""
        if self._folder is None:
            return None
        try:
            with open(f"{self._folder}/{name}", "rb", 0) as file:  # noqa: PTH123  of thousands
                data = file.read()
            said = data[_SEAL:]
            if data[:_SEAL] == _seal(made_of, said):
                return msgspec.msgpack.decode(said, type=kind)
        except (OSError, ValueError, RecursionError):
            pass
        return None

    def keep(self, name: str, made_of: str, value: object) -> None:
        """Keep what was made of this, in the place of what was made before."""
        if self._folder is None or not self._may_keep:
            return
        # A full disk, a folder that may not be written to, a character or a number without bytes.
        with suppress(OSError, ValueError, OverflowError, RecursionError):
            said = msgspec.msgpack.encode(value)
            make_folders(self._folder, _FOLDER_MODE)
            # In place, which takes a fifth of the time: what is not whole has no seal that fits.
            file = os.open(f"{self._folder}/{name}", _ANEW, PUBLIC)
            try:
                os.write(file, _seal(made_of, said) + said)
            finally:
                os.close(file)

    def drop_others(self, names: Collection[str]) -> None:
        """Remove the entries with other names."""
        if self._folder is None or not self._may_keep:
            return
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in names and not path.name.startswith("."):
                    path.unlink()


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
        name = _name(path)
        known = self._entries.entry(name, made_of, kind)
        if known is not None:
            return known
        came = read()
        if not self._witness.has_seen_other:
            self._entries.keep(name, made_of, came)
        return came

    def names(self) -> Iterator[str]:
        """Give the names that entries may have."""
        yield from (_name(f"{ARTICLES}{one}") for one in self._snapshot.article_files)
        yield from (_name(path) for path in self._snapshot.files if path.startswith(CONDITIONS))

    def _made_of(self, path: str, around: object) -> str | None:
        """Give the digest of all that decides; none where some of it could not be read."""
        snapshot = self._snapshot
        if path.startswith(ARTICLES):
            files = snapshot.article_files.get(path.removeprefix(ARTICLES), {})
        else:
            files = {path: snapshot.files.get(path, "")}
        if not files or any(len(one) != _DIGEST for one in files.values()):
            return None
        said = (snapshot.program, repr(around), *map(repr, sorted(files.items())))
        return sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()


def _name(path: str) -> str:
    return path.removeprefix(f"{HANDOUTS}/").replace("/", ".")


def _seal(made_of: str, said: bytes) -> bytes:
    return sha256(made_of.encode() + said).digest()
