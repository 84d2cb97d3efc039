"""The outline of a Word file: its styles say it, or, where it has none, how its lines look.

Knows lines, no XML.
"""

from collections import Counter

from handoutkit.importers.docx.rewriting import OURS, Line
from handoutkit.importers.docx.styles import Style

_KINDS = {"subtitle", "quote", "caption", "contents", "code"}
_LONGEST = 100  # characters of a line that may be a heading
_MOST = 0.5  # of the lines: then bold is how the text is set
_FEWEST = 2
_ENDS = ".;,"
_LOWEST = 6


def styles_for(lines: list[Line]) -> list[str]:
    """Give each line the style of ours that says what it is, "" for a paragraph or an item."""
    styled = any(line.style.kind == "heading" and line.words for line in lines)
    found = [] if styled else _standing_out(lines)
    has_title = any(line.style.kind == "title" and line.words for line in lines)
    title = None if has_title else _title_by_look(lines, found)
    levels = _levels(lines, [at for at in found if at != title])
    names = []
    for at, line in enumerate(lines):
        if at == title:
            names.append(f"{OURS}Title")
        elif at in levels:
            names.append(f"{OURS}Heading{levels[at]}")
        else:
            names.append(_by_style(line))
    return names


def _by_style(line: Line) -> str:
    style: Style = line.style
    if style.kind == "title" or style.kind in _KINDS:
        return f"{OURS}{style.kind.capitalize()}"
    if style.kind == "heading":
        return f"{OURS}Heading{style.level}"
    if style.kind in ("bullets", "numbers") and not style.list:
        return f"{OURS}{style.kind.capitalize()}{min(style.depth, _LOWEST - 1)}"
    return ""


def _standing_out(lines: list[Line]) -> list[int]:
    """Give the lines that look like headings, if a text has some and not too many."""
    texts = [line for line in lines if line.words and not line.is_item]
    usual = Counter(line.size for line in texts for _ in range(len(line.words)))
    size = usual.most_common(1)[0][0] if usual else 0
    found = [at for at, line in enumerate(lines) if _stands_out(line, size)]
    found = [at for at in found if _heads_something(lines, at, set(found))]
    return found if _FEWEST <= len(found) <= _MOST * len(texts) else []


def _levels(lines: list[Line], found: list[int]) -> dict[int, int]:
    """Give the levels of headings: larger ones stand higher."""
    looks = sorted({_look(lines[at]) for at in found}, reverse=True)
    return {at: min(looks.index(_look(lines[at])) + 2, _LOWEST) for at in found}


def _look(line: Line) -> tuple[int, bool]:
    return line.size, line.bold


def _stands_out(line: Line, usual: int) -> bool:
    if not line.words or line.is_item or line.style.kind or len(line.words) > _LONGEST:
        return False
    return (line.bold or line.size > usual > 0) and line.words[-1] not in _ENDS


def _heads_something(lines: list[Line], at: int, found: set[int]) -> bool:
    """Tell whether a line is followed by text, or by a line that looks lower than itself."""
    following = next(
        (next_at for next_at in range(at + 1, len(lines)) if lines[next_at].words), None
    )
    if following is None:
        return False
    return following not in found or _look(lines[following]) < _look(lines[at])


def _title_by_look(lines: list[Line], found: list[int]) -> int | None:
    """Give the first line if it looks like no other one, or stands right above a heading."""
    first = next((at for at, line in enumerate(lines) if line.words), None)
    if first is None or not found:
        return None
    following = next((at for at in range(first + 1, len(lines)) if lines[at].words), None)
    if first not in found:
        return first if lines[first].bold and following in found else None
    alike = sum(_look(lines[at]) == _look(lines[first]) for at in found)
    return first if alike == 1 else None
