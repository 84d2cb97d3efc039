"""How high each heading is: by the signs around it, its numbers, its form, and its place.

Knows headings, not what stands below them but whether anything does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handoutkit.importers.flat.sight import Sight
from handoutkit.importers.flat.units import Unit
from handoutkit.language.folding import folded

_TOP = 2  # The title is 1.
_LOWEST = 6
_FEW_USUAL = 4
_FEW_ASKED = 3
# Names of a first section, which numbered ones follow and do not belong to.
_OPENING_NAMES = """
introduction overview summary background abstract foreword preface
introduccion resumen einleitung einfuhrung uberblick zusammenfassung vorwort apercu avant-propos
"""
_OPENERS = frozenset(_OPENING_NAMES.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its unit, and whether another one follows without any text between.

    `announced` tells whether the text above it ends with a colon: "It helps in these places:".
    """

    index: int
    unit: Unit
    sight: Sight
    empty: bool
    announced: bool = False

    @property
    def depth(self) -> int:
        """Tell how many numbers it has: 0 is none."""
        mark = self.unit.mark
        return len(mark.numbers) if mark is not None else 0

    @property
    def form(self) -> tuple[str, str]:
        """Give the form of its number."""
        mark = self.unit.mark
        return (mark.form, mark.sign) if mark is not None else ("", "")


def levels_of(headings: Sequence[Heading]) -> Mapping[int, int]:
    """Give the level of each heading by its index: 2 is the highest."""
    if not headings:
        return {}
    if sum(one.unit.shown > 0 for one in headings) > 1:
        levels = _as_shown(headings)
    else:
        levels = _by_form(headings)
    return {index: min(level, _LOWEST) for index, level in levels.items()}


def _as_shown(headings: Sequence[Heading]) -> Mapping[int, int]:
    steps = sorted({one.unit.shown for one in headings if one.unit.shown})
    rank = {shown: _TOP + at for at, shown in enumerate(steps)}
    levels: dict[int, int] = {}
    current = _TOP - 1
    for one in headings:
        if one.unit.shown:
            current = rank[one.unit.shown]
            levels[one.index] = current
        else:
            levels[one.index] = current + 1
    return levels


def _by_form(headings: Sequence[Heading]) -> Mapping[int, int]:
    capitals = [one for one in headings if one.sight.capitals]
    others = [one for one in headings if not one.sight.capitals]
    by_capitals = len(capitals) > 1 and bool(others)
    # Capitals stand below usual names of sections, and above all other headings.
    below = (
        by_capitals
        and 2 * sum(map(_is_usual, others)) > len(others)
        and not any(map(_is_usual, capitals))
    )
    colons = sum(one.sight.colon for one in headings)
    by_colon = 0 < colons < len(headings) and headings[0].sight.colon is False
    inside = _rows_inside(headings, by_capitals=by_capitals and not below)
    amid = frozenset[int]() if by_capitals else _amid_names(headings) | _announced(headings)
    levels: dict[int, int] = {}
    empty: Heading | None = None
    above: Heading | None = None
    for one in headings:
        level = _TOP + (by_capitals and one.sight.capitals == below) + inside.get(one.index, 0)
        if by_colon and one.sight.colon and not one.sight.main and not one.depth:
            level += 1
        if one.depth:
            level += one.depth - 1
            empty = None
        else:
            empty = _empty_above(one, above, empty)
            level += empty is not None or one.index in amid
        levels[one.index] = level
        above = one
    return levels


def _is_usual(heading: Heading) -> bool:
    return heading.sight.main or bool(heading.sight.announces)


