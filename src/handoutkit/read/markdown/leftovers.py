"""What would be printed although it was meant to do something: braces, links that are none."""

import re

from markdown_it.rules_inline import StateInline

from handoutkit.codes import BAD_LINK, LEFTOVER_BRACES
from handoutkit.read.markdown.faults import Fault, push_fault
from handoutkit.read.said import quote

_BRACES = re.compile(r"\{[^{}\n]*\}|[{}]")

BRACES_HINT = (
    "Braces stand directly behind [words] as {lang=es} or {.claim}, behind a heading as {#id} "
    "and below a table as {.row-headers}. Write \\{ to print a brace."
)


def braces(state: StateInline, silent: bool) -> bool:
    """Complain about braces that no other rule has understood."""
    match = None if silent else _BRACES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    push_fault(state, leftover_braces(match.group()), end=match.end())
    return True


def leftover_braces(written: str) -> Fault:
    """Say that braces would be printed."""
    return Fault(
        LEFTOVER_BRACES, f"{quote(written)} means nothing here and would be printed", BRACES_HINT
    )


def broken_link(state: StateInline, silent: bool) -> bool:
    """Complain about `](`: what links and images are made of is already gone here."""
    if silent or not state.src.startswith("](", state.pos):
        return False
    hint = (
        "An address holds no spaces, and the words of a link no other brackets (citations, notes, "
        "spans). Write \\[ and \\] for brackets that are printed."
    )
    fault = Fault(BAD_LINK, "the link or image that ends here is none and would be printed", hint)
    push_fault(state, fault, end=state.pos + 1)
    return True
