"""`handouts/imports.jsonl`: which articles were imported from what, and what they said then.

Append-only; may be committed. Knows neither how an article is read nor what an update makes of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handoutkit.build.version_notes import notes_of
from handoutkit.disk import Disk
from handoutkit.model.article import Article
from handoutkit.model.blocks import Section
from handoutkit.model.canonical import block_digest
from handoutkit.model.walk import sections_in

PATH = "handouts/imports.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEntry:
    """One import: the name of the file, its digest, and a digest of each section it made."""

    article: str
    file: str
    sha256: str
    on: str
    sections: Mapping[str, str]


def section_digests(article: Article) -> dict[str, str]:
    """Give a digest of what each section and its notes say, sub-sections left out."""
    return {section.id: _digest(section, article) for section in sections_in(article.sections)}


def _digest(section: Section, article: Article) -> str:
    notes = (note.blocks for note in notes_of(section, article.notes))
    return block_digest((section.level, section.heading, section.blocks, *notes))


def last_import(disk: Disk, article: str) -> ImportEntry | None:
    """Give the last import of an article; none where nobody can tell of one."""
    found = [one for one in _entries(disk) if one.article == article]
    return found[-1] if found else None


def was_imported(disk: Disk, article: str, sha256: str) -> bool:
    """Tell whether an article is what the last import made of a file of these bytes."""
    last = last_import(disk, article)
    return last is not None and last.sha256 == sha256


def imported_from(disk: Disk, file: str) -> str:
    """Give the article that was last imported from a file of this name, or nothing."""
    found = [one.article for one in _entries(disk) if one.file == file]
    return found[-1] if found else ""


def with_entry(disk: Disk, article: Article, file: str, sha256: str, day: date) -> bytes:
    """Give the log with one more entry, for an article as it stands now."""
    entry = {
        "schema": 1,
        "article": article.id,
        "file": file,
        "sha256": sha256,
        "on": day.isoformat(),
        "sections": section_digests(article),
    }
    return _data(disk) + json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n"


def _data(disk: Disk) -> bytes:
    data = disk.read(PATH) if disk.is_file(PATH) else b""
    return data if not data or data.endswith(b"\n") else data + b"\n"


def _entries(disk: Disk) -> list[ImportEntry]:
    """Read the log; a line that is none says nothing, as if it were not there."""
    entries: list[ImportEntry] = []
    for line in _data(disk).decode("utf-8", "replace").split("\n"):
        try:
            said = json.loads(line)
            entries.append(
                ImportEntry(
                    article=str(said["article"]),
                    file=str(said["file"]),
                    sha256=str(said["sha256"]),
                    on=str(said["on"]),
                    sections={str(k): str(v) for k, v in said["sections"].items()},
                )
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return entries
