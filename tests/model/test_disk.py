"""Folders to read from, real and in memory, and files written whole."""

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutkit.disk import Disk, FolderDisk, LayeredDisk, MemoryDisk, OutsideFolder, digest, held
from handoutkit.errors import CannotWrite
from handoutkit.whole import PRIVATE, remove, write_whole

FILES = {"a.md": b"a", "b/c.md": b"c", "b/d/e.md": b"e", ".hidden": b"h", "b/.hidden": b"h"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "folder"
    for path, data in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (tmp_path / "secret.md").write_bytes(b"secret")
    return root


@pytest.fixture(params=["folder", "memory", "layers"])
def disk(request: pytest.FixtureRequest, folder: Path) -> Disk:
    match request.param:
        case "folder":
            return FolderDisk(folder)
        case "memory":
            return MemoryDisk(FILES)
        case _:
            return LayeredDisk(MemoryDisk({}), FolderDisk(folder))


def test_a_file_is_read(disk: Disk) -> None:
    assert disk.read("b/d/e.md") == b"e"


@pytest.mark.parametrize("path", ["no.md", "b", "b/no.md"])
def test_what_is_not_a_file_cannot_be_read(disk: Disk, path: str) -> None:
    with pytest.raises(OSError, match=r"no\.md|b"):
        disk.read(path)


@pytest.mark.parametrize("path", ["../secret.md", "b/../../secret.md", "/etc/hostname"])
def test_a_path_out_of_the_folder_cannot_be_read(disk: Disk, path: str) -> None:
    with pytest.raises((OutsideFolder, FileNotFoundError)):
        disk.read(path)


def test_files_are_told_from_folders(disk: Disk) -> None:
    assert [disk.is_file(path) for path in ("a.md", "b/c.md", "b", "no.md")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_listing_is_sorted_and_without_hidden_names(disk: Disk) -> None:
    assert disk.listing("") == ("a.md", "b")
    assert disk.listing("b") == ("c.md", "d")


@pytest.mark.parametrize("folder_name", ["no", "a.md"])
def test_what_is_not_a_folder_has_an_empty_listing(disk: Disk, folder_name: str) -> None:
    assert disk.listing(folder_name) == ()


@pytest.mark.parametrize("path", ["../secret.md", "/etc/hostname"])
def test_a_path_out_of_a_real_folder_is_refused_as_such(folder: Path, path: str) -> None:
    with pytest.raises(OutsideFolder, match="outside the library"):
        FolderDisk(folder).read(path)
    with pytest.raises(OutsideFolder):
        MemoryDisk(FILES).read(path)


def test_a_link_out_of_the_folder_is_there_and_refused(folder: Path) -> None:
    (folder / "link.md").symlink_to(folder.parent / "secret.md")
    disk = FolderDisk(folder)
    assert disk.is_file("link.md")
    with pytest.raises(OutsideFolder, match=r"link\.md"):
        disk.read("link.md")


def test_a_folder_behind_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "link").symlink_to(folder.parent)
    with pytest.raises(OutsideFolder):
        FolderDisk(folder).read("link/secret.md")
    with pytest.raises(OutsideFolder):
        FolderDisk(folder).listing("link")


def test_a_file_that_becomes_a_link_out_of_the_folder_is_refused_from_then_on(
    folder: Path,
) -> None:
    disk = FolderDisk(folder)
    assert disk.read("b/c.md") == b"c"
    (folder / "b/c.md").unlink()
    (folder / "b/c.md").symlink_to(folder.parent / "secret.md")
    with pytest.raises(OutsideFolder):
        disk.read("b/c.md")


def test_a_folder_that_becomes_a_link_out_of_the_folder_is_refused_from_then_on(
    folder: Path,
) -> None:
    disk = FolderDisk(folder)
    assert disk.read("b/c.md") == b"c"
    (folder / "b").rename(folder.parent / "b")
    (folder / "b").symlink_to(folder.parent / "b")
    with pytest.raises(OutsideFolder):
        disk.read("b/c.md")


def test_up_behind_a_link_means_up_from_where_it_leads(folder: Path) -> None:
    (folder / "deep").symlink_to("b/d")
    assert FolderDisk(folder).read("deep/../c.md") == b"c"
    (folder / "out").symlink_to(folder.parent)
    with pytest.raises(OutsideFolder):
        FolderDisk(folder).read("out/../secret.md")


@pytest.mark.parametrize("path", ["b/../a.md", "./a.md", "b/./../a.md", "b//../a.md"])
def test_a_path_may_go_up_inside_the_folder(folder: Path, path: str) -> None:
    assert FolderDisk(folder).read(path) == b"a"


def test_a_path_with_what_no_path_can_hold_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="null"):
        FolderDisk(folder).read("a\0.md")


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.md").symlink_to("b/c.md")
    assert FolderDisk(folder).read("link.md") == b"c"


