"""All files below a folder, with their digests: none that leaves it, none that is hidden."""

from pathlib import Path

import pytest

from handoutkit.disk import digest
from handoutkit.tree import digests, regular_files, tree_digests


@pytest.fixture
def root(tmp_path: Path) -> Path:
    inside = tmp_path / "library"
    for path in ("handouts/a.md", "handouts/b/c.svg", "handouts/.hidden.md", "elsewhere/d.md"):
        (inside / path).parent.mkdir(parents=True, exist_ok=True)
        (inside / path).write_bytes(path.encode())
    return inside


def told(root: Path) -> dict[str, str]:
    """What stands in the place of digests."""
    found = tree_digests(root, "handouts")
    return {path: one for path, one in found.items() if len(one) != len(digest(b""))}


def test_what_leaves_the_folder_is_told_and_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (root / "handouts/file.md").symlink_to(tmp_path / "secret.md")
    (root / "handouts/folder").symlink_to(tmp_path)
    assert told(root) == {"handouts/file.md": "outside", "handouts/folder": "outside"}


def test_links_in_a_circle_have_an_end(root: Path) -> None:
    (root / "handouts/loop.md").symlink_to("loop.md")
    (root / "handouts/b/again").symlink_to("../b")
    (root / "handouts/beside").symlink_to("b")
    assert told(root) == {
        "handouts/b/again": "around",
        "handouts/beside/again": "around",
        "handouts/loop.md": "not read: ELOOP",
    }
    assert "handouts/beside/c.svg" in tree_digests(root, "handouts")


def test_what_cannot_be_read_is_not_what_is_not_there(root: Path) -> None:
    (root / "handouts/nothing.md").symlink_to("gone.md")
    (root / "handouts/empty").mkdir()
    assert told(root) == {"handouts/empty": "empty", "handouts/nothing.md": "not read: ENOENT"}


def test_every_file_has_its_digest_and_hidden_ones_where_they_are_asked_for(root: Path) -> None:
    found = tree_digests(root, "handouts")
    assert found == {path: digest(path.encode()) for path in ("handouts/a.md", "handouts/b/c.svg")}
    assert "handouts/.hidden.md" in tree_digests(root, "handouts", hidden=True)


def test_the_paths_of_a_whole_folder_begin_with_no_slash(root: Path) -> None:
    assert list(tree_digests(root / "handouts")) == ["a.md", "b/c.svg"]


def test_a_folder_that_is_not_there_has_no_files(root: Path) -> None:
    assert tree_digests(root, "styles") == {}
    assert list(regular_files(root / "build")) == []


def test_many_files_have_the_digests_that_few_have(tmp_path: Path) -> None:
    data = {f"{number}.bin": bytes([number]) * 5000 * number for number in range(150)}
    for name, one in data.items():
        (tmp_path / name).write_bytes(one)
    assert digests(str(tmp_path), [*data, "gone.bin"]) == {
        name: digest(one) for name, one in data.items()
    }


def test_regular_files_are_those_here_and_in_the_folders_here(root: Path) -> None:
    (root / "top.md").write_text("top")
    (root / "link.md").symlink_to("top.md")
    (root / "linked").symlink_to("elsewhere")
    assert sorted(regular_files(root)) == ["elsewhere/d.md", "handouts/a.md", "top.md"]
