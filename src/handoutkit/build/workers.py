"""Processes that work, as an executor: one that dies or hangs costs its own task and no other.

They share what was imported once, take one task at a time, and make room for fresh ones when they
have grown too large. Knows no task.
"""

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from fcntl import F_SETFL, fcntl
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, BinaryIO, ParamSpec, TypeAlias, TypeVar, cast

from handoutkit.build.pool import WorkerGone, WorkerHung
from handoutkit.build.worker_child import END, ORDER, START, receive, send

P = ParamSpec("P")
R = TypeVar("R")

_Asked: TypeAlias = tuple[Future[Any], object]
"""A future, and the call that it is for."""

_COMMAND = (sys.executable, "-P", "-u", "-m", "handoutkit.build.worker_child")
_LONGEST = 1_000_000  # bytes that are passed on at a time
_GRACE = 2  # seconds for the nursery to end its workers


class Workers(Executor):
    """An executor of up to `jobs` processes, which begin where `warm` ended.

    A task whose worker dies fails with `WorkerGone`; one that takes longer than `timeout` seconds
    with `WorkerHung`. A worker that holds more than `memory` bytes leaves after its task.
    """

    def __init__(
        self, jobs: int, warm: Callable[[], None] | None, *, timeout: float, memory: int
    ) -> None:
        """Begin to warm up; workers start with the first tasks."""
        self._warm, self._timeout, self._memory = warm, timeout, memory
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._idle: list[_Worker] = []
        self._lock = Lock()
        self._is_closed = self._has_ended = False
        self._jobs, self._threads = jobs, list[Thread]()
        self._nursery = _Nursery(warm, memory)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have a function called in a worker; it and all it takes must be picklable."""
        if self._is_closed:
            raise RuntimeError("the workers take no more tasks")
        # One thread for each worker asks it and waits; until there is work to do there is none, so
        # that this process may still fork. Nobody waits for these: an interrupt in the midst of
        # Python's own locks may leave one that is never given free.
        while len(self._threads) < self._jobs:
            self._threads.append(Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        future: Future[R] = Future()
        self._asked.put((future, (fn, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; with `wait`, end the workers once the tasks are done."""
        self._is_closed = True
        with suppress(Empty):
            while cancel_futures:
                if asked := self._asked.get_nowait():
                    asked[0].cancel()
        for _ in self._threads:
            self._asked.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            self.end()

    def end(self) -> None:
        """End all workers at once, whatever they do."""
        with self._lock:
            self._has_ended = True
            self._nursery.close()
        self.shutdown(wait=False, cancel_futures=True)
        for thread in self._threads:
            thread.join(_GRACE)
        while self._idle:
            self._idle.pop().close()

    def _serve(self) -> None:
        """Have one task after the other done by a worker."""
        while asked := self._asked.get():
            future, call = asked
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(self._answer(pickle.dumps(call)))
                except Exception as error:  # whatever it is, it is for who waits
                    future.set_exception(error)
            del asked, future, call  # which hold what was asked, and the answer

    def _answer(self, question: bytes) -> object:
        """Give what a worker answers, or raise it."""
        try:
            worker = self._free_worker()
            answer = worker.ask(question)
            self._idle.append(worker)
        finally:
            self._nursery.pass_on_what_was_said()
        is_value, value = pickle.loads(answer)
        if is_value:
            return cast("object", value)
        raise value

    def _free_worker(self) -> "_Worker":
        """Give a worker that waits for a task: one of those that are there, or a new one."""
        with suppress(IndexError):
            while True:
                worker = self._idle.pop()
                with suppress(WorkerGone):
                    worker.wait_until_ready()
                    return worker
        worker = self._new_worker()
        worker.wait_until_ready()
        return worker

    def _new_worker(self) -> "_Worker":
        with self._lock:
            if self._has_ended:
                raise WorkerGone("the workers have ended")
            try:
                return self._nursery.start(self._timeout)
            except OSError:  # somebody killed the nursery, and all workers with it
                self._nursery.close()
                self._nursery = _Nursery(self._warm, self._memory)
                return self._nursery.start(self._timeout)


class _Nursery:
    """The process that warms up once, and starts and ends workers.

    What any of them prints goes into a file in memory, and from there to our own stderr.
    """

    def __init__(self, warm: Callable[[], None] | None, memory: int) -> None:
        warmth = pickle.dumps(warm) if warm else b""
        self._orders, theirs = socket.socketpair()
        self._started = self._passed_on = 0
        self._said = os.fdopen(os.memfd_create("said"), "r+b", buffering=0)
        fcntl(self._said, F_SETFL, os.O_APPEND)  # many write to it at the same time
        self._lock = Lock()
        # In a session of its own: a terminal's interrupt reaches the parent alone, which decides.
        with theirs:
            self._process = subprocess.Popen(
                (*_COMMAND, str(theirs.fileno()), str(memory)),
                stdin=subprocess.PIPE,
                stdout=self._said,
                stderr=self._said,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as stdin:
            stdin.write(warmth)

    def start(self, timeout: float) -> "_Worker":
        """Start a worker, which is to answer within so many seconds.

        Raises:
            OSError: the process has gone.
        """
        number = self._started = self._started + 1
        ours, theirs = socket.socketpair()
        try:
            order = ORDER.pack(START, number)
            socket.send_fds(self._orders, [order], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return _Worker(ours, timeout, partial(self._end, number))

    def close(self) -> None:
        """End the process and all workers, and wait until they are gone."""
        self._orders.close()
        self._process.terminate()  # heard only as long as there is no worker
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.pass_on_what_was_said()
        with self._lock:
            self._said.close()

    def pass_on_what_was_said(self) -> None:
        """Say what the processes printed since the last call."""
        with self._lock:
            if not self._said.closed:
                said = os.pread(self._said.fileno(), _LONGEST, self._passed_on)
                self._passed_on += len(said)
                if said:
                    sys.stderr.write(said.decode("utf-8", "replace"))

    def _end(self, number: int) -> None:
        with suppress(OSError):  # all have ended
            self._orders.send(ORDER.pack(END, number))


class _Worker:
    """A worker's connection, which is to answer within `timeout` seconds; `end` ends its process.

    Raises:
        WorkerGone: it has gone.
        WorkerHung: it took longer.
    """

    def __init__(self, connection: socket.socket, timeout: float, end: Callable[[], None]) -> None:
        self._connection, self._timeout, self._end = connection, timeout, end
        connection.settimeout(timeout)
        self._stream = cast("BinaryIO", connection.makefile("rwb"))

    def wait_until_ready(self) -> None:
        with self._closed_in_trouble():
            receive(self._stream)

    def ask(self, question: bytes) -> bytes:
        with self._closed_in_trouble():
            send(self._stream, question)
            return receive(self._stream)

    def close(self) -> None:
        self._end()
        with suppress(OSError):
            # Closing would else try once more to send what nobody took.
            self._connection.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            self._stream.close()
        self._connection.close()

    @contextmanager
    def _closed_in_trouble(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError as error:
            self.close()
            raise WorkerHung(f"a worker took longer than {self._timeout:g} seconds") from error
        except (EOFError, OSError) as error:
            self.close()
            raise WorkerGone("a worker died") from error
