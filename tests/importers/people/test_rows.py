"""A row that cannot be printed is a finding with its number, and nothing of it is repeated."""

from datetime import date

import pytest

from handoutkit import codes
from handoutkit.errors import UsageProblem
from handoutkit.findings import Code
from handoutkit.importers.people.rows import People, Reading, people_in
from handoutkit.model.person import Person

SECRET = "Zanzibar"


def people(text: str, encoding: str = "utf-8", **reading: object) -> People:
    known = Reading(path="people.csv", columns={}, langs=("en", "es"), lang="en")
    fields = {name: getattr(known, name) for name in known.__dataclass_fields__}
    return people_in(text.encode(encoding), Reading(**{**fields, **reading}))


@pytest.mark.parametrize("data", [b"\x89PNG\0", b"", b"\n\n", b'"name\n'])
def test_what_is_no_table_with_a_header_is_refused(data: bytes) -> None:
    with pytest.raises(UsageProblem):
        people_in(data, Reading(path="people.csv", columns={}, langs=("en",), lang="en"))


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (f'"{SECRET},,,,', codes.ROW_BROKEN, 1),
        (f"{SECRET},,,", codes.ROW_CELLS, 1),
        (f"{SECRET},,,,,{SECRET}", codes.ROW_CELLS, 1),
        (f",,{SECRET},,", codes.ROW_UNPRINTABLE, 1),
        (f"{SECRET * 11},,,,", codes.ROW_UNPRINTABLE, 1),
        (f"{SECRET}\u202e,,,,", codes.ROW_UNPRINTABLE, 1),
        (f"{SECRET},03/04/2026,,,", codes.ROW_DATE, 10),
        (f"{SECRET},2026-02-30,,,", codes.ROW_DATE, 10),
        (f"{SECRET},20260203,,,", codes.ROW_DATE, 10),
        (f"{SECRET},,,fr,x1", codes.ROW_LANGUAGE, 12),
        (f"{SECRET},,,,../{SECRET}", codes.ROW_FILE, 13),
        (f"{SECRET},,,,con", codes.ROW_FILE, 13),
        (f"{SECRET},,,,.hidden", codes.ROW_FILE, 13),
        (f"{SECRET} Example,,,,a-{SECRET.lower()}", codes.ROW_FILE_TELLS, 21),
        (f"{SECRET},,,,A1", codes.ROW_FILE_TAKEN, 13),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_costs_no_other(
    row: str, code: Code, column: int
) -> None:
    read = people(f"name,date,note,lang,file\nAna,,,,a1\n{row}\nBob,,,,b1\n")
    assert [(one.number, one.file) for one in read.rows] == [(1, "a1"), (3, "b1")]
    (finding,) = read.findings
    assert (finding.code, finding.place.line, finding.place.column) == (code.id, 3, column)
    assert finding.message.startswith("row 2: ")
    assert SECRET.casefold() not in f"{finding.message} {finding.hint} {finding.place}".casefold()


def test_what_a_row_does_not_say_is_taken_from_what_is_asked_for() -> None:
    read = people(
        "Patient,Date,Doctor\nAna Example,,\nBob Example,2026-03-04,Doe\n",
        clinician="Roe",
        date=date(2026, 1, 1),
        note="Come back.",
    )
    assert [one.person for one in read.rows] == [
        Person(name="Ana Example", clinician="Roe", date=date(2026, 1, 1), note="Come back."),
        Person(name="Bob Example", clinician="Doe", date=date(2026, 3, 4), note="Come back."),
    ]


def test_rows_that_say_nothing_are_counted_and_keep_their_numbers() -> None:
    read = people("name,note\nAna,\n,\n\n  ,\t\nBob,\n")
    assert (read.total, read.empty, len(read.rows)) == (5, 3, 2)
    assert [one.file for one in read.rows] == ["0001", "0005"]


def test_numbers_of_files_are_as_long_as_there_are_rows() -> None:
    read = people("name\n" + "Ana\n" * 10_000)
    assert (read.rows[0].file, read.rows[-1].file) == ("00001", "10000")


def test_languages_are_known_in_small_and_capital_letters() -> None:
    read = people("name,lang\nAna,ES\nBob,\n")
    assert [one.lang for one in read.rows] == ["es", "en"]


def test_a_guess_of_the_encoding_is_told() -> None:
    (finding,) = people("name;note\nNúñez;\n", "cp1252").findings
    assert finding.code == codes.TABLE_ENCODING_GUESSED.id
    assert "Windows-1252" in finding.message
    assert "Núñez" not in finding.message


def test_a_row_shows_nothing_of_its_person() -> None:
    read = people(f"name,note\n{SECRET},{SECRET}\n", clinician=SECRET)
    assert SECRET not in repr(read)
