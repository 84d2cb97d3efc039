"""Where things are: the library's root, the shipped styles, the output folder.

Knows not what is in them. Imports no `pathlib` before somebody asks for a path of it.
"""

import os
from typing import TYPE_CHECKING

from handoutkit.errors import LibraryUnreadable

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "handouts/library.yaml"
BUILD = "build"
"""The output folder, in the library's, where nobody names another."""


def library_above(start: str) -> str | None:
    """Find the library from `start` upwards, if there is one."""
    try:
        folder = os.path.realpath(start)
    except OSError:  # the folder that the command was called in is no more
        return None
    while not os.path.isfile(os.path.join(folder, SETTINGS)):
        folder, inside = os.path.dirname(folder), folder
        if folder == inside:
            return None
    return folder


def find_library(start: "Path") -> "Path":
    """Find the library from `start` upwards.

    Raises:
        LibraryUnreadable: no folder on the way up holds `handouts/library.yaml`.
    """
    found = library_above(str(start))
    if found is None:
        raise LibraryUnreadable(
            f"no library here: {SETTINGS} is neither in {start} nor in a folder above it",
            remedy="Go to the library's folder, or name it with -C DIR.",
        )
    return type(start)(found)


def styles_folder() -> str:
    """Give the styles that come with the program: in the wheel, or beside `src/` in a checkout."""
    package = os.path.dirname(__file__)
    installed = os.path.join(package, "styles")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(package)), "styles")


def shipped_styles() -> "Path":
    """Give the same folder as a path."""
    from pathlib import Path

    return Path(styles_folder())
