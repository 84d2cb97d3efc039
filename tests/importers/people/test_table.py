"""Records are told apart as spreadsheets write them; one that is broken costs no other."""

import pytest

from handoutkit.importers.people.table import Record, table_in


def cells(text: str) -> list[tuple[str, ...]]:
    return [record.cells for record in table_in(text).records]


def test_a_mark_that_is_not_closed_costs_its_row_alone() -> None:
    table = table_in('name,note\n"Ana,x\nBob,y\n"Cy","z"\n')
    assert [bool(record.fault) for record in table.records] == [False, True, False, False]
    assert [record.line for record in table.records] == [1, 2, 3, 4]
    assert table.records[3].cells == ("Cy", "z")


def test_a_mark_that_is_not_closed_in_the_last_row_costs_it_alone() -> None:
    table = table_in('name\nAna\n"Bob')
    assert [bool(record.fault) for record in table.records] == [False, False, True]


@pytest.mark.parametrize("closing", ["", " ", '\n"Di",""'])
def test_a_mark_that_another_row_closes_never_takes_that_row_for_its_cell(closing: str) -> None:
    table = table_in(f'name,note\nAna,"take one\nBob,two\nCy,{closing}"\nEd,x\n')
    assert [record.fault for record in table.records][1]
    assert table.records[2].cells == ("Bob", "two")
    assert not any("Bob" in cell for one in table.records for cell in one.cells[1:])


def test_a_note_of_many_lines_is_one_cell_however_long() -> None:
    note = "Bob,two\n" * 50_000
    table = table_in(f'name,note\nAna,"{note}"\nCy,x\n')
    assert [one.cells for one in table.records[1:]] == [("Ana", note), ("Cy", "x")]


def test_words_behind_a_closed_mark_are_a_fault() -> None:
    assert table_in('name\n"Ana" Example\n').records[1].fault


def test_too_many_cells_are_a_fault() -> None:
    assert "cells" in table_in(f"name\n{',' * 2000}\n").records[1].fault


@pytest.mark.parametrize(
    ("sign", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")]
)
def test_the_header_tells_the_separator(sign: str, name: str) -> None:
    table = table_in(f"name{sign}note\nAna{sign}a; b, c | d\te\n".replace("\te", ""))
    assert table.separator == name
    assert table.records[0].cells == ("name", "note")


def test_a_separator_inside_of_marks_parts_nothing() -> None:
    assert cells('"name, first and last";note\n"Example; Ana";x\n') == [
        ("name, first and last", "note"),
        ("Example; Ana", "x"),
    ]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_what_excel_says_of_the_separator_counts_and_is_no_record(line: str) -> None:
    table = table_in(f"{line}\r\nname, all;note\r\nAna;x\r\n")
    assert table.separator == "semicolon"
    assert table.records[0] == Record(2, ("name, all", "note"), (1, 11))


def test_marks_line_breaks_and_places_are_kept() -> None:
    table = table_in('name,note\r\n"Ana ""A"" Example","two\r\nlines"\r\nBob,x\r\n')
    assert table.records[1].cells == ('Ana "A" Example', "two\r\nlines")
    assert [record.line for record in table.records] == [1, 2, 4]
    assert table.records[2].columns == (1, 5)


def test_one_column_has_no_separator() -> None:
    assert cells("name\nAna\n\nBob\n") == [("name",), ("Ana",), (), ("Bob",)]
    assert table_in("name\nAna\n\n").records[2].is_empty
