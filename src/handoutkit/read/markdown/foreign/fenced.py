"""Text between fences of backticks or colons: programs, MyST's directives. Writes colons only."""

import re
from html import escape

from handoutkit.read.markdown.foreign.attributes import attributes_in
from handoutkit.read.markdown.foreign.boxes import box_kind
from handoutkit.read.markdown.foreign.drawn import undrawn
from handoutkit.read.markdown.foreign.sheet import Fences, Row, Rows, Sheet, fence_of

PROGRAM = "lines of a program"

_DIRECTIVE = re.compile(r"^([ \t]*)(`{3,}|~{3,}|:{3,})\s*\{([\w:-]+)\}[ \t]*(.*)$")
_OPTION = re.compile(r"^[ \t]*:([\w-]+):[ \t]*(.*)$")
_WORDS = re.compile(r"\s*(?:text|txt|plain|plaintext|none|md|markdown|quote)?\s*", re.I)
_CHUNK = re.compile(r"r|python|julia|ojs|bash|sql|stan|rcpp|js|javascript|dot|d3|css|asis|cat")
_FOR_PROGRAMS = re.compile(
    r"code|code-block|code-cell|sourcecode|literalinclude|toctree|contents|tableofcontents"
    r"|bibliography|raw|include|index|eval-rst|mermaid|graphviz|highlight"
)
# After so many directives that nothing closes, no more ends are looked for.
_PATIENCE = 20
_PICTURES = frozenset({"figure", "image", "figure-md", "subfigure"})


def read_fences(rows: Rows, sheet: Sheet) -> Rows:
    """Put colons for directives between fences, and put programs aside."""
    result: Rows = []
    fences, index, patience = Fences(rows), 0, _PATIENCE
    while index < len(rows):
        row = rows[index]
        directive = _DIRECTIVE.match(row.text)
        if directive is None and fence_of(row.text) is None:
            result.append(row)
            index += 1
            continue
        colons = directive is not None and directive[2][0] == ":"
        end = _closing_colons(rows, index) if colons and patience else fences.closing(index)
        if end == index:
            patience -= colons and patience > 0
            result += _unclosed(row, directive, sheet)
        elif directive and not _CHUNK.fullmatch(directive[3].lower()):
            result += _directive(rows[index : end + 1], directive, sheet)
        else:
            result += _taken_as_it_stands(rows[index : end + 1], sheet)
        index = end + 1
    return result


def _closing_colons(rows: Rows, start: int) -> int:
    """Find the row of colons that closes a directive: as many as it begins with, and no words."""
    match = _DIRECTIVE.match(rows[start].text)
    if match is None:
        return start
    open_ones = 0
    for index in range(start + 1, len(rows)):
        words = rows[index].text.strip()
        if words.startswith(match[2]) and words.strip(":"):
            open_ones += 1 if words.split()[0].startswith(match[2]) else 0
        elif words.startswith(match[2]) and len(words) >= len(match[2]):
            if not open_ones:
                return index
            open_ones -= 1
    return start


def _unclosed(row: Row, directive: re.Match[str] | None, sheet: Sheet) -> Rows:
    """Without an end, a fence would take the rest of the text along: it goes alone."""
    if directive and directive[2][0] == ":":
        return [row]
    sheet.leave_out(row, "a fence that nothing closes")
    return [row.says("")]


def _taken_as_it_stands(rows: Rows, sheet: Sheet) -> Rows:
    fence = fence_of(rows[0].text)
    if fence and _WORDS.fullmatch(fence[2]):
        return undrawn(rows)
    for row in rows:
        sheet.leave_out(row, PROGRAM)
    return [row.says("") for row in rows]


def _directive(rows: Rows, match: re.Match[str], sheet: Sheet) -> Rows:
    indent, _, name, argument = match.groups()
    name = name.lower()
    options, body = _options(rows[1:-1])
    if _FOR_PROGRAMS.fullmatch(name):
        for row in rows:
            sheet.leave_out(row, PROGRAM)
        return [row.says("") for row in rows]
    if name in _PICTURES:
        return _picture(rows[0], argument, options, body)
    kind = box_kind(name, *attributes_in(options.get("class", "")).words)
    names = kind or "-"
    inside = read_fences(body, sheet)
    return [
        rows[0].says(f"{indent}::: {names} {argument}".rstrip()),
        *inside,
        rows[-1].says(f"{indent}:::"),
    ]


def _options(rows: Rows) -> tuple[dict[str, str], Rows]:
    """Part a directive's options, one in a line and the first of it, from its text."""
    options: dict[str, str] = {}
    for index, row in enumerate(rows):
        match = _OPTION.match(row.text)
        if match is None:
            return options, rows[index:]
        options[match[1].lower()] = match[2].strip()
    return options, []


def _picture(row: Row, path: str, options: dict[str, str], body: Rows) -> Rows:
    caption = " ".join(one.text.strip() for one in body if one.text.strip())
    return picture_rows(row, path, options.get("alt", ""), caption)


def picture_rows(row: Row, source: str, alt: str, caption: str) -> Rows:
    """Write a picture as HTML does, between blank rows."""
    words = f' alt="{escape(alt)}"' if alt else ""
    said = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    written = f'<figure data-line="{row.line}"><img src="{escape(source)}"{words}>{said}</figure>'
    return [row.says(""), row.says(written), row.says("")]
