"""What is asked of a build, and what came of it.

Knows neither how it is done nor how it is shown.
"""

from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import force_setattr

from handoutkit.findings import Finding
from handoutkit.model.editions import Edition, Format, Paper


class BuildRequest(Struct, frozen=True, kw_only=True):
    """What to build: all where a tuple is empty.

    Without `editions` and `papers` that is the standard edition on the library's paper, and what an
    earlier build was asked for.
    `out` is the folder that outputs are written to. What the library no longer asks for is told,
    and removed there if `prune` says so.
    `force` builds whatever a check has found; each page then says that it was not checked.
    `draft` writes web pages before anything is laid out, and nothing else: whoever asks for it sees
    to it that a build confirms them.
    `jobs` are the processes that render, as many as are worth it where none; or `executor` names a
    cluster, as `dask://HOST:PORT`.
    """

    out: Path
    conditions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    papers: tuple[Paper, ...] = ()
    formats: tuple[Format, ...] = ()
    dry_run: bool = False
    draft: bool = False
    force: bool = False
    prune: bool = False
    jobs: int | None = None
    executor: str | None = None

    @property
    def is_dry(self) -> bool:
        """Tell whether nothing is to be made that is written down as made."""
        return self.dry_run or self.draft

    @property
    def is_partial(self) -> bool:
        """Tell whether only a part of what the library asks for is wanted."""
        named = (self.conditions, self.langs, self.editions, self.papers, self.formats)
        return any(named)


class Output(Struct, frozen=True, order=True):
    """A file to make: `path` is relative to the output folder.

    Only a PDF has other editions and papers; `is_own_paper` says that the paper is the library's.
    """

    condition: str
    lang: str
    format: Format
    edition: Edition = "standard"
    paper: Paper = "a4"
    is_own_paper: bool = True
    path: str = ""

    def __post_init__(self) -> None:
        """Name the file once: a build asks for it many times."""
        suffix = suffix_of(self.edition, self.paper, is_own_paper=self.is_own_paper)
        force_setattr(self, "path", f"{self.lang}/{self.condition}{suffix}.{self.format}")


def suffix_of(edition: Edition, paper: Paper, *, is_own_paper: bool) -> str:
    """Give what a file's name says of its layout: what is not standard, or not the library's."""
    own = "" if edition == "standard" else f".{edition}"
    return own if is_own_paper else f"{own}.{paper}"


class State(StrEnum):
    """What came of an output."""

    BUILT = "built"
    KEPT = "kept"
    STOPPED = "stopped"
    FAILED = "failed"
    PLANNED = "planned"
    REMOVED = "removed"
    LEFT_OVER = "left over"


class OutputReport(Struct, frozen=True, kw_only=True):
    """What came of one output; `pages` are the PDF's, `size` is in bytes, `code` is the edition's.

    `older`: it was not made, and a file of an earlier build still stands in its place. `reasons`
    say why it has to be made.
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
    reasons: tuple[str, ...] = ()


class BuildReport(Struct, frozen=True, kw_only=True):
    """What came of a build: each output in order, and all there is to say about the content."""

    outputs: tuple[OutputReport, ...]
    findings: tuple[Finding, ...]

    def has(self, state: State) -> bool:
        """Tell whether an output ended in this state."""
        return any(one.state is state for one in self.outputs)
