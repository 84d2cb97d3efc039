"""Lowered and raised characters, `H~2~O` and `m^2^`; and `~~struck~~` words, which are refused."""

import re

from markdown_it.rules_inline import StateInline

from handoutkit.codes import NO_WORD_FOR
from handoutkit.read.markdown.faults import Fault, push_fault
from handoutkit.read.said import quote

_STRUCK = re.compile(r"~~+")
_LOWERED = re.compile(r"~((?:[^\s~\\]|\\\S)+)~")
_RAISED = re.compile(r"\^((?:[^\s^\\]|\\\S)+)\^")
_NOTE_IN_TEXT = re.compile(r"\^\[[^\[\]]*\]")
_BEGINS_WORD = re.compile(r"[\s(\[{/–—=<>≈-]")


def struck(state: StateInline, silent: bool) -> bool:
    """Complain about struck words and keep them; a run of tildes that strikes nothing is text."""
    last = state.posMax
    opening = _STRUCK.match(state.src, state.pos, last)
    if opening is None:
        return False
    inside = opening.end()
    end = state.src.find("~~", inside, last)
    if not silent:
        if end < 0:
            state.append_pending(opening.group())
        else:
            hint = "Remove the words, or the tildes; write \\~ to print one."
            fault = Fault(NO_WORD_FOR, "struck words (~~…~~) are not printed", hint)
            push_fault(state, fault, end=inside, kept="")
            state.posMax = end
            state.md.inline.tokenize(state)
            state.posMax = last
    state.pos = inside if end < 0 else end + 2
    return True


def subscript(state: StateInline, silent: bool) -> bool:
    """Read lowered characters."""
    match = _LOWERED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    if _BEGINS_WORD.match(before):
        # "~200–~400 mg" means "about": lowering it would take that away without a word.
        if silent:
            return False
        hint = 'Write "about", or \\~ to print a tilde; lowered characters stand behind a word.'
        message = f"{quote(match.group())} would be printed as lowered characters"
        push_fault(state, Fault(NO_WORD_FOR, message, hint), end=match.end())
        return True
    return _push(state, silent, "sub", match)


def superscript(state: StateInline, silent: bool) -> bool:
    """Read raised characters."""
    note = _NOTE_IN_TEXT.match(state.src, state.pos, state.posMax)
    if note:
        if not silent:
            hint = "Write [^1] here and the note below as [^1]: text."
            fault = Fault(NO_WORD_FOR, "notes within the text (^[…]) are not printed", hint)
            push_fault(state, fault, end=note.end())
        return not silent
    match = _RAISED.match(state.src, state.pos, state.posMax)
    return match is not None and _push(state, silent, "sup", match)


def _push(state: StateInline, silent: bool, kind: str, match: re.Match[str]) -> bool:
    last = state.posMax
    if not silent:
        state.push(f"{kind}_open", kind, 1)
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", kind, -1)
    state.pos, state.posMax = match.end(), last
    return True
