"""`handout merge --executor`: the same files as here, and no name where a cluster logs."""

import os
import subprocess
import sys
from pathlib import Path

from tests.build.tiny import write_library
from tests.clusters import Cluster, cluster

NAME = "\u9f8d\u9df9 Quettelsworth"


def command(library: Path, people: Path, to: Path, *more: str) -> list[str | Path]:
    said = (sys.executable, "-m", "handoutkit", "-v", "-C", library, "merge", "back-pain")
    return [*said, "--csv", people, "--to", to, "--today", "2026-03-04", "--jobs", "1", *more]


def with_loud_worker(running: Cluster) -> Cluster:
    running.add_worker({"DASK_LOGGING__DISTRIBUTED": "debug"})
    return running


def test_a_cluster_makes_the_same_copies_and_logs_no_name(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    people = tmp_path / "people.csv"
    people.write_text(f"name\n{NAME}\n{NAME} \ue000\n{NAME} B\n", encoding="utf-8")
    here, there = tmp_path / "here", tmp_path / "there"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    local = subprocess.run(
        command(library, people, here), env=environment, capture_output=True, check=False
    )
    (tmp_path / "cluster").mkdir()
    with cluster(tmp_path / "cluster", 0) as running:
        remote = subprocess.run(
            command(library, people, there, "--executor", with_loud_worker(running).address),
            env=environment,
            capture_output=True,
            check=False,
        )
        said = running.said() + remote.stderr.decode()
    assert (remote.returncode, remote.stdout) == (local.returncode, local.stdout)
    copies = {one.name: one.read_bytes() for one in here.iterdir()}
    assert sorted(copies) == ["0001.pdf", "0003.pdf"]
    assert {one.name: one.read_bytes() for one in there.iterdir()} == copies
    left = [one for one in (tmp_path / "cluster").rglob("*") if one.is_file()]
    for word in NAME.split():
        assert word not in said
        assert not any(word.encode() in one.read_bytes() for one in left)
