"""Where the command `handout` begins and ends. Knows neither its commands nor its options."""

import gc
import sys

from handoutkit.cli.foresight import looking_ahead


def run() -> None:
    """Run the command and leave with its exit code."""
    # What is imported by now stays until the end: looking through it costs a tenth of a help.
    gc.disable()
    with looking_ahead(sys.argv[1:]) as ahead:
        from handoutkit.cli.commands import main
        from handoutkit.cli.failures import exit_with

        gc.freeze()
        gc.enable()
        try:
            exit_with(main, ahead)
        finally:
            gc.freeze()  # all of it goes now
