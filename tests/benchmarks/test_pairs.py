"""What is compared runs in turns, and the ratios are those of pairs."""

import sys
from collections.abc import Callable

import pytest

from benchmarks.pairs import (
    Sample,
    Spread,
    ToolFailed,
    cpu_ratios,
    further,
    in_turns,
    run,
    wall_ratios,
)

BUSY = "import time\nwhile time.process_time() < 0.1: pass"


def walls(*seconds: float) -> list[Sample]:
    return [Sample(one, None) for one in seconds]


def test_a_command_that_fails_is_told_by_its_name_and_its_last_line_without_folders() -> None:
    code = "import sys; sys.exit('first\\nno /a/b/c.pdf')"
    with pytest.raises(ToolFailed, match=r"^`python[\d.]*` ended with 1: no …c.pdf$"):
        run([sys.executable, "-c", code])


def test_the_time_of_what_a_command_starts_is_its_own() -> None:
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
    sample = run([sys.executable, "-c", code])
    assert sample.cpu is not None
    assert sample.cpu >= 0.1
    assert sample.wall >= 0.1


def test_sides_take_turns_and_the_rounds_before_do_not_count() -> None:
    calls: list[str] = []

    def side(name: str) -> Callable[[], Sample]:
        def work() -> Sample:
            calls.append(name)
            return Sample(len(calls), None)

        return work

    taken = in_turns({"a": side("a"), "b": side("b")}, 2, before=1)
    assert "".join(calls) == "ababab"
    assert taken == {"a": (*walls(3, 5),), "b": (*walls(4, 6),)}


def test_a_ratio_is_that_of_a_pair() -> None:
    # The machine was slow in the second round: that is in both of its times, not in their ratio.
    assert wall_ratios(walls(1, 10, 3), walls(2, 20, 2)) == Spread(0.5, 0.5, 1.5)


def test_pairs_have_both_halves() -> None:
    with pytest.raises(ValueError, match="shorter"):
        wall_ratios(walls(1, 2), walls(1))


def test_where_one_tells_nothing_of_the_processor_there_is_no_ratio() -> None:
    assert cpu_ratios([Sample(1, 2)], [Sample(1, None)]) is None
    assert cpu_ratios([Sample(1, 2)], [Sample(1, 4)]) == Spread(0.5, 0.5, 0.5)


def test_the_share_of_one_of_many() -> None:
    assert Sample(6, 3).each(3) == Sample(2, 1)
    assert Sample(6, None).each(3) == Sample(2, None)


def test_what_a_larger_piece_of_work_takes_beyond_a_smaller_one() -> None:
    assert further(Sample(6, 3), Sample(2, 1)) == Sample(4, 2)
    assert further(Sample(6, 3), Sample(2, None)) == Sample(4, None)
