"""`handout build`: ask for a build and show what came of it."""

from typing import TYPE_CHECKING

import click

from handoutkit.cli.options import CommaList
from handoutkit.errors import ExitCode
from handoutkit.model.editions import EDITIONS, FORMATS, PAPERS, Edition, Format, Paper

if TYPE_CHECKING:
    from handoutkit.cli.console import Talk


@click.command("build")
@click.argument("conditions", nargs=-1, metavar="[CONDITION…]")
@click.option("--lang", "langs", type=CommaList(), default=(), help="Only these languages.")
@click.option(
    "--edition", "editions", type=CommaList(EDITIONS), default=(), help="Only these editions."
)
@click.option("--paper", "papers", type=CommaList(PAPERS), default=(), help="On these papers.")
@click.option(
    "--format", "formats", type=CommaList(FORMATS), default=(), help="Only these formats."
)
@click.option("--out", type=click.Path(), help="Write here, not into the library's build/.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and why, and do nothing.")
@click.option("--prune", is_flag=True, help="Remove what the library no longer asks for.")
@click.option(
    "--force", is_flag=True, help="Build whatever checks find; each page says “not checked”."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def command(
    talk: "Talk",
    conditions: tuple[str, ...],
    langs: tuple[str, ...],
    editions: tuple[Edition, ...],
    papers: tuple[Paper, ...],
    formats: tuple[Format, ...],
    out: str | None,
    dry_run: bool,
    prune: bool,
    force: bool,
    as_json: bool,
) -> ExitCode:
    """Build handouts: all conditions, or those named.

    Only what changed is built; a table at the end says what stands where.

    \b
    handout build
    handout build migraine --format pdf
    handout build --edition standard,large-print --paper a4,letter
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.request import BuildRequest
    from handoutkit.build.run import build
    from handoutkit.cli.build_report import exit_code, show
    from handoutkit.project import find_library

    root = find_library(talk.directory)
    talk.detail(f"library in {root}")
    request = BuildRequest(
        out=root / "build" if out is None else talk.directory / out,
        prune=prune,
        conditions=conditions,
        langs=langs,
        editions=editions,
        papers=papers,
        formats=formats,
        dry_run=dry_run,
        force=force,
    )
    with talk.progress() as progress:
        report = build(root, request, progress)
    show(talk, report, str(request.out), as_json=as_json)
    return exit_code(report)
