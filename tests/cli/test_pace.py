"""Progress tells rate, time left and the slowest, in one place or in lines: not too many."""

from pathlib import Path

import pytest

from handoutkit.build.pace import Pace
from handoutkit.cli.console import Talk, pace_text

WIPE = "\r\x1b[K"


def talk(*, quiet: bool = False, verbose: bool = False) -> Talk:
    return Talk(directory=Path(), quiet=quiet, verbose=verbose, no_color=False)


def run(talk: Talk, total: int, each: float) -> None:
    """Say how a run goes that does a task every so many seconds."""
    pace = Pace(total=total, began=0, now=0)
    with talk.pace() as tell:
        for number in range(1, total + 1):
            pace = pace.after(f"n{number}", number * each)
            tell(pace)


def test_a_long_run_tells_rate_time_left_and_the_slowest() -> None:
    pace = Pace(
        total=100,
        began=0,
        now=4.0,
        done=12,
        name="migraine (en)",
        slowest="fibromyalgia (en)",
        slowest_seconds=0.94,
    )
    assert pace_text(pace) == (
        "[12/100] migraine (en) · 3.0/s · 29 s left · slowest: fibromyalgia (en) 0.9 s"
    )


def test_what_is_not_known_is_not_told() -> None:
    pace = Pace(total=100, began=0, now=0)
    assert pace_text(pace) == "[0/100]"
    assert pace_text(pace.after("a", 0.5)) == "[1/100] a"
    assert pace_text(pace.after("a", 1.0)) == "[1/100] a · 1.0/s · 99 s left"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (1.0, "1.0/s · 99 s left"),
        (2.0, "30/min · 3 min left"),
        (100.0, "1/min · 2.8 h left"),
    ],
)
def test_units_fit_the_numbers(now: float, told: str) -> None:
    assert pace_text(Pace(total=100, began=0, now=0).after("a", now)) == f"[1/100] a · {told}"


def test_a_short_run_has_a_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    run(talk(), 3, 0.1)
    assert capsys.readouterr().err.splitlines() == ["[1/3] n1", "[2/3] n2", "[3/3] n3"]


def test_a_long_run_has_a_line_a_second_and_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    run(talk(), 1000, 0.25)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 251
    assert [line.split()[0] for line in lines[:3]] == ["[1/1000]", "[5/1000]", "[9/1000]"]
    assert lines[-1].startswith("[1000/1000] n1000 · 4.0/s · 0 s left")


def test_who_wants_more_gets_all_lines(capsys: pytest.CaptureFixture[str]) -> None:
    run(talk(verbose=True), 100, 0.25)
    assert len(capsys.readouterr().err.splitlines()) == 100


def test_who_wants_quiet_gets_none(capsys: pytest.CaptureFixture[str]) -> None:
    run(talk(quiet=True), 100, 0.25)
    assert capsys.readouterr().err == ""


def test_a_terminal_has_one_line_that_leaves_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "12")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    run(talk(), 30, 0.01)
    steps = capsys.readouterr().err.split(WIPE)
    assert steps == ["", *(f"[{number}/30] n{number}"[:11] for number in range(1, 31)), ""]
