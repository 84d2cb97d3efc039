"""Which units are headings: by their shape, by what stands around them, and by each other.

Knows neither levels nor the title.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from handoutkit.importers.flat.series import heading_series
from handoutkit.importers.flat.sight import Sight
from handoutkit.importers.flat.units import Unit

Form: TypeAlias = tuple[str, ...]

_ENOUGH = 2.75
_SHORT, _LONG = 8, 12  # Words of a heading that are usual, and that are hardly ever reached.
_FEW = 3
_TINY, _MOST_LONG = 3, 6
_LINES_OF_ADDRESS = 4
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Gaps:
    """Whether the headings of a text stand after a blank line, and before one."""

    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a text's units: what is none of the article, references, and items.

    `settled` are references and notices: they are no headings, but stand below some.
    """

    units: Sequence[Unit]
    sights: Sequence[Sight]
    left_out: frozenset[int]
    settled: frozenset[int]
    items: Mapping[int, bool]

    def after(self, index: int) -> int | None:
        """Give the next unit that stays, if there is one."""
        return next(
            (
                one
                for one in range(index + 1, min(index + 40, len(self.units)))
                if one not in self.left_out and not self.units[one].rule
            ),
            None,
        )

    def gap_after(self, index: int) -> int:
        """Tell how many blank lines follow a unit."""
        after = self.after(index)
        return self.units[after].gap if after is not None else 0

    def before(self, index: int) -> int | None:
        """Give the unit before that stays, if there is one."""
        return next(
            (
                one
                for one in range(index - 1, max(index - 40, -1), -1)
                if one not in self.left_out and not self.units[one].rule
            ),
            None,
        )


def form_of(unit: Unit, sight: Sight) -> Form:
    """Give the form of a heading; headings of one form are mostly of one level."""
    if unit.shown:
        return ("shown", str(unit.shown))
    if unit.mark is not None and unit.mark.form != "bullet":
        return ("numbered", unit.mark.form, unit.mark.sign, str(len(unit.mark.numbers)))
    return (
        "plain",
        "capitals" if sight.capitals else "",
        "colon" if sight.colon else "",
        "question" if sight.question else "",
    )


def headings_in(around: Around) -> frozenset[int]:
    """Give the index of each unit that is a heading."""
    series = heading_series(around.units, around.sights, around.left_out | around.settled)
    first = _accepted(around, series, Counter(), Gaps())
    forms = Counter(form_of(around.units[one], around.sights[one]) for one in first)
    return _accepted(around, series, forms, _gaps(around, first))


def _gaps(around: Around, headings: Set[int]) -> Gaps:
    """Tell whether headings of a text stand between blank lines, if there are enough to tell."""
    inner = [
        one
        for one in headings
        if around.before(one) is not None
        and (after := around.after(one)) is not None
        and after not in headings
        and after not in around.settled
    ]
    if len(inner) < _FEW:
        return Gaps()
    before = sum(around.units[one].gap > 0 for one in inner)
    after = sum(around.gap_after(one) > 0 for one in inner)
    return Gaps(before >= _MOST * len(inner), after >= _MOST * len(inner))


def _accepted(
    around: Around, series: Mapping[int, bool], forms: Counter[Form], gaps: Gaps
) -> frozenset[int]:
    """Go from the last unit to the first, so that what stands below each is known."""
    found: set[int] = set()
    for index in range(len(around.units) - 1, -1, -1):
        known = index in around.left_out or index in around.settled
        if known or not around.sights[index].candidate:
            continue
        if index in series and not series[index]:
            continue
        weight = _alone(around, index) + _below(around, index, found) + _place(around, index)
        weight += 3.0 if series.get(index) else 0.0
        weight += _alike(around, index, forms, gaps) if forms else 0.0
        if weight >= _ENOUGH or around.units[index].shown:
            found.add(index)
    return frozenset(found)


def _alone(around: Around, index: int) -> float:
    """Weigh what a line is by itself."""
    sight = around.sights[index]
    count = _length(sight.same)
    weight = 2.5 * (sight.named or bool(sight.announces)) + 1.5 * _stands_out(around, index)
    weight += 1.5 * sight.capitals + 1.0 * sight.question + 0.75 * sight.title_case
    weight += 0.5 if count <= _SHORT else (-1.0 if count >= _LONG and not sight.question else 0.0)
    weight -= 2.0 * (sight.pair or sight.shows or sight.adds)
    if sight.colon and not sight.named:
        tied = around.units[index].gap > 0 and around.gap_after(index) == 0
        weight -= 0.0 if sight.label and tied else 1.0
    return weight


