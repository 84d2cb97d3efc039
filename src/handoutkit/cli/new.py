"""`handout new`: ask for one more article or condition and tell what to do with it."""

import os
from datetime import date
from pathlib import Path

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk
from handoutkit.errors import ExitCode


@click.group("new")
def command() -> None:
    """Add an article or a condition to the library.

    NAME becomes the name of a file: small letters, digits and hyphens.

    \b
    handout new article sore-back
    handout new condition sore-back --article sore-back
    """  # noqa: D301 — \b keeps Click from joining the example's lines


@command.command("article")
@click.argument("name")
@today_option
@click.pass_obj
def article(talk: Talk, name: str, today: date) -> ExitCode:
    """Write an article to start from, and tell its file."""
    from handoutkit.build.starting import add_article
    from handoutkit.project import find_library

    _show(add_article(find_library(talk.directory), name, today))
    talk.say(f"Next: write your text into it, then handout new condition {name} --article {name}")
    return ExitCode.DONE


@command.command("condition")
@click.argument("name")
@click.option("--article", metavar="ID", help="Take the sections of this article, not the first.")
@click.pass_obj
def condition(talk: Talk, name: str, article: str | None) -> ExitCode:
    """Write a condition with all sections of an article, and tell its file."""
    from handoutkit.build.starting import add_condition
    from handoutkit.project import find_library

    made = add_condition(find_library(talk.directory), name, article)
    _show(made.path)
    talk.say(f"It takes all sections of {made.article}. Next: handout build {name}")
    return ExitCode.DONE


def _show(path: Path) -> None:
    """Tell a file as it can be opened from here."""
    click.echo(os.path.relpath(path))
