"""How things are said: findings, errors, progress, colours.

Results go to stdout; all of this goes to stderr.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from handoutkit.findings import Finding

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}

_WIPE = "\r\x1b[K"
"""To the line's beginning, and empty it (ECMA-48, 8.3.41, EL)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How much the command says, and where it works."""

    directory: "Path"
    quiet: bool
    verbose: bool
    no_color: bool

    def say(self, message: str) -> None:
        """Say how things go, unless asked to be quiet."""
        if not self.quiet:
            click.echo(message, err=True)

    def detail(self, message: str) -> None:
        """Say more, if asked to."""
        if self.verbose:
            click.echo(message, err=True)

    @contextmanager
    def progress(self) -> Iterator[Callable[[int, int, str], None]]:
        """Say which handout is next, of how many: in a terminal all in one line, then wiped out."""
        in_place = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if self.quiet or self.verbose or not in_place:
            yield lambda done, total, name: self.say(f"[{done + 1}/{total}] {name}")
            return
        try:
            yield _rewrite
        finally:
            click.echo(_WIPE, nl=False, err=True)


def _rewrite(done: int, total: int, name: str) -> None:
    from shutil import get_terminal_size

    # A line that is as wide as the terminal would wrap, and its first part could not be wiped out.
    room = get_terminal_size().columns - 1
    click.echo(f"{_WIPE}{f'[{done + 1}/{total}] {name}'[:room]}", nl=False, err=True)


def use_colour(no_color: bool) -> bool:
    """Tell whether stderr is a terminal that nobody wants plain (NO_COLOR: no-color.org)."""
    return not no_color and not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def show_findings(findings: "Iterable[Finding]", *, no_color: bool = False) -> None:
    """Say each finding: where, how grave, what is wrong, and what to do."""
    colour = use_colour(no_color)
    for finding in findings:
        kind = click.style(f"{finding.severity}[{finding.code}]", fg=_COLOURS[finding.severity])
        click.echo(f"{finding.place}: {kind} {finding.message}", err=True, color=colour)
        if finding.hint:
            click.echo(f"    {finding.hint}", err=True)


def say_error(message: str, remedy: str = "") -> None:
    """Say what stopped the command, and what to do."""
    click.echo(f"handout: {message}", err=True)
    if remedy:
        click.echo(f"    {remedy}", err=True)
