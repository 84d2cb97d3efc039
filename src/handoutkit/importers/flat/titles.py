"""The title of an article, where the text names one.

Knows lines at the head of a text and lines that say what the title is; never makes one up.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from handoutkit.importers.flat.joints import needs_more
from handoutkit.importers.flat.shape import is_byline
from handoutkit.importers.flat.sight import Sight, is_credit
from handoutkit.importers.flat.units import Unit
from handoutkit.language.folding import folded

_SAID = re.compile(
    r"(?:(?:article |document |page )?(?:title|título|titulo|titel|titre)"
    r"|(?:topic|disease|condition|thema|tema|thème|enfermedad|krankheit|maladie)(?: name)?)"
    r"\s*[:：]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"(?P<title>\S.{2,200}?) is an original .{1,60} article\.?")
_WITH_SITE = re.compile(r"(?P<title>\S.{1,150}?)(?: \| | [-–—•·»] |: )(?P<site>\S.{0,60})")
_WITH_BAR = re.compile(r"(?P<title>[^|]{3,150}?) \| (?P<site>[^|]{2,60})")
_TRAIL = re.compile(r".{0,120}(?:/|>|»|›)\s*(?P<title>[^/>»›]{2,80})")
# Who publishes a text, and what kind of paper it is, stands above titles and is none.
_PUBLISHER = re.compile(
    r"\b(?:zentrum|centro|portal|department|hospital|clinic|trust|ministry|university|institute|foundation|society"
    r"|cent(?:er|re)|patient (?:information|education|leaflet|handout)|package leaflet|fact ?sheet"
    r"|information (?:sheet|leaflet)|prospecto|hoja informativa|servicio|ministerio|instituto"
    r"|sociedad|folleto|gebrauchsinformation|packungsbeilage|patienteninformation|klinik|klinikum"
    r"|krankenhaus|ministerium|merkblatt|département|service|hôpital|ministère|notice|fiche"
    r"|brochure|société)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HEAD = 60  # Units at the head of a text among which its title stands.
_ENOUGH, _LONGEST = 1.5, 200
_FEWEST_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The title, the units that are it, and those that say it again with the name of the site."""

    text: str = ""
    units: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()

    @property
    def last(self) -> int:
        """Give the index of the last unit that is the title; -1 if none is."""
        return max(self.units, default=-1)


def title_in(
    units: Sequence[Unit], sights: Sequence[Sight], site: Mapping[int, str], settled: Set[int]
) -> Title:
    """Find the title; its text is empty where none is named.

    `site` are units known to be none of the article, `settled` references and notices.
    """
    for index, unit in enumerate(units[:_HEAD]):
        found = _SAID.fullmatch(unit.text)
        if found and len(found["title"]) <= _LONGEST:
            return Title(found["title"].strip(), frozenset({index}))
    for unit in units:
        found = _ORIGINAL.fullmatch(unit.text[:300])
        if found:
            return Title(found["title"], _lines_like(sights, found["title"]))
    head = _head(units, sights, site, settled)
    return _named(units, sights, head) or _best(units, sights, head, site)


def _lines_like(sights: Sequence[Sight], title: str) -> frozenset[int]:
    same = folded(title).strip(" :")
    head = range(min(_HEAD, len(sights)))
    return frozenset(index for index in head if sights[index].same == same)


def _head(
    units: Sequence[Unit], sights: Sequence[Sight], site: Mapping[int, str], settled: Set[int]
) -> list[int]:
    """Give the lines above the first text that could be the title."""
    body = next(
        (
            index
            for index, sight in enumerate(sights)
            if index not in site
            and index not in settled
            and (sight.prose or units[index].is_bullet)
        ),
        len(units),
    )
    return [
        index
        for index in range(min(body, _HEAD))
        if sights[index].candidate and not units[index].reason and index + 1 not in settled
    ]


def _named(units: Sequence[Unit], sights: Sequence[Sight], head: Sequence[int]) -> Title | None:
    """Give the title that a line with the name of the site, or the way to the page, tells."""
    for index, name in _names(units, head):
        same = folded(name).strip(" :")
        lone = [one for one in head if sights[one].same == same and one != index]
        if lone:
            text = units[lone[-1]].text.rstrip(" :")
            return Title(text, frozenset({lone[-1]}), frozenset({index, *lone[:-1]}))
    for index in head:
        bar = _WITH_BAR.fullmatch(units[index].text)
        if bar:
            return Title(bar["title"].strip(), frozenset({index}))
    return None


