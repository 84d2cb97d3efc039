"""Work that is begun in a process beside this one. Knows not what the work is.

Threads would not do: what takes a few microseconds at a time waits for the interpreter's lock.
"""

import marshal
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, NoReturn, TypeVar, cast

T = TypeVar("T")


class Begun(Generic[T]):
    """Work that was begun; called, it waits for what came of it."""

    def __init__(self, work: Callable[[], T], process: tuple[int, int] | None) -> None:
        """Know the work, and the process that does it with what it writes to, if there is one."""
        self._work, self._process = work, process

    def __call__(self) -> T:
        """Give what came of it; where no process does the work, or it was lost, it is done now."""
        if self._process is None:
            return self._work()
        (pid, reader), self._process = self._process, None
        with os.fdopen(reader, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(pid, 0)
        return self._work() if status else cast("T", marshal.loads(data))

    def drop(self) -> None:
        """End it, unless it was waited for."""
        if self._process is not None:
            from signal import SIGKILL

            (pid, reader), self._process = self._process, None
            os.close(reader)
            # It is not yet waited for, so that the number is nobody else's.
            os.kill(pid, SIGKILL)
            os.waitpid(pid, 0)


def begun(work: Callable[[], T]) -> Begun[T]:
    """Begin work that reads only.

    It must give plain values (marshal's). Where forking is not safe, or the process is lost, the
    work is done here, when it is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return Begun(work, None)
    try:
        reader, writer = os.pipe()
        pid = os.fork()
    except OSError:  # there are too many processes, or open files
        return Begun(work, None)
    if pid == 0:
        _carry_out(work, reader, writer)
    os.close(writer)
    return Begun(work, (pid, reader))


def _carry_out(work: Callable[[], T], reader: int, writer: int) -> NoReturn:
    """Do the work and leave, without anything that the parent would do at its end."""
    from fcntl import F_SETPIPE_SZ, fcntl

    status = 1
    try:
        os.close(reader)
        value: Any = work()
        data = marshal.dumps(value)
        with suppress(OSError):  # one that is too small only makes both wait for each other
            fcntl(writer, F_SETPIPE_SZ, len(data))
        with os.fdopen(writer, "wb") as stream:
            stream.write(data)
        status = 0
    finally:
        os._exit(status)
