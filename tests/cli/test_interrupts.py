"""An interrupt ends the command, wherever Python was when it came."""

import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from handoutkit.cli.interrupts import AGAIN, heard_interrupts
from handoutkit.errors import ExitCode

IN_A_STRING = """
import sys
import click
from handoutkit.cli.failures import exit_code_of
@click.command()
def command():
    exec("raise KeyboardInterrupt")
sys.exit(exit_code_of(command))
"""


class Thing:
    """Can be referred to weakly."""


def interrupt(_reference: object = None) -> None:
    signal.raise_signal(signal.SIGINT)


def interrupt_in_a_callback() -> None:
    thing = Thing()
    reference = weakref.ref(thing, interrupt)
    del thing
    assert reference() is None


def interrupt_where_all_is_caught() -> None:
    try:
        interrupt()
    except BaseException:
        return


def interrupt_twice_where_all_is_caught() -> None:
    interrupt_where_all_is_caught()
    try:
        time.sleep(2 * AGAIN)
    except BaseException:
        return


@pytest.mark.parametrize(
    "lose",
    [interrupt_in_a_callback, interrupt_where_all_is_caught, interrupt_twice_where_all_is_caught],
)
def test_an_interrupt_that_was_lost_comes_again(
    lose: Callable[[], None], capfd: pytest.CaptureFixture[str]
) -> None:
    @heard_interrupts()
    def lose_and_go_on() -> None:
        lose()
        time.sleep(2 * AGAIN)

    with pytest.raises(KeyboardInterrupt):
        lose_and_go_on()
    assert capfd.readouterr().err == ""


def test_an_interrupt_comes_once_when_it_is_heard() -> None:
    with pytest.raises(KeyboardInterrupt), heard_interrupts():
        interrupt()
    time.sleep(2 * AGAIN)


def test_what_was_there_is_put_back() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM), sys.unraisablehook
    with heard_interrupts():
        assert signal.getsignal(signal.SIGINT) is not before[0]
    after = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM), sys.unraisablehook
    assert before == after


def test_ignored_interrupts_stay_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heard_interrupts():
            interrupt()
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interrupt_of_code_made_from_a_string_ends_with_the_same_code(tmp_path: Path) -> None:
    (tmp_path / "stringy.py").write_text(IN_A_STRING)
    ended = subprocess.run([sys.executable, "-m", "stringy"], cwd=tmp_path, check=False)
    assert ended.returncode == ExitCode.INTERRUPTED
