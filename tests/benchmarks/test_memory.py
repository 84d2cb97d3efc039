"""The memory of a command is that of all it starts."""

import sys

import pytest

from benchmarks.memory import Look, Watched, watch
from benchmarks.pairs import ToolFailed

LARGE = "data = bytearray(80 << 20); import time; time.sleep(0.3)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {LARGE!r}])"


def test_a_command_that_fails_has_no_memory_to_tell() -> None:
    with pytest.raises(ToolFailed, match="ended with 3"):
        watch([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_started_process_counts() -> None:
    watched = watch([sys.executable, "-c", PARENT], every=0.02)
    assert 80 < watched.largest < 120
    assert watched.largest == watched.largest_worker(0, 1)
    assert max(one.resident.get(watched.root, 0) for one in watched.looks) < 60
    assert watched.together > watched.largest - 40


def test_the_largest_worker_of_a_part_of_the_time() -> None:
    looks = (
        Look(0, {1: 20}, 20),
        Look(2, {1: 900, 2: 100}, 1000),
        Look(8, {1: 900, 3: 70}, 970),
        Look(10, {1: 900, 3: 80}, 980),
    )
    watched = Watched(1, looks)
    assert watched.largest_worker(0, 0.5) == 100
    assert watched.largest_worker(0.5, 1) == 80


def test_without_others_the_command_is_its_own_worker() -> None:
    asks_for_fonts = Look(0, {1: 90, 2: 5}, 20)
    assert Watched(1, (asks_for_fonts,)).largest_worker(0, 1) == 90
