"""Names of points and what is said of each, written as items in turn, brought together.

Plain texts and many pages have "- Swelling:" and "- Ginger may…" as two items of one list. Knows
nothing of sections.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from handoutkit.importers.passages import Passage, Words

_FEWEST = 2  # pairs: one alone may be a list's own introduction
_LONGEST_NAME = 8  # words


def with_run_ins(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Make one item of each name and what follows it, in lists that are made of nothing else."""
    joined: list[Passage] = []
    for _, group in groupby(passages, key=_list_of):
        run = tuple(group)
        joined += _pairs(run) if _is_in_turn(run) else run
    return tuple(joined)


def _list_of(passage: Passage) -> tuple[bool, int, object]:
    is_item = passage.kind == "item" and not passage.number
    return is_item, passage.depth if is_item else 0, passage.box


def _is_in_turn(run: Sequence[Passage]) -> bool:
    if len(run) < 2 * _FEWEST or len(run) % 2 or run[0].kind != "item":
        return False
    return all(_is_name(one) == (index % 2 == 0) for index, one in enumerate(run))


def _is_name(passage: Passage) -> bool:
    words = passage.words.plain
    return words.endswith((":", "：")) and len(words.split()) <= _LONGEST_NAME


def _pairs(run: Sequence[Passage]) -> list[Passage]:
    pairs = zip(run[::2], run[1::2], strict=True)
    return [replace(name, words=_joined(name.words, said.words)) for name, said in pairs]


def _joined(name: Words, said: Words) -> Words:
    markdown = name.markdown if "*" in name.markdown else f"**{name.markdown}**"
    return Words(f"{name.plain} {said.plain}", f"{markdown} {said.markdown}")
