"""How many processes are worth starting here. Asks the system; knows not what they do."""

import os
from math import ceil
from pathlib import Path

_TASKS_EACH = 4  # fewer are done before another process has warmed up
_MEMORY_EACH = 200 * 2**20
_CGROUP = Path("/sys/fs/cgroup")


def usable_jobs(tasks: int) -> int:
    """Give how many processes to start for so many tasks; 1 where others would not pay."""
    return fitting_jobs(tasks, cores=usable_cores(), memory=_memory())


def fitting_jobs(tasks: int, *, cores: int, memory: int | None) -> int:
    """Give how many processes fit the tasks, the processors and the bytes of memory, if known."""
    most = min(cores, ceil(tasks / _TASKS_EACH))
    return max(1, most if memory is None else min(most, memory // _MEMORY_EACH))


def quota(written: str) -> float | None:
    """Read a container's share of processors (Linux, cgroup v2, `cpu.max`); none without limit."""
    match written.split():
        case [share, period] if share.isdigit() and period.isdigit() and int(period):
            return int(share) / int(period)
    return None


def available(written: str) -> int | None:
    """Read the bytes that are to be had without swapping (`/proc/meminfo`); none if not told."""
    for line in written.splitlines():
        match line.split():
            case ["MemAvailable:", size, "kB"]:
                return int(size) * 1024
    return None


def usable_cores() -> int:
    """Give how many processors this process may use."""
    share = quota(_said(_CGROUP / "cpu.max"))
    cores = len(os.sched_getaffinity(0))
    return cores if share is None else min(cores, ceil(share))


def _memory() -> int | None:
    limit = _said(_CGROUP / "memory.max").strip()
    known = [available(_said(Path("/proc/meminfo"))), int(limit) if limit.isdigit() else None]
    return min((one for one in known if one is not None), default=None)


def _said(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except OSError:
        return ""
