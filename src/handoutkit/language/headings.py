"""What headings announce that is no health text: references, related stories, a disclaimer.

Knows only the words of the heading, not what stands below it.
"""

import re
from typing import Literal, TypeAlias

from handoutkit.language.folding import folded
from handoutkit.language.word_lists import pattern

HeadingKind: TypeAlias = Literal[
    "", "references", "related", "disclaimer", "contents", "notes", "author", "further-reading"
]
_KINDS: tuple[HeadingKind, ...] = (
    "references",
    "further-reading",
    "related",
    "disclaimer",
    "contents",
    "notes",
    "author",
)
_LONGEST = 90
_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.):]\s*")
_EDGES = re.compile(r"^[\W_]+|(?:[\W_]|\(\d{1,3}\))+$")


def heading_kind(text: str) -> HeadingKind:
    """Tell what a heading announces; "" where it is the heading of ordinary text.

    `further-reading` is text of the article: where readers may learn more.
    """
    words = bare(text)
    if not words or len(words) > _LONGEST:
        return ""
    return next((kind for kind in _KINDS if pattern("headings", kind).fullmatch(words)), "")


def bare(text: str) -> str:
    """Give a heading's words folded, without numbering, emoji, and the signs at its edges."""
    words = _EDGES.sub("", folded(text[: 4 * _LONGEST]))
    return _EDGES.sub("", _NUMBERING.sub("", words, count=1)) if _NUMBERING.match(words) else words
