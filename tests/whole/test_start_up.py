"""The command answers at once: measured beside an empty Python, so that only a ratio counts."""

import subprocess
import sys
import time

import pytest

MOST = 12
TIMES = 7


def seconds(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_command_starts_nearly_as_fast_as_python(option: str) -> None:
    pairs = [(seconds("-c", "pass"), seconds("-m", "handoutkit", option)) for _ in range(TIMES)]
    empty, ours = (min(times) for times in zip(*pairs, strict=True))
    assert ours < MOST * empty, f"{ours:.3f} s, and {empty:.3f} s for nothing"
