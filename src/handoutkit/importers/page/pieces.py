"""Pieces of a page as they stand, before it is judged what they are: HTML and how it is written."""

import re
from dataclasses import dataclass
from html import unescape

from handoutkit.importers.passages import Box, Kind, Role
from handoutkit.importers.words import spaced

_LINK = re.compile(r"</?a\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage whose words are HTML yet.

    `bold`: all of it is. `linked`: all of it leads to another page. `captions`: it is one, of what
    comes next. `picture` is the number of its address, -1 without one. The rest is as in `Passage`.
    """

    kind: Kind = "text"
    html: str = ""
    line: int = 1
    level: int = 0
    depth: int = 0
    number: int = 0
    rows: Rows = ()
    row_headers: bool = False
    picture: int = -1
    alt: str = ""
    caption: str = ""
    label: str = ""
    quote: bool = False
    box: Box | None = None
    role: Role = ""
    reason: str = ""
    anchor: str = ""
    bold: bool = False
    linked: bool = False
    captions: bool = False


def plain_of(piece: Piece) -> str:
    """Give a piece's words without marks, for a look at them."""
    return spaced(unescape(_TAG.sub("", piece.html.replace("<br>", " "))))


def without_stress(html: str) -> str:
    """Take stress from words all of which have it."""
    return html.replace("<strong>", "").replace("</strong>", "")


def without_links(html: str) -> str:
    """Take links from words, as from a title that leads to its own page."""
    return _LINK.sub("", html)
