"""Ctrl-C that is heard. Knows nothing of what it interrupts.

Python raises an interrupt wherever it happens to be. In a weak reference's callback it is reported
and dropped; WeasyPrint takes one for a picture that cannot be read (images.py, `except
BaseException`). A build that loses its interrupt goes on to the end, or without a picture.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.2
"""Seconds until an interrupt that did not end the command is raised again."""


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_REAL, AGAIN)
    raise KeyboardInterrupt


def _report(lost: "sys.UnraisableHookArgs") -> None:
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)


@contextmanager
def heard_interrupts() -> Iterator[None]:
    """Raise an interrupt again and again until it leaves this block.

    Does nothing where interrupts are ignored, as in a shell's background job, or are somebody
    else's.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    hook, sys.unraisablehook = sys.unraisablehook, _report
    alarm = signal.signal(signal.SIGALRM, _interrupt)
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGALRM, alarm)
        sys.unraisablehook = hook
