"""`handout translate`: begin a translation, or mark what of it waits, and say where."""

from datetime import date
from typing import TYPE_CHECKING

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk, say_error, show_findings
from handoutkit.cli.options import write_json
from handoutkit.cli.table import table
from handoutkit.errors import ExitCode

if TYPE_CHECKING:
    from handoutkit.build.translating import Translated
    from handoutkit.findings import Place


@click.command("translate")
@click.argument("article")
@click.argument("lang")
@click.option(
    "--accept", is_flag=True, help="Record all that is there as translated: you compared."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@today_option
@click.pass_obj
def command(
    talk: Talk, article: str, lang: str, accept: bool, as_json: bool, today: date
) -> ExitCode:
    """Begin the translation of ARTICLE into LANG, or say what of it waits.

    Writes the source's words into a new file, block by block. Later it marks the blocks whose
    source has changed, and never touches what you have written. ARTICLE may be a disclaimer.

    \b
    handout translate magnesium-pain es
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.translating import translate
    from handoutkit.project import find_library

    made = translate(find_library(talk.directory), article, lang, today, accept=accept)
    if made.findings:
        show_findings(made.findings, no_color=talk.no_color)
        say_error(f"{made.path} was not touched", "Mend what is said above first.")
        return ExitCode.FINDINGS
    if as_json:
        write_json({"path": made.path, "waiting": _as_json(made)})
        return ExitCode.DONE
    if made.waiting:
        rows = [
            (one.name, _place(one.finding.place), _place(one.source), one.reason)
            for one in made.waiting
        ]
        click.echo(table(("part", "translation", "source", "why it waits"), rows))
        talk.say(f"Next: edit {made.path}, then run this again")
    else:
        click.echo(f"{made.path} is complete")
    return ExitCode.DONE


def _as_json(made: "Translated") -> list[dict[str, object]]:
    return [
        {
            "block": one.name,
            "path": one.finding.place.path,
            "line": one.finding.place.line,
            "source_path": one.source.path if one.source else None,
            "source_line": one.source.line if one.source else None,
            "reason": one.reason,
        }
        for one in made.waiting
    ]


def _place(source: "Place | None") -> str:
    return f"{source.path}:{source.line}" if source else "—"
