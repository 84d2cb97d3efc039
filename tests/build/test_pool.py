"""Many processes do what one does; one that dies or hangs costs nobody else anything."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import pytest

from handoutkit.build.pool import Lost, SerialExecutor, open_executor, run_all
from handoutkit.errors import HandoutError
from tests.build import pool_work
from tests.build.pool_work import Process, Step

P = ParamSpec("P")
R = TypeVar("R")

SOON = 10.0
"""Seconds after which a process that is to end has been left behind."""

WAITING = """
import sys
from handoutkit.build.pool import open_executor, run_all
from handoutkit.cli.interrupts import heard_interrupts
from tests.build import pool_work

def main():
    with open_executor(2) as executor:
        for _, one in run_all(range(4), pool_work.process, executor):
            print(one.pid, one.parent, flush=True)
        print("waiting", flush=True)
        list(run_all([3, 3, 3], pool_work.hang_at_three, executor))

try:
    with heard_interrupts():
        main()
except KeyboardInterrupt:
    sys.exit(130)
"""


def is_alive(pid: int) -> bool:
    """Tell whether a process is there, and not only its entry for a parent that has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def all_end(pids: set[int]) -> bool:
    late = time.monotonic() + SOON
    while any(map(is_alive, pids)) and time.monotonic() < late:
        time.sleep(0.01)
    return not any(map(is_alive, pids))


def processes(executor: Executor, number: int = 4) -> list[Process]:
    came = [came for _, came in run_all(range(number), pool_work.process, executor)]
    return [one for one in came if isinstance(one, Process)]


@pytest.fixture
def waiting() -> Iterator[tuple["subprocess.Popen[str]", set[int]]]:
    """A process whose workers hang, and those with the one that they come from."""
    parent = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )
    assert parent.stdout is not None
    with parent:
        lines = list(iter(parent.stdout.readline, "waiting\n"))
        yield parent, {int(pid) for line in lines for pid in line.split()}
        parent.kill()


def test_a_task_whose_worker_dies_is_tried_again(tmp_path: Path) -> None:
    tasks = [Step(number, tmp_path) for number in range(4)]
    with open_executor(2) as executor:
        came = dict(run_all(tasks, pool_work.die_at_first, executor))
    assert came == {one: 2 * one.number for one in tasks}


def test_a_task_whose_worker_dies_twice_is_lost_and_no_other() -> None:
    with open_executor(2) as executor:
        came = dict(run_all(range(8), pool_work.die_at_three, executor))
    assert came == {**{one: 2 * one for one in range(8)}, 3: Lost(hung=False)}


def test_a_worker_that_leaves_by_itself_is_one_that_died() -> None:
    with open_executor(2) as executor:
        assert list(run_all(["a"], pool_work.leave, executor)) == [("a", Lost(hung=False))]


def test_a_task_whose_worker_hangs_is_tried_again(tmp_path: Path) -> None:
    task = Step(1, tmp_path)
    with open_executor(2, timeout=0.5) as executor:
        assert list(run_all([task], pool_work.hang_at_first, executor)) == [(task, 2)]


def test_a_task_whose_worker_hangs_twice_is_lost_and_no_other() -> None:
    with open_executor(2, timeout=0.5) as executor:
        (before,) = processes(executor, 1)
        came = dict(run_all(range(8), pool_work.hang_at_three, executor))
        hung = {before.pid} - {one.pid for one in processes(executor)}
        assert all_end(hung)
    assert came == {**{one: 2 * one for one in range(8)}, 3: Lost(hung=True)}


def test_the_death_of_the_process_that_workers_come_from_costs_as_little() -> None:
    with open_executor(2) as executor:
        came = dict(run_all(range(8), pool_work.kill_the_nursery, executor, in_flight=1))
    assert came == {**{one: 2 * one for one in range(8)}, 3: Lost(hung=False)}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kind", pool_work.ERRORS)
def test_what_work_raises_comes_back_as_it_is(jobs: int, kind: str) -> None:
    error = pool_work.ERRORS[kind]
    with open_executor(jobs) as executor, pytest.raises(type(error)) as raised:
        list(run_all([kind], pool_work.fail, executor))
    assert raised.value.args == error.args
    for name in ("remedy", "finding", "findings"):
        assert getattr(raised.value, name, None) == getattr(error, name, None)


