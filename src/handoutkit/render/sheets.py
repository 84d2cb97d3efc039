"""Look over style sheets: what cannot be understood, and tokens without a value.

The only user of tinycss2. Knows neither media nor layers, nor where files lie.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import tinycss2

from handoutkit.codes import BROKEN_SHEET, UNKNOWN_TOKEN
from handoutkit.findings import Finding, Place

# tinycss2 carries no types: a node has a `type`, a `source_line` and a `source_column`.
Node: TypeAlias = Any

_WRITTEN = {
    "bad-string": "a quotation mark is not closed on its line",
    "eof-string": "a quotation mark is not closed",
    "bad-url": "an address in url(…) needs quotation marks",
    "eof-url": "url( is not closed",
}
# What stands in no layer wins over all that stands in one.
_NO_LAYER = 1_000
_STRAY = "what ends here is neither a rule nor a declaration"
_MEND = "Mend it here or just before: the sheet is not used until it can be read whole."


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a sheet: the rank of its layer, its selectors, and its declarations as text."""

    layer: int
    selectors: str
    declarations: Mapping[str, str]


def rules(css: str) -> Iterator[Rule]:
    """Give the rules of a sheet that hold everywhere, in order; a layer of higher rank wins."""
    ranks: dict[str, int] = {}
    for node in _rules(css):
        if node.type == "at-rule" and node.lower_at_keyword == "layer":
            for name in tinycss2.serialize(node.prelude).split(","):
                ranks.setdefault(name.strip(), len(ranks))
            rank = ranks[tinycss2.serialize(node.prelude).split(",")[-1].strip()]
            yield from (_rule(one, rank) for one in _inside(node) if one.type == "qualified-rule")
        elif node.type == "qualified-rule":
            yield _rule(node, _NO_LAYER)


def _rule(node: Node, layer: int) -> Rule:
    found = (one for one in _inside(node) if one.type == "declaration")
    # Names of tokens are read to the letter, others in capitals or not.
    values = {
        one.name if one.name.startswith("--") else one.lower_name: tinycss2.serialize(
            one.value
        ).strip()
        for one in found
    }
    return Rule(layer, tinycss2.serialize(node.prelude).strip(), values)


def check_sheet(css: str, path: str) -> tuple[Finding, ...]:
    """Say what in a sheet cannot be understood."""
    # A broken token upsets what follows it: what stands around it is looked at once it is mended.
    faults = [*_broken_tokens(css)] or [*_stray(_rules(css))]
    return tuple(BROKEN_SHEET.at(_place(node, path), said, _MEND) for node, said in faults)


def definitions(css: str) -> frozenset[str]:
    """Give the tokens that a sheet defines."""
    return frozenset(node.name for node in _tokens(css))


def uses(css: str, path: str) -> Iterator[tuple[str, bool, Place]]:
    """Give each token that a sheet uses, whether with another value to fall back on, and where."""
    for node in _within(_values(css)):
        if node.type == "function" and node.lower_name == "var":
            name, *others = [one for one in node.arguments if one.type != "whitespace"] or [node]
            yield getattr(name, "value", ""), bool(others), _place(node, path)


def circles(css: str, path: str) -> Iterator[Finding]:
    """Say which tokens of a sheet use themselves, straight or by way of others."""
    asked = {
        node.name: {name for name, _, _ in uses(tinycss2.serialize(node.value), path)}
        for node in _tokens(css)
    }
    for node in _tokens(css):
        if node.name in _reached(node.name, asked):
            message = f"the token {node.name} uses itself"
            yield UNKNOWN_TOKEN.at(_place(node, path), message, "Give it a value of its own.")


def _rules(css: str) -> Sequence[Node]:
    rules: Sequence[Node] = tinycss2.parse_stylesheet(_values(css), skip_whitespace=True)
    return rules


@lru_cache(maxsize=100)
def _values(css: str) -> Sequence[Node]:
    """Read the component values of a sheet, once for all that is looked for in it."""
    return tuple(tinycss2.parse_component_value_list(css, skip_comments=True))


def _reached(start: str, asked: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = asked.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _broken_tokens(css: str) -> Iterator[tuple[Node, str]]:
    """Give what is not closed or not opened.

    A sheet's last rule may be left open; but the sheets are put together, so that what follows
    would become part of it. A brace is added, and closes nothing if nothing is open.
    """
    *nodes, last = tinycss2.parse_component_value_list(f"{css}\n}}")
    for node in _within(nodes):
        if node.type == "error":
            yield node, _WRITTEN.get(node.kind, f"{node.kind} closes nothing")
    if last.type != "error":
        yield last, "what begins here is not closed"


def _stray(nodes: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    for node in nodes:
        if node.type == "error":
            yield node, _STRAY
        yield from _stray(_inside(node))


def _tokens(css: str) -> Iterator[Node]:
    """Give the declarations of a sheet's tokens."""
    waiting = list(_rules(css))
    while waiting:
        node = waiting.pop(0)
        if node.type == "declaration" and node.name.startswith("--"):
            yield node
        waiting += _inside(node)


def _inside(node: Node) -> Sequence[Node]:
    """Give what stands in the braces of a rule."""
    content: Sequence[Node] | None = getattr(node, "content", None)
    if node.type not in ("qualified-rule", "at-rule") or content is None:
        return ()
    inside: Sequence[Node] = tinycss2.parse_blocks_contents(
        content, skip_comments=True, skip_whitespace=True
    )
    return inside


def _within(nodes: Sequence[Node]) -> Iterator[Node]:
    """Give component values, and those inside them."""
    for node in nodes:
        yield node
        yield from _within(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _place(node: Node, path: str) -> Place:
    return Place(path, node.source_line, node.source_column)
