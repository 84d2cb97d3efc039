"""A file that may be anybody's, wherever it lies: read whole, and only if it is a file.

Knows not what the bytes mean.
"""

import os
import stat
from pathlib import Path


class NotAFile(OSError):
    """A path leads to a folder, a pipe or a device."""


class TooLarge(OSError):
    """A file is larger than it may be."""


def read_file(path: Path, limit: int) -> bytes:
    """Give the bytes of a file that may be anybody's, wherever it lies; waits for no pipe.

    Raises:
        OSError: it cannot be read; `NotAFile`, or `TooLarge` beyond `limit` bytes.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAFile(f"{path} is not a file")
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123  a path could lead elsewhere by now
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAFile(f"{path} is not a file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"{path} is larger than {limit} bytes")
    return data
