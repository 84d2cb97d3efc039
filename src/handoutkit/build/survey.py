"""What a library asks for and what is wrong with it, read anew only where something changed.

Knows not what is built already. Imports what reads only where something has to be read.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutkit.build.contents import Contents, contents_of
from handoutkit.build.manifest import Reading
from handoutkit.build.narrow import Part, changed_part, part_of
from handoutkit.build.recall import Entries
from handoutkit.build.snapshot import Snapshot
from handoutkit.findings import Finding, sort_findings

if TYPE_CHECKING:
    from handoutkit.build.sources import Sources


class Survey(Struct, frozen=True, kw_only=True):
    """What the library in `root` asks for, and what reading says of it.

    `sources` are what was read in this run, if anything was; `entries` what was worked out before.
    """

    root: Path
    snapshot: Snapshot
    contents: Contents
    findings: tuple[Finding, ...]
    entries: Entries
    sources: "Sources | None" = None

    def with_sources(self, conditions: Iterable[str]) -> "tuple[Survey, Sources]":
        """Read what the handouts of these conditions are made of, unless it was.

        Raises:
            LibraryUnreadable: the settings cannot be trusted.
        """
        part = part_of(conditions, self.contents)
        if self.sources is not None:
            if self.sources.part is None or self.sources.part.covers(part):
                return self, self.sources
            part |= self.sources.part
        survey = _read(self, part)
        assert survey.sources is not None
        return survey, survey.sources

    def reading(self, known: Reading | None) -> Reading:
        """Give what a manifest remembers of it: what was `known`, where nothing was read."""
        if self.sources is None and known is not None:
            return known
        return Reading(
            files=dict(self.snapshot.files),
            surroundings=self.snapshot.surroundings.digest,
            contents=self.contents,
            findings=[one.as_json() for one in self.findings],
        )


def survey(root: Path, snapshot: Snapshot, reading: Reading | None, entries: Entries) -> Survey:
    """Survey the library in `root`, whose digests were taken; `reading` is what is remembered.

    Raises:
        LibraryUnreadable: the settings cannot be trusted.
    """
    part = None if reading is None else changed_part(reading, snapshot)
    if reading is None or part is None:
        return _whole(root, snapshot, entries)
    known = Survey(
        root=root,
        snapshot=snapshot,
        contents=reading.contents,
        findings=tuple(Finding.from_json(one) for one in reading.findings),
        entries=entries,
    )
    if not part.conditions and not part.articles:
        return known
    from handoutkit.build.sources import recipes_of

    recipes = recipes_of(root, part)
    named = frozenset(article for articles in recipes.values() for article in articles)
    return _read(known, part | Part(articles=named))


def _whole(root: Path, snapshot: Snapshot, entries: Entries) -> Survey:
    from handoutkit.build.sources import read_sources

    sources = read_sources(root, snapshot, entries=entries)
    return Survey(
        root=root,
        snapshot=sources.snapshot,
        contents=contents_of(sources.library),
        findings=sort_findings(sources.findings),
        entries=entries,
        sources=sources,
    )


def _read(known: Survey, part: Part) -> Survey:
    """Read a part, and put what comes of it in the place of what was known of it."""
    from handoutkit.build.sources import read_sources

    sources = read_sources(known.root, known.snapshot, part, known.entries)
    found = contents_of(sources.library)
    there = {article for article, _ in sources.library.articles}
    if any(not there.issuperset(made_of) for made_of in found.recipes.values()):
        # What is said of an article that is not there names those that are.
        return _whole(known.root, known.snapshot, known.entries)
    was = known.contents
    kept = {name: made_of for name, made_of in was.recipes.items() if not part.has(name)}
    broken = {*(name for name in was.broken if not part.has(name)), *found.broken}
    return replace(
        known,
        snapshot=sources.snapshot,
        contents=replace(
            found,
            recipes=dict(sorted({**kept, **found.recipes}.items())),
            broken=tuple(sorted(broken)),
        ),
        findings=sort_findings(
            (
                *(one for one in known.findings if not part.holds(one.place.path)),
                *sources.findings,
            )
        ),
        sources=sources,
    )
