"""`manifest.journal`: what a build has made so far, so that one that was killed loses nothing.

Each handout is a line; the manifest takes them all up at the end, and the journal goes.
"""

import os
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from handoutkit.build.manifest import Around, Judged, Manifest, Record, is_own
from handoutkit.disk import Disk
from handoutkit.errors import CannotWrite

NAME = "manifest.journal"


class Entry(Struct, frozen=True, kw_only=True):
    """What came of a handout: how it was judged, and what was made of it.

    The first entry of a build tells what all of its handouts are made with.
    """

    handout: str
    judged: Judged
    records: dict[str, Record]
    around: Around | None


class Journal:
    """The journal of an output folder; its file is there from the first entry on."""

    def __init__(self, folder: Path) -> None:
        """Keep the journal in `folder`."""
        self._path = folder / NAME
        self._file: int | None = None

    def append(self, entry: Entry) -> None:
        """Write an entry down at once.

        Raises:
            CannotWrite: the folder refuses.
        """
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
                self._file = os.open(self._path, flags, 0o644)
            # The line's end comes first: what a full disk cut off spoils no other entry.
            line = b"\n" + msgspec.json.encode(entry)
            if os.write(self._file, line) < len(line):
                raise OSError("only a part could be written")
        except OSError as error:
            raise CannotWrite(
                f"cannot write {self._path}: {error.strerror or error}",
                remedy="Check the folder's permissions and the free space, or use --out DIR.",
            ) from error

    def close(self) -> None:
        """Let go of the file; it stays for the next build."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def with_journal(manifest: Manifest, out: Disk) -> tuple[Manifest, bool]:
    """Give the manifest with what a build that did not end has made, and whether there was any."""
    try:
        lines = out.read(NAME).split(b"\n")
    except OSError:
        return manifest, False
    outputs, handouts = dict(manifest.outputs), dict(manifest.handouts)
    surroundings = dict(manifest.surroundings)
    for line in filter(None, lines):
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (RecursionError, msgspec.DecodeError):
            continue
        outputs |= {path: one for path, one in entry.records.items() if is_own(path, one)}
        handouts[entry.handout] = entry.judged
        if entry.around is not None:
            surroundings[entry.judged.surroundings] = entry.around
    return replace(manifest, outputs=outputs, handouts=handouts, surroundings=surroundings), True
