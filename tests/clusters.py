"""A Dask cluster on this computer, of processes that a test may kill."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handoutkit.build.rendering import Rendered
from handoutkit.build.request import Output
from handoutkit.build.tasks import RenderTask, render_task

DASK = Path(sys.executable).parent / "dask"
PATIENCE = 60.0


class Cluster:
    """A scheduler on a free port, and its workers; what they say is kept in files."""

    def __init__(self, folder: Path, deaths: int = 3) -> None:
        """Start a scheduler; a task that took down more than `deaths` workers is given up."""
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        where = folder / "scheduler.json"
        self.scheduler = self._start(
            *(
                "scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--dashboard-address",
                "127.0.0.1:0",
            ),
            *("--scheduler-file", str(where)),
            environment={"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(deaths)},
        )
        try:
            waited(lambda: where.is_file() and where.read_text().rstrip().endswith("}"))
        except BaseException:
            kill(self.scheduler)
            raise
        self.where = json.loads(where.read_text())["address"].removeprefix("tcp://")
        self.address = f"dask://{self.where}"

    def add_worker(self, environment: Mapping[str, str] | None = None, threads: int = 1) -> None:
        self.workers.append(
            self._start(
                *(
                    "worker",
                    self.where,
                    "--host",
                    "127.0.0.1",
                    "--no-nanny",
                    "--dashboard-address",
                    "127.0.0.1:0",
                ),
                *("--nthreads", str(threads), "--local-directory", str(self.folder)),
                environment=environment,
            )
        )

    def said(self) -> str:
        """Give all that scheduler and workers have said."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def end(self) -> None:
        for one in (*self.workers, self.scheduler):
            kill(one)

    def _start(
        self, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        number = len(list(self.folder.glob("*.log")))
        with (self.folder / f"{number}.log").open("wb") as log:
            return subprocess.Popen(
                [DASK, *arguments],
                # It finds the functions of tests, and the same program as they do.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process at once, and see it off."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def waited(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it has not come to be so"
        time.sleep(0.02)


@contextmanager
def cluster(folder: Path, workers: int, deaths: int = 3) -> Iterator[Cluster]:
    """Start a cluster, and end it."""
    started = Cluster(folder, deaths)
    try:
        for _ in range(workers):
            started.add_worker()
        yield started
    finally:
        started.end()


@dataclass(frozen=True)
class Late:
    """A task that tells who has it, and is carried out when there is a file `go`."""

    folder: Path
    task: RenderTask

    def had_by(self) -> set[int]:
        """Give the processes that have had it."""
        return {int(one.suffix[1:]) for one in self.folder.glob("begun.*")}


def late(late: Late) -> Mapping[Output, Rendered]:
    """Tell who is at it, and render when that is wanted."""
    (late.folder / f"begun.{os.getpid()}").touch()
    waited((late.folder / "go").exists)
    return render_task(late.task)


def deadly(_: object) -> None:
    """Take the worker down."""
    os.kill(os.getpid(), signal.SIGKILL)


def echo(name: str) -> str:
    """Give back what was given."""
    return name


def until_there(path: Path, name: str) -> str:
    """Say that it has begun, and give back what was given when there is such a file."""
    path.with_name(f"{path.name}.begun").touch()
    waited(path.exists)
    return name


def failing(name: str) -> None:
    """Fail with an error that holds what was given."""
    raise ValueError(name)
