"""Notes that are references: many articles list their sources as footnotes. Knows no format."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handoutkit.importers.passages import Passage
from handoutkit.importers.references import looks_like_reference

_ONLY_A_LINK = re.compile(r"(?:\[(?:[^\]\\]|\\.)+\]\(https?://[^\s()]+\)|<?https?://\S+>?)[.\s]*")


def reference_numbers(passages: Sequence[Passage]) -> dict[str, int]:
    """Give each note that is a reference a number, behind those that a list has already."""
    notes = [passage for passage in passages if passage.kind == "note"]
    parts = Counter(note.label for note in notes)
    last = max((one.number for one in passages if one.role == "reference"), default=0)
    listed = (one for one in passages if one.role == "reference" and one.kind != "note")
    last = max(last, sum(1 for _ in listed))
    found = [note for note in notes if parts[note.label] == 1 and _is_reference(note)]
    return {note.label: number for number, note in enumerate(found, start=last + 1)}


def as_reference(passage: Passage, numbers: Mapping[str, int]) -> Passage:
    """Make a note that is a reference one of the list of references."""
    number = numbers.get(passage.label) if passage.kind == "note" else None
    if number is None:
        return passage
    return replace(passage, kind="item", role="reference", number=number, depth=1, label="")


def _is_reference(note: Passage) -> bool:
    words = note.words
    return looks_like_reference(words.plain) or _ONLY_A_LINK.fullmatch(words.markdown) is not None
