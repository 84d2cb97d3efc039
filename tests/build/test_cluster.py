"""A cluster makes what this computer makes, loses nothing, and tells nobody what it is given."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread

import pytest
from dask.task_spec import Task
from distributed import Client, Scheduler, Worker

from handoutkit.build import cluster_calls
from handoutkit.build.cluster import cluster_executor, compare
from handoutkit.build.cluster_calls import ClusterCalls
from handoutkit.build.job import prepare
from handoutkit.build.pool import WorkerGone
from handoutkit.build.request import Output
from handoutkit.build.sources import read_sources
from handoutkit.build.tasks import RenderTask, render_task
from handoutkit.errors import ClusterLost, DependencyMissing, UsageProblem
from handoutkit.model.editions import FORMATS
from tests.build.tiny import write_library
from tests.clusters import (
    Cluster,
    Late,
    cluster,
    deadly,
    echo,
    failing,
    kill,
    late,
    until_there,
    waited,
)

FAMILIES = ("Noto Sans",)
NAME = "Xanthippe Example"

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>/nowhere</dir></fontconfig>"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster that no test harms."""
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as running:
        yield running


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> list[RenderTask]:
    """Both handouts of the tiny library, in all formats."""
    sources = read_sources(write_library(tmp_path_factory.mktemp("library")))
    made = []
    for condition in sources.library.conditions.values():
        outputs = tuple(Output(condition.id, "en", one) for one in FORMATS)
        material = prepare(sources, condition, "en").made
        assert material is not None
        made.append(RenderTask(made=material, outputs=outputs))
    return made


