"""The closed vocabulary of content: blocks and inlines.

Knows neither Markdown nor HTML nor any format.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from handoutkit.findings import Place

CalloutKind: TypeAlias = Literal["key-points", "warning", "call", "tip"]
Alignment: TypeAlias = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Characters."""

    kind: ClassVar[str] = "text"
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A line that ends before the paragraph does."""

    kind: ClassVar[str] = "line_break"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Stressed words."""

    kind: ClassVar[str] = "emphasis"
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Important words."""

    kind: ClassVar[str] = "strong"
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sub:
    """Lowered characters, as in H2O."""

    kind: ClassVar[str] = "sub"
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sup:
    """Raised characters, as in m2."""

    kind: ClassVar[str] = "sup"
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to an address (http, https, mailto, tel) or, with `#id`, to a section."""

    kind: ClassVar[str] = "link"
    href: str
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSpan:
    """Words in another language (`lang`: BCP 47)."""

    kind: ClassVar[str] = "language_span"
    lang: str
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that needs the required statement; assembling gives it the statement's symbol."""

    kind: ClassVar[str] = "claim"
    children: tuple["Inline", ...]
    symbol: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One reference pointed to.

    Assembling gives it its number and which use of that number this is.
    """

    key: str
    locator: str = ""
    number: int = 0
    use: int = 0
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """References pointed to from one place in the text."""

    kind: ClassVar[str] = "citation"
    cites: tuple[Cite, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A note pointed to; assembling gives it its number and which use of that number this is."""

    kind: ClassVar[str] = "note_mark"
    label: str
    number: int = 0
    use: int = 0
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolated:
    """Words that run left to right in a right-to-left text, as doses and Latin names do."""

    kind: ClassVar[str] = "isolated"
    children: tuple["Inline", ...]
    place: Place


Span: TypeAlias = Emphasis | Strong | Sub | Sup | Link | LanguageSpan | Claim | Isolated
Inline: TypeAlias = Text | LineBreak | Span | Citation | NoteMark
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    kind: ClassVar[str] = "paragraph"
    content: Inlines
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    blocks: "Blocks"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """Items, numbered from `start` when ordered."""

    kind: ClassVar[str] = "list"
    ordered: bool
    start: int = 1
    items: tuple[Item, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and what it means."""

    term: Inlines
    meanings: tuple["Blocks", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList:
    """Terms with their meanings."""

    kind: ClassVar[str] = "definition_list"
    definitions: tuple[Definition, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    content: Inlines
    align: Alignment = "start"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A caption, a header row, and rows of as many cells.

    `row_headers` makes the first column headers too.
    """

    kind: ClassVar[str] = "table"
    caption: Inlines
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An image (`image`: its path in the library), its alternative text, and maybe a caption."""

    kind: ClassVar[str] = "figure"
    image: str
    alt: str
    caption: Inlines
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box set apart from the text."""

    kind: ClassVar[str] = "callout"
    role: CalloutKind
    title: Inlines
    blocks: "Blocks"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of somebody else."""

    kind: ClassVar[str] = "quote"
    blocks: "Blocks"
    place: Place


Block: TypeAlias = Paragraph | List | DefinitionList | Table | Figure | Callout | Quote
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, its blocks and its sub-sections; `id` is unique in its article.

    `level` is 2 for a section, 3 for a sub-section and so on; `end` is the last line it takes in
    its file.
    """

    id: str
    level: int
    heading: Inlines
    blocks: Blocks
    sections: tuple["Section", ...]
    place: Place
    end: int
