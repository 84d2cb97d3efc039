"""`handout merge`: ask for copies for the persons of a table and tell what came of them.

Never repeats what the table says of them.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from handoutkit.build.merge_request import FORMATS, MergeReport, MergeRequest
from handoutkit.build.request import EDITIONS, PAPERS
from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import CommaList, write_json
from handoutkit.cli.person import Day
from handoutkit.errors import ExitCode
from handoutkit.model.library import Edition, Format, Paper

_EVERY = 5.0
"""Seconds between two lines that tell how far the merge is."""


class _Columns(click.ParamType[tuple[str, str]]):
    """A field and the header of its column, such as name=Patient."""

    name = "column"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the sign, and check the field."""
        from handoutkit.importers.people.columns import FIELDS

        field, sign, header = str(value).partition("=")
        if not sign or not header.strip() or field.strip() not in FIELDS:
            self.fail(f"write FIELD=HEADER; fields are {', '.join(FIELDS)}.", param, ctx)
        return field.strip(), header


@click.command("merge")
@click.argument("condition")
@click.option(
    "--csv",
    "table",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The table of persons; its first line names the columns.",
)
@click.option(
    "--to",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the copies go: a folder that is new or empty.",
)
@click.option(
    "--column",
    "columns",
    type=_Columns(),
    multiple=True,
    metavar="FIELD=HEADER",
    help="Which column holds name, clinician, date, note, lang or file.",
)
@click.option("--lang-column", metavar="HEADER", help="The same as --column lang=HEADER.")
@click.option("--file-column", metavar="HEADER", help="The same as --column file=HEADER.")
@click.option(
    "--format", "formats", type=CommaList(FORMATS), default=("pdf",), help="[default: pdf]"
)
@click.option("--edition", type=click.Choice(EDITIONS), default="standard", help="The edition.")
@click.option("--paper", type=click.Choice(PAPERS), help="The paper.  [default: the library's]")
@click.option("--lang", default="", help="The language where a row names none.")
@click.option("--date", "day", type=Day(), metavar="DATE", help="The day.  [default: today]")
@click.option("--clinician", default="", metavar="TEXT", help="Who gives the copies.")
@click.option("--note", default="", metavar="TEXT", help="A line for each person.")
@click.option("--zip", "zipped", is_flag=True, help="Put all copies into one archive.")
@click.option("--resume", is_flag=True, help="Go on with a merge that was interrupted.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@today_option
@click.pass_obj
def command(
    talk: Talk,
    condition: str,
    table: Path,
    to: Path,
    columns: tuple[tuple[str, str], ...],
    lang_column: str | None,
    file_column: str | None,
    formats: tuple[Format, ...],
    edition: Edition,
    paper: Paper | None,
    lang: str,
    day: date | None,
    clinician: str,
    note: str,
    zipped: bool,
    resume: bool,
    as_json: bool,
    today: date,
) -> ExitCode:
    """Copy a handout for each person of a table.

    What a row does not say is taken from the options. A row that cannot be printed is told by its
    number, and costs no other.

    \b
    handout merge migraine --csv people.csv --to ~/letters
    handout merge migraine --csv people.csv --to ~/letters --column name=Patient --format pdf,epub
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.merge import merge
    from handoutkit.project import find_library

    request = MergeRequest(
        condition=condition,
        table=talk.directory / table,
        to=talk.directory / to,
        columns=_columns(columns, {"lang": lang_column, "file": file_column}),
        formats=tuple(dict.fromkeys(formats)),
        edition=edition,
        paper=paper,
        lang=lang,
        day=day,
        today=today,
        clinician=clinician,
        note=note,
        zipped=zipped,
        resume=resume,
    )
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


def _columns(
    said: tuple[tuple[str, str], ...], others: Mapping[str, str | None]
) -> Mapping[str, str]:
    pairs = [*said, *((field, header) for field, header in others.items() if header is not None)]
    found = dict(pairs)
    if len(found) < len(pairs):
        raise click.UsageError("A field was given two columns.")
    return found


def _tell(talk: Talk, report: MergeReport) -> None:
    """Tell how the table was read."""
    fields = ", ".join(report.columns)
    talk.say(f"read as {report.encoding}, cells parted by {report.separator}; columns: {fields}")


def _show(report: MergeReport) -> None:
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
