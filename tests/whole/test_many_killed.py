"""A build by many processes that loses one, or its disk: nothing half is left, the next one ends.

The undisturbed build is one by a single process: how many there are shows in no byte.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from _pytest.mark import ParameterSet

from handoutkit.build.recall import FOLDER
from handoutkit.errors import ExitCode
from tests.build.tiny import FILES, INSOMNIA, write_library

SOURCE = Path(__file__).parents[2] / "src"
MARK = "HANDOUT_TEST_RUN"
LONGEST = 60.0
LONGEST_GOODBYE = 3.0
CAN_MOUNT = subprocess.run(
    ["unshare", "-rm", "true"], capture_output=True, check=False
).returncode == 0  # fmt: skip


def slow(value: float) -> ParameterSet:
    return pytest.param(value, marks=pytest.mark.slow)


# A disk with so much room, and afterwards with more.
FULL = """
mount -t tmpfs -o size=$ROOM tmpfs "$OUT" || exit 99
"$@"; echo $? > "$SEEN/code"; cp -a "$OUT" "$SEEN/left"
mount -o remount,size=500m "$OUT"
"$@"; code=$?; cp -a "$OUT/." "$SEEN/out"; exit $code
"""

# A folder that nothing can be written to, where something was built before, and afterwards can.
READ_ONLY = """
mount --bind "$OUT" "$OUT" && mount -o remount,ro,bind "$OUT" || exit 99
"$@"; echo $? > "$SEEN/code"; cp -a "$OUT" "$SEEN/left"
umount "$OUT"
"$@"; code=$?; cp -a "$OUT/." "$SEEN/out"; exit $code
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six handouts."""
    more = {f"handouts/conditions/more-{one}.yaml": FILES[INSOMNIA] for one in range(4)}
    return write_library(tmp_path_factory.mktemp("library"), more)


@pytest.fixture(scope="module")
def undisturbed(library: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    finish(library, out, jobs=1)
    return contents(out)


@pytest.fixture
def run() -> Iterator[str]:
    """The mark that all processes of a run have in their environment; none outlives the test."""
    mark = uuid4().hex
    yield mark
    for pid in alive(mark):
        os.kill(pid, signal.SIGKILL)


def command(library: Path, out: Path, jobs: int = 2) -> list[str]:
    call = [sys.executable, "-m", "handoutkit", "-C", str(library), "build", "--out", str(out)]
    return [*call, "--jobs", str(jobs)]


def start(
    library: Path, out: Path, mark: str, before: Callable[[], object] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(library, out),
        env={**os.environ, "PYTHONPATH": str(SOURCE), MARK: mark},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def finish(library: Path, out: Path, jobs: int = 2) -> None:
    done = subprocess.run(
        command(library, out, jobs),
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def contents(out: Path) -> dict[str, bytes]:
    """Give what stands there but what is remembered, which tells itself whether it is whole."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {str(p.relative_to(out)): p.read_bytes() for p in files if p.parent.name != FOLDER}


def assert_whole(left: dict[str, bytes], undisturbed: dict[str, bytes]) -> None:
    """What is there is as it will be; what a killed process was just writing is named so."""
    for name, data in left.items():
        if not name.startswith("manifest.") and "/.handout-" not in f"/{name}":
            assert data == undisturbed[name], name


