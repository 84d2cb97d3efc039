"""Whether other processes get ready to render while this one reads. Imports nothing until it does.

Knows not what is rendered.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from math import ceil
from typing import TYPE_CHECKING, Protocol

from handoutkit.build.capacity import usable_jobs
from handoutkit.build.request import BuildRequest

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from handoutkit.build.pool import SerialExecutor

FEW = 3
"""So many handouts are rendered sooner than several other processes begin."""
LIGHT = 20
"""So many handouts that are laid out already take as long as laying out one."""

_MANY = 1_000_000
"""More tasks than any computer has processors for."""


class Standby(Protocol):
    """Gives who renders, if others are worth it."""

    def __call__(self, count: int, *, are_laid_out: bool = False) -> "Executor | None":
        """Say how many handouts are to come, and whether their layouts are known already."""


@contextmanager
def standing_by(request: BuildRequest, *, once: bool) -> Iterator[Standby]:
    """Give a function that has others get ready: one process for few handouts, a pool for many.

    They end with the block. One alone is ready only while this process builds but `once`, and none
    is where the request says who else renders. What is laid out already is done here, unless it is
    very much.
    """
    with ExitStack() as until_the_end:
        company = cache(partial(_company, until_the_end))
        pools: list[Executor] = []

        def ready_for(count: int, *, are_laid_out: bool = False) -> "Executor | None":
            if request.is_dry or request.executor is not None or count == 0:
                return None
            if pools:
                return pools[0]
            work = ceil(count / LIGHT) if are_laid_out else count
            if work <= FEW and are_laid_out:
                return _this_process()
            if work <= FEW and request.jobs is None:
                return company() if once else None
            if (request.jobs or usable_jobs(work)) == 1:
                return _this_process() if are_laid_out else None
            # Each begins with its first task: those that get none are only allowed for.
            jobs = request.jobs or usable_jobs(_MANY)
            pools.append(_pool(until_the_end, jobs, are_laid_out=are_laid_out))
            return pools[0]

        yield ready_for


def _this_process() -> "SerialExecutor":
    from handoutkit.build.pool import SerialExecutor

    return SerialExecutor()


def _company(until_the_end: ExitStack) -> "SerialExecutor":
    # What both processes need is imported before they part, and nothing else.
    import handoutkit.render.view  # noqa: F401  for what it imports
    from handoutkit.build.companion import companion
    from handoutkit.build.tasks import warm_through

    return until_the_end.enter_context(companion(warm_through))


def _pool(until_the_end: ExitStack, jobs: int, *, are_laid_out: bool) -> "Executor":
    from handoutkit.build.executors import executor_for
    from handoutkit.build.tasks import warm, warm_for_books

    warmth = warm_for_books if are_laid_out else warm
    return until_the_end.enter_context(executor_for(None, jobs, warmth))
