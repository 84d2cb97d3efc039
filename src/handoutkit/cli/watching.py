"""`handout build --watch`: build what a saved file touches, and say so, until Ctrl-C."""

from pathlib import Path
from time import monotonic

from handoutkit.build.request import BuildReport, BuildRequest, State
from handoutkit.build.watching import changes, rebuild
from handoutkit.cli.console import Talk, say_error, show_findings
from handoutkit.errors import ExitCode, LibraryUnreadable, UsageProblem

_TOLD = (State.BUILT, State.STOPPED, State.FAILED, State.REMOVED)
_SHOWN = 4
"""So many files are named in a line."""


def watch(talk: Talk, root: Path, request: BuildRequest) -> ExitCode:
    """Build, and build again what is touched by each file that is saved.

    An interrupt while nothing is at work is how it is meant to end; during a build it is one.

    Raises:
        UsageProblem: what is asked for is not in the library at the start.
        DependencyMissing: watchfiles is not installed.
        CannotWrite: the output folder refuses.
    """
    is_first = True
    batches = changes(root)
    while True:
        try:
            next(batches)
        except KeyboardInterrupt:
            return ExitCode.DONE
        try:
            _rebuild(talk, root, request)
        except (LibraryUnreadable, UsageProblem) as error:
            if is_first and isinstance(error, UsageProblem):
                raise
            if isinstance(error, LibraryUnreadable):
                show_findings(error.findings, no_color=talk.no_color)
            say_error(error.message, error.remedy)
        if is_first:
            talk.say(f"watching {root}; Ctrl-C ends it")
        is_first = False


def _rebuild(talk: Talk, root: Path, request: BuildRequest) -> None:
    start = monotonic()

    def drafted(pages: int) -> None:
        word = "page is" if pages == 1 else "pages are"
        talk.say(f"{pages} web {word} there to be looked at, {monotonic() - start:.1f} s")

    with talk.pace() as progress:
        report = rebuild(root, request, drafted, progress)
    shown = report.findings if not talk.quiet else tuple(f for f in report.findings if f.is_error)
    show_findings(shown, no_color=talk.no_color)
    talk.say(f"{_told(report)}, {monotonic() - start:.1f} s")


def _told(report: BuildReport) -> str:
    """Say in a line what came of a build, and of which files."""
    by_state = {
        state: [one.path for one in report.outputs if one.state is state] for state in _TOLD
    }
    told = [
        f"{len(paths)} {state} ({', '.join(paths[:_SHOWN])}{', …' if len(paths) > _SHOWN else ''})"
        for state, paths in by_state.items()
        if paths
    ]
    return ", ".join(told) or "all stands as it was"
