"""What fontconfig tells of the fonts that are installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutkit import fontconfig
from handoutkit.errors import DependencyMissing
from handoutkit.fontconfig import files_of, is_installed, lacking

# Answers as fontconfig would, and writes down that it was asked.
FC_LIST = """#!/bin/sh
echo asked >> "$0.asked"
printf '/b/Bold.ttf\\tOne,One Bold\\t41-43\\n'
printf '/a/Regular.ttf\\tOne\\t41-42 61 1f600-1f601\\n'
printf '/a/Two.ttc\\tTwo\\t5a\\n'
printf '/a/Two.ttc\\tTwo\\t5a\\n'
printf '/a/Empty.ttf\\tNothing\\t\\n'
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A computer with few fonts, and the file that counts the questions."""
    program = tmp_path / "fc-list"
    program.write_text(FC_LIST)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    fontconfig.faces.cache_clear()
    yield tmp_path / "fc-list.asked"
    fontconfig.faces.cache_clear()


@pytest.mark.usefixtures("asked")
def test_characters_that_no_family_has_are_lacking() -> None:
    assert lacking("ABCDa", ["One"]) == {"D"}
    assert lacking("@ADZb`", ["One", "Two"]) == {"@", "D", "b", "`"}
    assert lacking("\U0001f5ff\U0001f600\U0001f601\U0001f602", ["One"]) == {
        "\U0001f5ff",
        "\U0001f602",
    }
    assert lacking("A", ["Nothing", "No such family"]) == {"A"}
    assert lacking("A", []) == {"A"}


@pytest.mark.usefixtures("asked")
def test_what_one_face_lacks_another_of_its_family_has() -> None:
    assert lacking("aC", ["One"]) == frozenset()


@pytest.mark.usefixtures("asked")
def test_families_are_known_by_each_of_their_names_in_any_letters() -> None:
    assert is_installed("one bold")
    assert is_installed("ONE")
    assert not is_installed("Three")


@pytest.mark.usefixtures("asked")
def test_a_family_has_each_of_its_files_once() -> None:
    assert files_of("One") == ("/a/Regular.ttf", "/b/Bold.ttf")
    assert files_of("Two") == ("/a/Two.ttc",)
    assert files_of("Three") == ()


def test_fontconfig_is_asked_once(asked: Path) -> None:
    for family in ("One", "Two", "Three"):
        lacking("ABCDEFGH", [family])
        files_of(family)
    assert asked.read_text().split() == ["asked"]


def test_without_fc_list_it_is_told_what_brings_it(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(asked.parent / "nothing"))
    with pytest.raises(DependencyMissing) as failed:
        files_of("One")
    assert "apt-get install fontconfig" in failed.value.remedy
