"""What is said about content: where, what, what to do.

Knows nothing of printing or of how content is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypedDict, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding weighs; an error keeps its handout from being built."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True, order=True, gc=False, array_like=True):
    """A place in a source file.

    A path relative to the library, a line and a column, both from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Write the place as editors understand it."""
        return f"{self.path}:{self.line}:{self.column}"


class Placed(Struct, Generic[T], frozen=True):
    """A value that remembers its place."""

    value: T
    place: Place


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: a stable id (never reused), its weight, and what it means."""

    id: str
    severity: Severity
    title: str

    def at(self, place: Place, message: str, hint: str) -> "Finding":
        """Make a finding of this kind."""
        return Finding(
            code=self.id, severity=self.severity, place=place, message=message, hint=hint
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to say about content."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Tell whether the finding keeps something from being built."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Write the finding on one line, without its hint."""
        return f"{self.place}: {self.severity}[{self.code}] {self.message}"

    def as_json(self) -> "JsonFinding":
        """Give the finding as programs read it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
        }

    @classmethod
    def from_json(cls, said: "JsonFinding") -> "Finding":
        """Read a finding that was written as JSON."""
        return cls(
            code=said["code"],
            severity=said["severity"],
            place=Place(said["path"], said["line"], said["column"]),
            message=said["message"],
            hint=said["hint"],
        )


class JsonFinding(TypedDict):
    """A finding as programs read it."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and what there is to say about it."""

    value: T
    findings: tuple[Finding, ...] = field(default=())


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by place, then code, each said once."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, f.code, f.message)))
