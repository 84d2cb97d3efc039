"""Kinds of values in plain words: what was expected, what was got, what to write. Knows no keys."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeAlias, Union, get_args, get_origin

import msgspec

from handoutkit.findings import Placed
from handoutkit.read.nodes import GapNode, ListNode, MapNode, Node, ScalarNode
from handoutkit.read.said import did_you_mean, listing, quote

# A type as dataclasses annotate their fields with: a class, Literal[…], tuple[…, ...], X | None …
Kind: TypeAlias = Any

Written = NewType("Written", str)  # a text that may look like a number: taken as it is written

_WORDS: Mapping[Kind, tuple[str, str]] = {
    str: ("text", "texts"),
    Written: ("text", "texts"),
    bool: ("true or false", "true or false"),
    int: ("a whole number", "whole numbers"),
    float: ("a number", "numbers"),
    date: ("a date like 2026-11-22", "dates like 2026-11-22"),
}


def origin_of(kind: Kind) -> Kind:
    """Give tuple for tuple[str, ...]; none for a plain class."""
    return get_origin(kind)


def without_none(kind: Kind) -> Kind:
    """Give X for X | None."""
    if origin_of(kind) not in (Union, UnionType):
        return kind
    (only,) = (arm for arm in get_args(kind) if arm is not NoneType)
    return only


def file_key(name: str) -> str:
    """Give the key that stands in files for a field of a dataclass."""
    return name.replace("_", "-")


def expected(kind: Kind) -> str:
    """Say what a kind is."""
    kind = _bare(kind)
    described = [m for m in get_args(kind)[1:] if isinstance(m, msgspec.Meta)]
    if described:
        return described[0].description or expected(get_args(kind)[0])
    if origin_of(kind) is Literal:
        choices = [str(choice) for choice in get_args(kind)]
        return choices[0] if len(choices) == 1 else f"one of {listing(choices)}"
    if origin_of(kind) is tuple:
        item = _bare(get_args(kind)[0])
        return (
            f"a list of {_WORDS[item][1]}" if item in _WORDS else f"a list, each {expected(item)}"
        )
    if origin_of(kind) is Mapping:
        return f"keys with values, each {expected(get_args(kind)[1])}"
    if is_dataclass(kind):
        return f"keys with values ({listing(file_key(f.name) for f in fields(kind))})"
    return _WORDS[kind][0]


def got(node: Node) -> str:
    """Say what a value is."""
    if isinstance(node, MapNode):
        return "keys with values"
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, GapNode):
        return "unreadable"
    if not node.written.strip() or node.value is None:
        return "empty"
    words = {str: f"the text {quote(node.written)}", bool: f"{node.written} without quotes"}
    return words.get(type(node.value), f"the number {node.written}")


def put_right(node: Node, kind: Kind) -> str:
    """Say how to make a value of the kind out of one that is not."""
    kind = _bare(kind)
    if isinstance(node, ScalarNode) and got(node) == "empty":
        return "Write a value, or leave the key out; a value that begins with # goes in quotes."
    if is_dataclass(kind) or origin_of(kind) is Mapping:
        return "Write its keys on the lines below it, indented, each with its value."
    if kind is date:
        return "Write year, month and day of a day that exists: 2026-11-22"
    if isinstance(node, ScalarNode):
        return _put_scalar_right(node, kind)
    return f"Write {expected(kind)}."


def _put_scalar_right(node: ScalarNode, kind: Kind) -> str:
    choices = [str(choice) for choice in get_args(kind)]
    if origin_of(kind) is tuple:
        return f"Write a list: [{node.written}]"
    if origin_of(kind) is Literal and node.written not in choices:
        return did_you_mean(node.written.lower(), choices, f"Write {expected(kind)}.")
    if node.quoted:
        return "Write it without quotes."
    if kind in (str, Written):
        return f'Put it in quotes: "{node.written}"'
    return f"Write {expected(kind)}."


def _bare(kind: Kind) -> Kind:
    kind = without_none(kind)
    return without_none(get_args(kind)[0]) if origin_of(kind) is Placed else kind
