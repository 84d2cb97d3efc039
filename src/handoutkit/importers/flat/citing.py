"""Which units are references, and which of them are one reference on several lines.

Knows what references look like and where lists of them begin and end, not what they say.
"""

import re
from collections.abc import Iterator, Sequence

from handoutkit.importers.flat.joints import goes_on
from handoutkit.importers.flat.shape import begins_small, is_address
from handoutkit.importers.flat.sight import Sight
from handoutkit.importers.flat.units import Unit

_ONLY_PLACE = re.compile(
    r"(?:<|\(|doi:?|url:?|pmid:?|available|retrieved|accessed|disponible|recuperado|consultado"
    r"|abrufbar|verfügbar|abgerufen|zugriff|consulté|https?:|www\.)",
    re.IGNORECASE,
)
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.)\S+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A line that says where all above it is from.
_SOURCE = re.compile(r"(?:sources?|references?|fuentes?|quellen?|références?) ?: ", re.IGNORECASE)
_WITHOUT_PROSE = 3  # A reference with no text so far below it stands in a list.


def cited(units: Sequence[Unit], sights: Sequence[Sight]) -> frozenset[int]:
    """Give the index of each unit that is a reference, or goes on with one."""
    found: set[int] = set()
    at = 0
    while at < len(units):
        if sights[at].announces == "references":
            below = list(_below(units, sights, at + 1))
            found.update(below)
            at = max([at, *below])
        at += 1
    found.update(index for index, _ in enumerate(units) if _stands_alone(units, sights, index))
    return frozenset(found)


def _below(units: Sequence[Unit], sights: Sequence[Sight], start: int) -> Iterator[int]:
    """Give the references below the heading of a list of them."""
    first = next((index for index in range(start, len(units)) if not units[index].reason), None)
    if first is None:
        return
    if not _may_begin(units, sights, first):
        yield from _titles_at_the_end(units, sights, first)
        return
    mark = units[first].mark
    form = mark.form if mark is not None else None
    for index in range(first, len(units)):
        unit, sight = units[index], sights[index]
        if unit.reason or unit.rule:
            continue
        if not sight.reference and _ends_list(units, sights, index, form):
            return
        yield index


def _titles_at_the_end(units: Sequence[Unit], sights: Sequence[Sight], first: int) -> Iterator[int]:
    """Give the titles below the heading of a list of references that no text follows."""
    if any(one.prose and not one.disclaimer for one in sights[first:]):
        return
    for index in range(first, len(units)):
        unit, sight = units[index], sights[index]
        known = sight.site or sight.disclaimer or sight.announces or unit.reason or unit.rows
        if known or (unit.gap and index > first):
            return
        yield index


def _may_begin(units: Sequence[Unit], sights: Sequence[Sight], first: int) -> bool:
    """Tell a list of references from the word "References" in a menu."""
    near = range(first, min(first + 3, len(units)))
    if sights[first].announces or units[first].shown or sights[first].site:
        return False
    return (
        units[first].mark is not None
        or _is_dated(units, first)
        or any(sights[index].reference or is_address(units[index].text) for index in near)
    )


def _is_dated(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a unit or the line directly below it has a year or an address."""
    below = units[index + 1] if index + 1 < len(units) else None
    lines = [units[index]] + ([below] if below is not None and not below.gap else [])
    return any(_has_place(one.text) for one in lines)


def _has_place(text: str) -> bool:
    return _YEAR.search(text) is not None or is_address(text)


def _ends_list(
    units: Sequence[Unit], sights: Sequence[Sight], index: int, form: str | None
) -> bool:
    unit, sight = units[index], sights[index]
    if sight.site or sight.disclaimer or sight.announces or unit.shown or unit.rows:
        return True
    if unit.mark is not None and unit.mark.form == form:
        return False
    if is_address(unit.text) or (begins_small(unit.text) and not unit.gap):
        return False
    after = sights[index + 1] if index + 1 < len(units) else Sight()
    if form is not None:
        return bool(unit.gap) or (sight.candidate and after.prose and not after.reference)
    if sight.prose or unit.text[-1] == ".":
        return not (_is_dated(units, index) or _is_alone_between(sights, index))
    return sight.candidate and not after.reference and not _leads_to_place(units, index)


def _is_alone_between(sights: Sequence[Sight], index: int) -> bool:
    after = sights[index + 1] if index + 1 < len(sights) else Sight()
    return sights[index - 1].reference and after.reference


def _leads_to_place(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and is_address(units[index + 1].text[:200])


def _stands_alone(units: Sequence[Unit], sights: Sequence[Sight], index: int) -> bool:
    """Tell whether a unit is a reference though no heading announces it."""
    if sights[index].disclaimer:
        return False
    if _SOURCE.match(units[index].text) and is_address(units[index].text):
        return index > 0 and not any(
            one.prose and not one.disclaimer for one in sights[index + 1 :]
        )
    if not sights[index].reference:
        return False
    mark = units[index].mark
    if mark is not None and mark.form in ("number", "bracket"):
        return True
    near = (*range(max(0, index - 1), index), *range(index + 1, min(index + 2, len(units))))
    if any(sights[one].reference for one in near):
        return True
    rest = sights[index + 1 : index + 1 + _WITHOUT_PROSE]
    return not any(one.prose and not one.disclaimer and not one.reference for one in rest)


def goes_on_with(units: Sequence[Unit], sights: Sequence[Sight], index: int) -> bool:
    """Tell whether a unit among references goes on with the reference before it."""
    unit, before = units[index], units[index - 1]
    if unit.gap or unit.mark is not None:
        return False
    if _ADDRESS_ALONE.fullmatch(unit.text) and _ADDRESS_ALONE.fullmatch(before.text):
        return False
    if _ONLY_PLACE.match(unit.text) or begins_small(unit.text) or goes_on(unit.text):
        return True
    if before.mark is not None and before.mark.form != "bullet":
        return True
    return not _has_place(before.text) and _has_place(unit.text)