def test_an_exception_tells_where_in_the_worker_it_came_from() -> None:
    with open_executor(2) as executor, pytest.raises(HandoutError) as raised:
        list(run_all(["failed"], pool_work.fail, executor))
    assert "in fail" in raised.value.__notes__[0]


def test_an_exception_that_cannot_be_sent_is_told() -> None:
    with open_executor(2) as executor, pytest.raises(RuntimeError, match="Awkward: one two"):
        list(run_all([1], pool_work.fail_awkwardly, executor))


def test_what_cannot_be_sent_is_refused_and_costs_no_worker() -> None:
    with open_executor(2) as executor:
        with pytest.raises((AttributeError, TypeError)):
            list(run_all([1], lambda one: one, executor))
        assert list(run_all([1], pool_work.double, executor)) == [(1, 2)]


def test_tasks_come_in_the_order_of_their_finishing() -> None:
    with open_executor(2) as executor:
        came = [task for task, _ in run_all(range(6), pool_work.dawdle_at_zero, executor)]
    assert sorted(came) == list(range(6))
    assert came[0] != 0


def test_one_process_gives_what_many_give() -> None:
    came = []
    for jobs in (1, 3):
        with open_executor(jobs) as executor:
            came.append(dict(run_all(range(20), pool_work.double, executor)))
    assert came[0] == came[1] == {one: 2 * one for one in range(20)}


def test_until_there_is_work_this_process_has_no_more_threads_and_may_fork() -> None:
    before = threading.active_count()
    with open_executor(2) as executor:
        assert threading.active_count() == before
        assert executor.submit(os.getpid).result() != os.getpid()


def test_one_process_is_this_one() -> None:
    with open_executor(1, pool_work.warm) as executor:
        assert {one.pid for one in processes(executor)} == {os.getpid()}


def test_no_tasks_are_done_at_once() -> None:
    assert list(run_all([], pool_work.double, SerialExecutor())) == []


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (2, 3)])
def test_tasks_are_taken_when_there_is_room_for_them(jobs: int, ahead: int) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(20):
            taken.append(number)
            yield number

    with open_executor(jobs) as executor:
        came = run_all(tasks(), pool_work.double, executor, in_flight=3)
        assert all(len(taken) <= done + ahead for done, _ in enumerate(came))


def test_no_worker_is_left_after_the_block() -> None:
    with open_executor(2) as executor:
        came = processes(executor)
    assert not any(is_alive(pid) for one in came for pid in (one.pid, one.parent))


def test_the_block_ends_workers_whatever_they_do() -> None:
    with open_executor(2) as executor:
        came = processes(executor)
        future = executor.submit(pool_work.hang_at_three, 3)
    assert future.exception(timeout=0) is not None
    assert not any(is_alive(one.pid) for one in came)


def test_a_shutdown_waits_for_what_was_asked_for() -> None:
    with open_executor(2) as executor:
        futures = [executor.submit(pool_work.double, one) for one in range(4)]
        executor.shutdown()
        assert [one.result(timeout=0) for one in futures] == [0, 2, 4, 6]
        with pytest.raises(RuntimeError):
            executor.submit(pool_work.double, 1)


def test_workers_end_with_a_parent_that_is_killed(
    waiting: tuple["subprocess.Popen[str]", set[int]],
) -> None:
    parent, others = waiting
    assert len(others) > 1
    assert all(map(is_alive, others))
    parent.kill()
    assert all_end(others)


def test_an_interrupt_ends_the_workers_at_once(
    waiting: tuple["subprocess.Popen[str]", set[int]],
) -> None:
    parent, others = waiting
    os.killpg(parent.pid, signal.SIGINT)
    _, said = parent.communicate(timeout=SOON)
    assert not any(map(is_alive, others))
    assert (parent.returncode, said) == (130, "")


def test_workers_leave_interrupts_to_their_parent() -> None:
    with open_executor(2) as executor:
        (one,) = processes(executor, 1)
        os.kill(one.pid, signal.SIGINT)
        os.kill(one.parent, signal.SIGINT)
        assert processes(executor, 1) == [one]


