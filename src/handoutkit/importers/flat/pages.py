"""What paper adds to a text: numbers of pages, and lines at the head and foot of each.

Knows lines, not what an article says.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from handoutkit.importers.flat.lines import Line

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?:page|página|pág\.?|seite|s\.|p\.)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r".{0,80}?\b(?:page|página|pág\.?|seite)\s*\d{1,4}(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
_LONGEST, _MOST_WORDS = 120, 12
_EDGE = 3  # Lines at the head or foot of a page that may repeat on each.


def furniture(lines: Sequence[Line]) -> Mapping[int, str]:
    """Give the index of each line that belongs to the paper, with the reason to leave it out."""
    found = {
        index: "the number of a page"
        for index, line in enumerate(lines)
        if len(line.text) <= _LONGEST and _is_page_number(lines, index)
    }
    return {**_repeated(lines), **found}


def _is_page_number(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if _NAMED_NUMBER.fullmatch(line.text) and len(line.text.split()) <= _MOST_WORDS:
        return True
    if not _NUMBER.fullmatch(line.text):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    at_foot = after is not None and after.new_page
    return at_foot or (line.text.lower()[:1] in "ps" and not line.text.isdigit())


def _repeated(lines: Sequence[Line]) -> Mapping[int, str]:
    """Find heads and feet of pages: lines that are the same at the edge of most pages."""
    starts = [index for index, line in enumerate(lines) if line.new_page and index]
    if not starts:
        return {}
    pages = list(zip([0, *starts], [*starts, len(lines)], strict=True))
    edges = [
        index
        for first, end in pages
        for index in {*range(first, min(first + _EDGE, end)), *range(max(first, end - _EDGE), end)}
    ]
    count = Counter(_likeness(lines[index]) for index in edges)
    least = max(_FEWEST if len(pages) > _FEWEST else 2, len(pages) // 2)
    return {
        index: "the head or foot of a page"
        for index in edges
        if count[_likeness(lines[index])] >= least and len(lines[index].text) <= _LONGEST
    }


def _likeness(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold())
