"""Numbered units that follow each other: a row of headings, or the items of a list.

Knows numbers and what stands between them, not what the words say.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from handoutkit.importers.flat.sight import Sight
from handoutkit.importers.flat.units import Unit


def heading_series(
    units: Sequence[Unit], sights: Sequence[Sight], left_out: Set[int]
) -> Mapping[int, bool]:
    """Tell of each numbered unit whether it is one of a row of headings, or an item."""
    stays = [index for index in range(len(units)) if index not in left_out]
    following = dict(pairwise(stays))
    found: dict[int, bool] = {}
    for row in _rows(units, stays):
        holding = [one for one in row if _holds_text(units, sights, one, following.get(one))]
        titles = [one for one in row if sights[one].candidate]
        is_row = len(titles) >= 0.75 * len(row) and len(holding) >= 0.6 * len(row)
        found.update(dict.fromkeys(row, is_row))
    return found


def _rows(units: Sequence[Unit], stays: Sequence[int]) -> Iterator[list[int]]:
    """Give units whose numbers go on from each other, of one form and depth."""
    rows: dict[tuple[str, str, tuple[int, ...]], list[int]] = {}
    for index in stays:
        mark = units[index].mark
        if mark is None or mark.form == "bullet":
            continue
        key = (mark.form, mark.sign, mark.numbers[:-1])
        row = rows.get(key)
        last = units[row[-1]].mark if row else None
        if row and last and last.numbers[-1] + 1 == mark.numbers[-1]:
            row.append(index)
            continue
        if row:
            yield row
        rows[key] = [index]
    yield from rows.values()


def _holds_text(
    units: Sequence[Unit], sights: Sequence[Sight], index: int, after: int | None
) -> bool:
    """Tell whether a text stands below a numbered line, and no more than its own items."""
    if after is None:
        return False
    unit, below = units[index], units[after]
    if below.mark is not None and below.mark.form != "bullet":
        same = unit.mark is not None and len(below.mark.numbers) == len(unit.mark.numbers)
        return not same or below.mark.form != (unit.mark.form if unit.mark else "")
    if below.is_bullet and below.indent > unit.indent + 1 and (unit.indent or not below.gap):
        return False  # Items inside the item; below a blank line, they are the text of a heading.
    return (
        sights[after].prose
        or sights[after].intro
        or below.is_bullet
        or bool(below.rows)
        or (sights[after].candidate)
    )
