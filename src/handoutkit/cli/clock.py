"""The only clock: `--today DATE`, the variable HANDOUT_TODAY, or else the computer's date.

Knows not what the day is for.
"""

from datetime import date, datetime

import click


def _day(_: click.Context, __: click.Parameter, written: datetime | None) -> date:
    return datetime.now().astimezone().date() if written is None else written.date()


today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    envvar="HANDOUT_TODAY",
    callback=_day,
    show_envvar=True,
    metavar="DATE",
    help="Take this day as today, such as 2026-11-30.",
)
