"""Whether other processes get ready to render while this one reads. Imports nothing until it does.

Knows not what is rendered.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.build.capacity import usable_jobs
from handoutkit.build.request import BuildRequest

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from handoutkit.build.pool import SerialExecutor

FEW = 3
"""So many handouts are rendered sooner than several other processes begin."""

_MANY = 1_000_000
"""More tasks than any computer has processors for."""

Standby: TypeAlias = "Callable[[int], Executor | None]"
"""Told how many handouts are to come, gives who renders them, if that is worth it."""


@contextmanager
def standing_by(request: BuildRequest, *, once: bool) -> Iterator[Standby]:
    """Give a function that has others get ready: one process for few handouts, a pool for many.

    They end with the block. One alone is ready only while this process builds but `once`, and none
    is where the request says who else renders.
    """
    with ExitStack() as until_the_end:

        @cache
        def company() -> "SerialExecutor":
            # What both processes need is imported before they part, and nothing else.
            import handoutkit.render.view  # noqa: F401  for what it imports
            from handoutkit.build.companion import companion
            from handoutkit.build.tasks import warm_through

            return until_the_end.enter_context(companion(warm_through))

        @cache
        def pool() -> "Executor":
            from handoutkit.build.executors import executor_for
            from handoutkit.build.tasks import warm

            # Each begins with its first task: those that get none are only allowed for.
            jobs = request.jobs or usable_jobs(_MANY)
            return until_the_end.enter_context(executor_for(None, jobs, warm))

        def ready_for(count: int) -> "Executor | None":
            if request.is_dry or request.executor is not None or count == 0:
                return None
            if pool.cache_info().currsize:
                return pool()
            if request.jobs is None and count <= FEW:
                return company() if once else None
            return pool() if (request.jobs or usable_jobs(count)) > 1 else None

        yield ready_for
