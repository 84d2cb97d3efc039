"""Who carries out tasks: the processes of this computer, or a cluster. Knows no task."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from handoutkit.build.pool import open_executor


@contextmanager
def executor_for(
    spec: str | None,
    jobs: int | None,
    warm: Callable[[], None] | None = None,
    families: Iterable[str] = (),
) -> Iterator[Executor]:
    """Give the executor that `spec` names: `dask://HOST:PORT`, or none for this computer's own.

    This computer's own are `jobs` processes, one for each of its processors where none are named;
    `warm` prepares them. `families` are those whose fonts a cluster must have as they are here.

    Raises:
        UsageProblem: the address of a cluster is not written so.
        DependencyMissing: Dask is not installed, nobody answers there, or a worker differs.
    """
    if spec is None:
        with open_executor(jobs or len(os.sched_getaffinity(0)), warm) as executor:
            yield executor
    else:
        from handoutkit.build.cluster import cluster_executor

        with cluster_executor(spec, families) as executor:
            yield executor


def in_flight(executor: Executor, jobs: int | None) -> int:
    """Give how many tasks at a time keep all workers of an executor at work."""
    own = 2 * (jobs or len(os.sched_getaffinity(0)))
    known = getattr(executor, "in_flight", own)
    assert isinstance(known, int)
    return known
