"""Values of BibTeX's fields: in braces, in quotes, named by a macro, joined by #.

Knows no LaTeX.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Macros: TypeAlias = Mapping[str, str]

_TOKEN = re.compile(r"[{}\"#\\]")
# Macros that name others could grow without end.
_LONGEST = 2000


def macros_of(definitions: Iterable[tuple[str, str]]) -> Macros:
    """Give what each macro stands for; those it is made of were defined before it."""
    macros: dict[str, str] = {}
    for name, written in definitions:
        macros[name.casefold()] = value_of(written, macros)[:_LONGEST]
    return macros


def value_of(written: str, macros: Macros) -> str:
    """Give what a value says: its outer braces or quotes left off, macros written out."""
    said = []
    for part in _parts(written):
        if part[:1] in '{"' and len(part) > 1:
            said.append(part[1:-1])
        else:
            said.append(macros.get(part.casefold(), part))
    return "".join(said)


def _parts(written: str) -> list[str]:
    """Part a value at each # that stands outside braces and quotes."""
    parts, start, depth, quoted, at = [], 0, 0, False, 0
    while match := _TOKEN.search(written, at):
        at, sign = match.end(), match.group()
        if sign == "\\":
            at += 1
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            parts.append(written[start : match.start()].strip())
            start = at
    return [*parts, written[start:].strip()]
