"""Facts about laid-out pages, as plain values. Knows neither the renderer nor the content."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All pages of a document, in order."""

    pages: tuple[Page, ...]
