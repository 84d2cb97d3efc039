"""Work that is begun in a process beside this one. Knows not what the work is.

Threads would not do: what takes a few microseconds at a time waits for the interpreter's lock.
"""

import marshal
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar, cast

T = TypeVar("T")


def begun(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work that reads only; give a function that waits for what came of it.

    It must give plain values (marshal's). Where forking is not safe, or the process is lost, the
    work is done here, when it is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work
    try:
        reader, writer = os.pipe()
        pid = os.fork()
    except OSError:  # there are too many processes, or open files
        return work
    if pid == 0:
        _carry_out(work, reader, writer)
    os.close(writer)

    def came() -> T:
        with os.fdopen(reader, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(pid, 0)
        return work() if status else cast("T", marshal.loads(data))

    return came


def _carry_out(work: Callable[[], T], reader: int, writer: int) -> NoReturn:
    """Do the work and leave, without anything that the parent would do at its end."""
    status = 1
    try:
        os.close(reader)
        value: Any = work()
        with os.fdopen(writer, "wb") as stream:
            stream.write(marshal.dumps(value))
        status = 0
    finally:
        os._exit(status)
