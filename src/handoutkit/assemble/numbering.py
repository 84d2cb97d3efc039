"""Number citations and notes by first use, and give each use its own count.

Knows no citation style.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Generic, TypeVar

from msgspec.structs import replace as altered

from handoutkit.assemble.choosing import Chosen
from handoutkit.model.article import Article, Note
from handoutkit.model.blocks import Citation, Cite, Inline, Inlines, NoteMark, Section
from handoutkit.model.reference import Reference
from handoutkit.model.walk import rewrite_blocks, rewrite_section

T = TypeVar("T")


class Register(Generic[T]):
    """Numbers things in the order of their first use and counts their uses."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._things: list[tuple[str, T]] = []

    def use(self, identity: str, thing: T) -> tuple[int, int]:
        """Give the thing's number and which use of it this is, both from 1."""
        if identity not in self._numbers:
            self._numbers[identity] = len(self._things) + 1
            self._things.append((identity, thing))
        self._uses[identity] = self._uses.get(identity, 0) + 1
        return self._numbers[identity], self._uses[identity]

    def used(self) -> tuple[tuple[int, T], ...]:
        """Give each thing used with its number, in order."""
        return tuple((self._numbers[identity], thing) for identity, thing in self._things)


class Numbering:
    """The numbers of one handout's references and notes."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.references: Register[Reference] = Register()
        self.notes: Register[tuple[Article, Note]] = Register()

    def number_section(self, chosen: Chosen) -> Section:
        """Give the section with the numbers of its citations and notes."""
        return rewrite_section(chosen.section, lambda inline: self._number(inline, chosen.article))

    def number_note(self, note: Note, article: Article) -> Note:
        """Give the note with the numbers of its citations."""
        blocks = rewrite_blocks(note.blocks, lambda inline: self._number(inline, article))
        return replace(note, blocks=blocks)

    def _number(self, inline: Inline, article: Article) -> Inlines:
        match inline:
            case Citation():
                cites = (self._number_cite(cite, article.references) for cite in inline.cites)
                return (altered(inline, cites=tuple(cites)),)
            case NoteMark() if inline.label in article.notes:
                number, use = self.notes.use(
                    f"{article.id}/{inline.label}", (article, article.notes[inline.label])
                )
                return (altered(inline, number=number, use=use),)
            case _:
                return (inline,)

    def _number_cite(self, cite: Cite, references: Mapping[str, Reference]) -> Cite:
        reference = references.get(cite.key)
        if reference is None:
            return cite
        # Two articles may keep the same reference under the same key: it is listed once.
        identity = json.dumps(dict(reference.csl), sort_keys=True)
        number, use = self.references.use(identity, reference)
        return altered(cite, number=number, use=use)
