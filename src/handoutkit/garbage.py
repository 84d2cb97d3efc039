"""When Python looks for garbage. Knows not what is made meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_young() -> None:
    """Look for garbage in what was made lately."""
    gc.collect(1)


@contextmanager
def left_alone() -> Iterator[None]:
    """Look for no garbage inside this block, where nearly all that is made stays.

    Each look would go through all of it again: a quarter of the time that reading many files takes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
