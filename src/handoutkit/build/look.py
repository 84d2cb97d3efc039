"""What a library's pages are made with, as a value: it can be sent to another machine.

Equal looks make equal pages. Knows no renderer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handoutkit.disk import Disk, MemoryDisk, held
from handoutkit.errors import RenderingFailed
from handoutkit.model.library import Paper, Settings

_SHEET, _TEMPLATES = ".css", "templates/"
# The styles folder has three levels; a link to a folder around it would have no end of them.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Look:
    """The sheets and templates of a library, the accent that its settings give, its own paper.

    Without an accent it is that of the sheets. `blanks` says that paper has blanks to fill by pen.
    """

    styles: MemoryDisk
    accent: str
    paper: Paper
    blanks: bool = False

    @property
    def tokens(self) -> Mapping[str, str]:
        """Give the tokens that the settings re-assign."""
        return _tokens(self.accent)


def look_of(styles: Disk, settings: Settings) -> Look:
    """Give the look of a library, whose styles stand above the program's in `styles`.

    Raises:
        RenderingFailed: a file of the styles cannot be read.
    """
    try:
        files = held(styles, look_paths(styles))
    except OSError as error:
        raise RenderingFailed(
            f"the styles cannot be read: {error}",
            remedy="Check their permissions, and let no link lead out of the styles folder.",
        ) from error
    return Look(files, settings.colours.accent, settings.paper, settings.blanks)


def templates_of(styles: Disk) -> MemoryDisk:
    """Give the templates alone."""
    return held(styles, look_paths(styles, _TEMPLATES.rstrip("/")))


def tokens_of(settings: Settings) -> Mapping[str, str]:
    """Give the tokens that a library's settings re-assign."""
    return _tokens(settings.colours.accent)


def _tokens(accent: str) -> Mapping[str, str]:
    return {"--accent": accent} if accent else {}


def look_paths(styles: Disk, folder: str = "") -> Iterator[str]:
    """Give the paths of sheets and templates: citation styles shape no page."""
    for name in styles.listing(folder):
        path = f"{folder}/{name}" if folder else name
        if not styles.is_file(path):
            if path.count("/") < _DEEPEST:
                yield from look_paths(styles, path)
        elif path.endswith(_SHEET) or path.startswith(_TEMPLATES):
            yield path
