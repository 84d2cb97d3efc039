"""Every case lays its faults over the good library; exactly its findings are expected, no other."""

import shutil
from pathlib import Path

import pytest

from handoutkit.disk import FolderDisk
from handoutkit.read.library import read_library

CASES = Path(__file__).parent.parent / "cases"
LIBRARY = CASES / "library"
FAULTY = sorted(folder for folder in (CASES / "src").iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.name)
def test_a_faulty_library_gives_exactly_its_findings(case: Path, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    shutil.copytree(case, tmp_path, symlinks=True, dirs_exist_ok=True)
    expected = (case / "expect.txt").read_text(encoding="utf-8").splitlines()

    findings = read_library(FolderDisk(tmp_path)).findings

    assert [f"{finding.place} {finding.code}" for finding in findings] == expected
    assert all(finding.message and finding.hint for finding in findings)


def test_a_case_expects_the_code_in_its_name() -> None:
    for case in FAULTY:
        expected = (case / "expect.txt").read_text(encoding="utf-8")
        assert f" {case.name[:7]}\n" in expected, case.name


def test_the_good_library_gives_no_finding() -> None:
    outcome = read_library(FolderDisk(LIBRARY))

    assert outcome.findings == ()
    assert outcome.value is not None
    assert outcome.value.unreadable == frozenset()
