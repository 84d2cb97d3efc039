"""A citation as it is printed: its numbers in order, runs collapsed, and its anchor.

Knows neither templates nor formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from handoutkit.model.blocks import Citation
from handoutkit.model.reference import number_ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class CitePart:
    """A linked number of a citation, and what stands before and after it inside the brackets.

    `after` parts the number from its locator.
    """

    before: str
    number: int
    after: str = ""
    locator: str = ""


def cite_parts(citation: Citation) -> Iterator[CitePart]:
    """Give a citation's numbers in order: runs collapsed ("4–6"), a locator beside its number.

    A number with a locator stands between semicolons: "1; 2, p. 3; 4–6".
    """
    before = ""
    cites = sorted(citation.cites, key=lambda one: one.number)
    for located, group in groupby(cites, key=lambda one: bool(one.locator)):
        if located:
            for cite in group:
                yield CitePart(before=before, number=cite.number, after=", ", locator=cite.locator)
                before = "; "
            continue
        for first, last in number_ranges([cite.number for cite in group]):
            yield CitePart(before=before, number=first)
            if last > first:
                yield CitePart(before="–", number=last)
            before = ", "
        before = "; "


def cite_anchor(citation: Citation) -> str:
    """Give the anchor of a citation: that of its first number's use."""
    return f"cite-{citation.cites[0].number}-{citation.cites[0].use}"
