"""Boxes whose text is indented or quoted: MkDocs' and GitHub's. Writes colons only."""

import re

from handoutkit.read.markdown.foreign.boxes import box_kind
from handoutkit.read.markdown.foreign.sheet import Row, Rows, with_fences

_INDENT = 4
_MKDOCS = re.compile(
    r"^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]*([\w][\w -]{0,60}?)?[ \t]*(?:\"(.*)\")?[ \t]*$"
)
_TAB = re.compile(r"^([ \t]*)===[!+]?[ \t]+\"(.*)\"[ \t]*$")
_GITHUB = re.compile(r"^([ \t]*)>[ \t]*\[!([\w-]{1,30})(?:\|[^\]]{0,60})?\][+-]?[ \t]*(.*)$")
_GITHUB_BEFORE = re.compile(r"^([ \t]*)>[ \t]*(?:\*\*|__)([\w ]{2,30}?):?(?:\*\*|__):?[ \t]*$")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?")


def with_colons(rows: Rows) -> Rows:
    """Put colons round the text of boxes that is indented or quoted."""
    return _read(rows, depth=0)


def _read(rows: Rows, depth: int) -> Rows:
    result: Rows = []
    done = 0
    for index, row, fenced in with_fences(rows):
        if index < done:
            continue
        done = index + 1
        if fenced or depth > _INDENT:
            result.append(row)
        elif box := _MKDOCS.match(row.text):
            done = _end_of_indented(rows, index, len(box[1]) + _INDENT)
            kind = box_kind(*(box[2] or "").split()) or "tip"
            result += _box(rows, index, done, (box[1], kind, box[3] or ""), depth)
        elif tab := _TAB.match(row.text):
            done = _end_of_indented(rows, index, len(tab[1]) + _INDENT)
            result += _box(rows, index, done, (tab[1], "-", tab[2]), depth)
        elif quoted := _alert(row):
            done = _end_of_quoted(rows, index)
            inside = [
                one.says(_QUOTED.sub("", one.text, count=1)) for one in rows[index + 1 : done]
            ]
            result += _between_colons(row, quoted, _read(inside, depth + 1))
        else:
            result.append(row)
    return result


def _alert(row: Row) -> tuple[str, str, str] | None:
    """Give indent, kind and title of a box that begins with a quoted line."""
    if match := _GITHUB.match(row.text):
        return match[1], box_kind(match[2]) or "tip", match[3]
    match = _GITHUB_BEFORE.match(row.text)
    kind = box_kind(*match[2].split()) if match else None
    return (match[1], kind, match[2]) if match and kind else None


def _box(rows: Rows, start: int, end: int, box: tuple[str, str, str], depth: int) -> Rows:
    cut = len(box[0]) + _INDENT
    inside = [
        row.says(box[0] + row.text.expandtabs(_INDENT)[cut:]) for row in rows[start + 1 : end]
    ]
    return _between_colons(rows[start], box, _read(inside, depth + 1))


def _between_colons(row: Row, box: tuple[str, str, str], inside: Rows) -> Rows:
    indent, kind, title = box
    last = inside[-1] if inside else row
    opening = row.says(f"{indent}::: {kind} {title}".rstrip())
    return [row.says(""), opening, *inside, last.says(f"{indent}:::"), last.says("")]


def _end_of_indented(rows: Rows, start: int, indent: int) -> int:
    """Find the row after the text that is indented so far; blank rows at its end are none of it."""
    end = start + 1
    for index in range(start + 1, len(rows)):
        text = rows[index].text.expandtabs(_INDENT)
        if text.strip() and len(text) - len(text.lstrip()) < indent:
            break
        end = index + 1 if text.strip() else end
    return end


def _end_of_quoted(rows: Rows, start: int) -> int:
    index = start + 1
    while (
        index < len(rows)
        and _QUOTED.match(rows[index].text)
        and not _GITHUB.match(rows[index].text)
    ):
        index += 1
    return index
