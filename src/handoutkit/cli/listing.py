"""`handout list`: show the conditions or the languages of a library."""

from typing import TYPE_CHECKING

import click

from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import write_json
from handoutkit.cli.table import table
from handoutkit.errors import ExitCode

if TYPE_CHECKING:
    from handoutkit.build.languages import InLanguage
    from handoutkit.model.library import Condition


@click.command("list")
@click.option("--code", help="Only conditions with this code, in any code system.")
@click.option("--languages", is_flag=True, help="The state of all in each language instead.")
@click.option("--json", "as_json", is_flag=True, help="List as JSON.")
@click.pass_obj
def command(talk: Talk, code: str | None, languages: bool, as_json: bool) -> ExitCode:
    """List the conditions of a library, with their names and codes, or how far its languages are.

    \b
    handout list
    handout list --code G43.909
    handout list --languages
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.languages import in_languages
    from handoutkit.build.recall import FOLDER, Entries
    from handoutkit.build.sources import read_sources
    from handoutkit.project import BUILD, find_library

    root = find_library(talk.directory)
    sources = read_sources(root, entries=Entries(root / BUILD / FOLDER))
    show_findings((f for f in sources.findings if f.is_error), no_color=talk.no_color)
    settings = sources.library.settings
    tags = [one.value for one in settings.languages]
    if languages:
        _show_languages(tags, in_languages(sources), as_json)
    else:
        found = [
            one
            for _, one in sorted(sources.library.conditions.items())
            if code is None or any(code in codes for codes in one.codes.values())
        ]
        _show_conditions(found, tags[0], as_json)
    broken = any(finding.is_error for finding in sources.findings)
    return ExitCode.FINDINGS if broken else ExitCode.DONE


def _show_languages(tags: list[str], state: "tuple[InLanguage, ...]", as_json: bool) -> None:
    if as_json:
        each = [
            {
                "lang": one.lang,
                "kind": one.kind,
                "id": one.id,
                "state": str(one.state),
                "problems": list(one.problems),
            }
            for one in state
        ]
        write_json({"languages": tags, "state": each})
        return
    rows = [(one.lang, one.kind, one.id, _state(one)) for one in state]
    click.echo(table(("language", "kind", "name", "state"), rows))


def _state(one: "InLanguage") -> str:
    """Say how far it is: what there is one of to do is said, more is counted."""
    if not one.problems:
        return str(one.state)
    count = len(one.problems)
    return f"{one.state}: {one.problems[0] if count == 1 else f'{count} things to do'}"


def _show_conditions(conditions: "list[Condition]", lang: str, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                "conditions": [
                    {
                        "id": one.id,
                        "name": dict(one.name),
                        "also": {tag: list(names) for tag, names in one.also.items()},
                        "title": dict(one.title),
                        "codes": {system: list(codes) for system, codes in one.codes.items()},
                    }
                    for one in conditions
                ]
            }
        )
        return
    rows = [
        (
            one.id,
            one.name.get(lang) or next(iter(one.name.values())),
            ", ".join(f"{system} {' '.join(codes)}" for system, codes in one.codes.items()),
        )
        for one in conditions
    ]
    click.echo(table(("condition", "name", "codes"), rows))
