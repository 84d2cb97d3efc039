"""Markdown that CommonMark reads otherwise than it was meant. Knows rows; drops no words."""

import re
import unicodedata

from handoutkit.read.markdown.foreign.grids import with_pipes
from handoutkit.read.markdown.foreign.sheet import Row, Rows, changed, with_fences

_HEADING = re.compile(r"^( {0,3}#{2,6})(?=[^#\s{])(.*)$")
_TITLE = re.compile(r"^#(?=[A-ZÀ-ÞĀ-Ž¿¡])([^#]*\s[^#]*)$")
_HEADED = re.compile(r"^#\s", re.M)
_UNDERLINE = re.compile(r"^ {0,3}(-{3,}|={3,})[ \t]*$")
_SENTENCE_END = re.compile(r"[.,;:!”\"»)]\s*$")
_LONGEST_HEADING = 110
_LINE_BLOCK = re.compile(r"^\| (?!.*\|)(.*\S.*)$")
_DEFINITION = re.compile(
    r"^([ \t>]*(?:[-*+][ \t]+)?)\[(\d{1,3})\]:[ \t]+<?(\S+?)>?"
    r"(?:[ \t]+(?:\"(.*)\"|'(.*)'|\((.*)\)))?[ \t]*$"
)
_NUMBERED_NOTE = re.compile(r"^( {0,3}\[\d{1,3}\]):?([ \t]+\S.*)$")
_BLOCK_ID = re.compile(r"[a-z0-9-]{4,40}")
_MOST_BRACKETS = 3000
"""In a paragraph; markdown-it looks for the end of each up to the end of all."""
_DELIMITER = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
# What docling makes of glyphs without a name, and of bullets and numbers of a printed page.
_NAMED_BY_NUMBER = re.compile(r"/uni((?:FB0[0-6]|20[0-9A-F]{2}|00[A-F][0-9A-F]))(?: (?=[a-z]))?")
_NUMBERED_ITEM = re.compile(r"^([ \t]*)[-*+] +(\d{1,3}[.)] +\S.*)$")
_SECOND_BULLET = re.compile(r"^([ \t]*[-*+] +)[•◦▪▫■□●○‣⁃▸▹►▶➢➤❖✓✔»›·] +(?=\S)")
_LABEL = re.compile(r"^(?:\*\*|__)[^*_]{1,60}(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]")
_PIPE = re.compile(r"\\.|(\|)")


def mended(rows: Rows) -> Rows:
    """Write what was meant so that CommonMark reads it like that."""
    titled = any(_HEADED.match(row.text) for row in rows)
    rows = changed(rows, lambda row: _heading(_spelled(row), titled=titled))
    rows = _labelled(changed(rows, _item))
    return _bearable(_tables(_apart(_numbered(with_pipes(rows)))))


def _spelled(row: Row) -> Row:
    """Write characters that a converter named by their number: `/uniFB01` stands for fi."""
    if "/uni" not in row.text:
        return row
    return row.says(_NAMED_BY_NUMBER.sub(lambda match: _character(match[1]), row.text))


def _character(number: str) -> str:
    return unicodedata.normalize("NFKC", chr(int(number, 16)))


def _item(row: Row) -> Rows:
    """Take a second bullet or the bullet before a number from an item, as converters write them."""
    if match := _NUMBERED_ITEM.match(row.text):
        return [row.says(f"{match[1]}{match[2]}")]
    return [row.says(_SECOND_BULLET.sub(r"\1", row.text))]


def _labelled(rows: Rows) -> Rows:
    """End the line before one that begins with a bold label as it does itself."""
    result = list(rows)
    for index, row, fenced in with_fences(rows):
        above = rows[index - 1].text if index else ""
        if not fenced and _LABEL.match(row.text) and _LABEL.match(above):
            result[index - 1] = rows[index - 1].says(above.rstrip().removesuffix("\\") + "  ")
    return result


def _bearable(rows: Rows) -> Rows:
    """Take their meaning from brackets where there are more than anybody writes."""
    result = list(rows)
    start = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and rows[index].text.strip():
            continue
        if sum(row.text.count("[") for row in rows[start:index]) > _MOST_BRACKETS:
            escaped = [row.says(row.text.replace("[", "\\[")) for row in rows[start:index]]
            result[start:index] = escaped
        start = index + 1
    return result


