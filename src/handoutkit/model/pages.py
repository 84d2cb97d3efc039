"""Facts about laid-out pages, as plain values. Knows neither the renderer nor the content."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A stretch of a block's text on a page.

    The block's number in the body and its characters from `start`.

    `size` is the font size in points.
    """

    block: int
    start: int
    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its number from 1, its body text block by block, the statements in its foot.

    `outside` are the texts of its head or foot that reach over the sheet's edge.
    """

    number: int
    blocks: tuple[PageBlock, ...]
    statements: tuple[str, ...]
    outside: tuple[str, ...] = ()

    def first_words(self, count: int) -> tuple[str, ...]:
        """Give the first words of the page's body."""
        return tuple(" ".join(block.text for block in self.blocks).split()[:count])


PageMap: TypeAlias = tuple[tuple[int, int] | None, ...]
"""Where each page begins: a block's number and the character of it; none for one without words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All pages of a document, in order."""

    pages: tuple[Page, ...]

    @property
    def map(self) -> PageMap:
        """Give where each page begins, which is all that a book needs to know."""
        firsts = (next(iter(page.blocks), None) for page in self.pages)
        return tuple(None if first is None else (first.block, first.start) for first in firsts)
