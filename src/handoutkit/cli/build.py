"""`handout build`: ask for a build and show what came of it."""

from typing import TYPE_CHECKING

import click

from handoutkit.cli.person import Asked, person_options
from handoutkit.cli.request_options import Wished, request_options
from handoutkit.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from handoutkit.cli.console import Talk


@click.command("build")
@click.argument("conditions", nargs=-1, metavar="[CONDITION…]")
@request_options
@click.option(
    "--watch", "is_watching", is_flag=True, help="Build again what is saved; Ctrl-C ends."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@person_options
@click.pass_obj
def command(
    talk: "Talk",
    conditions: tuple[str, ...],
    wished: Wished,
    asked: Asked,
    is_watching: bool,
    as_json: bool,
) -> ExitCode:
    """Build handouts: all conditions, or those named.

    Only what changed is built; a table at the end says what stands where. With --for, one handout
    is copied for one person, and nothing of it is kept but the copy.

    \b
    handout build
    handout build migraine --watch
    handout build migraine --format pdf
    handout build --edition standard,large-print --paper a4,letter
    handout build migraine --for - --to ~/today
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.project import find_library

    root = find_library(talk.directory)
    talk.detail(f"library in {root}")
    if is_watching:
        _refuse_beside_watching(wished, asked, as_json)
        from handoutkit.cli.watching import watch

        return watch(talk, root, wished.request(conditions, root, talk.directory))
    if asked.is_for_somebody:
        return _copy(talk, root, conditions, wished, asked, as_json=as_json)
    from handoutkit.garbage import left_alone

    # Nearly all of what is imported, read and planned stays until the end.
    with left_alone():
        return _build(talk, root, conditions, wished, as_json=as_json)


def _build(
    talk: "Talk", root: "Path", conditions: tuple[str, ...], wished: Wished, *, as_json: bool
) -> ExitCode:
    """Build once, and show what came of it."""
    from handoutkit.build.ahead import Ahead

    # Another process reads the sources while this one imports the rest.
    request = wished.request(conditions, root, talk.directory)
    ahead = talk.ahead
    if ahead is None or ahead.root != str(root):
        ahead = Ahead(str(root), str(request.out))
    from handoutkit.build.run import build
    from handoutkit.cli.build_report import exit_code, show

    with talk.pace() as progress:
        report = build(root, request, progress, ahead, once=True)
    show(talk, report, str(request.out), as_json=as_json)
    return exit_code(report)


def _copy(
    talk: "Talk",
    root: "Path",
    conditions: tuple[str, ...],
    wished: Wished,
    asked: Asked,
    *,
    as_json: bool,
) -> ExitCode:
    """Make a personal copy, where its owner says."""
    from msgspec.structs import replace

    from handoutkit.build.personal import build_personal
    from handoutkit.cli.build_report import exit_code, show

    asked.refuse_beside(
        {
            "--out": wished.out is not None,
            "--dry-run": wished.dry_run,
            "--prune": wished.prune,
            "--jobs": wished.jobs is not None,
            "--executor": wished.executor is not None,
        }
    )
    request = wished.request(conditions, root, talk.directory)
    request = replace(request, out=asked.folder(talk.directory))
    report = build_personal(root, request, asked.person(talk.directory))
    show(talk, report, str(request.out), as_json=as_json)
    return exit_code(report)


def _refuse_beside_watching(wished: Wished, asked: Asked, as_json: bool) -> None:
    beside = {"--for": asked.is_for_somebody, "--dry-run": wished.dry_run, "--json": as_json}
    for option, is_given in beside.items():
        if is_given:
            raise click.UsageError(f"{option} and --watch cannot be used together.")
