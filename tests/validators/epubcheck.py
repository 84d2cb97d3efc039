"""EPUB, judged by the EPUBCheck that the package epubcheck carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.validators import ValidatorError, java


@dataclass(frozen=True)
class Message:
    """One thing EPUBCheck said, at `location`, which is a path in the book, a line and a column."""

    id: str
    severity: str
    text: str
    location: str


@dataclass(frozen=True)
class Report:
    """Everything EPUBCheck said about one file, notes on usage included."""

    path: Path
    messages: tuple[Message, ...]


def validate(paths: Sequence[Path]) -> tuple[Report, ...]:
    """Checks every file, in the given order."""
    jar = java.find_jar("epubcheck", "epubcheck.jar")
    reports = java.run("EpubCheckMany", jar, [str(path) for path in paths], Report)
    if [report.path for report in reports] != list(paths):
        raise ValidatorError(f"{len(reports)} reports where {len(paths)} were expected")
    return reports
