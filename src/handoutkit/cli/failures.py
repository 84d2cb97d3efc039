"""The one place where an exception becomes words and an exit code."""

import os
import sys
from typing import TYPE_CHECKING

import click

from handoutkit.cli.interrupts import heard_interrupts
from handoutkit.errors import ExitCode, HandoutError, LibraryUnreadable

if TYPE_CHECKING:
    from handoutkit.build.ahead import Ahead


def exit_code_of(command: click.Command, ahead: "Ahead | None" = None) -> int:
    """Run a command; say what stopped it and give the exit code for it.

    It is given what was looked at `ahead`.

    What is not ours or Click's is a bug and keeps its traceback.
    """
    try:
        with heard_interrupts():
            code = command.main(standalone_mode=False, obj=ahead)
        if sys.stdout is not None:  # whoever closed it wants to hear nothing
            sys.stdout.flush()
    except HandoutError as error:
        from handoutkit.cli.console import say_error, show_findings

        if isinstance(error, LibraryUnreadable):
            show_findings(error.findings, no_color="--no-color" in sys.argv)
        say_error(error.message, error.remedy)
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        from handoutkit.cli.console import say_error

        remedy = "Run the command again (a merge: with --resume): it goes on where it was."
        say_error("interrupted", remedy)
        # An interrupt that left code made from a string, as the modules of data classes have when
        # they are imported, makes `python -m` end by the signal (pythonrun.c, run_eval_code_obj)
        # until the next such code has run.
        exec("")
        code = ExitCode.INTERRUPTED
    except SystemExit as left:
        # Click leaves by itself after completing words for a shell, and when the reader of our
        # output has gone: then with 1, which is Python's.
        code = ExitCode.DONE if left.code == 1 else left.code
    except BrokenPipeError:
        # The same, met by the flush above.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    return int(code or 0)
