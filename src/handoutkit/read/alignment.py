"""Which part of a translation stands for which part of its source, and whether it still does.

Knows no files and makes no findings.
"""

import difflib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from handoutkit.read.likeness import form_of
from handoutkit.read.units import Unit, Units

L = TypeVar("L")
R = TypeVar("R")
Key: TypeAlias = Callable[[L], Hashable]

_GONE = "-"


class State(StrEnum):
    """How a part of a translation and its source stand to each other."""

    DONE = "done"
    UNTOUCHED = "not translated yet"
    CHANGED = "not translated from its source as it is now"
    UNRECORDED = "nothing tells what it was translated from"
    MISSING = "not there"
    GONE = "not in the source"


@dataclass(frozen=True, slots=True)
class Token:
    """What the head says of a part: `source~own`, or `source` once it is translated from that.

    It is translated from `source` as well when its own digest is no longer `own`. The source `-` is
    gone.
    """

    source: str
    own: str = ""

    @classmethod
    def read(cls, written: str) -> "Token":
        """Read a token."""
        source, _, own = written.partition("~")
        return cls(source, own)

    @classmethod
    def gone(cls, own: str) -> "Token":
        """Give the token of a part without a source."""
        return cls(_GONE, own)

    @property
    def is_gone(self) -> bool:
        """Tell whether the part has no source any more."""
        return self.source == _GONE

    def __str__(self) -> str:
        """Write the token."""
        return f"{self.source}~{self.own}" if self.own else self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A part of the source and the part of the translation that stands for it, if there are both.

    `before` is the part of the translation that a missing one would follow.
    """

    key: str
    state: State
    source: Unit | None = None
    own: Unit | None = None
    token: Token | None = None
    before: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    own: Unit
    token: Token | None
    lang: str


def compare(
    source: Units, own: Units, recorded: Mapping[str, str], langs: tuple[str, str]
) -> tuple[Pair, ...]:
    """Pair the parts of a translation with those of its source; `langs` are theirs, source first.

    `recorded` are the digests in its head. What is missing follows what stands before it.
    """
    return tuple(
        pair
        for key in {**source, **own}
        for pair in _pairs(
            key,
            source.get(key, ()),
            _rows(source.get(key, ()), own.get(key, ()), recorded.get(key, ""), langs),
            langs,
        )
    )


def _rows(
    source: Sequence[Unit], own: Sequence[Unit], recorded: str, langs: tuple[str, str]
) -> tuple[_Row, ...]:
    """Give each part of a translation its token, which stand in the same order."""
    tokens = [Token.read(one) for one in recorded.split()]
    if len(tokens) != len(own):
        # What had no source any more may have been removed.
        digests = {one.digest for one in own}
        tokens = [one for one in tokens if not one.is_gone or one.own in digests]
    if len(tokens) == len(own):
        return tuple(_Row(one, token, langs[1]) for one, token in zip(own, tokens, strict=True))
    forms = {one.digest: form_of(one.blocks, langs[0]) for one in source}
    pairs = _align(
        tokens,
        own,
        (lambda token: token.own or object(), lambda one: one.digest),
        (
            lambda token: forms.get(token.source, object()),
            lambda one: form_of(one.blocks, langs[1]),
        ),
    )
    return tuple(_Row(one, token, langs[1]) for token, one in pairs if one is not None)


def _pairs(
    key: str, source: Sequence[Unit], rows: Sequence[_Row], langs: tuple[str, str]
) -> Iterator[Pair]:
    has_source = [row for row in rows if row.token is None or not row.token.is_gone]
    aligned = _align(
        has_source,
        source,
        (lambda row: row.token.source if row.token else object(), lambda one: one.digest),
        (lambda row: form_of(row.own.blocks, langs[1]), lambda one: form_of(one.blocks, langs[0])),
        (lambda row: row.own.kind, lambda one: one.kind),
    )
    rest = list(rows)
    before: Unit | None = None
    for row, unit in aligned:
        while row is not None and rest[0] is not row:
            before = rest[0].own
            yield _pair(key, None, rest.pop(0), before)
        if row is not None:
            before = rest.pop(0).own
        yield _pair(key, unit, row, before)
    yield from (_pair(key, None, row, None) for row in rest)


def _pair(key: str, source: Unit | None, row: _Row | None, before: Unit | None) -> Pair:
    if row is None:
        return Pair(key=key, state=State.MISSING, source=source, before=before)
    state = _state(source, row.own, row.token)
    return Pair(key=key, state=state, source=source, own=row.own, token=row.token)


def _state(source: Unit | None, own: Unit, token: Token | None) -> State:
    if source is None:
        return State.GONE
    if token is None:
        return State.UNRECORDED
    if token.own == own.digest:
        # The source's own words stand there, of now or of the time when they were put there.
        return State.UNTOUCHED if own.digest == token.source else State.CHANGED
    return State.DONE if token.source == source.digest else State.CHANGED


def _align(
    left: Sequence[L], right: Sequence[R], *keys: tuple[Key[L], Key[R]]
) -> Iterator[tuple[L | None, R | None]]:
    """Pair what has the same first key; what lies between by the next one; at last by order.

    One difference stays one difference: what both begin and end with is paired first.
    """
    if not keys or not left or not right:
        yield from zip_longest(left, right)
        return
    (of_left, of_right), *others = keys
    lefts, rights = [of_left(one) for one in left], [of_right(one) for one in right]
    for a1, a2, b1, b2 in _stretches(lefts, rights):
        if lefts[a1:a2] == rights[b1:b2]:
            yield from zip(left[a1:a2], right[b1:b2], strict=True)
        else:
            yield from _align(left[a1:a2], right[b1:b2], *others)


def _stretches(
    left: Sequence[Hashable], right: Sequence[Hashable]
) -> Iterator[tuple[int, int, int, int]]:
    """Cut two sequences into stretches that are the same and stretches that differ, by turns."""
    most = min(len(left), len(right))
    head = next((i for i in range(most) if left[i] != right[i]), most)
    most -= head
    tail = next((i for i in range(most) if left[-1 - i] != right[-1 - i]), most)
    a2, b2 = len(left) - tail, len(right) - tail
    yield 0, head, 0, head
    matcher = difflib.SequenceMatcher(None, left[head:a2], right[head:b2], autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield head + i1, head + i2, head + j1, head + j2
    yield a2, len(left), b2, len(right)
