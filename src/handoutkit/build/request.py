"""What is asked of a build, and what came of it.

Knows neither how it is done nor how it is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handoutkit.findings import Finding
from handoutkit.model.library import Format

FORMATS: tuple[Format, ...] = ("pdf", "epub", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What to build: all where a tuple is empty.

    `out` is the folder that outputs are written to. `tidy` says that it is the library's own: what
    the library no longer asks for is removed there, because nobody shall hand it out.
    """

    out: Path
    tidy: bool = False
    conditions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    dry_run: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Output:
    """A file to make: `path` is relative to the output folder."""

    condition: str
    lang: str
    format: Format

    @property
    def path(self) -> str:
        """Give the file's path."""
        return f"{self.lang}/{self.condition}.{self.format}"


class State(StrEnum):
    """What came of an output."""

    BUILT = "built"
    KEPT = "kept"
    STOPPED = "stopped"
    FAILED = "failed"
    PLANNED = "planned"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputReport:
    """What came of one output; `pages` are the PDF's, `size` is in bytes.

    `older`: it was not made, and a file of an earlier build still stands in its place.
    """

    path: str
    condition: str
    lang: str
    format: Format
    state: State
    pages: int | None = None
    size: int | None = None
    digest: str = ""
    edition: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What came of a build: each output in order, and all there is to say about the content."""

    outputs: tuple[OutputReport, ...]
    findings: tuple[Finding, ...]

    def has(self, state: State) -> bool:
        """Tell whether an output ended in this state."""
        return any(one.state is state for one in self.outputs)
