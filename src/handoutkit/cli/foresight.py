"""Guesses that a library will be built, and begins to look at it before arguments are understood.

That takes Click, which takes as long to import as a good part of a library takes to be looked at.
Whoever uses what was begun has to see whether it is the right library.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutkit.build.ahead import Ahead

_DIRECTORY = ("-C", "--directory")
_FLAGS = ("-q", "--quiet", "-v", "--verbose", "--no-color")
_OTHERWISE = ("--for", "--watch", "--help", "-h")
"""Options that make another thing of a build: what knows persons has no process beside it."""


@contextmanager
def looking_ahead(arguments: Sequence[str]) -> Iterator["Ahead | None"]:
    """Begin to look at the library that will be built, if it looks as if one will be."""
    folder = _built_folder(arguments)
    if folder is None:
        yield None
        return
    from handoutkit.project import BUILD, library_above

    root = library_above(folder)
    if root is None:
        yield None
        return
    from handoutkit.build.ahead import Ahead

    ahead = Ahead(root, f"{root}/{BUILD}")
    try:
        yield ahead
    finally:
        ahead.drop()


def _built_folder(arguments: Sequence[str]) -> str | None:
    """Give the folder in which a build is asked for, in the plainest of words."""
    folder = "."
    rest = iter(arguments)
    for argument in rest:
        if argument in _DIRECTORY:
            folder = next(rest, "")
        elif argument == "build":
            return None if any(one.startswith(_OTHERWISE) for one in rest) else folder
        elif argument not in _FLAGS:
            return None
    return None
