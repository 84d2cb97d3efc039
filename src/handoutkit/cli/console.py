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

    from handoutkit.build.ahead import Ahead
    from handoutkit.build.pace import Pace
    from handoutkit.findings import Finding

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}

_WIPE = "\r\x1b[K"
"""To the line's beginning, and empty it (ECMA-48, 8.3.41, EL)."""

_FEW = 20  # steps that each get a line, however quickly they come
_PAUSE = 1.0  # seconds between the lines of more steps
_LONG = 120  # seconds, and minutes, from which on a larger unit says it better


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How much the command says, and where it works; and what was looked at ahead for it."""

    directory: "Path"
    quiet: bool
    verbose: bool
    no_color: bool
    ahead: "Ahead | None" = None

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
        with self._steps() as (say, _):
            yield lambda done, total, name: say(f"[{done + 1}/{total}] {name}")

    @contextmanager
    def pace(self) -> Iterator[Callable[["Pace"], None]]:
        """Say how far a run has come: in a terminal all in one line, which is then wiped out.

        Where each step has a line of its own, a long run says one a second, and the last.
        """
        with self._steps() as (say, in_place):
            said = float("-inf")

            def tell(pace: "Pace") -> None:
                nonlocal said
                is_due = pace.now - said >= _PAUSE or pace.done == pace.total
                if in_place or self.verbose or pace.total <= _FEW or is_due:
                    said = pace.now
                    say(pace_text(pace))

            yield tell

    @contextmanager
    def _steps(self) -> Iterator[tuple[Callable[[str], None], bool]]:
        """Give a function that says a step, and tell whether each takes the place of the last."""
        in_place = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if self.quiet or self.verbose or not in_place:
            yield self.say, False
            return
        try:
            yield _rewrite, True
        finally:
            click.echo(_WIPE, nl=False, err=True)


def _rewrite(step: str) -> None:
    from shutil import get_terminal_size

    # A line that is as wide as the terminal would wrap, and its first part could not be wiped out.
    room = get_terminal_size().columns - 1
    click.echo(f"{_WIPE}{step[:room]}", nl=False, err=True)


def pace_text(pace: "Pace") -> str:
    """Say how far a run has come: `[12/100] migraine (en) · 4.1/s · 21 s left · slowest: …`."""
    parts = [f"[{pace.done}/{pace.total}] {pace.name}".rstrip()]
    if pace.rate is not None and pace.left is not None:
        parts.append(f"{pace.rate:.1f}/s" if pace.rate >= 1 else f"{pace.rate * 60:.0f}/min")
        parts.append(f"{_time_text(pace.left)} left")
        if pace.slowest:
            parts.append(f"slowest: {pace.slowest} {pace.slowest_seconds:.1f} s")
    return " · ".join(parts)


def _time_text(seconds: float) -> str:
    if seconds < _LONG:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 60 * _LONG else f"{seconds / 3600:.1f} h"


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
