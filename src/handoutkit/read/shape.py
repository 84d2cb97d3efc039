"""From nodes to dataclasses, with every fault said at once. Knows no particular file and no key.

Keys are kebab-case in files and snake_case in dataclasses. A field without a default must be there;
`Placed[T]` fields remember their place; `Written` fields take a number as it is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import NoReturn, TypeAlias, TypeVar, cast, get_args, get_type_hints

import msgspec

from handoutkit.codes import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from handoutkit.findings import Finding, Outcome, Placed
from handoutkit.read.kinds import (
    Kind,
    Written,
    expected,
    file_key,
    got,
    origin_of,
    put_right,
    without_none,
)
from handoutkit.read.nodes import GapNode, ListNode, MapNode, Node, ScalarNode
from handoutkit.read.said import did_you_mean, listing, nearest, quote

__all__ = ["Written", "shape"]

K = TypeVar("K")
T = TypeVar("T")
Trail: TypeAlias = tuple[str | int, ...]


def shape(node: Node, kind: type[T]) -> Outcome[T | None]:
    """Make an instance of the dataclass `kind`; there is none where a part of it cannot be made."""
    shaper = _Shaper()
    try:
        value = cast(T, shaper.value(node, kind, ()))
    except _RefusedError:
        return Outcome(None, tuple(shaper.findings))
    return Outcome(value, tuple(shaper.findings))


class _RefusedError(Exception):
    """A value cannot be made; a finding says why."""


class _Field:
    """What a dataclass says about one of its fields."""

    def __init__(self, name: str, kind: Kind, required: bool) -> None:
        self.name = name
        self.kind = kind
        self.required = required


@cache
def _fields_of(kind: Kind) -> Mapping[str, _Field]:
    hints = get_type_hints(kind, include_extras=True)
    return {
        file_key(f.name): _Field(
            f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING
        )
        for f in fields(kind)
    }


class _Shaper:
    """Makes values and keeps what there is to say; `trail` is the way of keys to the value."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def value(self, node: Node, kind: Kind, trail: Trail) -> object:
        if isinstance(node, GapNode):
            raise _RefusedError
        kind = without_none(kind)
        origin = origin_of(kind)
        if origin is Placed:
            return Placed(self.value(node, get_args(kind)[0], trail), node.place)
        if origin is tuple:
            return self._items(node, kind, trail)
        if origin is Mapping:
            return self._mapping(node, kind, trail)
        if is_dataclass(kind):
            return self._instance(node, kind, trail)
        return self._leaf(node, kind, trail)

    def _items(self, node: Node, kind: Kind, trail: Trail) -> tuple[object, ...]:
        if not isinstance(node, ListNode):
            self._refuse(node, kind, trail)
        item_kind = get_args(kind)[0]
        items = self._each(
            (number, item, item_kind, (*trail, number)) for number, item in enumerate(node.items, 1)
        )
        return tuple(items.values())

    def _mapping(self, node: Node, kind: Kind, trail: Trail) -> dict[str, object]:
        if not isinstance(node, MapNode):
            self._refuse(node, kind, trail)
        value_kind = get_args(kind)[1]
        return self._each(
            (entry.key, entry.value, value_kind, (*trail, entry.key)) for entry in node.entries
        )

    def _instance(self, node: Node, kind: Kind, trail: Trail) -> object:
        if not isinstance(node, MapNode):
            self._refuse(node, kind, trail)
        known = _fields_of(kind)
        present = {entry.key for entry in node.entries}
        missing = [key for key, field in known.items() if field.required and key not in present]
        self._say_keys(node, known, missing, trail)
        values = self._each(
            (known[entry.key].name, entry.value, known[entry.key].kind, (*trail, entry.key))
            for entry in node.entries
            if entry.key in known and not _is_left_blank(entry.value, known[entry.key])
        )
        if missing:
            raise _RefusedError
        return kind(**values)

    def _leaf(self, node: Node, kind: Kind, trail: Trail) -> object:
        if not isinstance(node, ScalarNode) or not node.written.strip() or node.value is None:
            self._refuse(node, kind, trail)
        if kind is Written:
            return node.written
        try:
            return cast(object, msgspec.convert(node.value, type=kind))
        except msgspec.ValidationError:
            self._refuse(node, kind, trail)

    def _each(self, parts: Iterable[tuple[K, Node, Kind, Trail]]) -> dict[K, object]:
        """Make each value, and refuse only when all have been tried."""
        values: dict[K, object] = {}
        refused = False
        for key, node, kind, trail in parts:
            try:
                values[key] = self.value(node, kind, trail)
            except _RefusedError:
                refused = True
        if refused:
            raise _RefusedError
        return values

    def _say_keys(
        self, node: MapNode, known: Mapping[str, _Field], missing: Iterable[str], trail: Trail
    ) -> None:
        meant: set[str | None] = set()
        for entry in node.entries:
            if entry.key in known:
                continue
            meant.add(nearest(entry.key, known))
            message = f"{quote(entry.key)} is not a known key{_where(trail)}"
            hint = did_you_mean(entry.key, known, f"Known here: {listing(known)}")
            self.findings.append(UNKNOWN_KEY.at(entry.place, message, hint))
        # A key that is there but misspelt is not missing as well.
        for key in (key for key in missing if key not in meant):
            message = f'"{key}" is missing{_where(trail)}'
            hint = f'Add "{key}: …": {expected(known[key].kind)}.'
            self.findings.append(MISSING_KEY.at(node.place, message, hint))

    def _refuse(self, node: Node, kind: Kind, trail: Trail) -> NoReturn:
        message = f"{_label(trail)} is {got(node)}; it must be {expected(kind)}"
        self.findings.append(WRONG_TYPE.at(node.place, message, put_right(node, kind)))
        raise _RefusedError


def _is_left_blank(node: Node, field: _Field) -> bool:
    """Tell whether an optional text is written as "", which says no more than leaving it out."""
    blank = isinstance(node, ScalarNode) and node.quoted and not node.written.strip()
    return blank and field.kind is str and not field.required


def _label(trail: Trail) -> str:
    match trail:
        case ():
            return "this"
        case (*way, int(number)):
            return f"item {number} of {_label(tuple(way))}"
        case _:
            return quote(".".join(str(step) for step in trail))


def _where(trail: Trail) -> str:
    return f" in {_label(trail)}" if trail else ""
