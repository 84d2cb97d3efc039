"""How far a run has come and how fast, worked out of readings of a clock. Knows not what runs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Generic, TypeVar

R = TypeVar("R")
T = TypeVar("T")

_SOONEST = 1.0  # seconds; a rate that is measured over less says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many tasks of how many are done, the last one's name, and the slowest with its seconds.

    `began` and `now` are readings of one clock, in seconds.
    """

    total: int
    began: float
    now: float
    done: int = 0
    name: str = ""
    slowest: str = ""
    slowest_seconds: float = 0

    def after(self, name: str, now: float, seconds: float = 0) -> "Pace":
        """Give the pace once one more task is done, which took so many seconds, if that is known.

        Those of tasks done at the same time overlap, so that they do not add up to the clock's.
        """
        pace = replace(self, done=self.done + 1, name=name, now=now)
        if seconds <= self.slowest_seconds:
            return pace
        return replace(pace, slowest=name, slowest_seconds=seconds)

    @property
    def rate(self) -> float | None:
        """Give the tasks done per second; none before there is anything to measure."""
        seconds = self.now - self.began
        return self.done / seconds if self.done and seconds >= _SOONEST else None

    @property
    def left(self) -> float | None:
        """Give the seconds that the others will take at this rate."""
        return None if self.rate is None else (self.total - self.done) / self.rate


@dataclass(frozen=True, slots=True)
class Timed(Generic[T, R]):
    """A function that tells how many seconds it took, wherever it is called."""

    work: Callable[[T], R]

    def __call__(self, task: T) -> tuple[float, R]:
        """Give the seconds, and what the function gives."""
        began = perf_counter()
        done = self.work(task)
        return perf_counter() - began, done
