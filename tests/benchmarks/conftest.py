"""A run of the benchmark that has measured nothing yet."""

from pathlib import Path

import pytest

from benchmarks.bench import QUICK, Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A quick run without peers, which talks to nobody."""
    return Bench(tmp_path, QUICK, {}, lambda _: None)
