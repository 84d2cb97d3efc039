"""A guess at what the arguments ask for: it may be wrong, and must then cost nothing but time."""

from pathlib import Path

import pytest

from handoutkit.cli.foresight import looking_ahead
from tests.build.tiny import write_library
from tests.cli.conftest import Handout


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["-C"],
        ["--version", "build"],
        ["build", "--help"],
        ["build", "-h"],
        ["build", "--watch"],
        ["build", "migraine", "--for", "Ana Example"],
        ["build", "--for=Ana Example"],
        ["build", "--for-file", "name.txt"],
        [],
    ],
)
def test_nothing_is_looked_at_but_for_a_plain_build(
    arguments: list[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    with looking_ahead(arguments) as ahead:
        assert ahead is None


def test_nothing_is_looked_at_where_no_library_is(tmp_path: Path) -> None:
    with looking_ahead(["-C", str(tmp_path), "build"]) as ahead:
        assert ahead is None


@pytest.mark.parametrize("option", ["-C", "--directory"])
def test_the_library_is_the_one_that_the_folder_lies_in(option: str, library: Path) -> None:
    with looking_ahead(["-q", option, str(library / "handouts"), "build", "--json"]) as ahead:
        assert ahead is not None
        assert ahead.root == str(library)


def test_a_wrong_guess_changes_nothing(
    handout: Handout, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_library(tmp_path / "other")
    monkeypatch.setattr("handoutkit.cli.foresight._built_folder", lambda _: str(other))
    said = handout("-C", library, "build", "--format", "html", "--json")
    assert said.code == 0
    assert '"state": "built"' in said.out
    again = handout("-C", library, "build", "--format", "html", "--json")
    assert '"state": "kept"' in again.out
    assert '"state": "built"' not in again.out
    assert not (other / "build").exists()


def test_outputs_elsewhere_are_told_from_those_in_the_library(
    handout: Handout, library: Path, tmp_path: Path
) -> None:
    html = ("--format", "html")
    assert handout("-C", library, "build", *html).code == 0
    elsewhere = handout("-C", library, "build", *html, "--out", tmp_path / "out", "--json")
    assert '"kept"' not in elsewhere.out
    assert elsewhere.code == 0
