"""Work in a process beside this one: its result comes back, whatever becomes of the process."""

import os
import subprocess
import sys
from threading import Event, Thread

from handoutkit.beside import begun

PARENT = os.getpid()

BEGUN = """
import os, signal, sys
from handoutkit.beside import begun
parent = os.getpid()
"""


def in_child(code: str) -> str:
    """Run it where no other thread is: tests may run in several."""
    done = subprocess.run(
        [sys.executable, "-c", BEGUN + code], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_process_that_is_lost_costs_no_result() -> None:
    lost = "work = lambda: os.kill(os.getpid(), signal.SIGKILL) if os.getpid() != parent else 'x'\n"
    assert in_child(lost + "print(begun(work)())") == "x"


def test_work_that_fails_fails_where_it_is_asked_for() -> None:
    code = (
        "def work():\n    raise ValueError\n"
        "came = begun(work)\n"
        "try:\n    came()\nexcept ValueError:\n    print('failed here')"
    )
    assert in_child(code) == "failed here"


def test_the_work_is_done_in_another_process() -> None:
    assert in_child("print(begun(os.getpid)() == os.getpid())") == "False"


def test_what_comes_may_be_large() -> None:
    code = "print(len(begun(lambda: {str(n): 'x' * 100 for n in range(50_000)})()))"
    assert in_child(code) == "50000"


def test_where_other_threads_are_it_is_done_here() -> None:
    stop = Event()
    thread = Thread(target=stop.wait)
    thread.start()
    try:
        assert begun(os.getpid)() == PARENT
    finally:
        stop.set()
        thread.join()


def test_nothing_is_left_when_nobody_waits() -> None:
    assert in_child("begun(lambda: 'x'); print('left')") == "left"
