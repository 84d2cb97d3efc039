"""What every build looks at first, looked at by a process beside this one.

Knows not what is wanted. Is begun before nearly all else is imported, and imports little itself.
"""

from collections.abc import Container, Iterable
from typing import TypeAlias

from handoutkit.beside import begun
from handoutkit.meeting import Meeting

_Digests: TypeAlias = dict[str, str]
Taken: TypeAlias = tuple[_Digests, _Digests, _Digests]
"""The digests of sources and of styles, and the versions."""


class Ahead:
    """The digests of a library's sources and styles, and of what stands in its output folder."""

    def __init__(self, root: str, out: str) -> None:
        """Begin to look at the library in `root`, and then at what was built in `out`."""
        self.root, self._out = root, out
        self._meeting = Meeting()
        self._looked = begun(self._look)

    def _look(self) -> tuple[Taken, _Digests]:
        from handoutkit.build.taking import taken
        from handoutkit.tree import digests, regular_files

        sources = taken(self.root)
        files = _in_folders(regular_files(self._out))
        return sources, digests(self._out, self._meeting.from_back(files))

    def digests(
        self, out: str, standing: Iterable[str], wanted: Container[str]
    ) -> tuple[Taken, _Digests]:
        """Give the digests of the sources, and of those files standing in `out` that are wanted.

        This process begins with the first of these, the other with the last, when it is done with
        the sources. What is not wanted may be among them.
        """
        from handoutkit.tree import digests

        files = _in_folders(standing)
        if out != self._out:
            self._meeting.call_off()
            own = digests(out, filter(wanted.__contains__, files))
            return self._looked()[0], own
        own = digests(out, filter(wanted.__contains__, self._meeting.from_front(files)))
        sources, others = self._looked()
        # They met with nothing between them, unless a file came or went meanwhile.
        known = own | others
        missing = (path for path in files if path in wanted and path not in known)
        return sources, known | digests(out, missing)

    def drop(self) -> None:
        """End it, where nobody asked for anything."""
        self._looked.drop()


def _in_folders(files: Iterable[str]) -> list[str]:
    """Give the files that may be outputs, in order: beside their folders is what tells of them."""
    return sorted(path for path in files if "/" in path)
