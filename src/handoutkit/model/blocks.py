"""The closed vocabulary of content: blocks and inlines.

Knows neither Markdown nor HTML nor any format.
"""

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

from handoutkit.findings import Place

CalloutKind: TypeAlias = Literal["key-points", "warning", "call", "tip"]
Alignment: TypeAlias = Literal["start", "center", "end"]


class _Content(Struct, frozen=True, kw_only=True, gc=False, tag=True, array_like=True):
    """What content is made of: it holds no rings, and can be written down and read as it was."""


class Text(_Content, frozen=True, kw_only=True):
    """Characters."""

    kind: ClassVar[str] = "text"
    text: str
    place: Place


class LineBreak(_Content, frozen=True, kw_only=True):
    """A line that ends before the paragraph does."""

    kind: ClassVar[str] = "line_break"
    place: Place


class Emphasis(_Content, frozen=True, kw_only=True):
    """Stressed words."""

    kind: ClassVar[str] = "emphasis"
    children: tuple["Inline", ...]
    place: Place


class Strong(_Content, frozen=True, kw_only=True):
    """Important words."""

    kind: ClassVar[str] = "strong"
    children: tuple["Inline", ...]
    place: Place


class Sub(_Content, frozen=True, kw_only=True):
    """Lowered characters, as in H2O."""

    kind: ClassVar[str] = "sub"
    children: tuple["Inline", ...]
    place: Place


class Sup(_Content, frozen=True, kw_only=True):
    """Raised characters, as in m2."""

    kind: ClassVar[str] = "sup"
    children: tuple["Inline", ...]
    place: Place


class Link(_Content, frozen=True, kw_only=True):
    """Words that lead to an address (http, https, mailto, tel) or, with `#id`, to a section."""

    kind: ClassVar[str] = "link"
    href: str
    children: tuple["Inline", ...]
    place: Place


class LanguageSpan(_Content, frozen=True, kw_only=True):
    """Words in another language (`lang`: BCP 47)."""

    kind: ClassVar[str] = "language_span"
    lang: str
    children: tuple["Inline", ...]
    place: Place


class Claim(_Content, frozen=True, kw_only=True):
    """A statement that needs the required statement; assembling gives it the statement's symbol."""

    kind: ClassVar[str] = "claim"
    children: tuple["Inline", ...]
    symbol: str = ""
    place: Place


class Cite(_Content, frozen=True, kw_only=True):
    """One reference pointed to.

    Assembling gives it its number and which use of that number this is.
    """

    key: str
    locator: str = ""
    number: int = 0
    use: int = 0
    place: Place


class Citation(_Content, frozen=True, kw_only=True):
    """References pointed to from one place in the text."""

    kind: ClassVar[str] = "citation"
    cites: tuple[Cite, ...]
    place: Place


class NoteMark(_Content, frozen=True, kw_only=True):
    """A note pointed to; assembling gives it its number and which use of that number this is."""

    kind: ClassVar[str] = "note_mark"
    label: str
    number: int = 0
    use: int = 0
    place: Place


class Isolated(_Content, frozen=True, kw_only=True):
    """Words that run left to right in a right-to-left text, as doses and Latin names do."""

    kind: ClassVar[str] = "isolated"
    children: tuple["Inline", ...]
    place: Place


Span: TypeAlias = Emphasis | Strong | Sub | Sup | Link | LanguageSpan | Claim | Isolated
Inline: TypeAlias = Text | LineBreak | Span | Citation | NoteMark
Inlines: TypeAlias = tuple[Inline, ...]


class Paragraph(_Content, frozen=True, kw_only=True):
    """Running text."""

    kind: ClassVar[str] = "paragraph"
    content: Inlines
    place: Place


class Item(_Content, frozen=True, kw_only=True):
    """One item of a list."""

    blocks: "Blocks"
    place: Place


class List(_Content, frozen=True, kw_only=True):
    """Items, numbered from `start` when ordered."""

    kind: ClassVar[str] = "list"
    ordered: bool
    start: int = 1
    items: tuple[Item, ...]
    place: Place


class Definition(_Content, frozen=True, kw_only=True):
    """A term and what it means."""

    term: Inlines
    meanings: tuple["Blocks", ...]
    place: Place


class DefinitionList(_Content, frozen=True, kw_only=True):
    """Terms with their meanings."""

    kind: ClassVar[str] = "definition_list"
    definitions: tuple[Definition, ...]
    place: Place


class Cell(_Content, frozen=True, kw_only=True):
    """One cell of a table."""

    content: Inlines
    align: Alignment = "start"
    place: Place


class Table(_Content, frozen=True, kw_only=True):
    """A caption, a header row, and rows of as many cells.

    `row_headers` makes the first column headers too.
    """

    kind: ClassVar[str] = "table"
    caption: Inlines
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = False
    place: Place


class Figure(_Content, frozen=True, kw_only=True):
    """An image (`image`: its path in the library), its alternative text, and maybe a caption."""

    kind: ClassVar[str] = "figure"
    image: str
    alt: str
    caption: Inlines
    place: Place


class Callout(_Content, frozen=True, kw_only=True):
    """A box set apart from the text."""

    kind: ClassVar[str] = "callout"
    role: CalloutKind
    title: Inlines
    blocks: "Blocks"
    place: Place


class Quote(_Content, frozen=True, kw_only=True):
    """Words of somebody else."""

    kind: ClassVar[str] = "quote"
    blocks: "Blocks"
    place: Place


Block: TypeAlias = Paragraph | List | DefinitionList | Table | Figure | Callout | Quote
Blocks: TypeAlias = tuple[Block, ...]


class Section(_Content, frozen=True, kw_only=True):
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
