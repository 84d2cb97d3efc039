"""How far a run has come is worked out of readings of a clock."""

import pickle
import time

import pytest

from handoutkit.build.pace import Pace, Timed

START = Pace(total=4, began=100.0, now=100.0)


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return -seconds


def test_at_first_nothing_is_known() -> None:
    assert (START.done, START.rate, START.left, START.slowest) == (0, None, None, "")


def test_a_rate_is_not_told_too_soon() -> None:
    assert START.after("a", 100.9).rate is None


def test_a_run_that_does_nothing_has_no_rate() -> None:
    assert Pace(total=4, began=100.0, now=200.0).rate is None


def test_rate_and_time_left_follow_from_what_is_done() -> None:
    pace = START.after("a", 101.0).after("b", 104.0)
    assert (pace.done, pace.name, pace.rate, pace.left) == (2, "b", 0.5, 4.0)


def test_nothing_is_left_at_the_end() -> None:
    pace = START
    for name in "abcd":
        pace = pace.after(name, pace.now + 1)
    assert (pace.done, pace.left) == (4, 0)


@pytest.mark.parametrize("seconds", [(0.9, 0.2, 0.5), (0.2, 0.9, 0.5), (0.2, 0.5, 0.9)])
def test_the_slowest_is_remembered(seconds: tuple[float, ...]) -> None:
    pace = START
    for one in seconds:
        pace = pace.after(f"of {one}", 102, one)
    assert (pace.slowest, pace.slowest_seconds) == ("of 0.9", 0.9)


def test_the_first_of_two_as_slow_is_the_slowest() -> None:
    assert START.after("a", 101, 0.5).after("b", 102, 0.5).slowest == "a"


def test_a_timed_function_tells_its_seconds_and_can_be_sent() -> None:
    timed: Timed[float, float] = pickle.loads(pickle.dumps(Timed(nap)))
    seconds, given = timed(0.02)
    assert 0.02 <= seconds < 2
    assert given == -0.02
