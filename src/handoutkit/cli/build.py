"""`handout build`: ask for a build and show what came of it."""

from typing import TYPE_CHECKING

import click

from handoutkit.cli.options import CommaList, write_json
from handoutkit.cli.table import size_text, table
from handoutkit.errors import ExitCode
from handoutkit.model.editions import EDITIONS, FORMATS, PAPERS, Edition, Format, Paper

if TYPE_CHECKING:
    from handoutkit.build.request import BuildReport
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
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
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
    from handoutkit.cli.console import show_findings
    from handoutkit.project import find_library

    root = find_library(talk.directory)
    talk.detail(f"library in {root}")
    request = BuildRequest(
        out=root / "build" if out is None else talk.directory / out,
        tidy=out is None,
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
    shown = report.findings if not talk.quiet else tuple(f for f in report.findings if f.is_error)
    show_findings(shown, no_color=talk.no_color)
    if as_json:
        _write_json(report)
    else:
        _show_table(report)
        talk.say(f"in {request.out}")
    return exit_code(report)


def exit_code(report: "BuildReport") -> ExitCode:
    """Give the exit code for what came of a build."""
    from handoutkit.build.request import State

    if report.has(State.FAILED):
        return ExitCode.RENDERING_FAILED
    # An error that stopped no handout of this run is still an error of the library.
    if report.has(State.STOPPED) or any(finding.is_error for finding in report.findings):
        return ExitCode.FINDINGS
    return ExitCode.DONE


def _write_json(report: "BuildReport") -> None:
    from dataclasses import asdict

    write_json(
        {
            "outputs": [asdict(one) for one in report.outputs],
            "findings": [finding.as_json() for finding in report.findings],
        }
    )


def _show_table(report: "BuildReport") -> None:
    rows = [
        (
            one.path,
            "" if one.pages is None else str(one.pages),
            "" if one.size is None else size_text(one.size),
            f"{one.state}; an older file still stands there" if one.older else str(one.state),
        )
        for one in report.outputs
    ]
    click.echo(table(("file", "pages", "size", "state"), rows, right=(1, 2)))
