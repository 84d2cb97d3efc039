"""Flat text as a source: what each unit is, in order, nothing left out.

Knows the parts that judge units, not how they judge.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handoutkit.findings import Place
from handoutkit.importers.flat.citing import cited, goes_on_with
from handoutkit.importers.flat.headings import Around, headings_in
from handoutkit.importers.flat.levels import Heading, levels_of
from handoutkit.importers.flat.lines import lines_of
from handoutkit.importers.flat.lists import unmarked_items
from handoutkit.importers.flat.pages import furniture
from handoutkit.importers.flat.sight import Sight, sights_of
from handoutkit.importers.flat.site import site_units
from handoutkit.importers.flat.titles import Title, title_in
from handoutkit.importers.flat.units import Unit, units_of
from handoutkit.importers.flat.wrapping import wrapping_of
from handoutkit.importers.passages import Kind, Origin, Passage, Source
from handoutkit.importers.words import plain_words
from handoutkit.language.disclaimers import is_disclaimer

_FEWEST_OF_SUBTITLE = 4
# What stands below a title and says what the thing is begins so: "A guide for families".
_APPOSED = re.compile(r"(?:an?|una?|eine?|une?)\s", re.IGNORECASE)
_URL = re.compile(r"(?:url of this page|url|source url|link)\s*:\s*(https?://\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What each unit is, by its index."""

    title: Title
    site: Mapping[int, str]
    references: frozenset[int]
    notices: frozenset[int]
    levels: Mapping[int, int]
    items: frozenset[int]


def read_flat(text: str, path: str) -> Source:
    """Read flat text; `path` is what its places name."""
    lines = lines_of(text)
    units = units_of(lines, furniture(lines), wrapping_of(lines))
    sights = sights_of(units)
    judged = _judged(units, sights)
    return Source(
        path=path,
        format="text",
        origin=Origin(title=judged.title.text, url=_url(units)),
        passages=tuple(_passages(units, sights, judged, path)),
    )


def _url(units: Sequence[Unit]) -> str:
    found = (_URL.fullmatch(unit.text) for unit in units[:80])
    return next((one.group(1) for one in found if one), "")


def _judged(units: Sequence[Unit], sights: Sequence[Sight]) -> Judgement:
    references = cited(units, sights)
    notices = _notices(units, sights, references)
    settled = references | notices
    items = unmarked_items(units, sights)
    sure = frozenset(index for index, is_sure in items.items() if is_sure)
    site = dict(site_units(units, sights, settled | sure))
    title = title_in(units, sights, site, settled)
    site.update(dict.fromkeys(title.again, "the title again"))
    site = {index: reason for index, reason in site.items() if index not in title.units}
    around = Around(units, sights, frozenset(site) | title.units, settled, items)
    headings = sorted(one for one in headings_in(around) if one > title.last)
    if _is_subtitle(around, headings, title):
        headings = headings[1:]
    rows = [_heading(around, one, headings) for one in headings]
    return Judgement(title, site, references, notices, levels_of(rows), frozenset(items))


def _is_subtitle(around: Around, headings: Sequence[int], title: Title) -> bool:
    """Tell whether the first heading goes on with the title: directly below, without a text."""
    if len(headings) <= 1 or headings[0] != title.last + 1:
        return False
    first = headings[0]
    words = around.units[first].words.split()
    marked = around.units[first].mark is not None
    named = around.sights[first].named or marked or len(words) < _FEWEST_OF_SUBTITLE
    apposed = _APPOSED.match(around.units[first].text) is not None
    return (
        not named
        and (apposed or not around.units[first].gap)
        and around.after(first) == headings[1]
    )


def _heading(around: Around, index: int, headings: Sequence[int]) -> Heading:
    empty = around.after(index) in headings
    before = around.before(index)
    above = around.sights[before] if before is not None else Sight()
    announced = above.colon and above.prose and before not in headings
    return Heading(index, around.units[index], around.sights[index], empty, announced)


