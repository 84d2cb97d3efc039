"""What reading files came to before, so that it need not be done again.

Knows neither where that is kept nor which files changed.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Recall(Protocol):
    """Remembers what reading came to."""

    def files(self, path: str, around: object, kind: type[T], read: Callable[[], T]) -> T:
        """Give what reading a file or a folder comes to, which is of this kind.

        `read` is called where that is not known: of these bytes, and of what is `around` them.
        """


class Afresh:
    """Remembers nothing."""

    def files(self, path: str, around: object, kind: type[T], read: Callable[[], T]) -> T:
        """Read."""
        return read()
