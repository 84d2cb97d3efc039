"""Citations: `[@key]`, `[@key, p. 3; @other]`. Know not which references there are."""

import re
from dataclasses import dataclass

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

from handoutkit.codes import MALFORMED_CITATION
from handoutkit.read.markdown.faults import Fault, push_fault
from handoutkit.read.said import quote

_KEY = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9_:.#$%&+?<>~/-]*[A-Za-z0-9_])?")
# The semicolon of an entity parts nothing; entities stand in locators only.
_PART = re.compile(r"([^;,]*(?:,(?:&#?\w+;|[^;])*)?)(;?)")
_WORDS_FIRST = re.compile(r"\[[^\[\]@\n]{0,80}[\s-]@[A-Za-z0-9][^\[\]\n]*\](?![(\[{])")
_HINT = "Write [@key], [@key, p. 3] or [@key, p. 3; @other]."


@dataclass(frozen=True, slots=True)
class WrittenCite:
    """A reference pointed to, and the offset of its `@`."""

    key: str
    locator: str
    at: int


def citation(state: StateInline, silent: bool) -> bool:
    """Read a citation, or complain about what was meant to be one."""
    if state.src.startswith("[@", state.pos):
        return _citation(state, silent)
    if not silent and state.src[state.pos] == "[":
        return _words_first(state)
    return False


def _citation(state: StateInline, silent: bool) -> bool:
    end = state.src.find("]", state.pos, state.posMax)
    if end < 0 or "[" in state.src[state.pos + 1 : end]:
        if not silent:
            fault = Fault(MALFORMED_CITATION, "the citation that begins here does not end", _HINT)
            push_fault(state, fault, end=state.pos + 1)
        return not silent
    if not silent:
        _push(state, end + 1)
    state.pos = end + 1
    return True


def _push(state: StateInline, end: int) -> None:
    cites = _cites(state.src[state.pos + 1 : end - 1], state.pos + 1)
    if isinstance(cites, str):
        fault = Fault(MALFORMED_CITATION, cites, _HINT)
    elif state.src.startswith("(", end):
        # CommonMark would make a link of it; which of the two was meant, only its author knows.
        hint = "Put a space between them, or write [\\@name](…) for a link."
        fault = Fault(MALFORMED_CITATION, "a citation stands directly before a bracket", hint)
    else:
        state.push("citation", "", 0).meta["cites"] = cites
        return
    push_fault(state, fault, end=end)


def _cites(written: str, at: int) -> tuple[WrittenCite, ...] | str:
    """Take a citation apart, or say what is wrong with it."""
    cites: list[WrittenCite] = []
    for part in _PART.finditer(written):
        item = part[1].strip()
        head, comma, tail = item.partition(",")
        locator = " ".join(unescapeAll(tail).split("\n")).strip()
        problem = _problem(item, head.strip(), locator if comma else None)
        if problem:
            return problem
        cites.append(WrittenCite(head.strip()[1:], locator, at + written.index("@", part.start())))
        if not part[2]:
            break
    return tuple(cites)


def _problem(item: str, head: str, locator: str | None) -> str | None:
    if not item:
        return "a citation is empty between two semicolons"
    if not item.startswith("@"):
        return f"a reference is cited without its @: {quote(item)}"
    if not _KEY.fullmatch(head):
        return f"{quote(head)} is not the key of a reference"
    if locator is not None and "@" in locator:
        return "two references are cited with a comma between them, not a semicolon"
    if locator == "":
        return "nothing stands after the comma of a citation"
    return None


def _words_first(state: StateInline) -> bool:
    match = _WORDS_FIRST.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    hint = f"{_HINT} Words stand before it; write \\[ for a bracket that is printed."
    fault = Fault(MALFORMED_CITATION, "a citation does not begin with [@", hint)
    push_fault(state, fault, end=match.end())
    return True
