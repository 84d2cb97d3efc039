"""Where things are: the library's root, the shipped styles, the output folder.

Knows not what is in them.
"""

from pathlib import Path

from handoutkit.errors import LibraryUnreadable

SETTINGS = "handouts/library.yaml"
OUT = "build"
"""The folder below the library's root that is built into where no other is named."""


def find_library(start: Path) -> Path:
    """Find the library from `start` upwards.

    Raises:
        LibraryUnreadable: no folder on the way up holds `handouts/library.yaml`.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise LibraryUnreadable(
        f"no library here: {SETTINGS} is neither in {start} nor in a folder above it",
        remedy="Go to the library's folder, or name it with -C DIR.",
    )


def shipped_styles() -> Path:
    """Give the styles that come with the program: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).parent
    installed = package / "styles"
    return installed if installed.is_dir() else package.parent.parent / "styles"
