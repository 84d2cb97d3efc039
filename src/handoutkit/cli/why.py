"""`handout why`: say which input makes a built file stale."""

from pathlib import Path

import click

from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import write_json
from handoutkit.errors import ExitCode


@click.command("why")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="It was built with --out DIR.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON.")
@click.pass_obj
def command(talk: Talk, file: Path, out: Path | None, as_json: bool) -> ExitCode:
    """Say why a built file would be built again, and what it was made of.

    \b
    handout why build/en/migraine.pdf
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.why import why
    from handoutkit.project import BUILD, find_library

    root = find_library(talk.directory)
    folder = root / BUILD if out is None else talk.directory / out
    found = why(root, folder, talk.directory / file if (talk.directory / file).exists() else file)
    show_findings(found.findings, no_color=talk.no_color)
    if as_json:
        from msgspec.structs import asdict

        findings = [one.as_json() for one in found.findings]
        write_json({**asdict(found.report), "inputs": dict(found.inputs), "findings": findings})
        return ExitCode.DONE
    click.echo(f"{found.report.path}: {_told(str(found.report.state))}")
    for reason in found.report.reasons:
        click.echo(f"  {reason}")
    click.echo("made of")
    for path, state in found.inputs.items():
        click.echo(f"  {path}" + ("" if state == "same" else f" ({state})"))
    return ExitCode.DONE


def _told(state: str) -> str:
    words = {
        "kept": "it stands as it would be built",
        "planned": "it would be built again",
        "left over": "the library no longer asks for it",
    }
    return words.get(state, f"it would not be built: {state}")
