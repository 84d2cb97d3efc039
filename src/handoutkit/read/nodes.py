"""What YAML and JSON are read into: values with their places. Knows neither notation."""

from dataclasses import dataclass
from typing import TypeAlias

from handoutkit.findings import Place

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarNode:
    """A single value; `written` is its text without quotes, `quoted` whether it stood in quotes."""

    value: str | int | float | bool | None
    written: str
    quoted: bool
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNode:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key, where it stands, and its value."""

    key: str
    place: Place
    value: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapNode:
    """Keys with values; each key once."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapNode:
    """Where a value could not be read; a finding already says so."""

    place: Place


Node: TypeAlias = ScalarNode | ListNode | MapNode | GapNode


def below(node: Node | None, *keys: str) -> Node | None:
    """Give the value behind keys in keys; none where one of them is missing."""
    for key in keys:
        entry = node.entry(key) if isinstance(node, MapNode) else None
        node = entry.value if entry else None
    return node


def plain(node: Node) -> Plain:
    """Give the value without its places."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key: plain(entry.value) for entry in node.entries}
        case GapNode():
            return None
