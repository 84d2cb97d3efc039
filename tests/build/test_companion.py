"""A process beside this one does what it is asked to, and costs nothing that it is not there."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from handoutkit.build import standby
from handoutkit.build.companion import Companion, companion
from handoutkit.build.pool import SerialExecutor, run_all
from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from handoutkit.build.standby import FEW, LIGHT, standing_by
from tests.build import pool_work
from tests.build.pool_work import Step
from tests.build.test_pool import is_alive
from tests.build.tiny import states, write_library

warmed: list[int] = []


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.companion.usable_cores", lambda: 2)


def children() -> set[int]:
    """Give the processes that this one began: other tests may have left some of Python's own."""
    return set(map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))


def cold() -> None:
    """Prepare nothing."""


def long() -> None:
    time.sleep(60)


def failing() -> None:
    raise OSError("a library is missing")


def warming() -> None:
    warmed.append(os.getpid())


def warmth(_: object) -> list[int]:
    return [*warmed, os.getpid()]


def pid(_: object) -> int:
    return os.getpid()


def interrupted(_: object) -> int:
    signal.raise_signal(signal.SIGINT)
    return os.getpid()


def test_a_task_that_its_process_dies_of_is_tried_again_here(tmp_path: Path) -> None:
    task = Step(1, tmp_path)
    with companion(cold) as beside:
        assert list(run_all([task], pool_work.die_at_first, beside, in_flight=1)) == [(task, 2)]
        assert beside.submit(pid, None).result() == os.getpid()


def test_where_there_is_one_processor_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.companion.usable_cores", lambda: 1)
    with companion(cold) as beside:
        assert not isinstance(beside, Companion)
        assert beside.submit(pid, None).result() == os.getpid()


def test_where_no_process_can_begin_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with companion(cold) as beside:
        assert beside.submit(pid, None).result() == os.getpid()


def test_what_warming_up_fails_in_is_left_to_the_task() -> None:
    with companion(failing) as beside:
        assert beside.submit(pid, None).result() != os.getpid()


def test_what_work_raises_comes_back_as_it_is() -> None:
    with companion(cold) as beside, pytest.raises(ValueError, match="invalid literal"):
        beside.submit(int, "many").result()


def test_a_task_begins_where_warming_up_ended() -> None:
    with companion(warming) as beside:
        first, second = beside.submit(warmth, None).result()
    assert first == second != os.getpid()
    assert warmed == []


def test_an_interrupt_is_not_the_processs_to_hear() -> None:
    with companion(cold) as beside:
        assert beside.submit(interrupted, None).result() != os.getpid()


@pytest.mark.parametrize("ending", [KeyboardInterrupt, ValueError])
def test_the_process_ends_with_the_block(ending: type[BaseException]) -> None:
    before, begun = children(), set[int]()

    def end() -> None:
        with companion(long):
            begun.update(children() - before)
            raise ending

    with pytest.raises(ending):
        end()
    assert len(begun) == 1
    assert not any(map(is_alive, begun))


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ({}, 0),
        ({}, FEW + 1),
        ({"jobs": 1}, 100),
        ({"jobs": 1}, 1),
        ({"executor": "dask://a:1"}, 1),
        ({"dry_run": True}, 1),
    ],
)
def test_nobody_stands_by_where_it_is_not_worth_it_or_not_asked_for(
    asked: dict[str, object], most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process began"))
    request = BuildRequest(out=tmp_path, **asked)  # type: ignore[arg-type]
    with standing_by(request, once=True) as beside:
        assert beside(most) is None
    with standing_by(BuildRequest(out=tmp_path), once=False) as beside:
        assert beside(1) is None


def test_one_process_stands_by_however_often_it_is_asked_for(tmp_path: Path) -> None:
    with standing_by(BuildRequest(out=tmp_path), once=True) as beside:
        first = beside(1)
        assert isinstance(first, SerialExecutor)
        assert beside(FEW) is first


def test_a_pool_gets_ready_for_many_and_is_used_for_what_is_left_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standby, "usable_jobs", lambda _: 2)
    with standing_by(BuildRequest(out=tmp_path), once=False) as beside:
        pool = beside(100)
        assert pool is not None
        assert pool.submit(os.getpid).result() != os.getpid()
        assert beside(1) is pool
        assert beside(0) is None
    with pytest.raises(RuntimeError, match="no more tasks"):
        pool.submit(os.getpid)


def lays_out(_: object = None) -> bool:
    return "weasyprint" in sys.modules


@pytest.mark.parametrize("jobs", [None, 2])
def test_books_of_known_layouts_are_made_here_unless_they_are_many(
    jobs: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process began"))
    with standing_by(BuildRequest(out=tmp_path, jobs=jobs), once=True) as beside:
        for count in (1, FEW + 1, FEW * LIGHT):
            here = beside(count, are_laid_out=True)
            assert here is not None
            assert here.submit(os.getpid).result() == os.getpid()


@pytest.mark.parametrize("are_laid_out", [True, False])
def test_a_pool_for_many_books_of_known_layouts_gets_ready_to_lay_out_nothing(
    are_laid_out: bool, tmp_path: Path
) -> None:
    with standing_by(BuildRequest(out=tmp_path, jobs=2), once=True) as beside:
        pool = beside(FEW * LIGHT + 1, are_laid_out=are_laid_out)
        assert pool is not None
        assert pool.submit(lays_out).result() is not are_laid_out
        assert beside(FEW, are_laid_out=True) is pool


def test_it_makes_the_bytes_and_findings_that_this_process_makes(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    found = {}
    for name, once in (("beside", True), ("here", False)):
        request = BuildRequest(out=tmp_path / name, conditions=("insomnia",))
        report = build(root, request, lambda _: None, once=once)
        assert set(states(report).values()) == {"built"}
        files = {
            str(path.relative_to(request.out)): path.read_bytes()
            for path in request.out.rglob("*")
            if path.is_file()
        }
        found[name] = files, report.findings
    assert found["beside"] == found["here"]