def test_a_worker_that_has_grown_makes_room_for_another() -> None:
    with open_executor(2, memory=1) as executor:
        pids = [one.pid for one in processes(executor, 40)]
    assert len(set(pids)) >= 4
    assert max(map(pids.count, pids)) <= 8


def test_a_worker_that_has_not_grown_stays() -> None:
    with open_executor(2) as executor:
        assert len({one.pid for one in processes(executor, 40)}) <= 2


def test_workers_keep_no_garbage_however_old_it_is() -> None:
    with open_executor(2) as executor:
        came = run_all(range(200), pool_work.keep_rings_for_two_tasks, executor)
        assert 2 < max(cast("int", rings) for _, rings in came) < 20


def test_workers_begin_where_warming_up_ended() -> None:
    with open_executor(2, pool_work.warm) as executor:
        came = processes(executor)
    assert {one.warmed for one in came} == {(came[0].parent,)}


def test_what_fails_in_warming_up_does_not_stop_the_workers() -> None:
    with open_executor(2, pool_work.warm_badly) as executor:
        assert list(run_all([1], pool_work.double, executor)) == [(1, 2)]


def test_threads_are_not_forked() -> None:
    """A thread that is missing would be waited for."""
    with open_executor(2, pool_work.warm_with_a_thread) as executor:
        assert {one.warmed for one in processes(executor)} == {()}


def test_what_workers_print_is_talk_even_if_they_die(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_executor(2) as executor:
        list(run_all([Step(7, tmp_path)], pool_work.speak, executor))
    said = capfd.readouterr()
    assert said.out == ""
    # Its first try died after that, its second went on.
    assert said.err.splitlines() == ["out 7", "err 7"] * 2


def test_a_task_leaves_no_trace_that_others_can_read() -> None:
    with open_executor(2) as executor:
        name = "Ana Example"
        assert list(run_all([name], pool_work.traces, executor)) == [(name, [])]


def test_workers_have_the_environment_of_their_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "fonts.conf")
    with open_executor(2) as executor:
        ((_, came),) = run_all([1], pool_work.environment, executor)
    assert isinstance(came, dict)
    assert {**came, "PYTHONPATH": ""} == {**os.environ, "PYTHONPATH": ""}


LOST = Lost(hung=False)


class KilledWorker(Exception):
    """As a cluster calls it."""


def killed_at_three(number: int) -> int:
    if number == 3:
        raise KilledWorker
    return 2 * number


def test_a_task_that_a_cluster_gave_up_is_lost_and_no_other() -> None:
    with ThreadPoolExecutor(2) as executor:
        came = dict(run_all(range(8), killed_at_three, executor))
    assert came == {**{one: 2 * one for one in range(8)}, 3: Lost(hung=False)}


def test_an_executor_that_breaks_loses_what_it_has_not_done() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        came = dict(run_all(range(8), pool_work.die_at_three, executor, in_flight=1))
    assert came == {**{one: 2 * one for one in range(3)}, **dict.fromkeys(range(3, 8), LOST)}


class Silent(SerialExecutor):
    """Does nothing about some tasks, as often as it says."""

    def __init__(self, silent: dict[object, int]) -> None:
        self.silent = silent
        self.futures: list[Future[int]] = []

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        if not self.silent.get(args[0]):
            return super().submit(fn, *args, **kwargs)
        self.silent[args[0]] -= 1
        future: Future[R] = Future()
        self.futures.append(cast("Future[int]", future))
        return future


@pytest.mark.parametrize(("times", "came"), [(1, 6), (2, Lost(hung=True))])
def test_a_task_that_is_never_done_is_tried_again_and_then_lost(times: int, came: object) -> None:
    done = dict(run_all(range(6), pool_work.double, Silent({3: times}), silence=0.05))
    assert done == {**{one: 2 * one for one in range(6)}, 3: came}


def test_what_nobody_waits_for_is_taken_back() -> None:
    executor = Silent({1: 1, 2: 1})
    with closing(run_all([1, 2, 0], pool_work.double, executor)) as came:  # type: ignore[type-var]
        assert next(came) == (0, 0)
    assert [one.cancelled() for one in executor.futures] == [True, True]


def test_other_systems_spawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    with open_executor(2, pool_work.warm) as executor:
        (one,) = processes(executor, 1)
    assert one.parent == os.getpid()
    assert one.warmed == (one.pid,)
