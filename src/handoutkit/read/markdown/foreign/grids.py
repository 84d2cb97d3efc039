"""Tables drawn with lines, as Pandoc writes them, made pipe tables. Knows rows, and no other block.

A cell of several lines becomes one; a table with cells that span others stays as it is.
"""

import re
from itertools import pairwise

from handoutkit.read.markdown.foreign.sheet import Row, Rows, with_fences

_BORDER = re.compile(r"^[ \t]*\+(?:[-=:]+\+)+[ \t]*$")
_INSIDE = re.compile(r"^[ \t]*[+|].*[+|][ \t]*$")
_RULE = re.compile(r"^[ \t]*(-{2,}(?:[ \t]+-{2,})+)[ \t]*$")
_LEAST_ROWS = 3


def with_pipes(rows: Rows) -> Rows:
    """Write drawn tables with pipes."""
    result: Rows = []
    done = 0
    for index, row, fenced in with_fences(rows):
        if index < done:
            continue
        end = index + 1
        if not fenced and _BORDER.match(row.text):
            end = _end(rows, index)
            result += _grid(rows[index:end]) or rows[index:end]
        elif not fenced and index and _RULE.match(row.text) and _heads(rows, index):
            end = _end_of_simple(rows, index)
            result[-1:] = _simple(rows[index - 1 : end]) or rows[index - 1 : end]
        else:
            result.append(row)
        done = end
    return result


def _end(rows: Rows, start: int) -> int:
    end = start
    while end < len(rows) and _INSIDE.match(rows[end].text):
        end += 1
    return end


def _grid(rows: Rows) -> Rows | None:
    """Read a table between borders; none if its lines do not meet those of the first border."""
    edges = [match.start() for match in re.finditer(r"\+", rows[0].text)]
    lines: list[tuple[int, list[str]]] = []
    fresh = True
    for row in rows:
        if _BORDER.match(row.text):
            fresh = True
            continue
        if any(row.text[edge : edge + 1] not in ("|", "+") for edge in edges):
            return None
        cells = [row.text[a + 1 : b].strip() for a, b in pairwise(edges)]
        if fresh:
            lines.append((row.line, cells))
        else:
            above = lines[-1][1]
            pairs = zip(above, cells, strict=True)
            lines[-1] = (lines[-1][0], [f"{one} {other}".strip() for one, other in pairs])
        fresh = False
    return _piped(lines) if len(rows) >= _LEAST_ROWS and len(lines) > 1 else None


def _heads(rows: Rows, index: int) -> bool:
    """Tell whether the row above a rule of dashes with gaps is a header."""
    above = rows[index - 1].text
    below = rows[index + 1].text if index + 1 < len(rows) else ""
    return bool(above.strip()) and bool(below.strip()) and "|" not in above


def _end_of_simple(rows: Rows, rule: int) -> int:
    end = rule + 1
    while end < len(rows) and rows[end].text.strip():
        end += 1
    return end


def _simple(rows: Rows) -> Rows | None:
    """Read a table whose columns are those of a rule of dashes; none if words cross them."""
    starts = [match.start() for match in re.finditer(r"-+", rows[1].text)]
    starts[0] = 0
    ends = [*starts[1:], None]
    body = [row for row in (rows[0], *rows[2:]) if not _RULE.match(row.text)]
    if any(row.text[at - 1 : at].strip() for row in body for at in starts[1:]):
        return None
    lines = [
        (row.line, [row.text[a:b].strip() for a, b in zip(starts, ends, strict=True)])
        for row in body
    ]
    return _piped(lines)


def _piped(lines: list[tuple[int, list[str]]]) -> Rows:
    written = [Row(f"| {' | '.join(map(_escaped, cells))} |", line) for line, cells in lines]
    rule = Row("|" + "---|" * len(lines[0][1]), lines[0][0])
    blank = Row("", lines[0][0])
    return [blank, written[0], rule, *written[1:], Row("", lines[-1][0])]


def _escaped(cell: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", cell)
