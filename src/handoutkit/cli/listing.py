"""`handout list`: show the conditions or the languages of a library."""

import click

from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import write_json
from handoutkit.cli.table import table
from handoutkit.errors import ExitCode
from handoutkit.model.library import Condition


@click.command("list")
@click.option("--code", help="Only conditions with this code, in any code system.")
@click.option("--languages", is_flag=True, help="The languages of the library instead.")
@click.option("--json", "as_json", is_flag=True, help="List as JSON.")
@click.pass_obj
def command(talk: Talk, code: str | None, languages: bool, as_json: bool) -> ExitCode:
    """List the conditions of a library, with their names and codes.

    \b
    handout list
    handout list --code G43.909
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.sources import read_sources
    from handoutkit.project import find_library

    sources = read_sources(find_library(talk.directory))
    show_findings((f for f in sources.findings if f.is_error), no_color=talk.no_color)
    settings = sources.library.settings
    tags = [one.value for one in settings.languages]
    if languages:
        _show_languages(tags, as_json)
    else:
        found = [
            one
            for _, one in sorted(sources.library.conditions.items())
            if code is None or any(code in codes for codes in one.codes.values())
        ]
        _show_conditions(found, tags[0], as_json)
    broken = any(finding.is_error for finding in sources.findings)
    return ExitCode.FINDINGS if broken else ExitCode.DONE


def _show_languages(tags: list[str], as_json: bool) -> None:
    if as_json:
        write_json({"languages": tags})
    else:
        click.echo("\n".join(tags))


def _show_conditions(conditions: list[Condition], lang: str, as_json: bool) -> None:
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
