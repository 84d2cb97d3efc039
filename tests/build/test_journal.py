"""The journal: a build that was killed has lost nothing that it wrote."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from handoutkit.build.journal import NAME, Entry, Journal, with_journal
from handoutkit.build.manifest import Around, Judged, Manifest, Record
from handoutkit.build.request import Output
from handoutkit.disk import FolderDisk
from handoutkit.errors import CannotWrite
from tests.build.records import record

PDF = Output("insomnia", "en", "pdf")
JUDGED = Judged(
    surroundings="around",
    sources="s",
    articles=("sleep",),
    is_checked=True,
    page="p",
    held=None,
    findings=[],
)
AROUND = Around(shared={"handouts/library.yaml": "d"}, versions={"pango": "1.50"})


def entry(path: str, one: Record, handout: str = "en/insomnia") -> Entry:
    return Entry(handout=handout, judged=JUDGED, records={path: one}, around=AROUND)


def written(folder: Path, *entries: Entry) -> bytes:
    journal = Journal(folder)
    for one in entries:
        journal.append(one)
    journal.close()
    return (folder / NAME).read_bytes()


def replayed(folder: Path) -> Manifest:
    return with_journal(Manifest(), FolderDisk(folder))[0]


def test_without_a_journal_the_manifest_is_as_it_was(tmp_path: Path) -> None:
    assert with_journal(Manifest(), FolderDisk(tmp_path)) == (Manifest(), False)


def test_what_was_written_down_is_taken_up(tmp_path: Path) -> None:
    written(tmp_path, entry(PDF.path, record(PDF)))
    assert replayed(tmp_path) == Manifest(
        outputs={PDF.path: record(PDF)},
        handouts={"en/insomnia": JUDGED},
        surroundings={"around": AROUND},
    )


def test_the_later_of_two_entries_counts(tmp_path: Path) -> None:
    later = replace(record(PDF), key="later")
    written(tmp_path, entry(PDF.path, record(PDF)))
    written(tmp_path, entry(PDF.path, later))
    assert replayed(tmp_path).outputs == {PDF.path: later}


@pytest.mark.parametrize("cut", range(1, 400, 57))
def test_an_entry_that_was_cut_off_costs_no_other(tmp_path: Path, cut: int) -> None:
    gout = Output("gout", "en", "pdf")
    whole = written(tmp_path, entry(PDF.path, record(PDF)))
    (tmp_path / NAME).write_bytes(whole + whole[:cut])
    written(tmp_path, entry(gout.path, record(gout), "en/gout"))
    assert set(replayed(tmp_path).outputs) == {PDF.path, gout.path}


def test_a_foreign_entry_leads_to_no_file_that_was_not_made(tmp_path: Path) -> None:
    written(tmp_path, entry("../../etc/passwd", record(PDF)))
    assert replayed(tmp_path).outputs == {}


def test_a_folder_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotWrite, match=r"manifest\.journal"):
        Journal(tmp_path / "out").append(entry(PDF.path, record(PDF)))
