"""`handout import`: ask for an import and tell what was done with each file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.console import Talk, show_findings
from handoutkit.cli.options import write_json
from handoutkit.errors import ExitCode, LibraryUnreadable

if TYPE_CHECKING:
    from handoutkit.build.import_request import Imported
    from handoutkit.findings import Finding


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--into", metavar="ARTICLE", default="", help="The article that FILE is for.")
@click.option("--id", "id_", metavar="NAME", default="", help="The name of the new article.")
@click.option("--lang", default="", help="The language of the text, if it is not recognised.")
@click.option("--recipes", is_flag=True, help="Write the conditions that are proposed, too.")
@click.option("--update", is_flag=True, help="Take FILE for a newer version of its article.")
@click.option(
    "--overwrite", is_flag=True, help="With --update: also where the article was edited here."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--json", "as_json_", is_flag=True, help="Report as JSON.")
@today_option
@click.pass_obj
def command(
    talk: Talk,
    files: tuple[Path, ...],
    into: str,
    id_: str,
    lang: str,
    recipes: bool,
    update: bool,
    overwrite: bool,
    dry_run: bool,
    as_json_: bool,
    today: date,
) -> ExitCode:
    """Make articles of texts, web pages, Word files and Markdown; take references along.

    Each FILE becomes an article of the library. A bibliography (CSL-JSON, BibTeX, RIS, NBIB) goes
    into the article it stands beside, or into the one that --into names.

    \b
    handout import magnesium.docx references.ris --recipes
    handout import page.html --dry-run
    handout import refs.bib --into magnesium-pain
    """  # noqa: D301 — \b keeps Click from joining the example's lines
    from handoutkit.build.import_request import ImportRequest
    from handoutkit.build.importing import import_files
    from handoutkit.cli.import_report import as_json

    if overwrite and not update:
        raise click.UsageError("--overwrite goes with --update.")
    request = ImportRequest(
        files=tuple(talk.directory / file for file in files),
        into=into,
        id=id_,
        lang=lang,
        recipes=recipes,
        update=update,
        overwrite=overwrite,
        dry_run=dry_run,
        today=today,
    )
    with talk.progress() as progress:
        done = import_files(_root(talk, dry_run=dry_run), request, progress)
    for one in done:
        show_findings(_shown(talk, one), no_color=talk.no_color)
    if as_json_:
        write_json(as_json(done))
    else:
        for one in done:
            _show(talk, one, dry_run=dry_run)
    return ExitCode.FINDINGS if any(one.refused for one in done) else ExitCode.DONE


def _root(talk: Talk, *, dry_run: bool) -> Path | None:
    """Give the library; what writes nothing needs none."""
    from handoutkit.project import find_library

    try:
        return find_library(talk.directory)
    except LibraryUnreadable:
        if dry_run:
            return None
        raise


def _shown(talk: Talk, one: "Imported") -> "Iterator[Finding]":
    """Give the findings that are worth a person's look: notes only if more is asked for."""
    from handoutkit.findings import Severity, sort_findings

    for finding in sort_findings(one.findings):
        is_note = finding.severity is Severity.NOTE
        if finding.is_error or not (talk.quiet or (is_note and not talk.verbose)):
            yield finding


def _show(talk: Talk, one: "Imported", *, dry_run: bool) -> None:
    """Tell what became of a file; the files that were written are the result."""
    from handoutkit.cli.import_report import summary

    if one.refused:
        talk.say(f"{one.path}: not imported")
        return
    talk.say(f"{one.path}:")
    for line in summary(one):
        talk.say(f"  {line}")
    if dry_run or (one.draft is not None and not one.written):
        talk.say("  Nothing was written.")
    for path in one.written:
        click.echo(path)
