"""Text with marks in it: how structure travels through an engine that knows only strings.

A mark is one of Unicode's noncharacters, which text never holds and which are taken out of data: so
nothing in the data can be taken for a mark. Knows neither CSL nor citeproc.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from handoutkit.assemble.citations.broken import BrokenReferenceError
from handoutkit.findings import Place
from handoutkit.model.blocks import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    Strong,
    Sub,
    Sup,
    Text,
)


class Mark(StrEnum):
    """What a mark says; all but the last three open a span, which `CLOSE` closes."""

    ITALIC = "\ufdd0"
    BOLD = "\ufdd1"
    RAISED = "\ufdd2"
    LOWERED = "\ufdd3"
    FOREIGN = "\ufdd4"
    DOI = "\ufdd5"
    PMID = "\ufdd6"
    PMCID = "\ufdd7"
    URL = "\ufdd8"
    CLOSE = "\ufdda"
    DATA_END = "\ufddb"
    LESS_THAN = "\ufddc"


_TAGS = {"i": Mark.ITALIC, "b": Mark.BOLD, "sup": Mark.RAISED, "sub": Mark.LOWERED}
_TAG = re.compile(r"(</?(?:i|b|sup|sub)>)")
_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACES = re.compile(r"[^\S\xa0\u202f]+")
_SPANS = "\ufdd0-\ufdda"
_SPLIT = re.compile(f"([{_SPANS}])")
_SPACES_ACROSS = re.compile(f" ([{_SPANS}{Mark.DATA_END}]*) +")
_EDGE_SPACES = re.compile(f"^([{_SPANS}]*) +| +([{_SPANS}]*)$")
_DOUBLE_STOP = re.compile(
    rf"""([.?!…]["'”’»]?[{_SPANS}]*{Mark.DATA_END}[{_SPANS}]*)\."""  # "Why?" and the style's stop
)


def clean(text: str) -> str:
    """Take out what is not text, and make each gap one space."""
    return _SPACES.sub(" ", _NOT_TEXT.sub("", text)).strip()


def literal(text: str) -> str:
    """Keep the engine from taking any of the text for markup of its own."""
    return text.replace("<", Mark.LESS_THAN)


def rich(text: str) -> str:
    """Mark what CSL-JSON allows: <i>, <b>, <sup> and <sub> in pairs; the rest is literal."""
    pieces: list[str] = []
    waiting: list[tuple[str, int]] = []
    for piece in _TAG.split(text):
        name = piece.strip("</>") if _TAG.fullmatch(piece) else ""
        closes = piece.startswith("</")
        if name and not closes:
            waiting.append((name, len(pieces)))
        elif name and name in {opened for opened, _ in waiting}:
            # Tags opened in between and not closed stay literal.
            while (opened := waiting.pop())[0] != name:
                pass
            pieces[opened[1]] = _TAGS[name]
            piece = Mark.CLOSE
        pieces.append(piece)
    return _EDGE_SPACES.sub(r"\1\2", literal("".join(pieces)))


def wrap(mark: Mark, text: object) -> str:
    """Put marked text into a span."""
    return f"{mark}{text}{Mark.CLOSE}"


def to_inlines(marked: str, *, hrefs: Mapping[str, str], lang: str, place: Place) -> Inlines:
    """Turn marked text into inlines; `hrefs` are the addresses of the marks that are links."""
    settled = _DOUBLE_STOP.sub(r"\1", _SPACES_ACROSS.sub(r" \1", marked))
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    for piece in _SPLIT.split(settled.replace(Mark.DATA_END, "")):
        if piece == Mark.CLOSE:
            mark, children = _closed(stack)
            stack[-1][1].extend(_span(mark, tuple(children), hrefs, lang, place))
        elif _SPLIT.fullmatch(piece):
            stack.append((piece, []))
        elif piece:
            stack[-1][1].append(Text(text=piece.replace(Mark.LESS_THAN, "<"), place=place))
    if len(stack) != 1:
        raise BrokenReferenceError("the style cuts marked text apart")
    return tuple(stack[0][1])


def _closed(stack: list[tuple[str, list[Inline]]]) -> tuple[str, list[Inline]]:
    if len(stack) == 1:
        raise BrokenReferenceError("the style cuts marked text apart")
    return stack.pop()


_Plain: TypeAlias = type[Emphasis] | type[Strong] | type[Sup] | type[Sub]
_PLAIN: Mapping[str, _Plain] = {
    Mark.ITALIC: Emphasis,
    Mark.BOLD: Strong,
    Mark.RAISED: Sup,
    Mark.LOWERED: Sub,
}


def _span(
    mark: str, children: Inlines, hrefs: Mapping[str, str], lang: str, place: Place
) -> Inlines:
    if not children:
        return ()
    if mark in _PLAIN:
        return (_PLAIN[mark](children=children, place=place),)
    if mark == Mark.FOREIGN:
        return (LanguageSpan(lang=lang, children=children, place=place),)
    return (Link(href=hrefs[mark], children=children, place=place),)
