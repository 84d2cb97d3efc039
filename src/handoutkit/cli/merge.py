"""`handout merge`: ask for copies for the persons of a table and tell what came of them.

Never repeats what the table says of them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.dumps import without_dumps
from handoutkit.cli.merge_options import merge_options
from handoutkit.cli.options import write_json
from handoutkit.errors import ExitCode

if TYPE_CHECKING:
    from handoutkit.build.merge_request import MergeReport, MergeRequest

_EVERY = 5.0
"""Seconds between two lines that tell how far the merge is."""


@click.command("merge")
@merge_options
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(talk: Talk, request: "MergeRequest", as_json: bool) -> ExitCode:
    """Copy a handout for each person of a table.

    What a row does not say is taken from the options. A row that cannot be printed is told by its
    number, and costs no other.

    \b
    handout merge migraine --csv people.csv --to ~/letters
    handout merge migraine --csv people.csv --to ~/letters --column name=Patient --format pdf,epub
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.merge import merge
    from handoutkit.project import find_library

    without_dumps()
    with _progress(talk) as progress:
        report = merge(find_library(talk.directory), request, progress)
    shown = report.findings if not talk.quiet else tuple(f for f in report.findings if f.is_error)
    show_findings(shown, no_color=talk.no_color)
    _tell(talk, report)
    if as_json:
        write_json({**asdict(report), "findings": [one.as_json() for one in report.findings]})
    else:
        _show(report)
        talk.say(f"in {request.to}")
    return ExitCode.FINDINGS if report.refused else ExitCode.DONE


def _tell(talk: Talk, report: "MergeReport") -> None:
    """Tell how the table was read."""
    fields = ", ".join(report.columns)
    talk.say(f"read as {report.encoding}, cells parted by {report.separator}; columns: {fields}")


def _show(report: "MergeReport") -> None:
    """Show that no row was lost."""
    there = f", {report.there} there before" if report.there else ""
    click.echo(
        f"{report.rows} rows = {report.copied} copied{there}, {report.refused} refused, "
        f"{report.empty} empty"
    )
    click.echo(f"{report.filled} filled in, {report.full} laid out in full; {report.files} files")


@contextmanager
def _progress(talk: Talk) -> Iterator[Callable[[int, int], None]]:
    """Tell from time to time how many rows are done, how fast, and how long the rest takes."""
    # The time until the first copy goes into masters, and tells nothing of the others.
    started: tuple[float, int] | None = None
    told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal started, told
        now = time.monotonic()
        if started is None:
            started = now, done
        elif now - told >= _EVERY:
            told = now
            rate = (done - started[1]) / (now - started[0])
            left = (total - done) / rate
            talk.say(f"[{done}/{total}] {rate:.1f} a second, {left:.0f} s left")

    yield progress
