"""A Markdown text of somebody else's as a page, and what HTML has no word for. Lines count from 1.

What has no word in HTML stands in the page as one character: `FIRST_MARK` and the marks after it,
in the order of `marks`; whoever reads the page puts the mark's words in its place.
"""

from dataclasses import dataclass, field

from handoutkit.findings import Finding
from handoutkit.model.blocks import CalloutKind

FIRST_MARK, LAST_MARK = 0xF0000, 0x10FFFD


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """What stands for one character of a page: without marks, and in the house's Markdown.

    `note` names the note that the paragraph is part of which begins with this mark.
    """

    plain: str
    markdown: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ForeignBox:
    """A box: its first and its last line, and what it is."""

    first: int
    last: int
    role: CalloutKind


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A line that is none of the text's, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a file of somebody else's says of itself; empty where it says nothing; days ISO 8601."""

    title: str = ""
    lang: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPage:
    """A Markdown text as a page; each block says in `data-line` where it begins."""

    html: str
    head: Origin = field(default_factory=Origin)
    marks: tuple[ForeignMark, ...] = ()
    boxes: tuple[ForeignBox, ...] = ()
    left_out: tuple[ForeignRow, ...] = ()
    findings: tuple[Finding, ...] = ()
