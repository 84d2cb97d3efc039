"""The references that an article lists, with those from files beside it: one list, each with a key.

Knows not where in the text they are cited.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handoutkit import codes
from handoutkit.findings import Finding
from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.passages import FoundReference, Passage
from handoutkit.importers.references import reference_of, split_references
from handoutkit.importers.references.merging import merge_references
from handoutkit.importers.sameness import Works

_ADDRESS = re.compile(r"\]\((https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_NUMBER = re.compile(r"^[\[(]?(\d{1,3})[\])]?[.)]?\s+(?=\D)")
_NUMBER_BEFORE = re.compile(r"(?:^|\s|(?<=[\[(]))(\d{1,3})[\])]?[.)]?\s*$")
_WIDEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """References with their keys; `numbers` gives the key of each number that the list has."""

    keyed: tuple[KeyedReference, ...] = ()
    numbers: Mapping[int, str]
    findings: tuple[Finding, ...] = ()


def listed_references(
    passages: Sequence[Passage],
    beside: Sequence[FoundReference],
    there: Sequence[KeyedReference] = (),
) -> Listed:
    """List the references of passages.

    What a file beside the article says of one of them says it better. A work that is `there`
    already keeps its key.
    """
    found = [one for passage in passages for one in _found(passage)]
    merged = merge_references([one for _, one in found], beside, taken={one.key for one in there})
    known = Works[str](numbers_suffice=True)
    for one in there:
        known.add(one.found.csl, one.key)
    old = {one.key: known.find(one.found.csl) or one.key for one in merged.references}
    keyed = tuple(replace(one, key=old[one.key]) for one in merged.references)
    pairs = zip(found, merged.keys, strict=True)
    return Listed(
        keyed=keyed,
        numbers={number: old[key] for (number, _), key in reversed(list(pairs)) if number},
        findings=tuple(_incomplete(one.found) for one in keyed if not _says_enough(one.found)),
    )


def _found(passage: Passage) -> Iterator[tuple[int, FoundReference]]:
    """Give each reference of a passage with its number, 0 if it has none."""
    if passage.kind == "heading":
        return
    texts = split_references(passage.plain)
    addresses = _ADDRESS.findall(passage.words.markdown) if len(texts) == 1 else ()
    for text, number in zip(texts, _numbers(passage, texts), strict=True):
        # Where words lead, says no text; the words themselves stay as they are.
        whole = " ".join([text, *(one for one in addresses if one not in text)])
        yield number, replace(reference_of(whole, passage.place), text=text)


def _numbers(passage: Passage, texts: Sequence[str]) -> Sequence[int]:
    """Give the number of each reference as it is written before it: 0 for none.

    A number that does not go on from the one before may as well be the page of the work before.
    """
    if len(texts) == 1:
        written = _NUMBER.match(passage.plain)
        return [int(written[1]) if written else passage.number]
    numbers, at = [], 0
    for text in texts:
        at = max(passage.plain.find(text, at), at)
        before = _NUMBER_BEFORE.search(passage.plain[max(at - _WIDEST, 0) : at])
        numbers.append(int(before[1]) if before else 0)
    first = numbers[0] if numbers else 0
    goes_on = first > 0 and numbers == list(range(first, first + len(numbers)))
    return numbers if goes_on else [0] * len(numbers)


def _says_enough(one: FoundReference) -> bool:
    """Tell whether a reader could find the work: more than its title is known."""
    return any(name in one.csl for name in ("author", "editor", "URL", "DOI", "PMID", "PMCID"))


def _incomplete(one: FoundReference) -> Finding:
    title = str(one.csl.get("title", ""))
    return codes.REFERENCE_INCOMPLETE.at(
        one.place,
        f'of "{title[:60]}" nothing is known by which a reader could find it',
        "Complete it in references.json: who wrote it, or where it is.",
    )
