"""Callouts: a kind, a title and blocks. Know not what blocks they hold."""

from collections.abc import Sequence
from typing import get_args

from handoutkit.codes import EMPTY_SECTION, NO_WORD_FOR, UNCLOSED_CALLOUT, UNKNOWN_CALLOUT
from handoutkit.model.blocks import Callout, CalloutKind, Inlines
from handoutkit.read.markdown.inlines import inline_nodes, inlines_of, nothing_but, read_inlines
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Inside, Reading, Where
from handoutkit.read.said import did_you_mean, listing, quote

KINDS: tuple[CalloutKind, ...] = get_args(CalloutKind)


def read_callout(reading: Reading, node: Node, where: Where, inside: Inside) -> Callout:
    """Read a callout."""
    _complain(reading, node, where)
    where = Where("a callout", in_callout=True, in_note=where.in_note)
    title, rest = _title(reading, node.children, where)
    blocks = inside(reading, rest, where)
    if not blocks:
        hint = "Write what it is to say, or remove it."
        reading.report(EMPTY_SECTION, reading.place(node), "the callout has no text", hint)
    return Callout(role=_role(node), title=title, blocks=blocks, place=reading.place(node))


def _role(node: Node) -> CalloutKind:
    # An unknown kind is an error, so which one stands in for it is never seen.
    return next((kind for kind in KINDS if kind == node.token.info), "tip")


def _complain(reading: Reading, node: Node, where: Where) -> None:
    kind, place = node.token.info, reading.place(node)
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS, f"Write one of {listing(KINDS)}.")
        reading.report(UNKNOWN_CALLOUT, place, f"no callout is called {quote(kind)}", hint)
    if not node.token.meta["closed"]:
        hint = "End it with a line of colons, as many as it begins with."
        reading.report(UNCLOSED_CALLOUT, place, "the callout that begins here does not end", hint)
    if where.in_callout:
        hint = "End the first callout before this one begins."
        reading.report(NO_WORD_FOR, place, "a callout stands in a callout", hint)


def _title(reading: Reading, nodes: Sequence[Node], where: Where) -> tuple[Inlines, Sequence[Node]]:
    """Take the title away from the blocks: a heading, or a paragraph that is one bold run."""
    if nodes and nodes[0].kind == "heading":
        return read_inlines(reading, reading.words(nodes[0]), where), nodes[1:]
    if nodes and nodes[0].kind == "paragraph":
        words = reading.words(nodes[0])
        strong = nothing_but("strong", inline_nodes(reading, words))
        if strong:
            return inlines_of(reading, words, where, strong.children), nodes[1:]
    return (), nodes
