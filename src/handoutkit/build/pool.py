"""Tasks carried out by many processes, or by this one. Knows not what a task is."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

TIMEOUT = 120.0
"""Seconds that a task may take; the largest handouts take 3."""
MEMORY = 106 * 2**20
"""Bytes that a worker may hold after a task, before another one takes its place."""
SILENCE = 300.0
"""Seconds after which an executor counts as hung if none of its tasks has ended."""

_NAP = 0.2  # seconds until an interrupt is heard that came at a bad time
_KILLED = "KilledWorker"
"""What Dask calls the exception for a task whose workers died (distributed.scheduler)."""


class WorkerGone(BrokenExecutor):
    """A worker died, and its task with it."""


class WorkerHung(WorkerGone):
    """A worker was ended because its task took too long."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What came of a task whose worker died, or took too long (`hung`), twice."""

    hung: bool


@contextmanager
def open_executor(
    jobs: int,
    warm: Callable[[], None] | None = None,
    *,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
) -> Iterator[Executor]:
    """Give an executor of up to `jobs` processes, which all end with the block; 1 is this process.

    `warm` is a function of a module: it is called once, and all processes begin where it ended. It
    prepares only: what it fails in, a task fails in again.
    """
    if jobs == 1:
        yield SerialExecutor()
        return
    if sys.platform != "linux":
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Forking is not safe everywhere, and only Linux ends workers with their parent.
        with ProcessPoolExecutor(jobs, get_context("spawn"), warm) as pool:
            yield pool
        return
    from handoutkit.build.workers import Workers

    workers = Workers(jobs, warm, timeout=timeout, memory=memory)
    try:
        yield workers
    finally:
        workers.end()


class SerialExecutor(Executor):
    """An executor that does at once, in this process, what it is asked to."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call a function; the future is done."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # whatever it is, it is for who asks the future
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class _Try(Generic[T]):
    task: T
    is_second: bool = False


def run_all(
    tasks: Iterable[T],
    work: Callable[[T], R],
    executor: Executor,
    *,
    in_flight: int = 4,
    silence: float = SILENCE,
) -> Iterator[tuple[T, R | Lost]]:
    """Carry out tasks, and give each with what came of it, in the order of their finishing.

    Tasks are taken when there is room: `in_flight` of them, twice the processes of the executor,
    keep all at work while the next ones are made. A worker that dies or hangs costs its task one
    more try. What `work` raises is raised here, and ends the run.
    """
    left = map(_Try, tasks)
    running: dict[Future[R], _Try[T]] = {}
    try:
        while True:
            for one in left:
                running[future := _submitted(executor, work, one)] = one
                if len(running) >= in_flight or future.done():
                    break
            if not running:
                return
            ended = _first_ended(running, silence)
            # Silence: nobody knows which of them hang, so that all have to be tried again.
            for future in [future for future in running if future in ended or not ended]:
                one, came = running.pop(future), _come_of(future)
                if isinstance(came, Lost) and not one.is_second:
                    again = _Try(one.task, is_second=True)
                    running[_submitted(executor, work, again)] = again
                else:
                    yield one.task, came
    finally:
        for future in running:
            future.cancel()


def _submitted(executor: Executor, work: Callable[[T], R], one: _Try[T]) -> Future[R]:
    """Submit a task; an executor that is broken has lost it at once."""
    try:
        return executor.submit(work, one.task)
    except BrokenExecutor as error:
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _first_ended(running: Collection[Future[R]], silence: float) -> Set[Future[R]]:
    """Wait until some have ended, or for so many seconds."""
    until = monotonic() + silence
    while True:
        # Not in one go: Python misses an interrupt that comes just before it falls asleep.
        ended, _ = wait(running, min(_NAP, silence), FIRST_COMPLETED)
        if ended or monotonic() >= until:
            return ended


def _come_of(future: Future[R]) -> R | Lost:
    """Give what came of a try; one that has not ended counts as hung."""
    if not future.done():
        future.cancel()
        return Lost(hung=True)
    try:
        return future.result()
    except (BrokenExecutor, CancelledError) as error:
        return Lost(hung=isinstance(error, WorkerHung))
    except Exception as error:  # Dask's own has no name here; all others go on
        if type(error).__name__ == _KILLED:
            return Lost(hung=False)
        raise
