"""Dates in four languages; what is none of the calendar is not guessed."""

import pytest

from handoutkit.importers.dates import date_of


@pytest.mark.parametrize("text", ["", "in press", "n.d.", "12", "20200", "May"])
def test_what_names_no_year_is_no_date(text: str) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020", [[2020]]),
        ("c2010", [[2010]]),
        ("2020-03-05", [[2020, 3, 5]]),
        ("2020/03/05/", [[2020, 3, 5]]),
        ("2020-13-05", [[2020]]),
        ("2021-02-29", [[2021, 2]]),
        ("20180330", [[2018, 3, 30]]),
        ("2018 Mar 30", [[2018, 3, 30]]),
        ("2019 Jan-Feb", [[2019, 1], [2019, 2]]),
        ("2010-2011", [[2010], [2011]]),
        ("May 3, 2024", [[2024, 5, 3]]),
        ("3rd May 2024", [[2024, 5, 3]]),
        ("Mar. 2017", [[2017, 3]]),
        ("3 de mayo de 2024", [[2024, 5, 3]]),
        ("3. März 2024", [[2024, 3, 3]]),
        ("12.03.2024", [[2024, 3, 12]]),
        ("1er août 2024", [[2024, 8, 1]]),
        ("05/03/2024", [[2024]]),
        ("25/03/2024", [[2024, 3, 25]]),
    ],
)
def test_dates_are_as_exact_as_they_are_sure(text: str, parts: object) -> None:
    assert date_of(text) == {"date-parts": parts}
