"""What is looked at ahead: the same as one process would find, whatever the other does."""

import os
from pathlib import Path

import pytest

from handoutkit.build.ahead import Ahead
from handoutkit.build.taking import taken
from handoutkit.disk import digest
from tests.build.tiny import write_library

NAMES = ("en/a.html", "en/b.html", "en/c.html", "en/d.html", "es/a.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_library(tmp_path / "library")
    for name in (*NAMES, "manifest.json"):
        (root / "build" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "build" / name).write_text(name)
    return root


@pytest.fixture(params=["beside", "here"])
def ahead(root: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ahead:
    if request.param == "here":
        monkeypatch.setattr("sys.platform", "darwin")
    return Ahead(str(root), str(root / "build"))


def of(*names: str) -> dict[str, str]:
    return {name: digest(name.encode()) for name in names}


def test_what_is_wanted_has_its_digest_and_no_file_beside_the_folders_has(
    root: Path, ahead: Ahead
) -> None:
    sources, found = ahead.digests(str(root / "build"), {*NAMES, "manifest.json"}, NAMES)
    assert found == of(*NAMES)
    assert sources == taken(str(root))


def test_of_another_folder_nothing_is_taken_for_what_stands_in_this_one(
    root: Path, ahead: Ahead
) -> None:
    other = root / "other/en"
    other.mkdir(parents=True)
    (other / "a.html").write_text("another")
    sources, found = ahead.digests(str(root / "other"), {"en/a.html"}, {"en/a.html"})
    assert found == {"en/a.html": digest(b"another")}
    assert sources == taken(str(root))


def test_a_part_that_is_wanted_is_found(root: Path, ahead: Ahead) -> None:
    _, found = ahead.digests(str(root / "build"), NAMES, {"en/b.html"})
    assert found.items() >= of("en/b.html").items()


def test_what_only_this_process_saw_is_looked_at_here(root: Path, ahead: Ahead) -> None:
    (root / "build/zz").mkdir()
    (root / "build/zz/late.html").write_text("zz/late.html")
    wanted = (*NAMES, "zz/late.html", "zz/gone.html")
    _, found = ahead.digests(str(root / "build"), wanted, wanted)
    assert found == of(*NAMES, "zz/late.html")


def test_what_nobody_asks_for_is_ended(root: Path) -> None:
    ahead = Ahead(str(root), str(root / "build"))
    ahead.drop()
    ahead.drop()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
