"""Handouts rendered by as many processes as are worth it, or by a cluster. Knows no files."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from handoutkit.build.capacity import usable_jobs
from handoutkit.build.executors import executor_for, in_flight
from handoutkit.build.pace import Timed
from handoutkit.build.pool import Lost, SerialExecutor, run_all
from handoutkit.build.rendering import Rendered
from handoutkit.build.request import Output
from handoutkit.build.sources import Sources
from handoutkit.build.surroundings import named_families
from handoutkit.build.tasks import RenderTask, tried, warm
from handoutkit.errors import RenderingFailed

FEW = 3
"""So many handouts are rendered sooner than other processes begin."""

Came: TypeAlias = Mapping[Output, Rendered] | RenderingFailed | Lost
"""What comes of a task: its outputs, what a renderer gave up at, or nothing: its worker is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who renders: `jobs` processes, as many as are worth it where none; or the cluster named."""

    jobs: int | None = None
    executor: str | None = None

    def render(
        self, tasks: Iterator[RenderTask], most: int, sources: Sources
    ) -> Iterator[tuple[RenderTask, float, Came]]:
        """Render tasks, `most` or fewer; give each, its seconds and what came of it, as it ends.

        Raises:
            DependencyMissing: a library of the system is not installed, or a cluster is not as
                this computer is.
            ClusterLost: the cluster has gone.
        """
        # All may stand as it would be built: then no process begins.
        for first in tasks:
            with self._opened(most, sources) as executor:
                room = 1 if isinstance(executor, SerialExecutor) else in_flight(executor, self.jobs)
                every = chain((first,), tasks)
                for task, came in run_all(every, Timed(tried), executor, in_flight=room):
                    yield (task, 0.0, came) if isinstance(came, Lost) else (task, *came)

    @contextmanager
    def _opened(self, most: int, sources: Sources) -> Iterator[Executor]:
        jobs = self.jobs or (1 if most <= FEW else usable_jobs(most))
        if self.executor is None and jobs == 1:
            yield SerialExecutor()
            return
        langs = [one.value for one in sources.library.settings.languages]
        families = () if self.executor is None else named_families(sources.styles, langs)
        with executor_for(self.executor, jobs, warm, families) as executor:
            yield executor
