"""Tokens that are complaints: what an inline rule found wrong, said where it was found."""

from dataclasses import dataclass

from markdown_it.rules_inline import StateInline

from handoutkit.findings import Code

FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and what to do about it."""

    code: Code
    message: str
    hint: str


def push_fault(state: StateInline, fault: Fault, *, end: int, kept: str | None = None) -> None:
    """Complain about the characters up to `end`; they, or `kept`, stay in the text."""
    token = state.push(FAULT, "", 0)
    token.content = state.src[state.pos : end] if kept is None else kept
    token.meta["fault"] = fault
    state.pos = end
