"""The same parameter gives this computer's processes or a cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import pytest

from handoutkit.build import executors
from handoutkit.build.executors import executor_for, in_flight
from handoutkit.build.pool import SerialExecutor
from handoutkit.errors import UsageProblem


class Ours(SerialExecutor):
    in_flight = 24


def test_what_is_no_address_of_a_cluster_is_told() -> None:
    with pytest.raises(UsageProblem, match="“local” is not the address"), executor_for("local", 2):
        pass


def test_without_a_name_it_is_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    @contextmanager
    def opened(jobs: int, _: object) -> Iterator[Executor]:
        asked.append(jobs)
        yield SerialExecutor()

    monkeypatch.setattr(executors, "open_executor", opened)
    for jobs in (3, None):
        with executor_for(None, jobs) as executor:
            assert executor.submit(len, "abc").result() == 3
    assert asked == [3, len(os.sched_getaffinity(0))]


def test_a_cluster_is_kept_at_work_by_its_own_number_of_tasks() -> None:
    assert in_flight(Ours(), 2) == 24
    assert in_flight(SerialExecutor(), 2) == 4
