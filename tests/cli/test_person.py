"""The options of a personal copy: what they take and refuse, and that they repeat nothing."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.build.tiny import SLEEP, edit
from tests.cli.conftest import Handout
from tests.cli.test_output import BROKEN

COPY = ("build", "insomnia", "--format", "html")
NAME = "Ana Example"


def page(folder: Path) -> str:
    return (folder / "en/insomnia.html").read_text(encoding="utf-8")


def coming_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    "options",
    [
        ("--to", "mine"),
        ("--clinician", NAME),
        ("--note", NAME),
        ("--date", "2026-11-30"),
    ],
)
def test_what_belongs_to_a_copy_needs_a_name(
    handout: Handout, library: Path, options: tuple[str, ...]
) -> None:
    said = handout("-C", library, *COPY, *options)
    assert (said.code, said.out) == (2, "")
    assert options[0] in said.err
    assert "--for NAME" in said.err
    assert NAME not in said.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--for", NAME), "--to DIR"),
        (("--for", NAME, "--for-file", "name.txt", "--to", "mine"), "--for-file"),
        (("--for", NAME, "--to", "mine", "--out", "there"), "--out does not go with --for"),
        (("--for", NAME, "--to", "mine", "--dry-run"), "--dry-run does not go with --for"),
        (("--for", NAME, "--to", "mine", "--date", NAME), "2026-11-30"),
        (("--for", NAME, "--to", "mine", "--date", "2026-02-30"), "2026-11-30"),
        (("--for", f"{NAME}\u202e", "--to", "mine"), "U+202E"),
        (("--for", "", "--to", "mine"), "the name is empty"),
        (("--for", "Ana", "--to", "mine", "Example"), "one condition, and 2 are named"),
        (("--for-file", "nothing.txt", "--to", "mine"), "No such file"),
        (("--for-file", "handouts", "--to", "mine"), "it is no file"),
        (("--for-file", "large.txt", "--to", "mine"), "it is too large"),
        (("--for-file", "two.txt", "--to", "mine"), "2 lines"),
        (("--for-file", "latin.txt", "--to", "mine"), "not text in UTF-8"),
        (("--for-file", "empty.txt", "--to", "mine"), "the name is empty"),
    ],
)
def test_what_will_not_do_is_refused_with_a_remedy_and_not_repeated(
    handout: Handout, library: Path, options: tuple[str, ...], told: str
) -> None:
    edit(library, "two.txt", "Ana\r\nExample\r\n")
    edit(library, "large.txt", "Ana " * 2000)
    edit(library, "empty.txt", "\n \n")
    (library / "latin.txt").write_bytes("Ana María".encode("latin-1"))
    said = handout("-C", library, *COPY, *options)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not {"Ana", "Example"} & {*said.err.replace(".", " ").split()}
    assert not (library / "mine").exists()


@pytest.mark.parametrize(
    "data", [NAME.encode(), b"\xef\xbb\xbfAna Example\r\n", b"\n Ana Example \n\n"]
)
def test_a_name_is_read_from_a_file(handout: Handout, library: Path, data: bytes) -> None:
    (library / "name.txt").write_bytes(data)
    said = handout("-C", library, *COPY, "--for-file", "name.txt", "--to", "mine")
    assert said.code == 0
    assert f">{NAME}</bdi>" in page(library / "mine")


def test_a_name_is_read_from_standard_input(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming_in(monkeypatch, "محمد المثال\n".encode())
    assert handout("-C", library, *COPY, "--for", "-", "--to", "mine").code == 0
    assert '<bdi dir="rtl" data-slot="name">محمد المثال</bdi>' in page(library / "mine")


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_coming_in_is_refused(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    coming_in(monkeypatch, data)
    said = handout("-C", library, *COPY, "--for", "-", "--to", "mine")
    assert (said.code, "the name is empty" in said.err) == (2, True)


def test_more_than_a_name_coming_in_is_refused_and_never_cut(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming_in(monkeypatch, b"Ana" + b" " * 5000 + b"Example")
    said = handout("-C", library, *COPY, "--for", "-", "--to", "mine")
    assert (said.code, "too long" in said.err) == (2, True)


def test_a_name_without_quotes_is_not_repeated_where_the_condition_is_forgotten(
    handout: Handout, library: Path
) -> None:
    said = handout("-C", library, "build", "--for", "Ana", "Example", "--to", "mine")
    assert (said.code, said.out) == (2, "")
    assert "needs quotes" in said.err
    assert "Example" not in said.err


def test_closed_standard_input_is_refused(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert handout("-C", library, *COPY, "--for", "-", "--to", "mine").code == 2


def test_the_box_says_all_that_was_asked_for(handout: Handout, library: Path) -> None:
    said = handout(
        *("-C", library, *COPY, "--for", NAME, "--clinician", "Doe", "--date", "2026-11-30"),
        *("--note", "Come\nback.", "--to", "mine"),
    )
    assert said.code == 0
    for value in (NAME, "Doe", "November 30, 2026", "Come back."):
        assert f">{value}</bdi>" in page(library / "mine")


def test_the_day_on_a_copy_is_today(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_TODAY", "2026-11-30")
    handout("-C", library, *COPY, "--for", NAME, "--to", "mine")
    assert ">November 30, 2026</bdi>" in page(library / "mine")
    handout("-C", library, *COPY, "--for", NAME, "--to", "mine", "--today", "2026-12-01")
    assert ">December 1, 2026</bdi>" in page(library / "mine")


@pytest.mark.parametrize("talk", [(), ("-v",), ("-q",)])
def test_nothing_of_the_person_is_said(
    handout: Handout, library: Path, talk: tuple[str, ...]
) -> None:
    said = handout(*talk, "-C", library, *COPY, "--for", NAME, "--note", "Zebra", "--to", "mine")
    assert said.code == 0
    assert not {"Ana", "Example", "Zebra"} & {*said.out.split(), *said.err.split()}


def test_the_report_tells_what_was_made_and_not_for_whom(handout: Handout, library: Path) -> None:
    said = handout("-C", library, *COPY, "--for", NAME, "--to", "mine", "--json")
    (made,) = json.loads(said.out)["outputs"]
    assert (made["path"], made["state"], made["digest"]) == ("en/insomnia.html", "built", "")
    assert "Ana" not in said.out


def test_a_stopped_copy_has_the_exit_code_of_a_stopped_build(
    handout: Handout, library: Path
) -> None:
    edit(library, SLEEP, BROKEN)
    said = handout("-C", library, *COPY, "--for", NAME, "--to", "mine")
    assert (said.code, "stopped" in said.out) == (3, True)


def test_a_folder_that_cannot_be_written_has_its_exit_code(handout: Handout, library: Path) -> None:
    edit(library, "mine", "a file")
    said = handout("-C", library, *COPY, "--for", NAME, "--to", "mine")
    assert said.code == 7
    assert "Ana" not in said.err
