"""`handout init`: ask for a new library and tell what to do with it."""

import shlex
from datetime import date
from pathlib import Path

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk
from handoutkit.errors import ExitCode


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="Example Clinic", help="The clinic's name.", show_default=True)
@today_option
@click.pass_obj
def command(talk: Talk, folder: Path, name: str, today: date) -> ExitCode:
    """Write a small, complete library into DIR, ready to build.

    Lists the files it wrote; their comments explain them. Writes nothing over.

    \b
    handout init our-clinic --name "Hill Street Clinic"
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.starting import start_library

    target = talk.directory / folder
    for path in start_library(target, name, today):
        click.echo(path)
    talk.say(f"Next: cd {shlex.quote(str(target))}, then handout build")
    return ExitCode.DONE
