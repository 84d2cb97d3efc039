"""Marks in the text that point to references, made citations of the house; links within the text.

Knows not how references are listed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.importers.draft import DraftSection
from handoutkit.importers.listed import Listed
from handoutkit.importers.passages import Passage, Words
from handoutkit.importers.references.marks import cite

_WITHIN = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.){0,500})\]\(#([^()\s]{0,200})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Passages whose marks are citations, and what is to be said of those that point to nothing."""

    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...] = ()


def linked(passages: Sequence[Passage], listed: Listed) -> Linked:
    """Make citations of the marks in passages."""
    findings: list[Finding] = []

    def said(words: Words, place: Place) -> Words:
        cited = cite(words, listed.numbers, listed.keyed)
        findings.extend(_nowhere(mark, place) for mark in cited.unresolved)
        return cited.words

    done = tuple(_rewritten(one, partial(said, place=one.place)) for one in passages)
    return Linked(passages=done, findings=tuple(findings))


def with_links(sections: Sequence[DraftSection]) -> tuple[DraftSection, ...]:
    """Let links within the text lead to the sections that their source has them lead to.

    Those that led elsewhere, to a note or a place on the page, keep their words.
    """
    ids = {
        section.written_heading.anchor: section.id
        for section in sections
        if section.written_heading is not None and section.written_heading.anchor
    }

    def led(match: re.Match[str]) -> str:
        id_ = ids.get(match[2])
        return f"[{match[1]}](#{id_})" if id_ else match[1]

    def said(words: Words) -> Words:
        return replace(words, markdown=_WITHIN.sub(led, words.markdown))

    def unled(words: Words) -> Words:
        return replace(words, markdown=_WITHIN.sub(r"\1", words.markdown))

    return tuple(
        replace(
            section,
            heading=unled(section.heading),
            passages=tuple(_rewritten(one, said) for one in section.passages),
        )
        for section in sections
    )


def _rewritten(passage: Passage, said: Callable[[Words], Words]) -> Passage:
    picture = passage.picture
    return replace(
        passage,
        words=said(passage.words),
        rows=tuple(tuple(said(cell) for cell in row) for row in passage.rows),
        picture=picture and replace(picture, caption=said(picture.caption)),
    )


def _nowhere(mark: str, place: Place) -> Finding:
    return codes.CITATION_WITHOUT_REFERENCE.at(
        place,
        f'"{mark}" points to no reference of this article',
        "It was kept as text: add the reference and cite it, or take the mark away.",
    )
