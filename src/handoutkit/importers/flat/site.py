"""Which units belong to the page around an article: menus, lists of links, related stories.

Knows where lines stand in relation to prose, not which headings the article has.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from handoutkit.importers.flat.shape import is_byline
from handoutkit.importers.flat.sight import Sight, is_credit, is_link
from handoutkit.importers.flat.units import Unit
from handoutkit.language.safety import is_safety

_FEWEST_LINKS = 4
_MANY_LINKS = 8
_WORDS_OF_LINK, _TOP_LINES = 4, 2
_FEWEST_CONTENTS, _FEWEST_SIGNS, _MOST_PROSE = 2, 2, 2
_SHARE_OF_SIGNS = 0.3
_BOX, _BOX_WORDS = 6, 60
_BETWEEN = 6
_ABOUT = "about the page"
_MENU, _LINKS, _RELATED = "a menu", "a list of links", "a related story"
_CONTENTS, _FOOT = "the contents of the page", "the foot of the page"
_FOOT_SHARE, _FOOT_LENGTH = 0.5, 1500
# Names side by side: "Home | Topics | Contact". Two are a title and its site.
_SEVERAL = re.compile(r"[^|•·\t]{1,40}(?:(?: [|•·] |\t)[^|•·\t]{1,40}){2,20}")


def site_units(units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int]) -> Mapping[int, str]:
    """Give the index of each unit that is none of the article, with the reason.

    `kept` are those that are known to be references, notices or items.
    """
    found = dict(_by_words(units, sights, kept))
    found.update(_bylines(units, sights))
    found.update(_bullets(units, sights, kept))
    found.update(_related(units, sights, kept, found))
    found.update(_amid(units, sights, kept, found))
    runs = list(_runs(units, sights, kept, found))
    times = Counter(sight.same for sight in sights if sight.same)
    ends = _prose_bounds(sights, kept, found)
    menus = [run for run in runs if _is_menu(units, sights, run, found, times, ends)]
    for run in menus:
        reason = _MENU if run[0] < ends[0] else _LINKS
        found.update({index: found.get(index, reason) for index in run})
    found.update(_between(units, sights, menus, kept, found))
    found.update(_contents(units, sights, times))
    found.update(_foot(units, sights, menus, kept, found))
    return found


def _by_words(
    units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int]
) -> Iterator[tuple[int, str]]:
    """Find what its words alone tell; the name of a section with a text below it stays."""
    for index, sight in enumerate(sights):
        if index in kept:
            continue
        if sight.site:
            near = sights[max(0, index - 1) : index + 2]
            lone = sum(bool(one.site) for one in near) == 1
            if not (lone and sight.named and _leads_to_text(sights, index)):
                yield index, sight.site
        elif _SEVERAL.fullmatch(units[index].text[:300]) and not units[index].rows:
            yield index, _MENU


def _bylines(units: Sequence[Unit], sights: Sequence[Sight]) -> Iterator[tuple[int, str]]:
    """Find who wrote the text, and when, between its title and its beginning."""
    for index, unit in enumerate(units):
        if sights[index].prose or unit.is_bullet:
            return
        below = index > 0 and is_byline(units[index - 1].text)
        if is_byline(unit.text) or (below and is_credit(unit.text)):
            yield index, _ABOUT


def _bullets(
    units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int]
) -> Iterator[tuple[int, str]]:
    """Find menus with bullets: short ones above all text, and many where some come again."""
    for run in _bullet_runs(units):
        short = all(len(units[one].words.split()) <= _WORDS_OF_LINK for one in run)
        safe = not any(one in kept or is_safety(units[one].text) for one in run)
        first = run.start <= _TOP_LINES and not any(one.prose for one in sights[: run.stop])
        below = sights[run.start - 1] if run.start else Sight()
        first = first and not (below.named or below.intro or _is_numbered(units, run.start - 1))
        first = first and any(one.prose for one in sights[run.stop :])
        times = Counter(sights[one].same for one in run)
        again = sum(count > 1 for count in times.values())
        if short and safe and (first or (len(run) >= _MANY_LINKS and again > 1)):
            yield from ((one, _MENU) for one in run)


def _is_numbered(units: Sequence[Unit], index: int) -> bool:
    return index >= 0 and units[index].mark is not None


def _bullet_runs(units: Sequence[Unit]) -> Iterator[range]:
    start = None
    for index in range(len(units) + 1):
        inside = index < len(units) and units[index].is_bullet
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            yield range(start, index)
            start = None


def _leads_to_text(sights: Sequence[Sight], index: int) -> bool:
    after = sights[index + 1] if index + 1 < len(sights) else Sight()
    second = sights[index + 2] if index + 2 < len(sights) else Sight()
    if after.contact or second.contact:
        return True
    return after.prose or (after.candidate and second.prose)


def _amid(
    units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int], known: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Find what stands between two lines that are out for one reason, as parts of one box."""
    before = None
    for index in sorted(known):
        if before is not None and 1 < index - before <= _BOX and known[index] == known[before]:
            inside = range(before + 1, index)
            words = sum(len(units[one].text.split()) for one in inside)
            if words <= _BOX_WORDS and not any(
                one in kept or sights[one].named or is_safety(units[one].text) for one in inside
            ):
                yield from ((one, known[index]) for one in inside)
        before = index