def _length(same: str) -> int:
    """Count the words of a line; those of one to three letters only where it is long anyway."""
    words = same.split()
    long = sum(len(one) > _TINY for one in words)
    return _SHORT if long <= _MOST_LONG and _SHORT < len(words) < _LONG else len(words) or _LONG


def _stands_out(around: Around, index: int) -> bool:
    """Tell whether a line has a picture before it, and those around it have none."""
    near = (around.before(index), around.after(index))
    return around.sights[index].picture and not any(
        one is not None and around.sights[one].picture for one in near
    )


def _below(around: Around, index: int, found: Set[int]) -> float:
    """Weigh what stands below a line: a heading has a text, or another heading."""
    after = around.after(index)
    if after is None:
        return -4.0
    unit, sight = around.units[after], around.sights[after]
    if after in around.settled or (sight.prose and unit.mark is None):
        return 2.0
    if after in found:
        empty = around.after(after) in found
        return 0.25 if sight.announces or empty else 1.75
    if unit.mark is not None or unit.rows or sight.intro:
        return 1.5
    return _short_below(around, index, after)


def _short_below(around: Around, index: int, after: int) -> float:
    """Weigh short lines below a line, which are its items, if anything."""
    unit, sight = around.units[after], around.sights[after]
    if after in around.items:
        return 0.5
    if not sight.candidate and not sight.question:
        return 0.0 if unit.text[0].isdigit() else 1.5
    if _begins_block(around, after):
        return 1.0
    return 0.0 if around.sights[index].named else -1.0


def _begins_block(around: Around, index: int) -> bool:
    """Tell whether lines without bullets stand together below a gap."""
    second = around.after(index)
    if second is None or not around.units[index].gap or around.units[second].gap:
        return False
    return around.sights[second].link_like


def _place(around: Around, index: int) -> float:
    """Weigh where a line stands: after a gap, in a list, after a text that has not ended."""
    unit = around.units[index]
    weight = 0.0
    if index in around.items:
        weight -= 4.0 if around.items[index] else 1.5
    before = around.before(index)
    if unit.gap or before is None:
        after = around.after(index)
        tied = after is not None and around.units[after].gap < unit.gap
        weight += 1.0 + 0.5 * tied
    if not around.sights[index].named and _is_of_address(around, index):
        weight -= 2.0
    if before is not None and not unit.gap:
        above = around.sights[before]
        marked = around.units[before].mark is not None
        title = above.candidate and (above.named or above.capitals or _is_second(around, index))
        weight += 0.5 if above.prose or marked or title else (-0.5 if above.intro else 0.0)
    return weight


def _is_second(around: Around, index: int) -> bool:
    """Tell whether two short lines stand between texts without blank ones: a heading and a part.

    A last item of a list would have more items above it.
    """
    before = around.before(index)
    first = around.before(before) if before is not None else None
    after = around.after(index)
    if first is None or before is None or after is None or before in around.items:
        return False
    gaps = around.units[before].gap or around.units[index].gap or around.units[after].gap
    return not gaps and around.sights[first].prose and around.sights[after].prose


def _is_of_address(around: Around, index: int) -> bool:
    """Tell whether a line names whom the lines below it tell how to reach."""
    below = index
    for _ in range(_LINES_OF_ADDRESS):
        after = around.after(below)
        if after is None or around.sights[after].prose:
            return False
        if around.sights[after].contact:
            return True
        below = after
    return False


def _alike(around: Around, index: int, forms: Counter[Form], gaps: Gaps) -> float:
    """Weigh whether a line has the form and the place of the other headings."""
    unit, sight = around.units[index], around.sights[index]
    form = form_of(unit, sight)
    others = sum(forms.values()) - (forms[form] > 0)
    same = forms[form] - (forms[form] > 0)
    weight = 0.0
    alike = others >= _FEW and same >= 0.5 * others
    if alike:
        weight += 1.0
    elif others >= _FEW and not same and not sight.question and not sight.announces:
        weight -= 2.0 if max(forms.values()) >= _MOST * others and others > _FEW else 1.0
    shown = sum(count for one, count in forms.items() if one[0] == "shown")
    if shown > 1 and shown >= 0.6 * others and not unit.shown:
        weight -= 2.0
    if gaps.before and not unit.gap and around.before(index) is not None:
        weight -= 0.5 if sight.named or sight.capitals or (alike and sight.question) else 2.0
    if gaps.after and not around.gap_after(index) and around.after(index) not in around.settled:
        weight -= 1.5
    return weight
