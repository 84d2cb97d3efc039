"""The references of an article and of a bibliography beside it, made one list.

Knows neither where they were read nor how they are written down.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handoutkit.importers.citation_keys import made_key, unique_keys, valid_key
from handoutkit.importers.csl import Csl
from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.passages import FoundReference
from handoutkit.importers.sameness import Works


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """All references, those of the article first; `keys` are those of the article's, in order."""

    references: tuple[KeyedReference, ...] = ()
    keys: tuple[str, ...] = ()


def merge_references(
    found: Sequence[FoundReference],
    beside: Sequence[FoundReference] = (),
    *,
    taken: Collection[str] = (),
) -> Merged:
    """Give each work once, with a key that is not among those that are taken.

    What the bibliography says of a work counts more than what its words in the article say; what
    only these say is added. Works of the bibliography that the article does not list come last.
    """
    works: Works[int] = Works(numbers_suffice=True)
    for at, reference in enumerate(beside):
        works.add(reference.csl, at)
    listed: list[FoundReference] = []
    places: list[int] = []
    met: Works[int] = Works(numbers_suffice=True)
    used: dict[int, int] = {}
    for reference in found:
        match = works.find(reference.csl)
        one = reference if match is None else _both(reference, beside[match])
        again = used.get(match) if match is not None else met.find(reference.csl)
        if again is None:
            again = len(listed)
            listed.append(one)
        if match is not None:
            used[match] = again
        met.add(one.csl, again)
        places.append(again)
    everything = [*listed, *(one for at, one in enumerate(beside) if at not in used)]
    keys = unique_keys((valid_key(one.key) or made_key(one.csl) for one in everything), taken)
    references = tuple(
        KeyedReference(key=key, found=one) for key, one in zip(keys, everything, strict=True)
    )
    return Merged(references=references, keys=tuple(keys[place] for place in places))


def _both(written: FoundReference, kept: FoundReference) -> FoundReference:
    """Put together what an article and a bibliography say of one work."""
    csl: Csl = {**written.csl, **kept.csl}
    notes = dict.fromkeys(str(one.csl["note"]) for one in (kept, written) if one.csl.get("note"))
    if notes:
        csl["note"] = ". ".join(notes)
    return FoundReference(text=written.text, csl=csl, key=kept.key, place=written.place)