def _contents(
    units: Sequence[Unit], sights: Sequence[Sight], times: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Find a list of contents: lines below its heading that the text has again as headings."""
    for index, sight in enumerate(sights):
        if sight.announces != "contents":
            continue
        end, seen = index + 1, set[str]()
        while end < len(units) and sights[end].same not in seen and times[sights[end].same] > 1:
            seen.add(sights[end].same)
            end += 1
        if end - index > _FEWEST_CONTENTS:
            yield from ((one, _CONTENTS) for one in range(index, end))


def _related(
    units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int], known: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Find the titles below "You may also like", up to the heading of a text."""
    for index, sight in enumerate(sights):
        if sight.announces != "related":
            continue
        yield index, _RELATED
        for below in range(index + 1, len(units)):
            if below in kept or below in known or units[below].reason:
                if below in known:
                    continue
                break
            after = sights[below + 1] if below + 1 < len(units) else Sight()
            is_link = sights[below].link_like or units[below].is_bullet
            if not is_link or sights[below].announces or after.prose or after.intro:
                break
            yield below, _RELATED


def _runs(
    units: Sequence[Unit], sights: Sequence[Sight], kept: Set[int], known: Mapping[int, str]
) -> Iterator[range]:
    """Give stretches of lines that could be links, without any prose between them."""
    start = None
    for index in range(len(sights) + 1):
        inside = index < len(sights) and (
            index in known
            or (index not in kept and sights[index].link_like and not units[index].shown)
        )
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            # What stands directly above a text is its heading, and may have one above it.
            end = index - (index - 1 not in known and _has_below(sights, index, kept))
            while start < end < index and sights[end - 1].main and end - 1 not in known:
                end -= 1
            if end > start:
                yield range(start, end)
            start = None


def _has_below(sights: Sequence[Sight], index: int, kept: Set[int]) -> bool:
    """Tell whether what follows a line can be the text of which it is the heading."""
    if index == len(sights):
        return False
    return index not in kept or bool(sights[index - 1].announces)


def _is_menu(
    units: Sequence[Unit],
    sights: Sequence[Sight],
    run: range,
    known: Mapping[int, str],
    times: Mapping[str, int],
    ends: tuple[int, int],
) -> bool:
    """Tell whether a stretch of short lines is a list of links and no part of the article."""
    open_lines = [index for index in run if index not in known]
    if not open_lines:
        return False
    signs = len(run) - len(open_lines)
    signs += sum(is_link(units[one].text) for one in open_lines)
    again = sum(times[sights[one].same] > 1 for one in open_lines if sights[one].same)
    if len(run) < _FEWEST_LINKS:
        return False
    first, last = run[-1] < ends[0], run[0] > ends[1]
    names = {sights[one].announces for one in open_lines}
    if names & {"references", "disclaimer"} and not (first or last):
        return False
    if signs + again >= max(_FEWEST_SIGNS, _SHARE_OF_SIGNS * len(run)):
        return True
    # Without a sign of links, only what stands before all text or after it, and warns of nothing.
    if not (first or last) or len(run) < (_MANY_LINKS if last else _FEWEST_LINKS + 1):
        return False
    lone = [one for one in open_lines if times[sights[one].same] <= 1]
    return not any(sights[one].named or is_safety(units[one].text) for one in lone)


def _prose_bounds(
    sights: Sequence[Sight], kept: Set[int], known: Mapping[int, str]
) -> tuple[int, int]:
    """Give where the prose of the article begins and ends."""
    prose = [
        index
        for index, sight in enumerate(sights)
        if index not in known
        and ((sight.prose and not sight.disclaimer and not sight.reference) or index in kept)
    ]
    return (prose[0], prose[-1]) if prose else (len(sights), -1)


def _between(
    units: Sequence[Unit],
    sights: Sequence[Sight],
    menus: Sequence[range],
    kept: Set[int],
    known: Mapping[int, str],
) -> Iterator[tuple[int, str]]:
    """Find what stands alone between two lists of links: the beginnings of what they lead to."""
    end = range(len(units), len(units))
    for one, after in pairwise([*menus, end]):
        gap = range(one[-1] + 1, after.start)
        prose = sum(sights[index].prose for index in gap)
        if len(one) + len(after) < _MANY_LINKS * prose or len(gap) > _BETWEEN:
            continue
        if len(one) < _MANY_LINKS or prose > _MOST_PROSE:
            continue
        if any(index in kept or is_safety(units[index].text) for index in gap):
            continue
        yield from ((index, _LINKS) for index in gap if index not in known)


def _foot(
    units: Sequence[Unit],
    sights: Sequence[Sight],
    menus: Sequence[range],
    kept: Set[int],
    known: Mapping[int, str],
) -> Iterator[tuple[int, str]]:
    """Find what stands below a long list of links, where hardly any text does."""
    for menu in menus:
        if len(menu) < _MANY_LINKS:
            continue
        rest = [one for one in range(menu.stop, len(units)) if one not in known and one not in kept]
        above = sum(len(units[one].text) for one in range(menu.start) if sights[one].prose)
        below = sum(len(units[one].text) for one in rest if sights[one].prose)
        if above and below <= _FOOT_SHARE * above and below <= _FOOT_LENGTH:
            yield from ((one, _FOOT) for one in rest if not is_safety(units[one].text))
            return
