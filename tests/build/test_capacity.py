"""As many processes as there are processors, work and memory for."""

import pytest

from handoutkit.build.capacity import available, fitting_jobs, quota, usable_jobs

MIB = 2**20


@pytest.mark.parametrize(
    ("tasks", "jobs"), [(0, 1), (1, 1), (3, 1), (4, 1), (5, 2), (8, 2), (9, 3), (1000, 8)]
)
def test_each_process_has_four_tasks(tasks: int, jobs: int) -> None:
    assert fitting_jobs(tasks, cores=8, memory=None) == jobs


@pytest.mark.parametrize(("memory", "jobs"), [(0, 1), (399 * MIB, 1), (400 * MIB, 2), (None, 8)])
def test_each_process_has_its_memory(memory: int | None, jobs: int) -> None:
    assert fitting_jobs(1000, cores=8, memory=memory) == jobs


@pytest.mark.parametrize(
    ("written", "share"),
    [("150000 100000\n", 1.5), ("max 100000\n", None), ("", None), ("1 0", None), ("a b", None)],
)
def test_a_container_has_its_share_of_processors(written: str, share: float | None) -> None:
    assert quota(written) == share


@pytest.mark.parametrize(
    ("written", "size"),
    [("MemFree: 1 kB\nMemAvailable:    2048 kB\n", 2 * MIB), ("MemFree: 1 kB\n", None), ("", None)],
)
def test_memory_is_what_can_be_had(written: str, size: int | None) -> None:
    assert available(written) == size


def test_here_is_room_for_one() -> None:
    assert usable_jobs(1) == 1
    assert usable_jobs(1000) >= 1
