"""Items without bullets: lines below one that announces them.

Knows where such lists begin and end, not which of their lines might yet be headings.
"""

from collections.abc import Mapping, Sequence

from handoutkit.importers.flat.shape import begins_small, ends_sentence, is_prose
from handoutkit.importers.flat.sight import Sight
from handoutkit.importers.flat.units import Unit

_FEWEST = 2
_MOST_WORDS = 12
_LONGEST = 80


def unmarked_items(units: Sequence[Unit], sights: Sequence[Sight]) -> Mapping[int, bool]:
    """Give the index of each line that is an item of a list without bullets.

    The value tells whether that is sure: the last line before a text could be its heading.
    """
    found: dict[int, bool] = {}
    for index, sight in enumerate(sights):
        if sight.intro and index not in found and not sight.announces:
            found.update(_below(units, sights, index))
    return found


def _below(units: Sequence[Unit], sights: Sequence[Sight], intro: int) -> dict[int, bool]:
    end = intro + 1
    while end < len(units) and _may_be_item(units, sights, intro, end):
        end += 1
    items = list(range(intro + 1, end))
    if len(items) < _FEWEST:
        return {}
    sure = dict.fromkeys(items, True)
    directly = end < len(units) and sights[end].prose and units[end].mark is None
    inner = units[items[1]].gap
    if directly and units[end].gap <= inner and sights[items[-1]].candidate:
        sure[items[-1]] = False
    return sure


def _may_be_item(units: Sequence[Unit], sights: Sequence[Sight], intro: int, index: int) -> bool:
    unit, sight, first = units[index], sights[index], intro + 1
    if unit.mark or unit.shown or unit.rows or unit.rule or unit.reason or sight.announces:
        return False
    if sight.disclaimer or sight.reference or sight.site or sight.intro:
        return False
    if index == first:
        return not _is_long(unit.words) and (sight.link_like or not unit.gap)
    inner = units[first + 1].gap
    if unit.gap > inner or (inner and not _is_parallel(unit, units[first])):
        return False
    if (sight.named or sight.question) and (inner or _holds_text(sights, index)):
        return False
    if _breaks_form(unit, sight, units[first], sights[first]):
        return False
    return not _is_long(unit.words) or is_prose(units[first].words)


def _breaks_form(unit: Unit, sight: Sight, first: Unit, first_sight: Sight) -> bool:
    """Tell whether a line has another form than the first item, as headings and sentences do."""
    if (sight.capitals and not first_sight.capitals) or (sight.picture and not first_sight.picture):
        return True
    small = begins_small(first.text)
    if small and sight.candidate:
        return True
    return sight.prose and not begins_small(unit.text) and not ends_sentence(first.text)


def _holds_text(sights: Sequence[Sight], index: int) -> bool:
    after = sights[index + 1] if index + 1 < len(sights) else Sight()
    return after.prose or after.intro


def _is_long(text: str) -> bool:
    return is_prose(text) and len(text.split()) > _MOST_WORDS


def _is_parallel(unit: Unit, first: Unit) -> bool:
    """Tell whether a line among blank ones has the form of the first item."""
    if len(unit.text) > _LONGEST or begins_small(unit.text) != begins_small(first.text):
        return False
    ends = unit.text[-1], first.text[-1]
    return ends[0] == ends[1] or (ends[0].isalnum() and ends[1].isalnum())
