"""The command `handout`, its options and its commands.

Does no work itself; commands are imported when they are called.
"""

import click

from handoutkit import __version__

COMMANDS = {
    "build": ("build", "Build handouts: all conditions, or those named."),
    "doctor": ("doctor", "Check that all that building needs is installed."),
    "import": (
        "importing",
        "Make articles of texts, web pages, Word files and Markdown; take references along.",
    ),
    "init": ("init", "Write a small, complete library into DIR, ready to build."),
    "list": (
        "listing",
        "List the conditions of a library, with their names and codes, or how far its languages "
        "are.",
    ),
    "merge": ("merge", "Copy a handout for each person of a table."),
    "new": ("new", "Add an article or a condition to the library."),
    "translate": (
        "translate",
        "Begin the translation of ARTICLE into LANG, or say what of it waits.",
    ),
    "why": ("why", "Say why a built file would be built again, and what it was made of."),
}
"""Each command's name, the module of this package that holds it, and how its own help begins."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are needed: not to be listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(f"handoutkit.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as Click does, each by a stand-in."""
        names = self.list_commands(ctx)
        stand_ins = {name: click.Command(name, help=COMMANDS[name][1]) for name in names}
        click.Group(commands=stand_ins).format_commands(ctx, formatter)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    help="Work as if started in this folder.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("--no-color", is_flag=True, help="No colours; NO_COLOR does the same.")
@click.version_option(__version__, prog_name="handout")
@click.pass_context
def main(ctx: click.Context, directory: str, quiet: bool, verbose: bool, no_color: bool) -> None:
    """Make patient handouts from a clinic's library of health articles.

    Results go to standard output, everything else to standard error.
    """
    from pathlib import Path

    from handoutkit.cli.console import Talk

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot be used together.")
    ctx.obj = Talk(
        directory=Path(directory),
        quiet=quiet,
        verbose=verbose,
        no_color=no_color,
        ahead=ctx.obj,
    )
