"""A library's folder that notes what was read of it otherwise than its digests had told.

Whoever saves a file while it is read, and takes that back, would else find a page of what stood
there for a moment, under the digest of what stands there again. Knows not what is read.
"""

from dataclasses import replace
from functools import cached_property

from handoutkit.build.snapshot import HANDOUTS, Snapshot
from handoutkit.disk import Disk, digest
from handoutkit.tree import COMPILED

_NEW, _GONE = "new", "gone"


class Witness:
    """A library's folder, whose digests were taken before."""

    def __init__(self, disk: Disk, taken: Snapshot) -> None:
        """Read what lies on a disk."""
        self._disk, self._taken = disk, taken
        self._otherwise: dict[str, str] = {}

    @property
    def seen(self) -> Snapshot:
        """Give the digests of what was read, and those that were taken of all else."""
        if not self._otherwise:
            return self._taken
        return replace(self._taken, files={**self._taken.files, **self._otherwise})

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        try:
            data = self._disk.read(path)
        except (OSError, ValueError):
            if len(self._taken.files.get(path, "")) == len(digest(b"")):
                self._otherwise[path] = _GONE
            raise
        if path.startswith(f"{HANDOUTS}/") and (was := digest(data)) != self._taken.files.get(path):
            self._otherwise[path] = was
        return data

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return self._disk.is_file(path)

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder."""
        names = self._disk.listing(folder)
        if folder.startswith(HANDOUTS):
            known = self._names.get(folder, set())
            for name in known ^ {*names} - {COMPILED}:
                self._otherwise[f"{folder}/{name}"] = _GONE if name in known else _NEW
        return names

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names in each folder that are in no way hidden."""
        found: dict[str, set[str]] = {}
        for path in self._taken.files:
            while path:
                path, _, name = path.rpartition("/")
                names = found.setdefault(path, set())
                if name in names:
                    break
                if not name.startswith("."):
                    names.add(name)
        return found
