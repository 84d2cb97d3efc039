"""BibTeX and biblatex: the entries of a file and their fields, as they are written.

bibtexparser's room. Knows neither LaTeX nor what the fields mean.
"""

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

from handoutkit.findings import Finding, Place
from handoutkit.importers.bibliographies.bibtex_values import Macros, macros_of, value_of
from handoutkit.importers.bibliographies.entries import Fields, unreadable

# Deeper than any title: what is nested further is no bibliography, and readers of LaTeX recurse.
_DEEPEST = 60
_START = re.compile(r"^[ \t]*@\s*(\w+)\s*[{(]", re.MULTILINE)


def bibtex_entries(text: str, path: str) -> Iterator[tuple[str, str, Fields] | Finding]:
    """Give type, key and fields of each entry; what cannot be read is said instead."""
    # It reports what it skips both in what it gives and on its logger; once is enough.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, parse_stack=[])
    macros = macros_of((string.key, str(string.value)) for string in library.strings)
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            block = block.ignore_error_block or block
        if isinstance(block, DuplicateFieldKeyBlock):
            block = block.ignore_error_block or block
        if isinstance(block, Entry):
            yield _entry(block, line, macros, Place(path, line))
        elif _is_entry(block.raw or ""):
            yield unreadable(Place(path, line), "its braces, quotes or commas are not closed")


def _is_entry(raw: str) -> bool:
    """Tell whether a block that could not be read was meant to be an entry."""
    match = _START.match(raw)
    return match is not None and match[1].lower() not in {"comment", "preamble", "string"}


def _entry(
    entry: Entry, line: int, macros: Macros, place: Place
) -> tuple[str, str, Fields] | Finding:
    fields = Fields(line)
    for field in entry.fields:
        value = value_of(str(field.value), macros)
        if _depth(value) > _DEEPEST:
            return unreadable(place, "braces are nested too deep")
        fields.add(field.key.casefold(), value)
    return entry.entry_type.casefold(), str(entry.key), fields


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[{}]", text):
        depth += 1 if sign == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def names_in(value: str) -> Iterator[str]:
    """Part a list of names at each "and" that stands outside braces."""
    yield from split_multiple_persons_names(value)


def parts_of(name: str) -> NameParts:
    """Part a name as BibTeX does: given names, particle, family, suffix; braces stay."""
    return parse_single_name_into_parts(name, strict=False)
