"""References as articles keep them, and as a handout lists them. Knows no citation style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.findings import Place
from handoutkit.model.blocks import Inlines

if TYPE_CHECKING:
    CslValue: TypeAlias = "str | int | float | bool | list[CslValue] | dict[str, CslValue] | None"
else:  # msgspec knows no types that hold themselves (msgspec issue 722)
    CslValue = object


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One item of CSL-JSON (`csl`: its variables, `id` included)."""

    key: str
    csl: Mapping[str, CslValue]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedReference:
    """A reference as a handout lists it: its number and its formatted entry."""

    number: int
    reference: Reference
    entry: Inlines


def number_ranges(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Give the numbers, sorted and each once, as runs (first, last) of three or more, and singles.

    "4, 5, 6, 9" is ((4, 6), (9, 9)); a run of two stays two singles.
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(
        part
        for first, last in runs
        for part in (((first, first), (last, last)) if last - first == 1 else ((first, last),))
    )
