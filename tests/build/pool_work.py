"""What workers are asked to do in the tests of the pool; imports nothing that takes time."""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from weakref import WeakSet

from handoutkit.errors import DependencyMissing, LibraryUnreadable, RenderingFailed
from handoutkit.findings import Finding, Place, Severity

FINDING = Finding(code="SRC-001", severity=Severity.ERROR, place=Place("a.md", 2, 3), message="no")
ERRORS = {
    "unreadable": LibraryUnreadable("broken", remedy="Mend it.", findings=(FINDING,)),
    "failed": RenderingFailed("too deep", remedy="Look.", finding=FINDING),
    "missing": DependencyMissing("no Pango", remedy="Install it."),
    "bug": KeyError("of ours"),
}
HANGING = 60.0
"""Seconds that no test waits for."""

warmed: list[int] = []
"""The processes that warmed up: this one, and the one that it was forked from."""

kept: list["Ring"] = []
rings: "WeakSet[Ring]" = WeakSet()


class Awkward(Exception):
    """Cannot be made from what it says."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


@dataclass(frozen=True)
class Step:
    """A number, and a folder in which a first try leaves its mark."""

    number: int
    folder: Path = Path()

    def is_first_try(self) -> bool:
        mark = self.folder / str(self.number)
        is_first = not mark.exists()
        mark.touch()
        return is_first


@dataclass(frozen=True)
class Process:
    """Who answered."""

    pid: int
    parent: int
    warmed: tuple[int, ...]
    interrupt: object


def double(number: int) -> int:
    return 2 * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_at_first(step: Step) -> int:
    if step.is_first_try():
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * step.number


def hang_at_three(number: int) -> int:
    time.sleep(HANGING if number == 3 else 0)
    return 2 * number


def hang_at_first(step: Step) -> int:
    time.sleep(HANGING if step.is_first_try() else 0)
    return 2 * step.number


def dawdle_at_zero(number: int) -> int:
    time.sleep(0 if number else 0.3)
    return 2 * number


def fail(kind: str) -> None:
    raise ERRORS[kind]


def fail_awkwardly(_: object) -> None:
    raise Awkward("one", "two")


def leave(_: object) -> None:
    sys.exit(0)


def process(_: object) -> Process:
    interrupt = signal.getsignal(signal.SIGINT)
    return Process(os.getpid(), os.getppid(), tuple(warmed), interrupt)


def kill_the_nursery(number: int) -> int:
    if number == 3:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(HANGING)
    return 2 * number


class Ring:
    """Garbage, once nobody keeps it, that only a look for garbage finds."""

    def __init__(self) -> None:
        self.own = self


def keep_rings_for_two_tasks(number: int) -> int:
    """Give how many of all the rings are still there."""
    if number % 2 or not kept:
        kept[:] = [Ring()]
        rings.add(kept[0])
    return len(rings)


def speak(step: Step) -> None:
    sys.stdout.write(f"out {step.number}\n")
    os.write(2, b"err %d\n" % step.number)
    if step.is_first_try():
        os.abort()


def traces(name: str) -> list[str]:
    """Give the traces of a name that others can read of this process and the one before it."""
    return [
        f"{pid}/{what}"
        for pid in (os.getpid(), os.getppid())
        for what in ("environ", "cmdline", "comm")
        if name.encode() in Path(f"/proc/{pid}/{what}").read_bytes()
    ]


def environment(_: object) -> dict[str, str]:
    return dict(os.environ)


def warm() -> None:
    warmed.append(os.getpid())


def warm_badly() -> None:
    raise DependencyMissing("no Pango")


def warm_with_a_thread() -> None:
    warmed.append(os.getpid())
    Thread(target=time.sleep, args=(HANGING,), daemon=True).start()
