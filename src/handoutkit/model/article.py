"""Articles and disclaimers as written. Knows not which handouts are made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handoutkit.findings import Place, Placed
from handoutkit.model.blocks import Blocks, Section
from handoutkit.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the facts of an article come from."""

    title: str
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A clinician's review of a text: when, and by whom (a role may do)."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a translation was made from: the language and a digest of each source block."""

    of: str
    blocks: Mapping[str, str]
    reviewed: Review | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The text behind a note mark; `end` is the last line it takes in its file."""

    label: str
    blocks: Blocks
    place: Place
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A health text on one topic in one language."""

    id: str
    lang: str
    title: str
    title_place: Place
    topics: tuple[Placed[str], ...]
    always: tuple[Placed[str], ...]
    source: Source | None
    updated: date
    reviewed: Review | None
    review_by: date | None
    translation: Translation | None
    sections: tuple[Section, ...]
    notes: Mapping[str, Note]
    references: Mapping[str, Reference]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """When a disclaimer is required: always, or for articles on one of the topics."""

    always: bool = False
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclaimer:
    """Text a handout must carry because of what it says; never dropped, never reworded."""

    id: str
    lang: str
    title: str
    title_place: Place
    translation: Translation | None
    required: Requirement
    on: Literal["end", "every-page"]
    wording: str
    blocks: Blocks
    place: Place
