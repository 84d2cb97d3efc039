"""What a reader of foreign files gives: the source as passages, in order, nothing left out.

A passage is the smallest part that is kept, moved or left out whole. Knows no file format.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from handoutkit.findings import Finding, Place
from handoutkit.model.blocks import CalloutKind
from handoutkit.model.foreign import Origin as Origin
from handoutkit.model.reference import CslValue

Kind: TypeAlias = Literal[
    "heading", "text", "item", "table", "picture", "term", "meaning", "note", "rule"
]
"""What a passage is.

`text` is a paragraph; with a depth, it goes on inside the item above it. `note` is the text of a
footnote. `rule` is a line across the page, which says nothing but parts what it stands between.
"""

Role: TypeAlias = Literal["", "title", "reference", "disclaimer", "site"]
"""What a reader knows of a passage by where it stands: nothing, or that it is no text of a section.

`site` is what belongs to the page around the article: menus, related stories, adverts.
"""

Format: TypeAlias = Literal["text", "html", "docx", "markdown"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words without any marks, and the same words in the house's Markdown, on one line.

    Where a line breaks inside a paragraph, `plain` has a line feed, `markdown` a backslash and a
    line feed.
    """

    plain: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box that passages one after the other stand in; `number` tells boxes of a source apart."""

    number: int
    role: CalloutKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image of the source: its bytes, if they were found, and what the source says of it."""

    name: str
    data: bytes = b""
    alt: str = ""
    caption: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a source.

    - `level` of a heading, as the source has it: 1 is the highest.
    - `depth` of an item of a list, or of a text inside one: 1 is the outermost; 0 is no list.
    - `number` of an item of a numbered list; 0 in a list with bullets.
    - `rows` of a table, the first of them its header; each has as many cells as the header.
    - `label` of a note: what its marks in the text say.
    - `anchor` of a heading: what links in the Markdown of this source's words call it, as
      `[words](#anchor)`; "" where none can lead to it.
    - `quote`: somebody else's words.
    - `reason`: why a passage with the role `site` is none of the article, as people read it.
    """

    kind: Kind
    words: Words = field(default_factory=Words)
    place: Place
    level: int = 0
    depth: int = 0
    number: int = 0
    rows: tuple[tuple[Words, ...], ...] = ()
    row_headers: bool = False
    picture: Picture | None = None
    label: str = ""
    anchor: str = ""
    quote: bool = False
    box: Box | None = None
    role: Role = ""
    reason: str = ""

    @property
    def all_markdown(self) -> str:
        """Give all words of the passage with their marks."""
        cells = (cell.markdown for row in self.rows for cell in row)
        picture = (self.picture.caption.markdown,) if self.picture else ()
        return " ".join((self.words.markdown, *cells, *picture))

    @property
    def plain(self) -> str:
        """Give all words of the passage without marks: caption and cells of a table too."""
        cells = (cell.plain for row in self.rows for cell in row)
        picture = (self.picture.caption.plain,) if self.picture else ()
        return " ".join(words for words in (self.words.plain, *cells, *picture) if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of somebody else's, read: its passages in order, and what was found on the way."""

    path: str
    format: Format
    origin: Origin = field(default_factory=Origin)
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """A reference: its words as the source has them, if it has words, and what they say as CSL.

    `csl` has neither `id` nor a value that the source does not give.
    """

    text: str = ""
    csl: dict[str, CslValue]
    key: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """A file of references, read, and what was found on the way."""

    path: str
    references: tuple[FoundReference, ...] = ()
    findings: tuple[Finding, ...] = ()
