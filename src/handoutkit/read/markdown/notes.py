"""Marks of notes in running text: `[^label]`. Know not which notes there are."""

import re

from markdown_it.rules_inline import StateInline

from handoutkit.codes import UNKNOWN_NOTE
from handoutkit.read.markdown.faults import Fault, push_fault

_MARK = re.compile(r"\[\^([^\s\[\]]+)\]")


def note_mark(state: StateInline, silent: bool) -> bool:
    """Read the mark of a note, or complain about what was meant to be one."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        if not silent:
            hint = "Write [^1] or [^label]: a label is one word, without brackets in it."
            fault = Fault(UNKNOWN_NOTE, "the note mark that begins here has no label", hint)
            push_fault(state, fault, end=state.pos + 1)
        return not silent
    if not silent:
        state.push("note_mark", "", 0).content = match[1]
    state.pos = match.end()
    return True