def _without_block_id(text: str) -> str:
    """Take the name away by which Obsidian calls a paragraph, ` ^name` at its end."""
    words = text.rstrip()
    at = words.rfind("^")
    if at > 0 and words[at - 1] in " \t" and _BLOCK_ID.fullmatch(words, at + 1):
        return words[:at].rstrip()
    return text


def _heading(row: Row, *, titled: bool) -> Rows:
    """Part the marks of a heading from its words; a lone `#Word` may be a key word."""
    text = _without_block_id(row.text) if row.text.strip() else ""
    if match := _HEADING.match(text):
        return [row.says(f"{match[1]} {match[2]}")]
    if not titled and (match := _TITLE.match(text)):
        return [row.says(f"# {match[1]}")]
    if match := _LINE_BLOCK.match(text):
        return [row.says(f"{match[1]}  ")]
    return [row.says(text)]


def _apart(rows: Rows) -> Rows:
    """Part a line of dashes from the sentence above it, which is no heading."""
    result: Rows = []
    for index, row, fenced in with_fences(rows):
        if not fenced and index and _UNDERLINE.match(row.text):
            above = rows[index - 1].text.strip()
            lines = 2 if index > 1 and rows[index - 2].text.strip() else 1
            sentence = len(above) > _LONGEST_HEADING or _SENTENCE_END.search(above)
            if above and (sentence or (lines > 1 and not _begins_block(rows[index - 2].text))):
                result.append(row.says(""))
        result.append(row)
    return result


def _begins_block(text: str) -> bool:
    """Tell whether a row is a block of its own, so that the next one begins a paragraph."""
    return text.lstrip().startswith(("#", ":::", "<", "|")) or bool(_UNDERLINE.match(text))


def _numbered(rows: Rows) -> Rows:
    """Keep numbered sources to be read: CommonMark takes `[1]: address` for an address to keep."""
    whole = "\n".join(row.text for row in rows)
    linked = set(re.findall(r"\]\[(\d{1,3})\]", whole))
    result: Rows = []
    for _, row, fenced in with_fences(rows):
        match = None if fenced else _DEFINITION.match(row.text)
        if match and match[2] not in linked:
            before, number, address, *titles = match.groups()
            words = " ".join([*filter(None, titles), f"<{address}>"])
            blank = row.says(before if ">" in before else "")
            result += [blank, row.says(f"{before}\\[{number}\\] {words}"), blank]
        elif not fenced and (note := _NUMBERED_NOTE.match(row.text)):
            result += [row.says(""), row.says(note[1] + note[2])]
        else:
            result.append(row)
    return result


def _tables(rows: Rows) -> Rows:
    """Give the header of a table as many cells as its longest row: what is beyond would be lost."""
    result = list(rows)
    done = 0
    for index, row, fenced in with_fences(rows):
        if fenced or index <= done or "|" not in row.text or not _DELIMITER.match(row.text):
            continue
        header = rows[index - 1].text
        if "|" not in header:
            continue
        body = _body(rows, index + 1)
        done = index + len(body)
        most = max(map(_cells, [header, *(one.text for one in body)]))
        if (_cells(header), _cells(row.text)) == (most, most):
            continue
        marks = [mark for mark in row.text.strip().strip("|").split("|") if mark.strip()]
        marks = (marks + ["---"] * most)[:most]
        result[index] = row.says(_indent(row.text) + "|" + "|".join(marks) + "|")
        missing = " |" * (most - _cells(header))
        closed = header.rstrip() if header.rstrip().endswith("|") else header.rstrip() + " |"
        result[index - 1] = rows[index - 1].says(closed + missing)
    return result


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _body(rows: Rows, start: int) -> Rows:
    end = start
    while end < len(rows) and rows[end].text.strip() and "|" in rows[end].text:
        end += 1
    return rows[start:end]


def _cells(text: str) -> int:
    words = text.strip()
    pipes = sum(1 for match in _PIPE.finditer(words) if match[1])
    edges = words.startswith("|") + (words.endswith("|") and not words.endswith("\\|"))
    return max(pipes + 1 - edges, 1)