@pytest.mark.parametrize(
    "address", ["127.0.0.1:8786", "dask://", "dask://host", "dask://a b:1", "tcp://127.0.0.1:8786"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageProblem, match="not the address") as told, cluster_executor(address):
        pass
    assert "dask://HOST:PORT" in told.value.remedy


def test_nobody_at_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.cluster._PATIENCE", 0.2)
    with (
        pytest.raises(DependencyMissing, match=r"no Dask scheduler answers at 127\.0\.0\.1:9$"),
        cluster_executor("dask://127.0.0.1:9"),
    ):
        pass


def test_who_listens_and_says_nothing_or_something_else_is_no_scheduler(
    monkeypatch: pytest.MonkeyPatch, other_server: str
) -> None:
    monkeypatch.setattr("handoutkit.build.cluster._PATIENCE", 0.3)
    with pytest.raises(DependencyMissing, match="no Dask scheduler"):
        compare(other_server)


@pytest.fixture(params=[b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"], ids=["silent", "web"])
def other_server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of somebody who speaks another language, or none."""
    with socket.create_server(("127.0.0.1", 0)) as server, ExitStack() as open_ends:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    caller = open_ends.enter_context(server.accept()[0])
                    caller.sendall(request.param)

        Thread(target=serve, daemon=True).start()
        yield f"dask://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(DependencyMissing) as told, cluster_executor("dask://127.0.0.1:9"):
        pass
    assert "handoutkit[dask]" in told.value.remedy


def test_a_cluster_makes_the_same_bytes_pages_and_findings(
    two: Cluster, tasks: list[RenderTask], capfd: pytest.CaptureFixture[str]
) -> None:
    with cluster_executor(two.address, FAMILIES) as executor:
        made = list(executor.map(render_task, tasks))
    assert made == [render_task(one) for one in tasks]
    assert capfd.readouterr() == ("", "")


def test_equal_calls_are_all_carried_out(two: Cluster) -> None:
    """Dask would give the first one's result for the second."""
    with cluster_executor(two.address, FAMILIES) as executor:
        first, second = (executor.submit(time.monotonic_ns).result() for _ in range(2))
    assert first != second


def test_an_error_of_a_task_is_raised_here(two: Cluster) -> None:
    with (
        pytest.raises(ValueError, match=NAME),
        cluster_executor(two.address, FAMILIES) as executor,
    ):
        executor.submit(failing, NAME).result()


def test_nobody_is_told_what_a_task_holds(two: Cluster, tmp_path: Path) -> None:
    with cluster_executor(two.address, FAMILIES) as executor:
        assert isinstance(executor, ClusterCalls)
        client = executor._client
        assert executor.submit(failing, NAME).exception()
        assert executor.submit(echo, NAME).result() == NAME
        waiting = executor.submit(until_there, tmp_path / "go", NAME)
        waited(lambda: (tmp_path / "go.begun").exists())
        told = str((client.run_on_scheduler(told_by_scheduler), client.run(told_by_worker)))
        (tmp_path / "go").touch()
        assert waiting.result() == NAME
    assert told.count("Sealed()") >= 4  # the call and the equipment, in both places
    assert NAME not in told + two.said()


def told_by_scheduler(dask_scheduler: Scheduler) -> str:
    """Give all that a scheduler shows on its pages or writes when something fails."""
    tasks = dask_scheduler.tasks.values()
    return repr([(one, one.run_spec, *args_of(one.run_spec)) for one in tasks]) + repr(
        [getattr(dask_scheduler, one) for one in ("transition_log", "erred_tasks", "computations")]
    )


def told_by_worker(dask_worker: Worker) -> str:
    """Give all that a worker would write when something fails."""
    tasks = dask_worker.state.tasks.values()
    return repr([(one, one.run_spec, *args_of(one.run_spec)) for one in tasks])


def args_of(spec: object) -> tuple[object, ...]:
    """Give what a task is called with; Dask shows it where its key is short."""
    return spec.args if isinstance(spec, Task) else ()


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(
    tmp_path: Path, tasks: list[RenderTask]
) -> None:
    with cluster(tmp_path, 2) as running:
        waited(lambda: len(compare(running.address)) == 2)
        with cluster_executor(running.address, FAMILIES) as executor:
            todo = Late(tmp_path, tasks[0])
            made = [executor.submit(late, todo), executor.submit(render_task, tasks[1])]
            waited(todo.had_by)
            (doomed,) = (one for one in running.workers if one.pid in todo.had_by())
            kill(doomed)
            (tmp_path / "go").touch()
            assert [one.result() for one in made] == [render_task(one) for one in tasks]
            assert todo.had_by() == {one.pid for one in running.workers}


def test_a_task_that_no_worker_survives_is_told_as_that_of_a_broken_pool(tmp_path: Path) -> None:
    with (
        cluster(tmp_path, 1, deaths=0) as running,
        cluster_executor(running.address) as executor,
        pytest.raises(WorkerGone),
    ):
        executor.submit(deadly, NAME).result()
    assert NAME not in running.said()


def test_a_scheduler_that_goes_is_told_and_not_waited_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with cluster(tmp_path, 1) as running:
        with cluster_executor(running.address) as executor:
            waiting = executor.submit(until_there, tmp_path / "never", NAME)
            waited(lambda: (tmp_path / "never.begun").exists())
            kill(running.scheduler)
            with pytest.raises(ClusterLost, match="its scheduler is gone") as told:
                waiting.result(timeout=10)
            with pytest.raises(ClusterLost):
                executor.submit(echo, NAME).result(timeout=10)
        assert "goes on where it was" in told.value.remedy
    assert capfd.readouterr() == ("", "")


def test_a_scheduler_that_goes_while_it_is_asked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path, 1) as running:
        monkeypatch.setattr(Client, "wait_for_workers", lambda *_, **__: kill(running.scheduler))
        with pytest.raises(ClusterLost, match="its scheduler is gone"):
            compare(running.address)


def test_workers_that_all_go_are_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_calls, "_LOOK", 0.1)
    monkeypatch.setattr(cluster_calls, "_DESERTED", 0.3)
    with cluster(tmp_path, 1) as running, cluster_executor(running.address) as executor:
        waiting = executor.submit(until_there, tmp_path / "never", NAME)
        waited(lambda: (tmp_path / "never.begun").exists())
        kill(running.workers[0])
        with pytest.raises(ClusterLost, match="all its workers are gone"):
            waiting.result(timeout=10)


def test_a_worker_with_other_fonts_or_another_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS)
    (tmp_path / "other/handoutkit").mkdir(parents=True)
    (tmp_path / "other/handoutkit/__init__.py").write_text("")
    with cluster(tmp_path, 0) as running:
        running.add_worker({"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")})
        running.add_worker({"PYTHONPATH": str(tmp_path / "other")})
        waited(lambda: len(compare(running.address)) == 2)
        unlike = compare(running.address, FAMILIES)
        assert sorted(one.what for found in unlike.values() for one in found) == [
            "font Noto Sans",
            "handoutkit",
        ]
        with (
            pytest.raises(DependencyMissing, match=r"tcp://127\.0\.0\.1:\d+ in font") as told,
            cluster_executor(running.address, FAMILIES),
        ):
            pass
        assert f"handout doctor --executor {running.address}" in told.value.remedy