def _names(units: Sequence[Unit], head: Sequence[int]) -> Iterator[tuple[int, str]]:
    for index in head:
        text = units[index].text
        found = _WITH_SITE.fullmatch(text) if index in head[:3] else None
        trail = _TRAIL.fullmatch(text)
        if found:
            yield index, found["title"]
        if trail:
            yield index, trail["title"].strip()


def _best(
    units: Sequence[Unit], sights: Sequence[Sight], head: Sequence[int], site: Mapping[int, str]
) -> Title:
    free = [index for index in head if not (sights[index].site or needs_more(units[index].text))]
    if not free:
        return Title()
    below = _words_below(units, sights, head[-1] + 1)
    weights = [(_weight(units, sights, index, free, below, site), -index) for index in free]
    weight, at = max(weights)
    if weight < _ENOUGH:
        return Title()
    same = sights[-at].same
    again = frozenset(one for one in free if sights[one].same == same and one != -at)
    return Title(units[-at].text, frozenset({-at}), again)


def _says_who(text: str) -> bool:
    return is_credit(text) or is_byline(text)


def _is_said_again(units: Sequence[Unit], sights: Sequence[Sight], index: int) -> bool:
    """Tell whether a line at the head goes on from these words: a picture has the title again."""
    same = sights[index].same
    if len(same.split()) < _FEWEST_AGAIN:
        return False
    head = (one for at, one in enumerate(units[:_HEAD]) if at != index)
    return any(folded(one.text[:_LONGEST]).startswith(f"{same} ") for one in head)


def _words_below(units: Sequence[Unit], sights: Sequence[Sight], start: int) -> Counter[str]:
    """Count in how many lines below the head each word stands."""
    count: Counter[str] = Counter()
    for index in range(start, min(start + 4 * _HEAD, len(units))):
        if sights[index].candidate or sights[index].prose:
            count.update(set(_WORD.findall(folded(units[index].text[:400]))))
    return count


def _weight(
    units: Sequence[Unit],
    sights: Sequence[Sight],
    index: int,
    free: Sequence[int],
    below: Counter[str],
    site: Mapping[int, str],
) -> float:
    """Weigh whether a line is the title: what the text below speaks of, first and alone."""
    unit, sight = units[index], sights[index]
    others = [one for at, one in enumerate(sights) if at > index and one.candidate]
    after = sights[index + 1] if index + 1 < len(sights) else Sight()
    words = set(_WORD.findall(folded(unit.text)))
    spoken = sum(below[word] > 1 for word in words)
    weight = 2.0 * spoken / max(1, len(words)) + 0.25 * min(spoken, 3)
    weight += min(1.0, max((below[word] for word in words), default=0) / 10)
    amid = index in site or any(one in site for one in (index - 1, index - 2))
    weight += 1.0 * (index == free[-1] if amid else index == free[0])
    if index + 1 < len(units) and (_says_who(units[index + 1].text) or after.site):
        weight += 1.0
    weight += 1.0 * _is_said_again(units, sights, index)
    if after.prose and not any(below[word] for word in words):
        weight -= 0.5
    if index and index - 1 not in site and sights[index - 1].main and not sights[index - 1].pair:
        weight -= 4.0  # It stands below the heading of a section.
    if unit.shown:
        shown = [one.shown for at, one in enumerate(units) if one.shown and at != index]
        weight += 3.0 if not shown or min(shown) > unit.shown else -3.0
    weight -= 3.0 * ((sight.named and not sight.pair) or bool(sight.announces)) + 2.0 * sight.colon
    weight -= 3.0 * (_DATED.search(unit.text) is not None)
    weight -= 3.0 * (unit.mark is not None) + 2.0 * bool(_PUBLISHER.search(unit.text))
    if any(
        one.same == sight.same and two.prose
        for one, two in pairwise(sights[index + 1 : index + 5 * _HEAD])
    ):
        weight -= 2.0  # It is the heading of a text, and this line stands in a list of contents.
    if sight.question and after.prose and (index != free[0] or any(one.question for one in others)):
        weight -= 3.0
    if sight.main and sight.pair:
        weight += 2.0  # "Gout: causes, symptoms, treatment" says what all of it is about.
    return weight + 0.5 * bool(others)
