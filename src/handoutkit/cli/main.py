"""Where the command `handout` begins and ends. Knows neither its commands nor its options."""

import atexit
import gc
import os
import sys
import threading
from typing import NoReturn

from handoutkit.cli.foresight import looking_ahead


def run() -> NoReturn:
    """Run the command and leave with its exit code."""
    # What is imported by now stays until the end: looking through it costs a tenth of a help.
    gc.disable()
    with looking_ahead(sys.argv[1:]) as ahead:
        from handoutkit.cli.commands import main
        from handoutkit.cli.failures import exit_code_of

        gc.freeze()
        gc.enable()
        try:
            code = exit_code_of(main, ahead)
        finally:
            gc.freeze()  # all of it goes now
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Leave, and take nothing apart before where nobody has to be told of the end.

    What Python would take apart goes with the process.
    """
    if threading.active_count() == 1 and atexit._ncallbacks() == 0:
        try:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            pass  # full or closed: Python itself knows what to say of it
        else:
            os._exit(code)
    sys.exit(code)
