"""Where in a YAML text a value begins and ends, so that it can be written anew. Knows no keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True, slots=True)
class Span:
    """A value in a text: `is_flow` where it stands in braces or brackets."""

    start: int
    end: int
    is_flow: bool


def span_of(text: str, *keys: str) -> Span | None:
    """Find the value behind keys in keys, in a text that can be read; none where there is none."""
    node: Node | None = YAML(typ="safe", pure=True).compose(text)
    for key in keys:
        node = next((value for name, value in _entries(node) if name.value == key), None)
    if node is None:
        return None
    is_flow = isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)
    return Span(node.start_mark.index, _end(node), is_flow)


def keys_of(text: str, *keys: str) -> tuple[str, ...]:
    """Give the keys of the mapping behind keys in keys."""
    node: Node | None = YAML(typ="safe", pure=True).compose(text)
    for key in keys:
        node = next((value for name, value in _entries(node) if name.value == key), None)
    return tuple(str(name.value) for name, _ in _entries(node))


def _entries(node: Node | None) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        yield from node.value


def _end(node: Node) -> int:
    """Give the end of a value; ruamel has a block end where the next token begins."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end
