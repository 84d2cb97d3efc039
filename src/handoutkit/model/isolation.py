"""Isolate parts of a text, which may run across its inlines. Knows not which parts, nor why."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace as altered

from handoutkit.model.blocks import (
    Citation,
    Claim,
    Inline,
    Inlines,
    Isolated,
    LanguageSpan,
    LineBreak,
    Span,
    Text,
)
from handoutkit.model.walk import spans_in

Run = tuple[int, int]

# What stands in the joined text for an inline that is not cut: by its letters, or by having none.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _NEUTRAL, _LINE_BREAK = "\ue000", "\u05d0", "\ufffc", "\u2029"

# Where one of these stands, two parts of a sentence meet: each may be isolated for itself.
_PARTING = re.compile(r"\s*[,;:!?]\s+")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language's writing asks for: the parts to isolate, none of them over given places.

    `is_right_to_left` tells it of a language's tag.
    """

    runs: Callable[[str, Collection[int]], Sequence[Run]]
    is_right_to_left: Callable[[str], bool]


def isolated(content: Inlines, rules: Rules, *, right_to_left: bool) -> Inlines:
    """Give the inlines with the parts isolated; in a left-to-right text, only spans have some.

    Where a part is torn by the edge of a span, what stands on each side is isolated for itself.
    Citations are isolated too: their numbers are a part of their own.
    """
    if not right_to_left:
        return _built(content, 0, (), rules) if _has_spans(content, rules) else content
    runs = _settled(content, rules)[0]
    cited = (
        own
        for own, inline in _ranges(content, 0, rules)
        if isinstance(inline, Citation)
        and not any(run[0] <= own[0] and own[1] <= run[1] for run in runs)
    )
    return _built(content, 0, sorted((*runs, *cited)), rules)


def _has_spans(content: Inlines, rules: Rules) -> bool:
    """Tell whether there is a right-to-left span: most texts have none, and stay as they are."""
    return any(
        isinstance(one, LanguageSpan) and rules.is_right_to_left(one.lang)
        for one in spans_in(content)
    )


def torn(content: Inlines, rules: Rules, *, right_to_left: bool) -> Iterator[Inline]:
    """Give the spans that tear a part: it begins inside and goes on outside, or the other way."""
    if right_to_left:
        yield from _settled(content, rules)[1]
    for span in _language_spans(content):
        yield from torn(span.children, rules, right_to_left=rules.is_right_to_left(span.lang))


def _settled(content: Inlines, rules: Rules) -> tuple[Sequence[Run], Inlines]:
    """Give the parts, none of them over the edge of a span, and the spans that tore one."""
    text = _joined(content, rules)
    spans = [
        (own, inline)
        for own, inline in _ranges(content, 0, rules)
        if isinstance(inline, Span) and not isinstance(inline, LanguageSpan)
    ]
    partings = [one.span() for one in _PARTING.finditer(text)]
    cuts: set[int] = set()
    tearing: list[Inline] = []
    while True:
        runs = rules.runs(text, cuts)
        found = [(edge, span) for run in runs for edge, span in _cut(run, spans)]
        if not found:
            return runs, tuple(dict.fromkeys(tearing))
        tearing += [
            span
            for edge, span in found
            if not any(first <= edge <= after for first, after in partings)
        ]
        cuts |= {edge for edge, _ in found}


def _cut(run: Run, spans: Sequence[tuple[Run, Inline]]) -> Iterator[tuple[int, Inline]]:
    """Give the edges of spans at which a run is cut, with the spans."""
    for (start, end), span in spans:
        if run[0] < start < run[1] < end:
            yield start, span
        elif start < run[0] < end < run[1]:
            yield end, span


def _joined(content: Inlines, rules: Rules) -> str:
    return "".join(_text_of(inline, rules) for inline in content)


def _text_of(inline: Inline, rules: Rules) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return _LINE_BREAK
        case LanguageSpan():
            return _RIGHT_TO_LEFT if rules.is_right_to_left(inline.lang) else _LEFT_TO_RIGHT
        case Claim():
            return _joined(inline.children, rules) + _NEUTRAL
        case _ if isinstance(inline, Span):
            return _joined(inline.children, rules)
        case _:
            return _NEUTRAL


def _ranges(content: Inlines, start: int, rules: Rules) -> Iterator[tuple[Run, Inline]]:
    """Give each inline that takes part in the joined text, and where it stands in it."""
    for inline in content:
        end = start + len(_text_of(inline, rules))
        yield (start, end), inline
        if isinstance(inline, Span) and not isinstance(inline, LanguageSpan):
            yield from _ranges(inline.children, start, rules)
        start = end


def _language_spans(content: Inlines) -> Iterator[LanguageSpan]:
    for inline in content:
        if isinstance(inline, LanguageSpan):
            yield inline
        elif isinstance(inline, Span):
            yield from _language_spans(inline.children)


def _built(content: Inlines, start: int, runs: Sequence[Run], rules: Rules) -> Inlines:
    built: list[Inline] = []
    pieces = _pieces(content, start, runs, rules)
    for run, group in groupby(pieces, key=lambda piece: piece[0]):
        inlines = tuple(inline for _, inline in group)
        # A language span has a direction of its own.
        if run is None or all(isinstance(one, LanguageSpan) for one in inlines):
            built += inlines
        else:
            built.append(Isolated(children=inlines, place=inlines[0].place))
    return tuple(built)


def _pieces(
    content: Inlines, start: int, runs: Sequence[Run], rules: Rules
) -> Iterator[tuple[Run | None, Inline]]:
    """Give the inlines, texts cut where runs begin and end, each with the run it belongs to."""
    for inline in content:
        end = start + len(_text_of(inline, rules))
        inside = [run for run in runs if start <= run[0] and run[1] <= end]
        around = next((run for run in runs if run[0] <= start and end <= run[1]), None)
        if isinstance(inline, Text):
            touched = [run for run in runs if run[0] < end and start < run[1]]
            yield from _cut_text(inline, start, touched)
        elif isinstance(inline, LanguageSpan):
            right = rules.is_right_to_left(inline.lang)
            children = isolated(inline.children, rules, right_to_left=right)
            yield around, altered(inline, children=children)
        elif isinstance(inline, Span):
            # What takes all of a span stands around it, a claim's symbol too.
            children = _built(inline.children, start, () if around else inside, rules)
            yield around, altered(inline, children=children)
        else:
            yield around, inline
        start = end


def _cut_text(text: Text, start: int, runs: Sequence[Run]) -> Iterator[tuple[Run | None, Text]]:
    at, end = start, start + len(text.text)
    for run in runs:
        first, after = max(run[0], at), min(run[1], end)
        if at < first:
            yield None, altered(text, text=text.text[at - start : first - start])
        yield run, altered(text, text=text.text[first - start : after - start])
        at = after
    if at < end or not text.text:
        yield None, altered(text, text=text.text[at - start :])
