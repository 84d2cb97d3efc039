"""What pages with the same style sheet share: the parsed sheet, and the fonts that it finds.

Nothing of one page may reach another: what a page adds stands in sheets of its own.
"""

from collections.abc import Iterator, Sized
from contextlib import contextmanager
from functools import lru_cache
from weakref import finalize

from weasyprint import CSS

from handoutkit.render.pdf.fetcher import AssetFetcher
from handoutkit.render.pdf.font_map import FontMap
from handoutkit.render.pdf.fonts import FontFiles
from handoutkit.render.pdf.kept.cascade import KeptRules

# Two editions on two papers, and the look before the last change of the styles.
_KEPT = 8
# A template may give each handout a foot of its own.
_MOST_ROOMS = 64


class Press:
    """A style sheet that is parsed, with fonts of its own: a sheet may bring some.

    `rooms` has the style sheets that make room for feet, by the pages with nothing but these.
    """

    def __init__(self, css: str) -> None:
        """Parse a style sheet; it may load data URLs, and nothing else."""
        self.fetcher = AssetFetcher({})
        self.fonts = FontMap()
        self.files = FontFiles()
        self.kept = KeptRules()
        finalize(self, self.kept.styles.forget).atexit = False
        self.rooms: dict[str, str] = {}
        self._additions: dict[str, CSS] = {}
        self.sheet = CSS(string=css, font_config=self.fonts, url_fetcher=self.fetcher)

    def addition(self, css: str) -> CSS:
        """Parse a style sheet of the program that some pages need, once."""
        if css not in self._additions:
            self._additions[css] = CSS(string=css, font_config=self.fonts, url_fetcher=self.fetcher)
        return self._additions[css]

    def trim(self) -> None:
        """Forget the rooms of feet between two pages, where there are many."""
        if len(self.rooms) > _MOST_ROOMS:
            self.rooms.clear()
            self._additions.clear()


@contextmanager
def shared_press(css: str, complaints: Sized) -> Iterator[Press]:
    """Give the press for a style sheet; others use it too, unless there are complaints by the end.

    WeasyPrint 70 says each fault of a sheet once: the next page shall be told of it as well. And
    what was being computed when an error came is computed by halves.
    """
    is_sound = False
    press = press_of(css)
    press.trim()
    try:
        yield press
        is_sound = not complaints
    finally:
        if not is_sound:
            press_of.cache_clear()


@lru_cache(maxsize=_KEPT)
def press_of(css: str) -> Press:
    """Give the press for a style sheet, the same one for the same sheet."""
    return Press(css)
