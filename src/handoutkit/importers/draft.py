"""What judging makes of a source: an article in the making, and what became of each passage.

Knows neither where the source came from nor how an article is written down.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from handoutkit.findings import Finding
from handoutkit.importers.passages import FoundReference, Origin, Passage, Words


class Fate(StrEnum):
    """What becomes of a passage."""

    KEPT = "kept"
    MOVED = "moved"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A passage and what becomes of it; `reason` says where it moves, or why it is left out."""

    passage: Passage
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section in the making: `level` 2 is the highest; `passages` are those of no sub-section.

    `written_heading` is the heading as the source has it; none where the source has no heading for
    the text, as at the beginning of many articles.
    """

    id: str
    level: int
    heading: Words
    written_heading: Passage | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedReference:
    """A reference and the key it gets in `references.json`."""

    key: str
    found: FoundReference


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDisclaimer:
    """A disclaimer that the library has: its text, and the topics it is required for."""

    id: str
    lang: str
    text: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDisclaimer:
    """A disclaimer of the source, with its title; `known` is the library's own that it matches."""

    title: str
    passages: tuple[Passage, ...]
    known: str = ""

    @property
    def text(self) -> str:
        """Give its words."""
        return " ".join(passage.plain for passage in self.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCondition:
    """A recipe in the making; `section` is the one about the condition, none if all of it is."""

    id: str
    name: str
    section: str
    recipe: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """Words that point to a study, their section, and the key of the reference that supports them.

    Without a reference, the source names a study that its list does not have.
    """

    passage: Passage
    text: str
    section: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article in the making. `always` are ids of sections that say what keeps readers safe."""

    path: str
    title: str
    lang: str
    origin: Origin
    sections: tuple[DraftSection, ...]
    references: tuple[KeyedReference, ...] = ()
    disclaimers: tuple[DraftDisclaimer, ...] = ()
    conditions: tuple[DraftCondition, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    always: tuple[str, ...] = ()
    notes: tuple[Passage, ...] = ()
    judged: tuple[Judged, ...] = field(default=())
    findings: tuple[Finding, ...] = ()
