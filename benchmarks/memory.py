"""Watches the memory of a command and of all it starts, while it runs. Reads Linux's /proc.

Looking costs time, so that what is watched here is never timed.
"""

import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pairs import failure

_PROC = Path("/proc")
_MEBI = 1024  # /proc counts in KiB
_WORKER = 40  # MiB: more than what asks for fonts, less than what lays out pages


@dataclass(frozen=True, slots=True)
class Look:
    """The memory of each process at a time: seconds since the beginning, MiB by process id.

    `resident` counts pages that several share for each of them, `shares` divides them.
    """

    seconds: float
    resident: dict[int, float]
    shares: float


@dataclass(frozen=True, slots=True)
class Watched:
    """All looks at a command, whose own process id is `root`."""

    root: int
    looks: tuple[Look, ...]

    @property
    def largest(self) -> float:
        """The most MiB that one process had at a time."""
        return max((size for look in self.looks for size in look.resident.values()), default=0)

    @property
    def together(self) -> float:
        """The most MiB that all had together at a time, shared pages counted once."""
        return max((look.shares for look in self.looks), default=0)

    def largest_worker(self, first: float, last: float) -> float:
        """Give the largest started process from one part of the time to another, both in 0 to 1.

        It is the command itself where it starts none that lays out pages.
        """
        end = self.looks[-1].seconds if self.looks else 0
        looks = [one for one in self.looks if first * end <= one.seconds <= last * end]
        started = [size for one in looks for id_, size in one.resident.items() if id_ != self.root]
        own = [one.resident[self.root] for one in looks if self.root in one.resident]
        largest = max(started, default=0)
        return largest if largest >= _WORKER else max(own, default=0)


def watch(command: Sequence[str | Path], *, every: float = 0.05) -> Watched:
    """Run a command to its end, and look at its processes every so many seconds.

    Raises:
        ToolFailed: it failed.
    """
    looks = []
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        ) as process:
            while process.poll() is None:
                looks.append(_look(process.pid, time.monotonic() - began))
                time.sleep(every)
        if process.returncode:
            said.seek(0)
            raise failure(command, process.returncode, said.read().decode("utf-8", "replace"))
    return Watched(process.pid, tuple(looks))


def _look(root: int, seconds: float) -> Look:
    resident, shares = {}, 0.0
    for id_ in family(root):
        fields = _fields(_PROC / str(id_) / "smaps_rollup")
        if fields:
            resident[id_] = fields["Rss"] / _MEBI
            shares += fields["Pss"] / _MEBI
    return Look(seconds, resident, shares)


def family(root: int) -> Iterator[int]:
    """Give a process and all that descend from it, as they are now."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            parent = _parent(folder)
            children.setdefault(parent, []).append(int(folder.name))
    waiting = [root]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += children.get(one, [])


def _parent(folder: Path) -> int:
    try:
        # The name in parentheses may hold anything, so count from the last one.
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _fields(path: Path) -> dict[str, int]:
    """Read lines such as "Rss:  1234 kB"; nothing where the process has gone."""
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return {}
    pairs = [line.split()[:2] for line in lines if line.endswith(" kB")]
    return {name.rstrip(":"): int(size) for name, size in pairs}
