"""What is asked of an import, and what came of each file. Knows not how it is done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from handoutkit.findings import Finding
from handoutkit.importers.draft import Draft, KeyedReference


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What is wanted.

    - `into`: the article that references go into, or that a newer text is for; else `id` names a
      new one, and without both its title does.
    - `lang`: the language of the texts, if they shall not be asked.
    - `update` takes a newer version of an article; `overwrite` also where it was edited here.
    - `recipes` writes the conditions that are proposed; `dry_run` writes nothing at all.
    """

    files: tuple[Path, ...]
    into: str = ""
    id: str = ""
    lang: str = ""
    update: bool = False
    overwrite: bool = False
    recipes: bool = False
    dry_run: bool = False
    today: date


class Change(StrEnum):
    """What an update makes of a section."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    KEPT = "edited here, kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """A section of an article that is updated, and what becomes of it."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of one file: `written` are paths in the library, none where nothing was to be.

    A file that is `refused` has findings that say why. A bibliography has `references`, those that
    are new to its article, and no draft.
    """

    path: str
    article: str = ""
    draft: Draft | None = None
    references: tuple[KeyedReference, ...] = ()
    written: tuple[str, ...] = ()
    changes: tuple[SectionChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: bool = False
