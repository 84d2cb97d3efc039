"""Handouts rendered by as many processes as are worth it, or by a cluster. Knows no files."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias, TypeVar

from handoutkit.build.executors import executor_for, in_flight
from handoutkit.build.pool import Lost, SerialExecutor, run_all
from handoutkit.build.rendering import Rendered
from handoutkit.build.request import Output
from handoutkit.build.sources import Sources
from handoutkit.build.surroundings import named_families
from handoutkit.build.tasks import RenderTask, tried, warm
from handoutkit.errors import RenderingFailed

R = TypeVar("R")
T = TypeVar("T")

FEW = 3
"""So many handouts are rendered sooner than other processes begin."""

_EACH = 4
"""A process is worth it for so many handouts."""

_MEMORY = 200 * 2**20
"""Bytes of free memory that a process shall find."""

Came: TypeAlias = Mapping[Output, Rendered] | RenderingFailed | Lost
"""What comes of a task: its outputs, what a renderer gave up at, or nothing: its worker is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who renders: `jobs` processes, as many as are worth it where none; or the cluster named."""

    jobs: int | None = None
    executor: str | None = None

    def render(
        self, tasks: Iterator[RenderTask], most: int, sources: Sources
    ) -> Iterator[tuple[RenderTask, Came]]:
        """Render tasks, `most` of them or fewer; give each with what came of it, as it ends.

        Raises:
            DependencyMissing: a library of the system is not installed, or a cluster is not as
                this computer is.
            ClusterLost: the cluster has gone.
        """
        yield from self.carry_out(tasks, tried, most, sources)

    def carry_out(
        self, tasks: Iterator[T], work: Callable[[T], R], most: int, sources: Sources
    ) -> Iterator[tuple[T, R | Lost]]:
        """Carry out tasks of another kind in the same way.

        Raises:
            DependencyMissing: a library of the system is not installed, or a cluster is not as
                this computer is.
            ClusterLost: the cluster has gone.
        """
        # All may stand as it would be built: then no process begins.
        for first in tasks:
            with self._opened(most, sources) as executor:
                room = 1 if isinstance(executor, SerialExecutor) else in_flight(executor, self.jobs)
                yield from run_all(chain((first,), tasks), work, executor, in_flight=room)

    @contextmanager
    def _opened(self, most: int, sources: Sources) -> Iterator[Executor]:
        jobs = self.jobs or (1 if most <= FEW else worth_it(most))
        if self.executor is None and jobs == 1:
            yield SerialExecutor()
            return
        langs = [one.value for one in sources.library.settings.languages]
        families = () if self.executor is None else named_families(sources.styles, langs)
        with executor_for(self.executor, jobs, warm, families) as executor:
            yield executor


def worth_it(handouts: int) -> int:
    """Give how many processes are worth it: by processors, by memory that is free, by work."""
    by_work = -(-handouts // _EACH)
    return max(1, min(len(os.sched_getaffinity(0)), by_work, _free_memory() // _MEMORY))


def _free_memory() -> int:
    """Give the bytes that can be had without swapping (proc(5), MemAvailable)."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return _MEMORY
    return next(
        (int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), _MEMORY
    )
