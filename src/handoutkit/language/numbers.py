"""Numbers in running text, in any script's digits, and whether two texts name the same ones.

Knows no units and no words for numbers.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handoutkit.language.locales import decimal_sign

_GROUPS = "'’\u066c\u00a0\u2009\u202f"  # these part thousands and nothing else
_DECIMAL = "\u066b"
_NUMBER = re.compile(rf"\d+(?:[.,\u060c{_DECIMAL}]\d+|[{_GROUPS}]\d{{3}}(?!\d))*")
_SIGN = re.compile(r"(\D)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SIGNS = 1_000
"""So many signs are remembered: texts have few, again and again."""
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, and what it may mean: "1.000" is a thousand or one."""

    written: str
    readings: frozenset[str]


def numbers_in(text: str, lang: str | None = None) -> tuple[Number, ...]:
    """Give the numbers of a text; `lang` decides what its signs mean, without it each may be."""
    sign = None if lang is None else decimal_sign(lang)
    return tuple(
        Number(match.group(), frozenset(_readings(match.group(), sign)))
        for match in _NUMBER.finditer(western(text))
    )


def unequal(
    source: Sequence[Number], own: Sequence[Number]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the numbers that only the one text has, and those that only the other one has."""
    missing, extra = list(source), []
    for number in sorted(own, key=lambda one: len(one.readings)):
        same = next((one for one in missing if one.readings & number.readings), None)
        if same is None:
            extra.append(number)
        else:
            missing.remove(same)
    return tuple(one.written for one in missing), tuple(one.written for one in extra)


def western(text: str) -> str:
    """Write the digits of any script as 0 to 9."""
    return _NOT_ASCII.sub(lambda match: _western(match.group()), text)


@lru_cache(_SIGNS)
def _western(sign: str) -> str:
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    # ½ is 1⁄2
    return f" {unicodedata.normalize('NFKC', sign)} " if sign.isnumeric() else sign


def _readings(written: str, decimal: str | None) -> Iterator[str]:
    parts = _SIGN.split(re.sub(f"[{_GROUPS}]", "", written))
    digits, signs = parts[::2], parts[1::2]
    whole, fraction = "".join(digits), f"{''.join(digits[:-1])}.{digits[-1]}"
    is_grouped = all(len(one) == _GROUP for one in digits[1:])
    is_grouped = is_grouped and len(digits[0]) <= _GROUP and not digits[0].startswith("0")
    if not signs:
        yield whole
    elif len(set(signs)) > 1:
        # 1.234,5: the last sign is the decimal one.
        yield fraction
    elif len(signs) > 1:
        yield whole if is_grouped else ".".join(digits)
    else:
        if not is_grouped or signs[0] in (decimal, _DECIMAL) or decimal not in (".", ","):
            yield fraction
        if is_grouped and signs[0] not in (decimal, _DECIMAL):
            yield whole
