"""The options that say what to build, and how. Knows not what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from handoutkit.cli.options import CommaList
from handoutkit.errors import ExitCode
from handoutkit.model.editions import EDITIONS, FORMATS, PAPERS, Edition, Format, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from handoutkit.build.request import BuildRequest

Command: TypeAlias = Callable[..., ExitCode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What is wished of a build, as it was given; `out` is relative to where the command works."""

    langs: tuple[str, ...]
    editions: tuple[Edition, ...]
    papers: tuple[Paper, ...]
    formats: tuple[Format, ...]
    out: str | None
    dry_run: bool
    prune: bool
    force: bool
    jobs: int | None
    executor: str | None

    def request(
        self, conditions: tuple[str, ...], root: "Path", directory: "Path"
    ) -> "BuildRequest":
        """Ask for these conditions of the library in `root`; the command works in `directory`."""
        from handoutkit.build.request import BuildRequest
        from handoutkit.project import BUILD

        return BuildRequest(
            out=root / BUILD if self.out is None else directory / self.out,
            conditions=conditions,
            langs=self.langs,
            editions=self.editions,
            papers=self.papers,
            formats=self.formats,
            dry_run=self.dry_run,
            prune=self.prune,
            force=self.force,
            jobs=self.jobs,
            executor=self.executor,
        )


_OPTIONS = (
    click.option("--lang", "langs", type=CommaList(), default=(), help="Only these languages."),
    click.option(
        "--edition", "editions", type=CommaList(EDITIONS), default=(), help="Only these editions."
    ),
    click.option("--paper", "papers", type=CommaList(PAPERS), default=(), help="On these papers."),
    click.option(
        "--format", "formats", type=CommaList(FORMATS), default=(), help="Only these formats."
    ),
    click.option("--out", type=click.Path(), help="Write here, not into the library's build/."),
    click.option("--dry-run", is_flag=True, help="Say what would be done and why, and do nothing."),
    click.option("--prune", is_flag=True, help="Remove what the library no longer asks for."),
    click.option(
        "--force", is_flag=True, help="Build whatever checks find; each page says “not checked”."
    ),
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Render in N processes at a time."
    ),
    click.option("--executor", metavar="dask://HOST:PORT", help="Render on a Dask cluster."),
)


def request_options(command: Command) -> Command:
    """Give a command these options, as one value `wished`."""
    names = Wished.__slots__

    @wraps(command)
    def with_wished(*arguments: Any, **given: Any) -> ExitCode:
        wished = Wished(**{name: given.pop(name) for name in names})
        return command(*arguments, wished=wished, **given)

    for option in reversed(_OPTIONS):
        with_wished = option(with_wished)
    return with_wished
