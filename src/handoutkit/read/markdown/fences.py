"""Block rules of our own: callouts between lines of colons, lines of braces. Know no kinds.

A callout that nobody closes ends before the next one and before the next heading, so that one
forgotten line does not take the rest of the article along.
"""

import re
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

_FENCE = re.compile(r":{3,}")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*")
_HEADING = re.compile(r"#{1,6}([ \t]|$)")

# Callouts do not stand in callouts: this is deep enough to say so, and keeps the search short.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Fence:
    length: int
    info: str


@dataclass(frozen=True, slots=True)
class _Extent:
    end: int
    closed: bool


def callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a callout; a line of colons that opens nothing becomes a `stray_fence`."""
    fence = _fence(state, start)
    if fence is None:
        return False
    if silent:
        return True
    if not fence.info:
        token = state.push("stray_fence", "", 0)
        token.map = [start, start + 1]
        token.content = ":" * fence.length
        state.line = start + 1
        return True
    extent = _extent(state, start, end, fence)
    token = state.push("callout_open", "", 1)
    token.map = [start, extent.end + (1 if extent.closed else 0)]
    token.info = fence.info
    token.meta["closed"] = extent.closed
    _read_inside(state, start + 1, extent.end)
    state.push("callout_close", "", -1)
    state.line = extent.end + (1 if extent.closed else 0)
    return True


def attributes(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read a line that is nothing but braces, as stands after a table."""
    line = _line(state, start)
    if line is None or not _ATTRIBUTES.fullmatch(line):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start, start + 1]
        token.content = line.strip()
        state.line = start + 1
    return True


def _read_inside(state: StateBlock, start: int, end: int) -> None:
    parent, last = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = end  # else a paragraph inside would run on past the end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = parent, last


def _extent(state: StateBlock, start: int, end: int, opening: _Fence) -> _Extent:
    """Find the row of the closing fence, or the row before which an unclosed callout ends."""
    lengths = [opening.length]
    unclosed: int | None = None
    content_seen = False
    row = start + 1
    while row < end:
        if not state.isEmpty(row) and state.sCount[row] < state.blkIndent:
            break  # the list or note that the callout stands in ends here
        fence = _fence(state, row)
        if fence is None:
            if unclosed is None and content_seen and _is_heading(state, row):
                unclosed = row
            content_seen = content_seen or not state.isEmpty(row)
        elif fence.info:
            unclosed = row if unclosed is None else unclosed
            lengths.append(fence.length)
            if len(lengths) > _DEEPEST:
                break
        elif fence.length >= lengths[-1]:
            lengths.pop()
            if not lengths:
                return _Extent(row, closed=True)
        row += 1
    return _Extent(row if unclosed is None else unclosed, closed=False)


def _fence(state: StateBlock, row: int) -> _Fence | None:
    line = _line(state, row)
    match = _FENCE.match(line) if line else None
    return _Fence(match.end(), line[match.end() :].strip(" \t")) if line and match else None


def _is_heading(state: StateBlock, row: int) -> bool:
    line = _line(state, row)
    return line is not None and _HEADING.match(line) is not None


def _line(state: StateBlock, row: int) -> str | None:
    """Give the words of a row that is not indented so far that it is code."""
    if state.is_code_block(row):
        return None
    return state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]
