"""Numbers are the same ones whatever script and signs they are written in; others are not."""

import pytest

from handoutkit.language.numbers import numbers_in, unequal


def difference(source: str, own: str, lang: str = "en") -> tuple[tuple[str, ...], tuple[str, ...]]:
    return unequal(numbers_in(source, lang), numbers_in(own))


@pytest.mark.parametrize(
    ("source", "own", "missing", "extra"),
    [
        ("350 mg", "530 mg", ("350",), ("530",)),
        ("350 mg", "35 mg", ("350",), ("35",)),
        ("1.5 mg", "15 mg", ("1.5",), ("15",)),
        ("0.5 mg", "5 mg", ("0.5",), ("5",)),
        ("2.125 mg", "2125 mg", ("2.125",), ("2125",)),
        ("1,000 mg", "1,00 mg", ("1,000",), ("1,00",)),
        ("10,000", "1.000", ("10,000",), ("1.000",)),
        ("555-0199", "555-199", ("0199",), ("199",)),
        ("2 tablets of 500 mg", "2500 mg", ("2", "500"), ("2500",)),
        ("350 mg", "٥٣٠ ملغ", ("350",), ("530",)),
        ("once, 5 mg", "una vez", ("5",), ()),
        ("once", "1 vez", (), ("1",)),
        ("5 or 5", "5", ("5",), ()),
        ("5½", "5", ("1", "2"), ()),
    ],
)
def test_another_number_is_told(
    source: str, own: str, missing: tuple[str, ...], extra: tuple[str, ...]
) -> None:
    assert difference(source, own) == (missing, extra)


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("350 mg", "350 mg"),
        ("350 mg", "٣٥٠ ملغ"),
        ("350 mg", "۳۵۰ میلی‌گرم"),
        ("350 mg", "３５０毫克"),
        ("1,000 mg", "1.000 mg"),
        ("1,000 mg", "1000 mg"),
        ("1,000 mg", "1\u00a0000 mg"),
        ("1,000 mg", "1\u202f000 mg"),
        ("1,000 mg", "1’000 mg"),
        ("1,000 mg", "١٬٠٠٠ ملغ"),
        ("1,234.5", "1.234,5"),
        ("1,234.5", "١٬٢٣٤٫٥"),
        ("1,234,567", "1.234.567"),
        ("0.5 mg", "0,5 mg"),
        ("0.125 mg", "0,125 mg"),
        ("2.125 mg", "2,125 mg"),
        ("0.5 mg", "٠٫٥ ملغ"),
        ("4–6 weeks", "de 4 a 6 semanas"),
        ("8 of 10, 3 times", "3 veces 8 de 10"),
        ("5 m²", "5 m2"),
        ("5½", "5 1/2"),
        ("555-0199", "555-0199"),
        ("2026-03-04", "2026-03-04"),
        ("B12, 24/7.", "B12, 24/7."),
        ("1. First", "1.º"),
        ("two", "dos"),
    ],
)
def test_the_same_number_is_not(source: str, own: str) -> None:
    assert difference(source, own) == ((), ())


def test_the_source_s_language_decides_what_its_signs_mean() -> None:
    assert difference("1.000 mg", "1 mg, no: 1000 mg", "es") == ((), ("1",))
    assert difference("1.000 mg", "1000 mg", "en") == (("1.000",), ("1000",))
