"""A process beside this one that renders, and gets ready for it while this one reads.

Begun where one build is all that this process does, and few handouts are to be rendered. Knows no
task.
"""

import gc
import os
import pickle
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import BinaryIO, NoReturn, ParamSpec, TypeVar, cast

from handoutkit.build.capacity import usable_cores
from handoutkit.build.pool import SerialExecutor, WorkerGone
from handoutkit.build.worker_child import answer, end_with, receive, send

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def companion(warm: Callable[[], None]) -> Iterator[SerialExecutor]:
    """Fork a process that warms up; it ends with the block. Where none can be, work is done here.

    What `warm` fails in, a task fails in again.
    """
    forked = _forked(warm)
    if forked is None:
        yield SerialExecutor()
        return
    pid, connection = forked
    try:
        yield Companion(connection)
    finally:
        connection.close()
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


class Companion(SerialExecutor):
    """An executor that waits for another process to do what it is asked to.

    A task that the process dies of fails with `WorkerGone`; those after it are done here.
    """

    def __init__(self, connection: socket.socket) -> None:
        """Ask by this connection."""
        self._stream = cast("BinaryIO", connection.makefile("rwb"))
        self._has_gone = False

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have a function called; it and all it takes must be picklable. The future is done."""
        if self._has_gone:
            return super().submit(fn, *args, **kwargs)
        future: Future[R] = Future()
        try:
            send(self._stream, pickle.dumps((fn, args, kwargs)))
            is_value, value = pickle.loads(receive(self._stream))
        except (EOFError, OSError):
            self._has_gone = True
            future.set_exception(WorkerGone("the process beside this one died"))
            return future
        if is_value:
            future.set_result(value)
        else:
            future.set_exception(value)
        return future


def _forked(warm: Callable[[], None]) -> tuple[int, socket.socket] | None:
    """Fork, and give the process and the connection to it, where that is safe and worth it."""
    if sys.platform != "linux" or threading.active_count() > 1 or usable_cores() == 1:
        return None
    try:
        ours, theirs = socket.socketpair()
    except OSError:  # there are too many open files
        return None
    parent = os.getpid()
    # An interrupt between forking and ignoring interrupts would take the child the parent's way.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        pid = os.fork()
        if pid == 0:
            _keep_company(warm, parent, ours, theirs)
    except OSError:  # there are too many processes
        ours.close()
        return None
    finally:
        theirs.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return pid, ours


def _keep_company(
    warm: Callable[[], None], parent: int, ours: socket.socket, theirs: socket.socket
) -> NoReturn:
    """Warm up, and answer questions until there are no more."""
    try:
        # Whoever forked this decides what an interrupt ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end_with(parent)
        ours.close()
        # What is shared shall not be written to, as a collection does.
        gc.disable()
        gc.freeze()
        with suppress(Exception):
            warm()
        stream = cast("BinaryIO", theirs.makefile("rwb"))
        with suppress(EOFError, ConnectionError):
            question = receive(stream)
            while True:
                send(stream, answer(question))
                question = receive(stream)
                gc.collect(1)  # before there is more; the last one's goes with the process
    finally:
        os._exit(0)  # nothing that a library registered for the end is wanted
