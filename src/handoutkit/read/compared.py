"""A text and its translation, side by side. Knows no folder and makes no findings."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from handoutkit.findings import Place
from handoutkit.model.article import Article, Disclaimer
from handoutkit.read.alignment import Pair, compare
from handoutkit.read.names import text_name
from handoutkit.read.units import Units, units_of

Written: TypeAlias = Article | Disclaimer


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A source, its translation, and which part of the one stands for which part of the other."""

    source: Written
    own: Written
    source_units: Units
    own_units: Units
    pairs: tuple[Pair, ...]

    @property
    def langs(self) -> tuple[str, str]:
        """Give the languages of the source and of the translation."""
        return self.source.lang, self.own.lang

    @property
    def head(self) -> Place:
        """Give the place where the translation says what it was made from, or would."""
        return self.own.translation.place if self.own.translation else self.own.place


def compare_texts(source: Written, own: Written) -> Compared:
    """Put a translation beside its source."""
    units = units_of(source), units_of(own)
    recorded = own.translation.blocks if own.translation else {}
    return Compared(
        source=source,
        own=own,
        source_units=units[0],
        own_units=units[1],
        pairs=compare(*units, recorded, (source.lang, own.lang)),
    )


def is_source(text: Written) -> bool:
    """Tell whether a text is what the others are translated from: its name has no language."""
    name = text_name(PurePosixPath(text.place.path).name)
    return name is not None and name.lang is None
