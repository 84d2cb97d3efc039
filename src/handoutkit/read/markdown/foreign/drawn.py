"""Boxes and trees drawn with characters between fences: what stands in them, as lists and lines."""

import re

from handoutkit.read.markdown.foreign.sheet import Row, Rows

_DRAWN = re.compile("[\u2500-\u257f]")
_BRANCH = re.compile(
    "^([ \\t\u2502\u2503|]*)[\u251c\u2514\u2517\u2523\u2570][\u2500\u2501\u2574]*[ \\t]*(.*)$"
)
_EDGES = " \t|" + "".join(map(chr, range(0x2500, 0x2580)))
_MARK = re.compile(r"[\\`*_\[\]{}<>#|~^&!]")
_DEPTH = 3
"""Columns of a step of a tree."""


def undrawn(rows: Rows) -> Rows:
    """Give the words of drawn boxes and trees; other text between fences stays as it is."""
    if not any(_DRAWN.search(row.text) for row in rows):
        return rows
    return [rows[0].says(""), *(_line(row) for row in rows[1:-1]), rows[-1].says("")]


def _line(row: Row) -> Row:
    """Write a branch of a tree as an item, another row as a line of its own."""
    if branch := _BRANCH.match(row.text):
        depth = len(branch[1].expandtabs(4)) // _DEPTH
        return row.says(f"{'  ' * min(depth, 5)}- {_escaped(branch[2])}")
    words = row.text.strip(_EDGES)
    return row.says(f"{_escaped(words)}  " if words else "")


def _escaped(words: str) -> str:
    return _MARK.sub(lambda match: "\\" + match.group(), words.strip())
