"""From the text of a page to a tree, whatever it is like: broken, deep, or with a prolog of XML.

Knows no element's meaning but what contains what.
"""

import re
from collections import Counter
from html import escape

from lxml import etree, html
from lxml.html import HtmlElement

from handoutkit.importers.page.names import named

# libxml2 gives up at 2,048 levels and loses the words below; real pages have a few dozen.
_DEEPEST = 200

# Where end tags may be missing, depth cannot be counted; the parser closes these itself.
_CLOSED_BY_OTHERS = named(
    "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp html head body"
)
_VOID = named("area base br col embed hr img input link meta source track wbr param")
_INLINE = named("a abbr b bdi bdo big cite code del em font i ins kbd mark q s small span")

_TAG = re.compile(
    r"<!--(?:.*?-->|.*\Z)|<(script|style)\b(?:.*?</\1\b|.*\Z)|<(/?)([a-zA-Z][\w:-]*+)[^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_PARTING = "<br><br>"
_PARTED = re.compile(rf"(?:{_PARTING}\s*){{2,}}")
_PROLOG = re.compile(r"\A\s*<\?xml\b[^>]*>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)

# Controls of a terminal, marks of order that the house sets itself, and characters without a shape.
_SILENT = {
    **dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, 0x2060, 0xFEFF], None),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF], None),
    **dict.fromkeys(range(0xD800, 0xE000), None),
    **{code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)},
}


def page_tree(text: str) -> HtmlElement:
    """Give the tree of a page, at least an empty one."""
    if _PROLOG.match(text):
        text = _CDATA.sub(lambda match: escape(match.group(1)), _PROLOG.sub("", text))
    return parsed(shallow(text))


def parsed(text: str) -> HtmlElement:
    """Parse HTML that is not too deep."""
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    data = said(text).encode("utf-8")
    try:
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return html.document_fromstring("<body></body>", ensure_head_body=True)


def body_of(root: HtmlElement) -> HtmlElement:
    """Give the body of a page, which every page has once it is parsed."""
    body = root.find("body")
    return root if body is None else body


def said(text: str) -> str:
    """Take away the characters that say nothing, and read those of Windows as Windows does."""
    return text.translate(_SILENT)


def shallow(text: str) -> str:
    """Take the tags away that stand deeper than any page has reason to; words stay apart."""
    depths = _Depths()
    return _PARTED.sub(_PARTING, _TAG.sub(depths.keep, text))


class _Depths:
    """The elements that are open, while the tags of a page go by."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()

    def keep(self, match: re.Match[str]) -> str:
        """Give a tag as it stands, or what parts words in its place."""
        name = (match.group(3) or "").lower()
        if not name or name in _VOID or name in _CLOSED_BY_OTHERS:
            return match.group()
        if match.group(2):
            return match.group() if self._close(name) else _parting(name)
        if match.group().endswith("/>") and name not in ("div", "span", "a", "p"):
            return match.group()
        kept = len(self._open) < _DEEPEST
        self._open.append((name, kept))
        self._count[name] += 1
        return match.group() if kept else _parting(name)

    def _close(self, name: str) -> bool:
        """Close the innermost element of a name; tell whether its end tag stays."""
        if not self._count[name]:
            return True
        while self._open:
            closed, kept = self._open.pop()
            self._count[closed] -= 1
            if closed == name:
                return kept
        return True


def _parting(name: str) -> str:
    return "" if name in _INLINE else _PARTING