def alive(mark: str) -> list[int]:
    """Give the processes of a run; those that ended and wait to be asked have no environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[1])


def workers(mark: str, parent: int) -> list[int]:
    """Give the workers of a run: children of the child that its own process has."""
    found = []
    for pid in alive(mark):
        try:
            if pid != parent and parent_of(pid) != parent:
                found.append(pid)
        except OSError:
            continue
    return found


def until(is_so: Callable[[], object], seconds: float = LONGEST) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


def test_a_worker_that_is_killed_costs_nothing(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, run: str
) -> None:
    with start(library, tmp_path, run) as process:
        until(lambda: len(workers(run, process.pid)) == 2)
        os.kill(workers(run, process.pid)[0], signal.SIGKILL)
        _, said = process.communicate(timeout=LONGEST)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert contents(tmp_path) == undisturbed
    until(lambda: not alive(run), LONGEST_GOODBYE)


@pytest.mark.parametrize("written", [slow(0), 1, slow(3)])
def test_a_build_by_many_that_is_killed_leaves_no_process_and_nothing_half(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, run: str, written: int
) -> None:
    journal = tmp_path / "manifest.journal"
    with start(library, tmp_path, run) as process:
        until(lambda: workers(run, process.pid))
        until(lambda: not written or (journal.exists() and lines(journal) >= written))
        process.kill()
    until(lambda: not alive(run), LONGEST_GOODBYE)
    left = contents(tmp_path)
    assert written <= len(left) < len(undisturbed) + 1
    assert_whole(left, undisturbed)
    finish(library, tmp_path)
    assert contents(tmp_path) == undisturbed


def lines(journal: Path) -> int:
    return journal.read_bytes().count(b"\n")


def test_a_file_that_may_not_grow_is_none_and_the_next_build_ends(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, run: str
) -> None:
    """As on a full disk, on any computer: the largest file is one byte too large."""
    most = max(map(len, undisturbed.values())) - 1
    limit = (most, resource.RLIM_INFINITY)
    with start(
        library, tmp_path, run, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    ) as process:
        _, said = process.communicate(timeout=LONGEST)
    assert process.returncode == ExitCode.CANNOT_WRITE, said
    assert "--out DIR" in said
    assert "Traceback" not in said
    until(lambda: not alive(run), LONGEST_GOODBYE)
    left = contents(tmp_path)
    assert not [name for name in left if "/.handout-" in f"/{name}"]
    assert_whole(left, undisturbed)
    finish(library, tmp_path)
    assert contents(tmp_path) == undisturbed


def test_a_file_in_the_folders_place_is_said_and_stays(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    with start(library, out, "") as process:
        _, said = process.communicate(timeout=LONGEST)
    assert process.returncode == ExitCode.CANNOT_WRITE, said
    assert "Traceback" not in said
    assert out.read_text() == "mine"


@pytest.mark.skipif(not CAN_MOUNT, reason="this computer lets nobody mount folders of their own")
@pytest.mark.parametrize("share", [slow(0.0), slow(0.4), 0.8, slow(1.0)])
def test_a_disk_that_is_full_is_said_and_nothing_half_is_left(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, run: str, share: float
) -> None:
    """A full disk may be met by any file: an output, the journal, or the manifest at the end."""
    size = sum(4096 * (len(data) // 4096 + 1) for data in undisturbed.values())
    said = mounted(FULL, library, tmp_path, run, str(4096 + int(share * size)))
    assert "Check the folder's permissions and the free space" in said
    left = contents(tmp_path / "seen/left")
    assert not [name for name in left if "/.handout-" in f"/{name}"]
    assert_whole(left, undisturbed)
    assert contents(tmp_path / "seen/out") == undisturbed


@pytest.mark.skipif(not CAN_MOUNT, reason="this computer lets nobody mount folders of their own")
def test_a_folder_that_refuses_is_said_and_keeps_what_it_has(
    library: Path, undisturbed: dict[str, bytes], tmp_path: Path, run: str
) -> None:
    (tmp_path / "out/en").mkdir(parents=True)
    (tmp_path / "out/en/insomnia.html").write_text("older")
    said = mounted(READ_ONLY, library, tmp_path, run, "0")
    assert "Check the folder's permissions and the free space" in said
    assert contents(tmp_path / "seen/left") == {"en/insomnia.html": b"older"}
    assert contents(tmp_path / "seen/out") == undisturbed


def mounted(script: str, library: Path, folder: Path, mark: str, room: str) -> str:
    """Run a script where what it mounts is seen by nobody else; give what the first build said."""
    out, seen = folder / "out", folder / "seen"
    out.mkdir(exist_ok=True)
    (seen / "out").mkdir(parents=True)
    paths = {"OUT": str(out), "SEEN": str(seen), "ROOM": room, MARK: mark}
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", *command(library, out)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int((seen / "code").read_text()) == ExitCode.CANNOT_WRITE, done.stderr
    assert "Traceback" not in done.stderr
    until(lambda: not alive(mark), LONGEST_GOODBYE)
    return done.stderr
