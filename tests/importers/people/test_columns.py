"""Columns are found by what is asked for, else by usual names; nothing of a header is repeated."""

import pytest

from handoutkit.errors import UsageProblem
from handoutkit.importers.people.columns import columns_of


def test_a_table_without_a_header_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageProblem) as refused:
        columns_of(["Zanzibar Quettel", "2026-01-01"], {})
    assert "Zanzibar" not in refused.value.message + refused.value.remedy


def test_two_columns_that_could_be_meant_are_refused() -> None:
    with pytest.raises(UsageProblem, match="more than one column could be the name"):
        columns_of(["Name", "Patient"], {})


@pytest.mark.parametrize("header", [["Name", "Kunde"], ["Name", "Ward", "Ward"]])
def test_a_header_that_is_asked_for_must_be_there_once(header: list[str]) -> None:
    with pytest.raises(UsageProblem, match='headed "Ward"'):
        columns_of(header, {"note": "Ward"})


def test_what_is_asked_for_counts_before_usual_names() -> None:
    assert columns_of(["Name", "Patient"], {"name": "patient"}) == {"name": 1}


@pytest.mark.parametrize("name", ["name", " PATIENT ", "Nombre", "Nom", "الاسم", "姓名"])
def test_usual_names_are_known_in_several_languages(name: str) -> None:
    assert columns_of(["id", name, "Médico", "Fecha", "Language"], {}) == {
        "name": 1,
        "clinician": 2,
        "date": 3,
        "lang": 4,
    }
