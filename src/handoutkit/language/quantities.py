"""What stands around numbers: their units, and which of two joined by a dash comes first.

Knows no words for numbers.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from handoutkit.language.numbers import western

# Units of doses as they are written, and the one that each is.
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("mg", "ملغ", "ملغم", "مجم", "毫克"), "mg"),
    **dict.fromkeys(("mcg", "µg", "μg", "مكغ", "ميكروغرام", "微克"), "mcg"),
    **dict.fromkeys(("g", "غ", "غم", "غرام", "جم", "克"), "g"),
    **dict.fromkeys(("kg", "كغ", "كغم", "كجم", "公斤", "千克"), "kg"),
    **dict.fromkeys(("ml", "mL", "مل", "毫升"), "ml"),
    **dict.fromkeys(("l", "L", "لتر", "升"), "l"),
    **dict.fromkeys(("IU", "UI"), "IU"),
    "%": "%",
}
_QUANTITY = re.compile(r"(\d[\d.,'\u00a0\u202f\u066b\u066c]*)\s?(%|[^\W\d_]+)")
_JOINED = re.compile(r"\d+(?:\s?[-\u2010-\u2014]\s?\d+)+")


def is_unit(word: str) -> bool:
    """Tell whether a word is a unit of doses."""
    return word in _UNITS


def other_units(source: str, own: str) -> tuple[str, ...]:
    """Give the quantities of a text whose number has another unit in its source."""
    wanted: dict[str, set[str]] = {}
    for number, unit, _ in _quantities(source):
        wanted.setdefault(number, set()).add(unit)
    return tuple(
        written
        for number, unit, written in _quantities(own)
        if number in wanted and unit not in wanted[number]
    )


def turned_numbers(source: str, own: str) -> tuple[str, ...]:
    """Give what a text joins by a dash in an order that its source never has."""
    numbers = re.findall(r"\d+", western(source))
    pairs = {(a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :]}
    return tuple(
        match.group()
        for match in _JOINED.finditer(western(own))
        if any((b, a) in pairs and (a, b) not in pairs for a, b in _steps(match.group()))
    )


def _quantities(text: str) -> Iterator[tuple[str, str, str]]:
    """Give the known quantities of a text: digits, unit, and how it is written."""
    for match in _QUANTITY.finditer(western(text)):
        if is_unit(match[2]):
            yield re.sub(r"\D", "", match[1]), _UNITS[match[2]], match.group()


def _steps(joined: str) -> Iterator[tuple[str, str]]:
    numbers = re.findall(r"\d+", joined)
    yield from pairwise(numbers)