def _notices(
    units: Sequence[Unit], sights: Sequence[Sight], references: frozenset[int]
) -> frozenset[int]:
    """Give the units that are notices: by what they say, or below the heading of one."""
    found: set[int] = set()
    below = False
    for index, sight in enumerate(sights):
        if sight.candidate and not sight.disclaimer:
            below = sight.announces == "disclaimer"
        elif index not in references and (
            sight.disclaimer
            or (below and sight.prose and is_disclaimer(units[index].words, under_heading=True))
        ):
            found.add(index)
    return frozenset(found)


def _passages(
    units: Sequence[Unit], sights: Sequence[Sight], judged: Judgement, path: str
) -> Iterator[Passage]:
    held: Passage | None = None
    depths = _Depths()
    for index, unit in enumerate(units):
        if held is not None and index in judged.references and goes_on_with(units, sights, index):
            held = replace(held, words=plain_words(f"{held.words.plain} {unit.text}"))
            continue
        if held is not None:
            yield held
        held = None
        passage = _passage(unit, index, judged, path, depths)
        if passage.role == "reference":
            held = passage
        else:
            yield passage
    if held is not None:
        yield held


def _passage(unit: Unit, index: int, judged: Judgement, path: str, depths: "_Depths") -> Passage:
    place = Place(path, unit.number, unit.column)
    if unit.rule:
        return Passage(kind="rule", place=place)
    if unit.rows:
        rows = tuple(tuple(map(plain_words, row)) for row in unit.rows)
        return Passage(kind="table", place=place, rows=rows)
    words = plain_words(unit.text)
    if index in judged.title.units:
        return Passage(kind="heading", words=words, place=place, level=1, role="title")
    if unit.reason or index in judged.site:
        reason = unit.reason or judged.site[index]
        return Passage(kind="text", words=words, place=place, role="site", reason=reason)
    if index in judged.references:
        kind: Kind = "item" if unit.mark else "text"
        return Passage(
            kind=kind, words=words, place=place, depth=int(kind == "item"), role="reference"
        )
    if index in judged.levels:
        depths.end()
        return Passage(kind="heading", words=words, place=place, level=judged.levels[index])
    if index in judged.notices:
        return Passage(kind="text", words=words, place=place, role="disclaimer")
    return _text_or_item(unit, index in judged.items, place, depths)


def _text_or_item(unit: Unit, is_item: bool, place: Place, depths: "_Depths") -> Passage:
    mark = unit.mark
    if mark is None and not is_item:
        depth = depths.inside(unit)
        return Passage(kind="text", words=plain_words(unit.text), place=place, depth=depth)
    counted = (
        mark is not None
        and mark.form == "number"
        and mark.sign in (".", ")")
        and len(mark.numbers) == 1
        and mark.numbers[0] > 0  # 0 says that an item has no number.
    )
    number = mark.numbers[0] if mark is not None and counted else 0
    keeps_mark = mark is not None and mark.form != "bullet" and not counted
    words = plain_words(unit.text if keeps_mark else unit.words)
    return Passage(kind="item", words=words, place=place, depth=depths.of(unit), number=number)


class _Depths:
    """How deep items are, by the columns that those around them begin at."""

    def __init__(self) -> None:
        self.columns: list[int] = []

    def of(self, unit: Unit) -> int:
        """Give the depth of an item."""
        while self.columns and unit.indent < self.columns[-1]:
            self.columns.pop()
        if not self.columns or unit.indent > self.columns[-1] + 1:
            self.columns.append(unit.indent)
        return len(self.columns)

    def inside(self, unit: Unit) -> int:
        """Give the depth of a text: that of the item that it hangs in, or none."""
        if self.columns and unit.indent >= self.columns[-1] + 2:
            return len(self.columns)
        self.end()
        return 0

    def end(self) -> None:
        """End all lists."""
        self.columns = []
