"""Runs what is compared in turns, A B A B …, and gives the ratio of each pair.

A machine is never the same twice, so that one time says nothing; of two that were taken one after
the other the ratio does. Knows not what is compared.
"""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Timer
from typing import TypeAlias

PATIENCE = 900
"""Seconds after which a command is taken for hung."""

_SAID = 200
_FOLDERS = re.compile(r"/[\w./-]+/")


class ToolFailed(Exception):
    """A command did not do what was asked of it; the message says which one, and its last words."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one piece of work took, in seconds; `cpu` is none where it cannot be told."""

    wall: float
    cpu: float | None

    def each(self, count: int) -> "Sample":
        """Give the share of one piece where `count` were made."""
        return Sample(self.wall / count, None if self.cpu is None else self.cpu / count)


def further(more: Sample, less: Sample) -> Sample:
    """Give what the larger piece of work took beyond the smaller one."""
    both = more.cpu is not None and less.cpu is not None
    return Sample(more.wall - less.wall, (more.cpu or 0) - (less.cpu or 0) if both else None)


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and both ends of some values."""

    middle: float
    low: float
    high: float


Side: TypeAlias = Callable[[], Sample]
"""Does a piece of work, and says what it took."""


def run(
    command: Sequence[str | Path], *, cwd: Path | None = None, codes: Sequence[int] = (0,)
) -> Sample:
    """Run a command to its end, with all that it starts.

    Raises:
        ToolFailed: it ended with none of `codes`, or hung.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        alarm = Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
        alarm.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        except KeyboardInterrupt:
            # In a session of its own it does not hear of it.
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            said.seek(0)
            raise failure(command, process.returncode, said.read().decode("utf-8", "replace"))
    return Sample(wall, used.ru_utime + used.ru_stime)


def failure(command: Sequence[str | Path], code: int, said: str) -> ToolFailed:
    """Tell of a command that failed by its name and its last line; results name no folders."""
    last = _FOLDERS.sub("…", "".join(said.strip().splitlines()[-1:]))
    return ToolFailed(f"`{Path(command[0]).name}` ended with {code}: {last[-_SAID:]}")


def in_turns(
    sides: Mapping[str, Side], rounds: int, *, before: int = 1
) -> Mapping[str, tuple[Sample, ...]]:
    """Run each side in turn, as often as there are rounds; those `before` them do not count."""
    samples: dict[str, list[Sample]] = {name: [] for name in sides}
    for number in range(before + rounds):
        for name, side in sides.items():
            sample = side()
            if number >= before:
                samples[name].append(sample)
    return {name: tuple(taken) for name, taken in samples.items()}


def spread(values: Sequence[float]) -> Spread:
    """Give the middle and both ends of values, of which there is one or more."""
    return Spread(median(values), min(values), max(values))


def wall_ratios(ours: Sequence[Sample], theirs: Sequence[Sample]) -> Spread:
    """Give the ratios of each pair's times."""
    return spread([a.wall / b.wall for a, b in zip(ours, theirs, strict=True)])


def cpu_ratios(ours: Sequence[Sample], theirs: Sequence[Sample]) -> Spread | None:
    """Give the ratios of what each pair used of the processor; none where one is unknown."""
    pairs = [(a.cpu, b.cpu) for a, b in zip(ours, theirs, strict=True)]
    known = [a / b for a, b in pairs if a is not None and b]
    return spread(known) if len(known) == len(pairs) else None
