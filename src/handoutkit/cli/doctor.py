"""`handout doctor`: say what is missing on this computer, and which command brings it."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutkit.cli.console import Talk
from handoutkit.cli.options import write_json
from handoutkit.cli.table import table
from handoutkit.errors import ExitCode, LibraryUnreadable

if TYPE_CHECKING:
    from handoutkit.build.doctor import Check
    from handoutkit.build.equipment import Difference


@click.command("doctor")
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Compare this cluster's workers with this computer.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def command(talk: Talk, executor: str | None, as_json: bool) -> ExitCode:
    """Check that all that building needs is installed.

    In a library, the fonts for its languages and its output folder are looked at as well.
    The commands it proposes are those of Debian and Ubuntu; run them as root.

    \b
    handout doctor
    handout -C my-library doctor --json
    handout doctor --executor dask://127.0.0.1:8786
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.doctor import State, checks
    from handoutkit.build.probing import probe
    from handoutkit.project import BUILD

    root, languages = _library(talk)
    if executor is not None:
        return _compare(executor, root, languages, as_json)
    made = checks(probe(languages, root and root / BUILD, root))
    if as_json:
        write_json({"checks": [_as_json(one) for one in made]})
    else:
        rows = [(str(one.state), one.name, one.found, one.purpose, one.remedy) for one in made]
        click.echo(table(("state", "what", "found", "for", "get it with"), rows))
    missing = any(one.state is State.MISSING for one in made)
    return ExitCode.DEPENDENCY_MISSING if missing else ExitCode.DONE


def _library(talk: Talk) -> tuple[Path | None, tuple[str, ...]]:
    """Give the library's folder and its languages; without one, none and English."""
    from handoutkit.build.probing import languages_of
    from handoutkit.project import find_library

    try:
        root = find_library(talk.directory)
        languages = languages_of(root)
    except LibraryUnreadable:
        root, languages = None, ()
    if not languages:
        talk.say("without the settings of a library, fonts are checked for English only")
    return root, languages or ("en",)


def _compare(
    address: str, root: Path | None, languages: tuple[str, ...], as_json: bool
) -> ExitCode:
    """Show which workers of a cluster would make the same files as this computer."""
    from handoutkit.build.cluster import compare
    from handoutkit.build.equipment import named_families
    from handoutkit.build.sources import styles_of

    found = compare(address, named_families(styles_of(root), languages))
    if as_json:
        write_json({"workers": [_worker_as_json(*one) for one in found.items()]})
    else:
        click.echo(table(("state", "worker", "what", "here", "there"), _rows(found)))
    differ = any(found.values())
    return ExitCode.DEPENDENCY_MISSING if differ else ExitCode.DONE


def _rows(found: "Mapping[str, tuple[Difference, ...]]") -> list[tuple[str, str, str, str, str]]:
    """Give a row for each worker that is alike, and for each difference of the others."""
    return [
        row
        for worker, unlike in found.items()
        for row in (
            [
                ("differs", worker, one.what, one.here or "none", one.there or "none")
                for one in unlike
            ]
            or [("same", worker, "", "", "")]
        )
    ]


def _worker_as_json(worker: str, unlike: "tuple[Difference, ...]") -> dict[str, object]:
    return {
        "worker": worker,
        "state": "differs" if unlike else "same",
        "differences": [asdict(one) for one in unlike],
    }


def _as_json(check: "Check") -> dict[str, str]:
    return {
        "name": check.name,
        "state": check.state,
        "found": check.found,
        "for": check.purpose,
        "remedy": check.remedy,
    }