def test_a_folder_that_is_a_link_itself_can_be_read(folder: Path) -> None:
    (folder.parent / "alias").symlink_to(folder)
    assert FolderDisk(folder.parent / "alias").read("a.md") == b"a"


def test_a_link_to_itself_cannot_be_read(folder: Path) -> None:
    (folder / "loop.md").symlink_to("loop.md")
    with pytest.raises(OSError, match=r"loop\.md"):
        FolderDisk(folder).read("loop.md")


def test_an_earlier_layer_shadows_a_later_one() -> None:
    disk = LayeredDisk(
        MemoryDisk({"base.css": b"mine", "parts/own.css": b"own"}),
        MemoryDisk({"base.css": b"shipped", "parts/table.css": b"table"}),
    )
    assert disk.read("base.css") == b"mine"
    assert disk.read("parts/table.css") == b"table"
    assert disk.listing("parts") == ("own.css", "table.css")
    assert disk.listing("") == ("base.css", "parts")


def test_a_link_out_of_an_earlier_layer_does_not_fall_through(folder: Path) -> None:
    (folder / "base.css").symlink_to(folder.parent / "secret.md")
    disk = LayeredDisk(FolderDisk(folder), MemoryDisk({"base.css": b"shipped"}))
    with pytest.raises(OutsideFolder):
        disk.read("base.css")


def test_a_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    target = tmp_path / "out" / "en" / "a.pdf"
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o644
    assert names(target.parent) == ["a.pdf"]


def test_a_private_file_and_the_folders_made_for_it_are_their_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    rename = Path.replace

    def look(temporary: Path, target: Path) -> Path:
        seen.append(temporary.stat().st_mode & 0o777)
        return rename(temporary, target)

    monkeypatch.setattr(Path, "replace", look)
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a/b/c.txt", b"whole", PRIVATE)
        write_whole(tmp_path / "d/e.txt", b"whole")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o700, "b": 0o700, "c.txt": 0o600, "d": 0o777, "e.txt": 0o644}
    assert seen == [0o600, 0o644]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old and longer")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


def test_who_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with target.open("rb") as reader:
        write_whole(target, b"new")
        assert reader.read() == b"old"


@pytest.fixture
def no_space() -> Iterator[None]:
    """Files cannot grow beyond a kilobyte, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("no_space")
def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(CannotWrite, match=r"cannot write .*a\.pdf: File too large") as caught:
        write_whole(target, b"n" * 4096)
    assert "free space" in caught.value.remedy
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_folder_in_the_files_place_stands_and_no_temporary_file_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.mkdir()
    with pytest.raises(CannotWrite):
        write_whole(target, b"new")
    assert target.is_dir()
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_in_the_folders_place_stands(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "out" / "a.pdf", b"new")
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_file_is_removed_if_it_is_there(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    remove(target)
    remove(target)
    assert names(tmp_path) == []


def test_a_folder_is_not_removed(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot remove"):
        remove(tmp_path)


@pytest.mark.parametrize(
    "files", [{}, {"a": b"2"}, {"b": b"1"}, {"a": b"1", "b": b""}], ids=lambda files: str(files)
)
def test_folders_in_memory_with_other_files_differ(files: dict[str, bytes]) -> None:
    one, other = MemoryDisk({"a": b"1"}), MemoryDisk(files)
    assert one != other
    assert one.digest != other.digest


def test_folders_in_memory_with_the_same_files_are_equal() -> None:
    one, other = MemoryDisk({"a": b"1", "b": b"2"}), MemoryDisk({"b": b"2", "a": b"1"})
    assert one == other
    assert len({one, other}) == 1
    assert one.digest == other.digest


def test_a_file_that_cannot_be_read_cannot_be_held(disk: Disk) -> None:
    with pytest.raises(OSError, match=r"no\.md"):
        held(disk, ["a.md", "no.md"])


def test_files_are_held_as_they_are(disk: Disk) -> None:
    assert held(disk, ["b/c.md"]) == MemoryDisk({"b/c.md": b"c"})
