"""The same inputs give the same bytes, and nothing is done twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample.conftest import ROOT, Built

HANDOUT = [sys.executable, "-m", "handoutkit"]
RENDERERS = ("weasyprint", "ebooklib", "pydyf", "jinja2")


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changes}


def contents(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Adak", "77")])
def test_another_folder_zone_and_hash_seed_give_the_same_bytes(
    sample: Built, tmp_path: Path, zone: str, seed: str
) -> None:
    out = tmp_path / "somewhere else"
    subprocess.run(
        [*HANDOUT, "-q", "-C", str(ROOT), "build", "--out", str(out)],
        env=environment(TZ=zone, PYTHONHASHSEED=seed),
        check=True,
        capture_output=True,
    )
    assert contents(out) == contents(sample.out)


def test_a_second_build_writes_nothing_and_imports_no_renderer(sample: Built) -> None:
    before = {path: path.stat().st_mtime_ns for path in sample.out.rglob("*")}
    code = (
        "import sys; from handoutkit.cli.commands import main\n"
        f"args = ['-C', {str(ROOT)!r}, 'build', '--out', {str(sample.out)!r}]\n"
        "main(args, standalone_mode=False)\n"
        f"print([name for name in {RENDERERS!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), check=True, capture_output=True, text=True
    )
    lines = done.stdout.splitlines()
    assert lines[-1] == "[]"
    assert sum(line.endswith("kept") for line in lines) == 36
    assert {path: path.stat().st_mtime_ns for path in sample.out.rglob("*")} == before
