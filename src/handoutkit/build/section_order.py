"""The order of sections from two versions of an article: each below a heading it stood below.

Knows no texts.
"""

from collections.abc import Iterable, Mapping, Sequence

from handoutkit.model.blocks import Section
from handoutkit.model.walk import sections_in


def levels_of(sections: Iterable[Section]) -> dict[str, int]:
    """Give the level of each section, sub-sections included, in their order."""
    return {one.id: one.level for one in sections_in(sections)}


def parents_of(order: Sequence[str], levels: Mapping[str, int]) -> dict[str, str]:
    """Give for each section the one that it stands in, "" for none."""
    parents: dict[str, str] = {}
    above: list[str] = []
    for id_ in order:
        while above and levels[above[-1]] >= levels[id_]:
            above.pop()
        parents[id_] = above[-1] if above else ""
        above.append(id_)
    return parents


def order_of(
    old: Mapping[str, int], new: Mapping[str, int], levels: Mapping[str, int]
) -> tuple[str, ...] | None:
    """Give the sections of the result, whose `levels` are told, in the newer order if possible.

    None where any order would put a section below one that it stands below in neither version.
    """
    parents = parents_of(list(old), old), parents_of(list(new), new)
    for first, second in ((new, old), (old, new)):
        order = _merged(list(first), list(second), parents_of(list(second), second), levels)
        found = parents_of(order, levels)
        if all(any(own.get(id_) == found[id_] for own in parents) for id_ in order):
            return tuple(order)
    return None


def _merged(
    first: Sequence[str],
    second: Sequence[str],
    parents: Mapping[str, str],
    levels: Mapping[str, int],
) -> list[str]:
    """Put what only the second has behind what stood before it there, with all that it has."""
    order = [id_ for id_ in first if id_ in levels]
    for index, id_ in enumerate(second):
        if id_ in order or id_ not in levels:
            continue
        beside = [one for one in second[:index] if parents[one] == parents[id_]]
        candidates = (*reversed(beside), parents[id_])
        before = next((one for one in candidates if one in order), "")
        at = order.index(before) + 1 if before else 0
        if before in beside:
            at = _end(order, at, levels[before], levels)
        order.insert(at, id_)
    return order


def _end(order: Sequence[str], start: int, level: int, levels: Mapping[str, int]) -> int:
    """Give where the sub-sections of a section end that begin at `start`."""
    rest = range(start, len(order))
    return next((at for at in rest if levels[order[at]] <= level), len(order))
