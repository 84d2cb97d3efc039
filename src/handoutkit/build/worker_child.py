"""The processes of `workers.py`: a nursery that warms up once, and the workers that it forks.

All that they know comes by their sockets, and they end with who started them. Knows no task.
"""

import ctypes
import gc
import os
import pickle
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

ORDER = struct.Struct("!cI")
"""What the nursery is told: start a worker or end one, and its number."""
START, END = b"+", b"-"

READY = b""
"""What a worker says when it can take a task; the end of the stream says that it has left."""

_LEAST = 8  # tasks before a worker makes room: starting one costs a tenth of a task
_SELDOM = 16  # tasks between looks for garbage in all there is, which take a fortieth of a task
_THREADS = Path("/proc/self/task")
_MEMORY = Path("/proc/self/statm")
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Warm up with what stands on standard input, then start and end workers as ordered."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this decides
    control, memory = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    _warm_up(sys.stdin.buffer.read())
    # From here on the end of the stream ends this process, after its workers.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _rear(control, memory)


def send(stream: BinaryIO, message: bytes) -> None:
    """Send a message whole."""
    stream.write(len(message).to_bytes(8, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Wait for a message.

    Raises:
        EOFError: the other side has gone.
    """
    return _exactly(stream, int.from_bytes(_exactly(stream, 8), "big"))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _warm_up(pickled: bytes) -> None:
    if not pickled:
        return
    # What fails here fails again in a worker, which can tell.
    with suppress(Exception):
        warm: Callable[[], None] = pickle.loads(pickled)
        warm()
    if len(list(_THREADS.iterdir())) > 1:
        # A fork takes no threads along, and waits forever for them (newer Pango has one for each
        # set of fonts). Begin again: nothing is left on standard input, so that all stays cold.
        os.execv(sys.executable, sys.orig_argv)
    # What is shared shall not be written to, as a collection does.
    gc.collect()
    gc.freeze()


def _rear(control: socket.socket, memory: int) -> None:
    """Start and end workers until nobody gives orders any more; then end all, and leave."""
    workers: dict[int, int] = {}
    with suppress(ConnectionError):
        while True:
            order, passed, _, _ = socket.recv_fds(control, ORDER.size, 1, socket.MSG_WAITALL)
            workers = {k: pid for k, pid in workers.items() if not os.waitpid(pid, os.WNOHANG)[0]}
            if len(order) < ORDER.size:
                break
            kind, number = ORDER.unpack(order)
            if kind == START:
                with suppress(OSError), socket.socket(fileno=passed[0]) as connection:
                    workers[number] = _forked(control, connection, memory)
            elif number in workers:
                _end(workers.pop(number))
    for pid in workers.values():
        os.kill(pid, signal.SIGKILL)
    for pid in workers.values():
        os.waitpid(pid, 0)
    os._exit(0)


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _forked(control: socket.socket, connection: socket.socket, memory: int) -> int:
    nursery = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    try:
        control.close()
        end_with(nursery)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _work(cast("BinaryIO", connection.makefile("rwb")), memory)
    finally:
        os._exit(0)  # nothing that a library registered for the end is wanted


def end_with(parent: int) -> None:
    """Be killed when the parent ends, and before anybody else when memory runs out."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")


def _work(stream: BinaryIO, memory: int) -> None:
    """Answer questions until there are no more, or until more than `memory` bytes are in use."""
    done = 0
    gc.disable()
    with suppress(EOFError, ConnectionError):
        while done < _LEAST or _in_use() <= memory:
            send(stream, READY)
            send(stream, answer(receive(stream)))
            done += 1
            # What was kept from task to task, and then given up, is not among what was made lately.
            gc.collect(1 if done % _SELDOM else 2)


def answer(question: bytes) -> bytes:
    """Do what is asked, and give what came of it: whether it is a value, and it or an exception."""
    try:
        work, arguments, named = pickle.loads(question)
        return pickle.dumps((True, work(*arguments, **named)))
    except Exception as error:  # whatever it is, it is for who asked
        return _failure(error)


def _failure(error: Exception) -> bytes:
    """Give an exception as it is, if it can be sent, and where it came from."""
    note = f"in a worker: {traceback.format_exc()}"
    error.add_note(note)
    try:
        pickled = pickle.dumps((False, error))
        pickle.loads(pickled)
    except Exception:  # it holds what cannot be sent, or cannot be made again there
        told = RuntimeError(f"{type(error).__name__}: {error}")
        told.add_note(note)
        return pickle.dumps((False, told))
    return pickled


def _in_use() -> int:
    """Give the bytes that this process holds in memory."""
    return int(_MEMORY.read_text("ascii").split()[1]) * os.sysconf("SC_PAGESIZE")


if __name__ == "__main__":
    main()
