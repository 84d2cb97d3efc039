"""Handouts rendered by as many processes as are worth it, or by a cluster. Knows no files."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, TypeVar

from handoutkit.build.capacity import usable_jobs
from handoutkit.build.equipment import named_families
from handoutkit.build.executors import executor_for, in_flight
from handoutkit.build.pace import Timed
from handoutkit.build.pool import Lost, SerialExecutor, run_all
from handoutkit.build.rendering import Rendered
from handoutkit.build.request import Output
from handoutkit.build.sources import Sources
from handoutkit.build.standby import FEW
from handoutkit.build.tasks import RenderTask, tried, warm
from handoutkit.errors import RenderingFailed
from handoutkit.garbage import collect_young, left_alone

R = TypeVar("R")
T = TypeVar("T")

Came: TypeAlias = Mapping[Output, Rendered] | RenderingFailed | Lost
"""What comes of a task: its outputs, what a renderer gave up at, or nothing: its worker is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who renders: `jobs` processes, as many as are worth it where none; or the cluster named.

    `beside` is who is ready already, and renders all.
    """

    jobs: int | None = None
    executor: str | None = None
    beside: Executor | None = None

    def render(
        self, tasks: Iterator[RenderTask], most: int, sources: Sources
    ) -> Iterator[tuple[RenderTask, float, Came]]:
        """Render tasks, `most` or fewer; give each, its seconds and what came of it, as it ends.

        Raises:
            DependencyMissing: a library of the system is not installed, or a cluster is not as
                this computer is.
            ClusterLost: the cluster has gone.
        """
        for task, came in self.carry_out(tasks, Timed(tried), most, sources):
            yield (task, 0.0, came) if isinstance(came, Lost) else (task, *came)

    def carry_out(
        self, tasks: Iterator[T], work: Callable[[T], R], most: int, sources: Sources
    ) -> Iterator[tuple[T, R | Lost]]:
        """Carry out tasks of any kind in the same way.

        Garbage is looked for between tasks, and only in what they left: measured, looking through
        all again and again takes an eighth of the time.

        Raises:
            DependencyMissing: a library of the system is not installed, or a cluster is not as
                this computer is.
            ClusterLost: the cluster has gone.
        """
        # All may stand as it would be built: then no process begins.
        for first in tasks:
            with self._opened(most, sources) as executor:
                room = 1 if isinstance(executor, SerialExecutor) else in_flight(executor, self.jobs)
                every = chain((first,), _tidied(tasks))
                with left_alone():
                    yield from run_all(every, work, executor, in_flight=room)

    @contextmanager
    def _opened(self, most: int, sources: Sources) -> Iterator[Executor]:
        if self.beside is not None:
            yield self.beside
            return
        jobs = self.jobs or (1 if most <= FEW else usable_jobs(most))
        if self.executor is None and jobs == 1:
            yield SerialExecutor()
            return
        langs = [one.value for one in sources.library.settings.languages]
        families = () if self.executor is None else named_families(sources.styles, langs)
        with executor_for(self.executor, jobs, warm, families) as executor:
            yield executor


def _tidied(tasks: Iterator[T]) -> Iterator[T]:
    """Give tasks, each after a look for the garbage that those before it left."""
    for task in tasks:
        collect_young()
        yield task
