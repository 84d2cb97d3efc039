"""`handout init`: a new library, whole or not at all, and never over what is there."""

import errno
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Handout
from tests.cli.test_imports import HEAVY, RENDERERS, imported

FILES = [
    "handouts/articles/sleeping-well/article.md",
    "handouts/articles/sleeping-well/images/bedroom.svg",
    "handouts/articles/sleeping-well/references.json",
    "handouts/conditions/trouble-sleeping.yaml",
    "handouts/disclaimers/general.md",
    "handouts/library.yaml",
]
SETTINGS = "handouts/library.yaml"
ARTICLE = FILES[0]


def tree(folder: Path) -> dict[str, bytes | None]:
    """Give all that a folder holds, hidden or not: its files with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("there", ["library.yaml", "notes.txt", ""])
def test_2_where_a_library_or_its_folder_is_already(
    handout: Handout, tmp_path: Path, there: str
) -> None:
    (tmp_path / "handouts").mkdir()
    if there:
        (tmp_path / "handouts" / there).write_text("mine")
    before = tree(tmp_path)
    said = handout("init", tmp_path)
    assert (said.code, said.out) == (2, "")
    assert f"{tmp_path / 'handouts'} is there already" in said.err
    assert tree(tmp_path) == before


def test_2_where_a_file_or_a_link_has_the_folders_name(handout: Handout, tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    (tmp_path / "file/handouts").write_text("mine")
    (tmp_path / "link").mkdir()
    (tmp_path / "link/handouts").symlink_to("nowhere")
    for folder in ("file", "link"):
        assert handout("init", tmp_path / folder).code == 2
    assert (tmp_path / "file/handouts").read_text() == "mine"
    assert (tmp_path / "link/handouts").is_symlink()


def test_2_the_second_time(handout: Handout, tmp_path: Path) -> None:
    handout("init", tmp_path / "clinic")
    before = tree(tmp_path)
    assert handout("init", tmp_path / "clinic", "--name", "Another").code == 2
    assert tree(tmp_path) == before


@pytest.mark.parametrize("below", ["", "a", "a/b"])
def test_2_into_a_file(handout: Handout, tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine")
    said = handout("init", tmp_path / "file" / below)
    assert (said.code, said.out) == (2, "")
    assert f"{tmp_path / 'file'} is not a folder" in said.err
    assert tree(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "the clinic's name is empty"),
        (" \t\n", "the clinic's name is empty"),
        ("Hill\x1b Clinic", "cannot be printed (U+001B)"),
        ("Hill\udc80Clinic", "cannot be printed (U+DC80)"),
    ],
)
def test_2_with_a_name_that_cannot_be_printed(
    handout: Handout, tmp_path: Path, name: str, told: str
) -> None:
    said = handout("init", tmp_path / "clinic", "--name", name)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "26-11-22", "2026-11-22T10:00"])
def test_2_with_a_day_that_is_none(
    handout: Handout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    assert handout("init", tmp_path / "clinic", "--today", day).code == 2
    monkeypatch.setenv("HANDOUT_TODAY", day)
    said = handout("init", tmp_path / "clinic")
    assert (said.code, said.out) == (2, "")
    assert "HANDOUT_TODAY" in said.err
    assert tree(tmp_path) == {}


def test_2_without_a_folder(handout: Handout) -> None:
    said = handout("init")
    assert said.code == 2
    assert "DIR" in said.err


def test_7_where_nobody_can_write(handout: Handout) -> None:
    """/proc refuses everyone, root too."""
    said = handout("init", "/proc/our-clinic")
    assert (said.code, said.out) == (7, "")
    assert "cannot write /proc/our-clinic/handouts" in said.err


@pytest.mark.parametrize("folder", [".", "clinic", "a/b/clinic"])
def test_7_leaves_nothing_when_the_disk_is_full_in_the_middle(
    handout: Handout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    write = Path.write_bytes
    written: list[Path] = []

    def full(path: Path, data: bytes) -> int:
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = handout("init", tmp_path / folder)
    assert (said.code, said.out) == (7, "")
    assert "No space left on device" in said.err
    assert len(written) == 3
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("folder", ["clinic", "a/b/clinic", "ä b"])
def test_writes_a_library_and_lists_its_files(
    handout: Handout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = handout("init", folder)
    assert said.code == 0
    assert said.out.splitlines() == [f"{folder}/{file}" for file in FILES]
    assert sorted(str(p) for p in Path().rglob("*") if p.is_file()) == said.out.splitlines()
    assert "handout build" in said.err


def test_writes_into_an_empty_folder_and_into_one_that_holds_other_things(
    handout: Handout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert handout("init", ".").out.splitlines() == FILES
    (tmp_path / "other").mkdir()
    (tmp_path / "other/README").write_text("mine")
    assert handout("-C", "other", "init", ".").code == 0
    assert (tmp_path / "other/README").read_text() == "mine"
    assert (tmp_path / "other" / SETTINGS).is_file()
    assert not [name for name in tree(tmp_path) if name.rpartition("/")[2].startswith(".")]


def test_says_less_when_asked_to(handout: Handout, tmp_path: Path) -> None:
    said = handout("-q", "init", tmp_path / "clinic")
    assert (said.code, said.err) == (0, "")
    assert len(said.out.splitlines()) == len(FILES)


def test_the_day_is_the_one_that_is_given(
    handout: Handout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_TODAY", "2027-01-02")
    handout("init", tmp_path / "a")
    handout("init", tmp_path / "b", "--today", "2028-02-29")
    handout("init", tmp_path / "c", "--today", "9999-12-31")
    monkeypatch.delenv("HANDOUT_TODAY")
    handout("init", tmp_path / "d")
    heads = {one: (tmp_path / one / ARTICLE).read_text("utf-8") for one in "abcd"}
    assert "\nupdated: 2027-01-02 " in heads["a"]
    assert "\nreview-by: 2028-01-02 " in heads["a"]
    assert "\nupdated: 2028-02-29 " in heads["b"]
    assert "\nreview-by: 9999-12-31 " in heads["c"]
    assert f"\nupdated: {date.today().year}-" in heads["d"]  # noqa: DTZ011 — the computer's day


def test_what_it_writes_may_be_read_by_others(handout: Handout, tmp_path: Path) -> None:
    """The folder is made as every folder is, not as a temporary one."""
    handout("init", tmp_path / "clinic")
    (tmp_path / "usual").mkdir()
    usual = (tmp_path / "usual").stat().st_mode
    assert {p.stat().st_mode for p in (tmp_path / "clinic").rglob("*") if p.is_dir()} == {usual}


@pytest.mark.parametrize("command", ["init", "new", "new article", "new condition"])
def test_help_imports_nothing_heavy(command: str) -> None:
    assert imported(*command.split(), "--help") & HEAVY == set()


def test_it_imports_no_renderer(tmp_path: Path) -> None:
    assert imported("init", tmp_path / "clinic") & RENDERERS == set()
