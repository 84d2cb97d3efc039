"""The command `handout` and its options.

Does no work itself; commands are imported when they are called.
"""

import importlib
from pathlib import Path

import click

from handoutkit import __version__
from handoutkit.cli.console import Talk

COMMANDS = {
    "build": "build",
    "doctor": "doctor",
    "import": "importing",
    "init": "init",
    "list": "listing",
    "merge": "merge",
    "new": "new",
    "translate": "translate",
}
"""Each command's name, and the module of this package that holds it."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"handoutkit.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Work as if started in this folder.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("--no-color", is_flag=True, help="No colours; NO_COLOR does the same.")
@click.version_option(__version__, prog_name="handout")
@click.pass_context
def main(ctx: click.Context, directory: Path, quiet: bool, verbose: bool, no_color: bool) -> None:
    """Make patient handouts from a clinic's library of health articles.

    Results go to standard output, everything else to standard error.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot be used together.")
    ctx.obj = Talk(directory=directory, quiet=quiet, verbose=verbose, no_color=no_color)


def run() -> None:
    """Run the command and leave with its exit code."""
    from handoutkit.cli.failures import exit_with

    exit_with(main)
