"""`handout build`: ask for a build and show what came of it."""

from dataclasses import asdict
from pathlib import Path

import click

from handoutkit.build.request import (
    EDITIONS,
    FORMATS,
    PAPERS,
    BuildReport,
    BuildRequest,
    OutputReport,
    State,
)
from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import CommaList, write_json
from handoutkit.cli.table import size_text, table
from handoutkit.errors import ExitCode
from handoutkit.model.editions import Edition, Format, Paper

_REASONS = 3
"""So many reasons are told in the table; `handout why` tells all."""


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
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write here, not into the library's build/."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--prune", is_flag=True, help="Remove what the library no longer asks for.")
@click.option(
    "--force", is_flag=True, help="Build whatever checks find; each page says “not checked”."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def command(
    talk: Talk,
    conditions: tuple[str, ...],
    langs: tuple[str, ...],
    editions: tuple[Edition, ...],
    papers: tuple[Paper, ...],
    formats: tuple[Format, ...],
    out: Path | None,
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
    from handoutkit.build.run import build
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
    shown = report.findings if not talk.quiet else tuple(f for f in report.findings if f.is_error)
    show_findings(shown, no_color=talk.no_color)
    if as_json:
        _write_json(report)
    else:
        _show_table(report)
        _say_what_is_left(talk, report)
        talk.say(f"in {request.out}")
    return exit_code(report)


def exit_code(report: BuildReport) -> ExitCode:
    """Give the exit code for what came of a build."""
    if report.has(State.FAILED):
        return ExitCode.RENDERING_FAILED
    # An error that stopped no handout of this run is still an error of the library.
    if report.has(State.STOPPED) or any(finding.is_error for finding in report.findings):
        return ExitCode.FINDINGS
    return ExitCode.DONE


def _write_json(report: BuildReport) -> None:
    write_json(
        {
            "outputs": [asdict(one) for one in report.outputs],
            "findings": [finding.as_json() for finding in report.findings],
        }
    )


def _told(report: OutputReport) -> str:
    words = [str(report.state)]
    if report.older:
        words.append("an older file still stands there")
    if report.state is State.PLANNED:
        words += report.reasons[:_REASONS]
        words += ["…"] if len(report.reasons) > _REASONS else []
    return "; ".join(words)


def _say_what_is_left(talk: Talk, report: BuildReport) -> None:
    left = sum(1 for one in report.outputs if one.state is State.LEFT_OVER)
    if left:
        files = "1 file is" if left == 1 else f"{left} files are"
        talk.say(
            f"{files} left over from what the library no longer asks for: --prune removes them"
        )


def _show_table(report: BuildReport) -> None:
    rows = [
        (
            one.path,
            "" if one.pages is None else str(one.pages),
            "" if one.size is None else size_text(one.size),
            _told(one),
        )
        for one in report.outputs
    ]
    click.echo(table(("file", "pages", "size", "state"), rows, right=(1, 2)))
