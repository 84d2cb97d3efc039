"""Calls to a cluster as futures of this process, each sealed. Knows not what they do.

Dask puts a task on another worker where one dies. What it cannot mend itself comes back as one of
two errors: a call that took down every worker that had it, and a cluster that is gone.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures import wait as wait_for
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from handoutkit.build.equipment import differences, equipment
from handoutkit.build.pool import WorkerGone
from handoutkit.build.sealing import Answer, Sealed, answer, call_of, opened, seal
from handoutkit.errors import ClusterLost, DependencyMissing

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
R = TypeVar("R")

_LOOK = 2.0
"""Seconds between two looks at the cluster."""
_DESERTED = 30.0
"""Seconds without any worker until none is expected any more; a new one takes a few to start."""
_NO_SCHEDULER = "its scheduler is gone"


class ClusterCalls(Executor):
    """Carries out calls on the workers of a cluster.

    `in_flight` calls at a time keep all of them at work; more would only fill their memory.
    """

    def __init__(self, client: "Client", address: str, families: tuple[str, ...]) -> None:
        """Use the workers that `client` reaches; `families` are those whose fonts count."""
        self._client = client
        self._address = address
        # Dask gives the result of the first call for each like it, unless it is told not to.
        self._calls = client.get_executor(pure=False)
        self._here = equipment(families)
        self._expected = seal((families, self._here))
        self._pending: dict[Future[Any], Future[Sealed]] = {}
        self._lock = Lock()
        self.in_flight = 2 * max(1, len(client.nthreads()))
        self._left = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Send a call.

        The future raises what the call raises, or one of these:

        Raises:
            WorkerGone: each worker that had the call died of it.
            ClusterLost: the scheduler is gone, or all workers are.
            DependencyMissing: a worker that came later is not like this computer.
        """
        call = call_of(fn, *args, **kwargs)
        try:
            sent = self._calls.submit(answer, call, self._expected)
        except Exception as error:  # Dask has several for a connection that is closed
            if self._client.status == "running":
                raise
            raise self._lost(_NO_SCHEDULER) from error
        done: Future[R] = Future()
        with self._lock:
            self._pending[done] = sent
        done.add_done_callback(self._take_away)
        sent.add_done_callback(partial(self._settle, done))
        if self._client.status != "running":
            self._give_up(_NO_SCHEDULER)
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; wait for those that were sent, or cancel them."""
        with self._lock:
            pending = list(self._pending)
        if cancel_futures:
            for one in pending:
                one.cancel()
        if wait:
            wait_for(pending)
        self._left.set()

    def _take_away(self, done: Future[R]) -> None:
        """Cancel the task of a call that nobody wants any more."""
        with self._lock:
            sent = self._pending.pop(done, None)
        if sent is not None:
            done.set_running_or_notify_cancel()
            with suppress(Exception):  # the scheduler may be gone, and the task with it
                sent.cancel()

    def _settle(self, done: Future[R], sent: Future[Sealed]) -> None:
        try:
            result = self._result(sent)
        except Exception as error:  # whatever it is, it is for who waits
            self._end(done, partial(done.set_exception, error))
        else:
            self._end(done, partial(done.set_result, result))

    def _end(self, done: Future[R], tell: Callable[[], None]) -> None:
        """Tell what came of a call, if nobody has before."""
        with self._lock:
            sent = self._pending.pop(done, None)
        if sent is not None and done.set_running_or_notify_cancel():
            tell()

    def _result(self, sent: Future[Sealed]) -> Any:
        from distributed import KilledWorker

        if sent.cancelled():
            raise self._lost(_NO_SCHEDULER)
        try:
            sealed = sent.result()
        except KilledWorker as error:
            raise WorkerGone("each worker that had the task died") from error
        except Exception as error:  # not the call's own, which come in answers
            raise self._lost(f"a worker cannot take tasks ({type(error).__name__})") from error
        reply = opened(sealed)
        assert isinstance(reply, Answer), "workers answer with answers"
        if reply.unlike is not None:
            what = ", ".join(one.what for one in differences(self._here, reply.unlike))
            raise DependencyMissing(
                f"a worker that came later would make other files than this computer: {what}",
                remedy=f"`handout doctor --executor {self._address}` says which.",
            )
        if reply.error is not None:
            raise reply.error
        return reply.result

    def _watch(self) -> None:
        """Notice what Dask would wait for without end: no scheduler, or no worker."""
        deserted = 0.0
        while not self._left.wait(_LOOK):
            try:
                workers = self._client.nthreads()
            except Exception:  # whatever it is, nobody answers
                if not self._left.is_set():
                    self._give_up(_NO_SCHEDULER)
                return
            deserted = 0.0 if workers else deserted + _LOOK
            if deserted >= _DESERTED:
                self._give_up("all its workers are gone")
                return

    def _give_up(self, why: str) -> None:
        with self._lock:
            pending = list(self._pending)
        for done in pending:
            self._end(done, partial(done.set_exception, self._lost(why)))

    def _lost(self, why: str) -> ClusterLost:
        return lost(self._address, why)


def lost(address: str, why: str) -> ClusterLost:
    """Say that a cluster is gone, and what to do."""
    return ClusterLost(
        f"the cluster at {address} is lost: {why}",
        remedy="Start it again, then run the command again (a merge: with --resume): it goes on "
        "where it was.",
    )
