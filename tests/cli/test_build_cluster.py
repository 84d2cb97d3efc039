"""`handout build --executor`: the same files as here, and what is said where the cluster goes."""

import os
import subprocess
import sys
from pathlib import Path

from handoutkit.build.recall import FOLDER
from tests.build.tiny import write_library
from tests.clusters import cluster, kill, waited


def command(library: Path, *options: str) -> list[str | Path]:
    return [sys.executable, "-m", "handoutkit", "-C", library, "build", "--lang", "en", *options]


def files(library: Path) -> dict[str, bytes]:
    out = library / "build"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.parent.name != FOLDER
    }


def test_a_cluster_writes_the_same_files_and_says_nothing_of_itself(tmp_path: Path) -> None:
    here, there = (write_library(tmp_path / name) for name in ("here", "there"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    local = subprocess.run(command(here), env=environment, capture_output=True, check=True)
    with cluster(tmp_path, 2) as running:
        remote = subprocess.run(
            command(there, "--executor", running.address),
            env=environment,
            capture_output=True,
            check=True,
        )
    assert remote.stdout == local.stdout
    assert "distributed" not in remote.stderr.decode()
    assert len(remote.stderr.splitlines()) == len(local.stderr.splitlines())
    assert files(there) == files(here)
    assert "manifest.json" in files(here)


def test_5_where_the_scheduler_goes_and_the_next_run_goes_on(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with cluster(tmp_path, 1) as running:
        building = subprocess.Popen(
            command(library, "--executor", running.address),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        waited(lambda: "Run out-of-band function 'seal'" in running.said())
        kill(running.scheduler)
        _, said = building.communicate(timeout=60)
    assert building.returncode == 5, said.decode()
    assert "goes on where it was" in said.decode()
    assert "Traceback" not in said.decode()
    assert not list(library.rglob(".handout-*"))
    subprocess.run(command(library), env=environment, capture_output=True, check=True)
    assert len(files(library)) == 7