def _amid_names(headings: Sequence[Heading]) -> frozenset[int]:
    """Give rows of headings between those that sections of health articles usually have.

    Where most headings are usual names, or questions, two others in a row are parts of the section
    above them.
    """
    plain = [one for one in headings if not one.depth]
    usual = [_is_usual(one) for one in plain]
    asked = [one.sight.question for one in plain]
    if sum(usual) < _FEW_USUAL or 3 * sum(usual) < len(plain):
        usual = [one or two for one, two in zip(usual, asked, strict=True)]
        if sum(asked) < _FEW_ASKED:
            return frozenset()
    found: set[int] = set()
    row: list[int] = []
    for place, one in enumerate(plain):
        if not usual[place]:
            row.append(one.index)
            continue
        begins = place - len(row)
        if len(row) > 1 and begins > 0:
            found.update(row)
        row = []
    return frozenset(found)


def _announced(headings: Sequence[Heading]) -> frozenset[int]:
    """Give the headings that a text with a colon announces, and those of one form that follow."""
    found: set[int] = set()
    open_form: tuple[bool, ...] | None = None
    for at, one in enumerate(headings):
        form = (one.sight.question, one.sight.capitals, one.sight.colon, bool(one.depth))
        usual = _is_usual(one) or bool(one.depth)
        if at and one.announced and not usual:
            open_form = form
        if usual or form != open_form:
            open_form = None
        elif open_form is not None:
            found.add(one.index)
    return frozenset(found)


def _empty_above(one: Heading, above: Heading | None, empty: Heading | None) -> Heading | None:
    """Give the heading without a text of its own that a heading belongs to, if there is one.

    It ends with a heading that sections of an article usually have at their highest level, or with
    one that has the form of the empty heading where its parts have another.
    """
    if empty is None:
        opens = (
            above is not None
            and above.empty
            and not above.depth
            and not (above.sight.named and one.sight.main)
            and above.sight.capitals == one.sight.capitals
            and above.sight.colon == one.sight.colon
        )
        return above if opens else None
    ends = one.sight.main or one.sight.announces or (above is not None and _turns(above, one))
    return None if ends else empty


def _turns(above: Heading, one: Heading) -> bool:
    """Tell whether a question follows what is none, or the other way round."""
    return above.sight.question != one.sight.question


def _rows_inside(headings: Sequence[Heading], *, by_capitals: bool) -> Mapping[int, int]:
    """Give how much deeper numbered headings are for the heading that they stand below.

    Below one in capitals they are deeper already, where capitals stand above all others.
    """
    found: dict[int, int] = {}
    rows = list(_rows(headings))
    for row in rows:
        first, last = row[0], row[-1]
        between = [one for one in headings[first : last + 1] if not one.depth]
        parent = next((one for one in reversed(headings[:first]) if not one.depth), None)
        same_rows = [one for one in rows if headings[one[0]].form == headings[first].form]
        alone = len(same_rows) == 1
        if parent is None or (alone and (between or _opens(parent))):
            found.update({one.index: 1 for one in between})
            continue
        if not (by_capitals and parent.sight.capitals and not headings[first].sight.capitals):
            found.update({headings[at].index: 1 for at in row})
        # "Contraindications:" between the second and the third is a part of the second.
        parts = (one for one in between if one.sight.colon and not one.sight.capitals)
        found.update({one.index: 1 + found.get(headings[first].index, 0) for one in parts})
    return found


def _opens(heading: Heading) -> bool:
    return folded(heading.unit.words).strip(" :") in _OPENERS


def _rows(headings: Sequence[Heading]) -> Iterator[list[int]]:
    """Give the places of numbered headings that go on from each other."""
    open_rows: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(headings):
        mark = one.unit.mark
        if mark is None or not mark.numbers:
            continue
        row = open_rows.get(one.form)
        if row is not None and not _restarts(headings[row[-1]], one):
            row.append(place)
            continue
        if row is not None:
            yield row
        open_rows[one.form] = [place]
    yield from open_rows.values()


def _restarts(before: Heading, one: Heading) -> bool:
    last, mark = before.unit.mark, one.unit.mark
    return last is not None and mark is not None and mark.numbers <= last.numbers
