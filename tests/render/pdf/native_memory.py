"""How much memory C libraries hold in this process, which Python knows nothing of."""

import ctypes
import gc
from collections.abc import Callable
from itertools import pairwise
from statistics import median

import pytest

_WARM = 3
_TIMES = 7


class _Told(ctypes.Structure):
    """What glibc tells of its memory, in bytes (mallinfo2, since 2.33)."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "mapped"),
            *("usmblks", "fsmblks", "used", "unused", "keepcost"),
        )
    )
    mapped: int
    used: int


def left_by(work: Callable[[], object]) -> float:
    """Give the bytes that doing something leaves behind each time, when it has been done before.

    The median, for what Python keeps of its own grows by leaps.
    """
    for _ in range(_WARM):
        work()
    held = [_held()]
    for _ in range(_TIMES):
        work()
        held.append(_held())
    return median(after - before for before, after in pairwise(held))


def _held() -> int:
    gc.collect()
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        pytest.skip("only newer glibc tells what it holds")
    library.mallinfo2.restype = _Told
    told: _Told = library.mallinfo2()
    return told.used + told.mapped
