"""Words of a source in the house's Markdown: what would be a mark is escaped, and no more.

html-to-markdown's room. Knows neither files nor passages.
"""

import re
from html import escape as as_html

from html_to_markdown import ConversionOptions, convert
from lxml import html
from lxml.html import HtmlElement

from handoutkit.importers.passages import Words

# Private-use characters stand for what is ours while the library turns other marks into Markdown.
_BACKSLASH, _OPEN, _CLOSE, _END, _BREAK, _NO_BREAK_SPACE = map(chr, range(0xE000, 0xE006))
_WRITTEN = {_BACKSLASH: "\\", _OPEN: "[", _CLOSE: "]{lang=", _END: "}", _NO_BREAK_SPACE: "\u00a0"}
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_MARKS = re.compile(r"[\\`*\[\]{}~^<]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)|!(?=\[)")
_LINE_MARK = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=-)|[=>|]|:(?=\s|::)|Table(?=:))")
_LINE_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")

_OPTIONS = ConversionOptions(
    sub_symbol="~", sup_symbol="^", convert_as_inline=True, extract_metadata=False, autolinks=False
)


def spaced(text: str) -> str:
    """Give a text with single spaces and none around it; no-break spaces stay."""
    return _SPACE.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip(" ")


def escaped(text: str) -> str:
    """Put a backslash before each character of a text that would be a mark of Markdown or ours."""
    return _MARKS.sub(lambda match: "\\" + match.group(), text)


def line_escaped(markdown: str) -> str:
    """Escape what would be a mark because a line begins with it."""
    if _LINE_NUMBER.match(markdown):
        return _LINE_NUMBER.sub(r"\1\\\2", markdown)
    if markdown.startswith("Table:"):
        return markdown.replace(":", r"\:", 1)
    return "\\" + markdown if _LINE_MARK.match(markdown) else markdown


def plain_words(text: str) -> Words:
    """Give words that carry no marks."""
    plain = spaced(text)
    return Words(plain, escaped(plain))


def html_words(fragment: str) -> Words:
    """Give the words of a paragraph's HTML, with the marks that the house has.

    Stress, links, lowered and raised characters, breaks of a line, and parts in another language;
    what other elements hold are words without marks. Addresses are taken as they stand.
    """
    root: HtmlElement = html.fragment_fromstring(fragment, create_parent="div")
    for element in list(root.iter()):
        element.tail = _without_private(element.tail)
        if not isinstance(element.tag, str):
            element.drop_tree()
        elif element.tag == "br":
            element.tail = _BREAK + (element.tail or "")
            element.drop_tag()
        else:
            element.text = _without_private(element.text)
    plain = _line_breaks(spaced(root.text_content()), "\n")
    return Words(plain, _line_breaks(_markdown(root), "\\\n"))


def _markdown(root: HtmlElement) -> str:
    """Turn the marks of an element into Markdown, and escape its words on the way."""
    for element in root.iter():
        element.text, element.tail = _escaped(element.text), _escaped(element.tail)
    for element in root.iter("span"):
        if element.get("lang"):
            _mark_language(element)
    inner = as_html(root.text or "", quote=False) + "".join(
        html.tostring(child, encoding="unicode") for child in root
    )
    marked = spaced(convert(inner, _OPTIONS).content or "")
    for mark, written in _WRITTEN.items():
        marked = marked.replace(mark, written)
    return marked


def _without_private(text: str | None) -> str | None:
    return _PRIVATE.sub("", text) if text else text


def _escaped(text: str | None) -> str | None:
    if not text:
        return text
    marked = _MARKS.sub(lambda match: _BACKSLASH + match.group(), text)
    return marked.replace("\u00a0", _NO_BREAK_SPACE)


def _line_breaks(text: str, written: str) -> str:
    """Write breaks of a line: none at the beginning or the end, never two."""
    lines = (line.strip(" ") for line in text.split(_BREAK))
    return written.join(line for line in lines if line)


def _mark_language(element: HtmlElement) -> None:
    """Put our marks around a part in another language."""
    element.text = _OPEN + (element.text or "")
    closing = f"{_CLOSE}{element.get('lang')}{_END}"
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing
