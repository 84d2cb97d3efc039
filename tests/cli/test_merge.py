"""`handout merge` tells what came of each row, and repeats nothing of it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handoutkit.errors import ExitCode
from tests.cli.conftest import Handout

NAMES = {
    "Latin": "Zanzibar Quettelsworth",
    "Arabic": "\u0632\u0646\u062c\u0628\u064a\u0644 \u0642\u0645\u0637\u0631\u064a\u0631",
    "Chinese": "\u9f8d\u9df9\u9ce5",
}
REFUSED = "Xylophonia Brimblecombe"
MANY = 14

# A wrapper in the place of the only program that is called: it writes down what it was given.
WRAPPER = """\
#!/bin/sh
{{ printf '%s\\n' "$0" "$@"; env; }} >> "{log}"
exec "{program}" "$@"
"""


def table(folder: Path, rows: str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["back-pain", "--to", "x"], "--csv"),
        (["back-pain", "--csv", "people.csv"], "--to"),
        (["gout", "--csv", "people.csv", "--to", "x"], 'no condition "gout"'),
        (["back-pain", "--csv", "people.csv", "--to", "x", "--format", "html"], "html"),
        (["back-pain", "--csv", "people.csv", "--to", "x", "--column", "age=Age"], "FIELD=HEADER"),
        (["back-pain", "--csv", "people.csv", "--to", "x", "--column", "name=No"], '"No"'),
        (["back-pain", "--csv", "people.csv", "--to", "x", "--date", "1/2/2026"], "2026-11-30"),
        (["back-pain", "--csv", "none.csv", "--to", "x"], "cannot be read"),
        (["back-pain", "--csv", "people.csv", "--to", "build/x"], "may not stand"),
        (
            [
                *("back-pain", "--csv", "people.csv", "--to", "x"),
                *("--lang-column", "L", "--column", "lang=M"),
            ],
            "two columns",
        ),
    ],
)
def test_what_cannot_be_meant_is_a_matter_of_usage(
    arguments: list[str], said: str, handout: Handout, library: Path
) -> None:
    table(library, "name\nAna Example\n")
    done = handout("-C", library, "merge", *arguments)
    assert done.code == ExitCode.USAGE
    assert said in done.err
    assert not (library / "x").exists()


def test_a_merge_tells_how_the_table_was_read_and_that_no_row_was_lost(
    handout: Handout, library: Path, tmp_path: Path
) -> None:
    people = table(tmp_path, "Kunde;Date;Ref\nAna Example;2026-01-02;a1\n;;\nBo Example;x;b1\n")
    done = handout(
        *("-C", library, "merge", "back-pain", "--csv", people, "--to", tmp_path / "to"),
        *("--column", "name=Kunde", "--file-column", "ref", "--jobs", "1"),
    )
    assert done.code == ExitCode.FINDINGS
    assert done.out.splitlines() == [
        "3 rows = 1 copied, 1 refused, 1 empty",
        "0 filled in, 1 laid out in full; 1 files",
    ]
    assert "UTF-8, cells parted by semicolon; columns: name, date, file" in done.err
    assert f"{people}:4:12: error[CSV-004] row 3:" in done.err
    assert [one.name for one in (tmp_path / "to").iterdir()] == ["a1.pdf"]


def test_programs_are_told_the_same(handout: Handout, library: Path, tmp_path: Path) -> None:
    people = table(tmp_path, "name\nAna Example\n")
    done = handout(
        *("-C", library, "merge", "back-pain", "--csv", people, "--to", tmp_path / "to"),
        *("--json", "--zip", "--jobs", "1"),
    )
    assert done.code == ExitCode.DONE
    said = json.loads(done.out)
    assert (said["schema"], said["rows"], said["copied"], said["refused"]) == (1, 1, 1, 0)
    assert said["findings"] == []
    assert [one.name for one in (tmp_path / "to").iterdir()] == ["back-pain.zip"]


def command(library: Path, people: Path, to: Path, *more: str) -> list[str]:
    said = (sys.executable, "-m", "handoutkit", "-v", "-C", library, "merge", "back-pain")
    return [str(one) for one in (*said, "--csv", people, "--to", to, *more)]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_merge_leaves_whole_files_and_can_be_gone_on_with(
    sign: signal.Signals, library: Path, tmp_path: Path
) -> None:
    # Nothing is filled: these are laid out one by one, so that there is time.
    people = table(tmp_path, "name\n" + f"{NAMES['Chinese']}\n" * MANY)
    more = ("--jobs", "2", "--today", "2026-03-04")
    whole, to = tmp_path / "whole", tmp_path / "to"
    subprocess.run(command(library, people, whole, *more), check=True, capture_output=True)
    running = subprocess.Popen(command(library, people, to, *more), stderr=subprocess.DEVNULL)
    while not (to.is_dir() and len(list(to.glob("0*"))) > 2) and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(sign)
    code = running.wait(timeout=60)
    assert code == (ExitCode.INTERRUPTED if sign is signal.SIGINT else -signal.SIGKILL)
    there = {one.name: one.read_bytes() for one in to.glob("0*")}
    assert 2 < len(there) < MANY
    subprocess.run(command(library, people, to, *more, "--resume"), check=True, capture_output=True)
    wanted = {one.name: one.read_bytes() for one in whole.iterdir()}
    assert {one.name: one.read_bytes() for one in to.iterdir()} == wanted
    assert there.items() <= wanted.items()


def test_names_are_in_their_copies_and_nowhere_else(library: Path, tmp_path: Path) -> None:
    """The command runs as a user runs it; then all that is left is searched."""
    folder = tmp_path / "left"
    for place in ("home", "tmp", "bin"):
        (folder / place).mkdir(parents=True)
    program = shutil.which("fc-list")
    assert program is not None
    wrapper = folder / "bin" / "fc-list"
    wrapper.write_text(WRAPPER.format(log=folder / "children.log", program=program))
    wrapper.chmod(0o755)
    latin = "".join(f"{NAMES['Latin']} {one},2026-01-02\n" for one in "ABCDE")
    others = f"{NAMES['Arabic']},\n{NAMES['Chinese']},\n{REFUSED},1/2/2026\n{REFUSED} \ue000,\n"
    people = table(tmp_path, f"name,date\n{latin}{others}")
    done = subprocess.run(
        command(library, people, folder / "to", "--format", "pdf,epub", "--jobs", "2"),
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        },
    )
    assert done.returncode == ExitCode.FINDINGS, done.stderr.decode()
    copies = sorted(one.name for one in (folder / "to").iterdir())
    assert copies == [f"000{one}.{end}" for one in range(1, 8) for end in ("epub", "pdf")]
    assert b"5 filled in, 2 laid out in full; 14 files" in done.stdout
    said = done.stdout + done.stderr + (folder / "children.log").read_bytes()
    # Copies hold names in compressed streams alone: nothing of them can be read from the outside.
    left = b"".join(
        str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        for root in (folder, library)
        for path in root.rglob("*")
    )
    for word in (one for name in (*NAMES.values(), REFUSED) for one in name.split()):
        for form in (
            word.encode(),
            word.encode("utf-16-be"),
            word.encode("utf-16-be").hex().encode(),
        ):
            assert form not in said
            assert form not in left
    read = subprocess.run(
        ["pdftotext", folder / "to" / "0001.pdf", "-"], capture_output=True, check=True
    )
    assert NAMES["Latin"].encode() in read.stdout
