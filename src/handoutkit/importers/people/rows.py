"""The persons of a table, row by row. A bad row is a finding with its number, and costs no other.

No finding repeats what a row says. Knows neither handouts nor where copies go.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from handoutkit import codes
from handoutkit.errors import UsageProblem
from handoutkit.findings import Code, Finding, Place
from handoutkit.importers.people.columns import Field, columns_of
from handoutkit.importers.people.file_names import is_file_name, tells
from handoutkit.importers.people.table import Record, table_in
from handoutkit.importers.people.text import table_text
from handoutkit.model.person import Person, faults_in, person

_NAME_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a table is read: which headers are asked for, and what holds where a row is silent.

    `langs` are the languages that rows may ask for; `path` is the table's, as findings say it.
    """

    path: str
    columns: Mapping[str, str]
    langs: tuple[str, ...]
    lang: str
    clinician: str = field(default="", repr=False)
    date: datetime.date | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that can be printed: its number from 1, its place, its file's name without an end."""

    number: int
    place: Place
    file: str
    lang: str
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The rows of a table, how many there are in all, and how many of those are empty."""

    rows: tuple[Row, ...]
    total: int
    empty: int
    encoding: str
    separator: str
    columns: tuple[Field, ...]
    findings: tuple[Finding, ...]


class _Refused(Exception):
    """A row that cannot be printed."""

    def __init__(self, code: Code, what: Field | None, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.what, self.message, self.hint = code, what, message, hint


def people_in(data: bytes, reading: Reading) -> People:
    """Read the persons of a table.

    Raises:
        UsageProblem: the bytes are no table, or its columns are not known.
    """
    read = table_text(data)
    if read is None:
        raise UsageProblem(
            f"{reading.path} is no table of text",
            remedy='Save it as "CSV UTF-8" from the program it comes from.',
        )
    table = table_in(read.text)
    records = list(table.records)
    while records and records[0].is_empty:
        records.pop(0)
    if not records or records[0].fault:
        raise UsageProblem(
            f"{reading.path} has no header",
            remedy="Its first line must name the columns.",
        )
    header, *body = records
    columns = columns_of(header.cells, reading.columns)
    rows, findings = _rows(body, columns, len(header.cells), reading)
    guessed = (_guessed(read.encoding, reading.path),) if read.is_guess else ()
    return People(
        rows=rows,
        total=len(body),
        empty=sum(record.is_empty for record in body),
        encoding=read.encoding,
        separator=table.separator,
        columns=tuple(columns),
        findings=(*guessed, *findings),
    )


def _rows(
    body: Sequence[Record], columns: Mapping[Field, int], width: int, reading: Reading
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    digits = max(_NAME_DIGITS, len(str(len(body))))
    rows: list[Row] = []
    findings: list[Finding] = []
    taken: dict[str, int] = {}
    for number, record in enumerate(body, start=1):
        if record.is_empty:
            continue
        try:
            cells = _cells(record, columns, width)
            row = _row(cells, f"{number:0{digits}}", reading)
            first = taken.setdefault(row.file.casefold(), number)
            if first != number:
                raise _Refused(
                    codes.ROW_FILE_TAKEN,
                    "file",
                    f"its file would have the name of row {first}'s",
                    "Give each row a name of its own: small and capital letters are alike.",
                )
            rows.append(replace(row, number=number, place=Place(reading.path, record.line)))
        except _Refused as refused:
            at = columns.get(refused.what, -1) if refused.what else -1
            column = record.columns[at] if 0 <= at < len(record.columns) else 1
            place = Place(reading.path, record.line, column)
            message = f"row {number}: {refused.message}"
            findings.append(refused.code.at(place, message, refused.hint))
    return tuple(rows), tuple(findings)


def _cells(record: Record, columns: Mapping[Field, int], width: int) -> Mapping[Field, str]:
    """Give a record's cells by field."""
    if record.fault:
        raise _Refused(
            codes.ROW_BROKEN,
            None,
            record.fault,
            'Inside quotation marks a mark is written twice: "".',
        )
    cells = record.cells
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise _Refused(
            codes.ROW_CELLS,
            None,
            f"it has {len(cells)} cells; the header has {width}",
            "Put text that holds the separator into quotation marks.",
        )
    return {name: cells[number] for name, number in columns.items()}


def _row(cells: Mapping[Field, str], file: str, reading: Reading) -> Row:
    given = person(
        cells["name"],
        clinician=cells.get("clinician", "").strip() or reading.clinician,
        date=_date(cells.get("date", "").strip()) or reading.date,
        note=cells.get("note", "").strip() or reading.note,
    )
    for fault in faults_in(given):
        hint = "Correct the row; the other rows are printed."
        raise _Refused(codes.ROW_UNPRINTABLE, "name", fault, hint)
    named = cells.get("file")
    return Row(
        number=0,
        place=Place(reading.path),
        file=file if named is None else _file(named.strip(), given.name),
        lang=_lang(cells.get("lang", "").strip(), reading),
        person=given,
    )


def _date(written: str) -> datetime.date | None:
    if not written:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            raise ValueError
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise _Refused(
            codes.ROW_DATE,
            "date",
            "its date is none as year-month-day",
            "Write it as 2026-11-30: other ways mean another day elsewhere.",
        ) from None


def _lang(written: str, reading: Reading) -> str:
    known = {one.casefold(): one for one in reading.langs}
    lang = known.get(written.casefold()) if written else reading.lang
    if lang is None:
        raise _Refused(
            codes.ROW_LANGUAGE,
            "lang",
            "its language is none of the library's",
            f"Write one of {', '.join(reading.langs)}, or leave it empty for {reading.lang}.",
        )
    return lang


def _file(written: str, name: str) -> str:
    """Give the name for a row's file, which may not tell the patient's."""
    if not is_file_name(written):
        raise _Refused(
            codes.ROW_FILE,
            "file",
            "its cell cannot be a file's name",
            "Use letters of English, digits, hyphens and dots between them; no more than 100.",
        )
    if tells(written, name):
        raise _Refused(
            codes.ROW_FILE_TELLS,
            "file",
            "its file's name would tell the patient's",
            "Name files by a number: names of files are seen by others.",
        )
    return written


def _guessed(encoding: str, path: str) -> Finding:
    return codes.TABLE_ENCODING_GUESSED.at(
        Place(path),
        f"the table does not tell its encoding; it was read as {encoding}",
        'Look at the accents of one copy; if they are wrong, save the table as "CSV UTF-8".',
    )
