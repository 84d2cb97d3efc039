"""A list that two processes work off from both ends, until they meet. Knows not what is in it."""

from collections.abc import Iterator, Sequence
from mmap import mmap
from typing import TypeVar

T = TypeVar("T")

_FRONT, _BACK = 0, 1
_NOBODY = 1 << 62


class Meeting:
    """Where two processes have come to: made before they part, one list each is given to both.

    Each says which one it takes before it looks where the other is. So none is left out, and at
    most one is taken by both. That holds while both have the same list, which nothing here can
    tell: whoever needs all has to see what is missing.
    """

    def __init__(self) -> None:
        """Begin at both ends."""
        self._places = memoryview(mmap(-1, 16)).cast("q")
        self._places[_FRONT], self._places[_BACK] = -1, _NOBODY

    def from_front(self, items: Sequence[T]) -> Iterator[T]:
        """Give one after the other, up to where the other process is."""
        for number, item in enumerate(items):
            self._places[_FRONT] = number
            if number > self._places[_BACK]:
                # If the other is lost after all, this one is left to do as well.
                self._places[_FRONT] = number - 1
                return
            yield item

    def from_back(self, items: Sequence[T]) -> Iterator[T]:
        """Give one after the other from the last on, up to where the other process is."""
        for number in reversed(range(len(items))):
            self._places[_BACK] = number
            if number <= self._places[_FRONT]:
                return
            yield items[number]

    def call_off(self) -> None:
        """Let whoever comes from the back stop at once."""
        self._places[_FRONT] = _NOBODY
