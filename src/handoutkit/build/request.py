"""What is asked of a build, and what came of it.

Knows neither how it is done nor how it is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handoutkit.findings import Finding
from handoutkit.model.editions import EDITIONS as EDITIONS
from handoutkit.model.editions import PAPERS as PAPERS
from handoutkit.model.editions import Edition, Format, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What to build: all where a tuple is empty.

    Without `editions` and `papers` that is the standard edition on the library's paper, and what an
    earlier build was asked for.
    `out` is the folder that outputs are written to. `tidy` says that it is the library's own: what
    the library no longer asks for is removed there, because nobody shall hand it out.
    `force` builds whatever a check has found; each page then says that it was not checked.
    """

    out: Path
    tidy: bool = False
    conditions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    papers: tuple[Paper, ...] = ()
    formats: tuple[Format, ...] = ()
    dry_run: bool = False
    force: bool = False

    @property
    def is_partial(self) -> bool:
        """Tell whether only a part of what the library asks for is wanted."""
        named = (self.conditions, self.langs, self.editions, self.papers, self.formats)
        return any(named)


@dataclass(frozen=True, slots=True, order=True)
class Output:
    """A file to make: `path` is relative to the output folder.

    Only a PDF has other editions and papers; `is_own_paper` says that the paper is the library's.
    """

    condition: str
    lang: str
    format: Format
    edition: Edition = "standard"
    paper: Paper = "a4"
    is_own_paper: bool = True

    @property
    def path(self) -> str:
        """Give the file's path: it names what differs from standard and from the library's."""
        edition = "" if self.edition == "standard" else f".{self.edition}"
        paper = "" if self.is_own_paper else f".{self.paper}"
        return f"{self.lang}/{self.condition}{edition}{paper}.{self.format}"


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
    """What came of one output; `pages` are the PDF's, `size` is in bytes, `code` is the edition's.

    `older`: it was not made, and a file of an earlier build still stands in its place.
    """

    path: str
    condition: str
    lang: str
    format: Format
    edition: Edition
    paper: Paper
    state: State
    pages: int | None = None
    size: int | None = None
    digest: str = ""
    code: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What came of a build: each output in order, and all there is to say about the content."""

    outputs: tuple[OutputReport, ...]
    findings: tuple[Finding, ...]

    def has(self, state: State) -> bool:
        """Tell whether an output ended in this state."""
        return any(one.state is state for one in self.outputs)
