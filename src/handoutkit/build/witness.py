"""A folder that notes what was read of it otherwise than its digests had told.

Whoever saves a file while it is read, and takes that back, would else find a page of what stood
there for a moment, under the digest of what stands there again. Knows not what is read.
"""

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from handoutkit.disk import Disk, digest
from handoutkit.tree import AROUND, COMPILED

_NEW, _GONE = "new", "gone"


class Witness:
    """A folder whose digests were `taken` before: of all in it, or of what is below `top`."""

    def __init__(self, disk: Disk, taken: Mapping[str, str], top: str = "") -> None:
        """Read what lies on a disk."""
        self._disk, self._taken, self._top = disk, taken, top
        self._otherwise: dict[str, str] = {}

    @property
    def has_seen_other(self) -> bool:
        """Tell whether something that was read is not what its digest had told."""
        return bool(self._otherwise)

    @property
    def seen(self) -> Mapping[str, str]:
        """Give the digests of what was read, and those that were taken of all else."""
        return {**self._taken, **self._otherwise}

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        try:
            data = self._disk.read(path)
        except (OSError, ValueError):
            self._miss(path)
            raise
        if self._is_taken(path) and (was := digest(data)) != self._taken.get(path):
            self._otherwise[path] = was
        return data

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        is_there = self._disk.is_file(path)
        if not is_there:
            self._miss(path)
        return is_there

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder."""
        try:
            names = self._disk.listing(folder)
        except (OSError, ValueError):
            self._miss(folder)
            if folder in self._names and self._is_taken(folder):
                self._otherwise[folder] = _GONE
            raise
        if self._is_taken(folder):
            known = self._names.get(folder, set())
            for name in known ^ {*names} - {COMPILED}:
                path = f"{folder}/{name}" if folder else name
                self._otherwise[path] = _GONE if name in known else _NEW
        return names

    def _miss(self, path: str) -> None:
        """Note a file that is not there, if its digest was taken."""
        if len(self._taken.get(path, "")) == len(digest(b"")):
            self._otherwise[path] = _GONE

    def _is_taken(self, path: str) -> bool:
        """Tell whether digests were taken there: of nothing behind a link to a folder around it."""
        if not f"{path}/".startswith(f"{self._top}/" if self._top else ""):
            return False
        above = accumulate(path.split("/"), "{}/{}".format)
        return COMPILED not in path and all(self._taken.get(one) != AROUND for one in above)

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names in each folder that are in no way hidden."""
        found: dict[str, set[str]] = {}
        for path in self._taken:
            while path:
                path, _, name = path.rpartition("/")
                names = found.setdefault(path, set())
                if name in names:
                    break
                if not name.startswith("."):
                    names.add(name)
        return found
