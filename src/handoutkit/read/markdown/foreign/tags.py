"""Tags of other tools that stand alone in a line: Liquid's, Hugo's, JSX's, and HTML's containers.

Those that make a box become colons; others go, but for their words that readers see.
"""

import re

from handoutkit.read.markdown.foreign.attributes import Attributes, attributes_in
from handoutkit.read.markdown.foreign.boxes import box_kind
from handoutkit.read.markdown.foreign.fenced import PROGRAM, picture_rows
from handoutkit.read.markdown.foreign.hidden import COMMAND, CONTENTS
from handoutkit.read.markdown.foreign.sheet import Row, Rows, Sheet, changed, with_fences

_LIQUID = re.compile(r"^[ \t]*\{%-?\s*(end)?([\w-]+)\s*([^{}]*?)-?%\}[ \t]*$")
_HUGO = re.compile(r"^[ \t]*\{\{[<%]\s*(/)?\s*([\w/-]+)\s*([^{}]*?)\s*/?\s*[%>]\}\}[ \t]*$")
_COMPONENT = re.compile(r"^[ \t]*<(/)?([A-Z][\w.]*)((?:\s[^<>]*)?)>[ \t]*$")
_COMPONENTS = re.compile(r"^[ \t]*(?:</?[A-Z][\w.]*(?:\s[^<>]*)?>[ \t]*)+$")
_WHOLE_COMPONENT = re.compile(r"^[ \t]*<([A-Z][\w.]*)((?:\s[^<>]*)?)>(.+)</\1>[ \t]*$")
_ANY_COMPONENT = re.compile(r"</?[A-Z][\w.]*(?:\s[^<>]*)?>")
_MODULE = re.compile(
    r"^(?:import\s[^'\"]*\sfrom\s+['\"].*['\"];?|import\s+['\"].*['\"];?|export\s+(?:const|default|let|function)\b.*)\s*$"
)
_CONTAINER = re.compile(
    r"^[ \t]*<(/)?(div|section|center|details|aside|article|main|header|footer|figure)"
    r"(\s[^<>]*)?>[ \t]*$",
    re.I,
)
_WHOLE_ELEMENT = re.compile(r"^[ \t]*<(summary|h[1-6]|p|div|center)\b[^<>]*>.*</\1>[ \t]*$", re.I)
_PICTURES = frozenset({"figure", "img", "image", "picture", "nextimage", "staticimage"})
_KIND_KEYS = (
    "type",
    "kind",
    "style",
    "variant",
    "color",
    "colour",
    "severity",
    "intent",
    "status",
    "state",
    "level",
)
_INCLUDES = frozenset({"include", "render", "partial"})


def read_tags(rows: Rows, sheet: Sheet) -> Rows:
    """Put colons, pictures or words for tags."""
    rows = _without_modules(_boxed_containers(rows), sheet)
    return changed(rows, lambda row: _read(row, sheet))


def _read(row: Row, sheet: Sheet) -> Rows:
    text = row.text
    if not text.lstrip().startswith(("<", "{")):
        return [row]
    if match := _LIQUID.match(text) or _HUGO.match(text) or _COMPONENT.match(text):
        return _tag(row, bool(match[1]), match[2], match[3] or "", sheet)
    if match := _WHOLE_COMPONENT.match(text):
        opening = _tag(row, False, match[1], match[2], sheet)
        return [*opening, row.says(match[3]), *_tag(row, True, match[1], "", sheet)]
    if _COMPONENTS.match(text):
        parts = [row.says(tag) for tag in _ANY_COMPONENT.findall(text)]
        return [new for part in parts for new in _read(part, sheet)]
    if _CONTAINER.match(text):
        return [row.says(""), row, row.says("")]
    # CommonMark takes the lines behind it for HTML too.
    return [row, row.says("")] if _WHOLE_ELEMENT.match(text) else [row]


def _tag(row: Row, closes: bool, name: str, written: str, sheet: Sheet) -> Rows:
    attributes = attributes_in(written)
    name = name.split("/")[-1].lower()
    if name in _INCLUDES and attributes.words:
        name = attributes.words[0].split("/")[-1].partition(".")[0].lower()
        content = attributes.first("content", "text")
        if content and box_kind(name):
            return _boxed(row, box_kind(name) or "tip", attributes.first("title"), content)
    if name in _PICTURES and not closes:
        source = attributes.first("src", "url", "image", "file", "link", "path")
        caption = attributes.first("caption", "title")
        if source:
            return picture_rows(row, source, attributes.first("alt"), caption)
    kind = box_kind(name, *(attributes.first(key) for key in _KIND_KEYS), *attributes.words)
    if box_kind(name):
        sheet_rows = [row.says(":::" if closes else f"::: {kind} {_title(attributes)}".rstrip())]
        return [row.says(""), *sheet_rows, row.says("")]
    if not closes and attributes.seen:
        return [row.says(""), row.says(f"**{attributes.seen}**"), row.says("")]
    sheet.leave_out(row, CONTENTS if name == "toc" else COMMAND)
    return [row.says("")]


def _boxed(row: Row, kind: str, title: str, content: str) -> Rows:
    opening = row.says(f"::: {kind} {title}".rstrip())
    return [row.says(""), opening, row.says(content), row.says(":::"), row.says("")]


def _title(attributes: Attributes) -> str:
    quoted = [words for words in attributes.quoted if box_kind(words) is None]
    return attributes.first("title", "header", "heading", "summary", "label") or "".join(quoted[:1])


def _without_modules(rows: Rows, sheet: Sheet) -> Rows:
    """Take lines of a program away that MDX has between its paragraphs."""
    result: Rows = []
    in_module = False
    for _, row, fenced in with_fences(rows):
        in_module = (
            not fenced and bool(row.text.strip()) and (in_module or bool(_MODULE.match(row.text)))
        )
        if in_module:
            sheet.leave_out(row, PROGRAM)
        result.append(row.says("") if in_module else row)
    return result


def _boxed_containers(rows: Rows) -> Rows:
    """Put colons for HTML's containers whose class names a box, down to where each ends."""
    open_ones: list[tuple[int, bool]] = []
    result = list(rows)
    for index, row, fenced in with_fences(rows):
        match = None if fenced else _CONTAINER.match(row.text)
        if match is None:
            continue
        if not match[1]:
            attributes = attributes_in(match[3] or "")
            kind = box_kind(*attributes.classes) if attributes.classes else None
            open_ones.append((index, kind is not None))
            if kind:
                result[index] = row.says(f"::: {kind} {attributes.first('title')}".rstrip())
        elif open_ones and open_ones.pop()[1]:
            result[index] = row.says(":::")
    for index, is_box in open_ones:
        if is_box:
            result[index] = rows[index]
    return result
