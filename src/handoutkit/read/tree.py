"""Grows nodes out of their parts, in the order of the text. Knows neither YAML nor JSON."""

from dataclasses import dataclass, field

from handoutkit.codes import DUPLICATE_KEY
from handoutkit.findings import Finding, Place
from handoutkit.read.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from handoutkit.read.said import quote


@dataclass(slots=True)
class _Open:
    """A collection that has not ended: its parts, in a mapping keys and values by turns."""

    place: Place
    is_map: bool
    parts: list[Node] = field(default_factory=list)


class Tree:
    """A tree that grows without recursion, so that no depth is too deep for it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._open: list[_Open] = []

    @property
    def depth(self) -> int:
        """How many collections are open."""
        return len(self._open)

    @property
    def awaits_key(self) -> bool:
        """Whether the next node is a key."""
        return bool(self._open) and self._open[-1].is_map and len(self._open[-1].parts) % 2 == 0

    @property
    def key(self) -> Node | None:
        """The key whose value is the next node."""
        in_map = bool(self._open) and self._open[-1].is_map
        return self._open[-1].parts[-1] if in_map and not self.awaits_key else None

    def open(self, place: Place, *, is_map: bool) -> None:
        """Begin a collection."""
        self._open.append(_Open(place, is_map))

    def close(self) -> None:
        """End the innermost collection."""
        closed = self._open.pop()
        if closed.is_map:
            self.add(self._map(closed))
        else:
            self.add(ListNode(items=tuple(closed.parts), place=closed.place))

    def add(self, node: Node) -> None:
        """Put a node where it belongs."""
        if self._open:
            self._open[-1].parts.append(node)
        else:
            self.root = node

    def _map(self, closed: _Open) -> MapNode:
        entries: dict[str, Entry] = {}
        for key, value in zip(closed.parts[::2], closed.parts[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                continue  # whoever read it has said that it is no key
            if key.written in entries:
                first = entries[key.written].place
                message = f"{quote(key.written)} is written twice; first in line {first.line}"
                self.findings.append(DUPLICATE_KEY.at(key.place, message, "Remove one of them."))
                continue
            entries[key.written] = Entry(key=key.written, place=key.place, value=value)
        return MapNode(entries=tuple(entries.values()), place=closed.place)
