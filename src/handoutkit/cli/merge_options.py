"""The options that say which copies a table asks for, as one request."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk
from handoutkit.cli.options import CommaList
from handoutkit.cli.person import Day
from handoutkit.errors import ExitCode
from handoutkit.model.editions import EDITIONS, PAPERS, Edition, Format, Paper

if TYPE_CHECKING:
    from handoutkit.build.merge_request import MergeRequest

Command: TypeAlias = Callable[..., ExitCode]

_FORMATS: tuple[Format, ...] = ("pdf", "epub")


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


_OPTIONS = (
    click.argument("condition"),
    click.option(
        "--csv",
        "table",
        required=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The table of persons; its first line names the columns.",
    ),
    click.option(
        "--to",
        required=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where the copies go: a folder that is new or empty.",
    ),
    click.option(
        "--column",
        "columns",
        type=_Columns(),
        multiple=True,
        metavar="FIELD=HEADER",
        help="Which column holds name, clinician, date, note, lang or file.",
    ),
    click.option("--lang-column", metavar="HEADER", help="The same as --column lang=HEADER."),
    click.option("--file-column", metavar="HEADER", help="The same as --column file=HEADER."),
    click.option(
        "--format", "formats", type=CommaList(_FORMATS), default=("pdf",), help="[default: pdf]"
    ),
    click.option("--edition", type=click.Choice(EDITIONS), default="standard", help="The edition."),
    click.option("--paper", type=click.Choice(PAPERS), help="The paper.  [default: the library's]"),
    click.option("--lang", default="", help="The language where a row names none."),
    click.option("--date", "day", type=Day(), metavar="DATE", help="The day.  [default: today]"),
    click.option("--clinician", default="", metavar="TEXT", help="Who gives the copies."),
    click.option("--note", default="", metavar="TEXT", help="A line for each person."),
    click.option("--zip", "zipped", is_flag=True, help="Put all copies into one archive."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Lay out in N processes at a time what cannot be filled in.",
    ),
    click.option("--executor", metavar="dask://HOST:PORT", help="Do that on a Dask cluster."),
    click.option("--resume", is_flag=True, help="Go on with a merge that was interrupted."),
    today_option,
)


def merge_options(command: Command) -> Command:
    """Give a command how it talks, and these options as one value `request`.

    It says itself whether it reports as JSON.
    """

    @click.pass_obj
    def with_request(talk: Talk, /, *, as_json: bool, **said: Any) -> ExitCode:
        return command(talk, request=_request(talk.directory, **said), as_json=as_json)

    asking: Command = wraps(command)(with_request)
    for option in reversed(_OPTIONS):
        asking = option(asking)
    return asking


def _request(
    directory: Path,
    *,
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
    today: date,
    **others: Any,
) -> "MergeRequest":
    from handoutkit.build.merge_request import MergeRequest

    return MergeRequest(
        condition=condition,
        table=directory / table,
        to=directory / to,
        columns=_columns(columns, {"lang": lang_column, "file": file_column}),
        formats=tuple(dict.fromkeys(formats)),
        edition=edition,
        paper=paper,
        lang=lang,
        day=day,
        today=today,
        clinician=clinician,
        note=note,
        **others,
    )


def _columns(
    said: tuple[tuple[str, str], ...], others: Mapping[str, str | None]
) -> Mapping[str, str]:
    pairs = [*said, *((field, header) for field, header in others.items() if header is not None)]
    found = dict(pairs)
    if len(found) < len(pairs):
        raise click.UsageError("A field was given two columns.")
    return found
