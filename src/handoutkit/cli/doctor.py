"""`handout doctor`: say what is missing on this computer, and which command brings it."""

from typing import TYPE_CHECKING

import click

from handoutkit.cli.console import Talk
from handoutkit.cli.options import write_json
from handoutkit.cli.table import table
from handoutkit.errors import ExitCode, LibraryUnreadable

if TYPE_CHECKING:
    from handoutkit.build.doctor import Check


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def command(talk: Talk, as_json: bool) -> ExitCode:
    """Check that all that building needs is installed.

    In a library, the fonts for its languages and its output folder are looked at as well.
    The commands it proposes are those of Debian and Ubuntu; run them as root.

    \b
    handout doctor
    handout -C my-library doctor --json
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.doctor import State, checks
    from handoutkit.build.probing import languages_of, probe
    from handoutkit.project import find_library

    try:
        root = find_library(talk.directory)
        languages = languages_of(root)
    except LibraryUnreadable:
        root, languages = None, ()
    if not languages:
        talk.say("without the settings of a library, fonts are checked for English only")
    made = checks(probe(languages or ("en",), root and root / "build", root))
    if as_json:
        write_json({"checks": [_as_json(one) for one in made]})
    else:
        rows = [(str(one.state), one.name, one.found, one.purpose, one.remedy) for one in made]
        click.echo(table(("state", "what", "found", "for", "get it with"), rows))
    missing = any(one.state is State.MISSING for one in made)
    return ExitCode.DEPENDENCY_MISSING if missing else ExitCode.DONE


def _as_json(check: "Check") -> dict[str, str]:
    return {
        "name": check.name,
        "state": check.state,
        "found": check.found,
        "for": check.purpose,
        "remedy": check.remedy,
    }
