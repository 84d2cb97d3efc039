"""`handout build`: ask for a build and show what came of it."""

from dataclasses import asdict, replace
from pathlib import Path

import click

from handoutkit.build.request import (
    EDITIONS,
    FORMATS,
    PAPERS,
    BuildReport,
    BuildRequest,
    State,
)
from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import CommaList, write_json
from handoutkit.cli.person import Asked, person_options
from handoutkit.cli.table import size_text, table
from handoutkit.errors import ExitCode
from handoutkit.model.library import Edition, Format, Paper


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
@click.option(
    "--force", is_flag=True, help="Build whatever checks find; each page says “not checked”."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@person_options
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
    force: bool,
    as_json: bool,
    asked: Asked,
) -> ExitCode:
    """Build handouts: all conditions, or those named.

    Only what changed is built; a table at the end says what stands where. With --for, one handout
    is copied for one person, and nothing of it is kept but the copy.

    \b
    handout build
    handout build migraine --format pdf
    handout build --edition standard,large-print --paper a4,letter
    handout build migraine --for - --to ~/today
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.personal import build_personal
    from handoutkit.build.run import build
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
    if asked.is_for_somebody:
        asked.refuse_beside({"--out": out is not None, "--dry-run": dry_run})
        request = replace(request, out=asked.folder(talk.directory), tidy=False)
        report = build_personal(root, request, asked.person(talk.directory))
    else:
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


def _show_table(report: BuildReport) -> None:
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
