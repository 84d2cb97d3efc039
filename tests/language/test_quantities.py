"""Units of doses, and the order of numbers, are those of the source."""

import pytest

from handoutkit.language.quantities import other_units, turned_numbers


@pytest.mark.parametrize(
    ("source", "own", "odd"),
    [
        ("350 mg", "350 g", ("350 g",)),
        ("350 mg", "350 غ", ("350 غ",)),
        ("5 mcg a day", "5 mg al día", ("5 mg",)),
        ("5%", "5 mg", ("5 mg",)),
        ("350 mg", "350 ملغ", ()),
        ("350 mg", "٣٥٠ ملغ", ()),
        ("1.5 mL", "1,5 ml", ()),
        ("5 days", "5 mg", ()),
        ("5 mg or 5 mL", "5 ml o 5 mg", ()),
        ("350 mg", "350", ()),
    ],
)
def test_another_unit_is_told(source: str, own: str, odd: tuple[str, ...]) -> None:
    assert other_units(source, own) == odd


@pytest.mark.parametrize(
    ("source", "own", "odd"),
    [
        ("200 to 400 mg", "400–200 ملغ", ("400–200",)),
        ("Call 555-0100", "اتصل على 0100-555", ("0100-555",)),
        ("on 2026-11-22", "el 22-11-2026", ("22-11-2026",)),
        ("200 to 400 mg", "200–400 mg", ()),
        ("5–10, then 10–5", "10–5, luego 5–10", ()),
        ("350 mg", "0 - 350 mg", ()),
        ("11/22/2026", "22/11/2026", ()),
    ],
)
def test_turned_numbers_are_told(source: str, own: str, odd: tuple[str, ...]) -> None:
    assert turned_numbers(source, own) == odd
