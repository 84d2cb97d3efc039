"""What came of a build, shown: a table or JSON, and the exit code. Knows not how it is built."""

from collections.abc import Iterator

import click

from handoutkit.build.request import BuildReport, OutputReport, State
from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import write_json
from handoutkit.cli.table import size_text, table
from handoutkit.errors import ExitCode

_REASONS = 3
"""So many reasons are told in the table; `handout why` tells all."""


def exit_code(report: BuildReport) -> ExitCode:
    """Give the exit code for what came of a build."""
    if report.has(State.FAILED):
        return ExitCode.RENDERING_FAILED
    # An error that stopped no handout of this run is still an error of the library.
    if report.has(State.STOPPED) or any(finding.is_error for finding in report.findings):
        return ExitCode.FINDINGS
    return ExitCode.DONE


def show(talk: Talk, report: BuildReport, where: str, *, as_json: bool) -> None:
    """Say what was found, and show what came of each output; `where` they are is said last."""
    shown = report.findings if not talk.quiet else tuple(f for f in report.findings if f.is_error)
    show_findings(shown, no_color=talk.no_color)
    if as_json:
        _write_json(report)
        return
    _show_table(report)
    left = sum(1 for one in report.outputs if one.state is State.LEFT_OVER)
    if left:
        files = "1 file is" if left == 1 else f"{left} files are"
        talk.say(f"{files} left over: the library no longer asks for it. `--prune` removes it.")
    talk.say(f"in {where}")


def _write_json(report: BuildReport) -> None:
    from msgspec.structs import asdict

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
            "; ".join(_told(one)),
        )
        for one in report.outputs
    ]
    click.echo(table(("file", "pages", "size", "state"), rows, right=(1, 2)))


def _told(report: OutputReport) -> Iterator[str]:
    yield str(report.state)
    if report.older:
        yield "an older file still stands there"
    if report.state is State.PLANNED:
        yield from report.reasons[:_REASONS]
        if len(report.reasons) > _REASONS:
            yield "…"
