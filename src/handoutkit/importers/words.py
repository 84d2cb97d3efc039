"""Words of a source in the house's Markdown: what would be a mark is escaped, and no more.

html-to-markdown's room. Knows neither files nor passages.
"""

import re
from html import escape as as_html
from html import unescape
from urllib.parse import quote

from html_to_markdown import ConversionOptions, convert
from lxml import etree, html
from lxml.html import HtmlElement

from handoutkit.importers.marks import BREAK, KINDS, NOTE, Kind, Marked, settle
from handoutkit.importers.passages import Words

# Private-use characters stand for what is ours while the library turns other marks into Markdown.
_BACKSLASH, _OPEN, _CLOSE, _END, _NO_BREAK_SPACE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue005"
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_MARKS = re.compile(r"[\\`*\[\]{}~^<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,32};)|!(?=\[)")
_LINE_MARK = re.compile(r"^(#|[-+](?=\s|$)|-(?=-)|[=>|]|:(?=\s|::)|Table(?=:))")
_LINE_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_EDGES = (" ", "\u00a0", BREAK)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_TAGS: dict[object, tuple[Kind, str]] = {
    "b": ("strong", "strong"),
    "strong": ("strong", "strong"),
    "i": ("em", "em"),
    "em": ("em", "em"),
    "sub": ("script", "sub"),
    "sup": ("script", "sup"),
}
_OPTIONS = ConversionOptions(
    sub_symbol="~", sup_symbol="^", convert_as_inline=True, extract_metadata=False, autolinks=False
)


def spaced(text: str) -> str:
    """Give a text with single spaces and none around it; no-break spaces inside it stay."""
    return _SPACE.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip(" \u00a0")


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
    what other elements hold are words without marks. Addresses are taken as they stand. An empty
    `<span data-note="n">` becomes the mark of note `n`, which is no word.
    """
    if "<" not in fragment:
        return plain_words(_PRIVATE.sub("\ufffd", unescape(fragment)))
    notes: list[str] = []
    marked = _spaced(_marked(fragment, notes))
    plain = spaced("".join(marked.letters).replace(NOTE, ""))
    settle(marked)
    return Words(plain.replace(BREAK, "\n"), _markdown(marked, notes))


def _marked(fragment: str, notes: list[str]) -> Marked:
    """Read HTML as characters with marks; the labels of notes are added to `notes`."""
    root: HtmlElement = html.fragment_fromstring(fragment, create_parent="div")
    etree.strip_tags(root, etree.Comment, etree.PI)
    marked = Marked()
    stack: list[dict[Kind, str]] = [{}]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            stack.pop() if len(stack) > 1 else None
            if element is not root:
                marked.add(_PRIVATE.sub("\ufffd", element.tail or ""), stack[-1])
            continue
        marks = dict(stack[-1])
        kind, value = _mark_of(element)
        if kind and value and not marks.get(kind):
            marks[kind] = value
        if element.tag == "br":
            marked.add(BREAK, marks)
        elif (note := element.get("data-note")) is not None:
            notes.append(note)
            marked.add(NOTE, marks)
        stack.append(marks)
        marked.add(_PRIVATE.sub("\ufffd", element.text or ""), marks)
    return marked


def _mark_of(element: HtmlElement) -> tuple[Kind | None, str]:
    """Give the mark that an element is, if it is one."""
    if element.tag == "a":
        return "link", element.get("href") or ""
    if element.tag == "span" and _LANGUAGE.fullmatch(element.get("lang") or ""):
        return "lang", element.get("lang") or ""
    return _TAGS.get(element.tag, (None, ""))


def _spaced(marked: Marked) -> Marked:
    """Keep single spaces, none around breaks of a line or at the ends, and no two breaks."""
    kept: list[int] = []
    for at, letter in enumerate(marked.letters):
        if letter in "\u200b\ufeff":
            continue
        if letter in " \t\r\n\f\v":
            marked.letters[at] = " "
        before = marked.letters[kept[-1]] if kept else BREAK
        if marked.letters[at] == " " and before in (" ", BREAK):
            continue
        if letter == BREAK:
            while kept and marked.letters[kept[-1]] in (" ", BREAK):
                kept.pop()
            if not kept:
                continue
        kept.append(at)
    while kept and marked.letters[kept[-1]] in _EDGES:
        kept.pop()
    while kept and marked.letters[kept[0]] in _EDGES:
        del kept[0]
    marks = {kind: [marked.marks[kind][at] for at in kept] for kind in KINDS}
    return Marked([marked.letters[at] for at in kept], marks)


def _markdown(marked: Marked, notes: list[str]) -> str:
    """Write characters with marks as Markdown."""
    written = _html(marked, 0, len(marked.letters), ())
    markdown = (convert(written, _OPTIONS).content or "").strip(" \n")
    labels = (f"[^{label}]" for label in notes)
    ours = {
        _BACKSLASH: "\\",
        _OPEN: "[",
        _CLOSE: "](",
        _END: ")",
        _NO_BREAK_SPACE: "\u00a0",
        "\ue007": "]{lang=",
        "\ue008": "}",
        BREAK: "\\\n",
    }
    return _PRIVATE.sub(lambda match: ours.get(match.group()) or next(labels), markdown)


def _html(marked: Marked, start: int, end: int, done: tuple[Kind, ...]) -> str:
    """Write a stretch as HTML: at each place the mark that reaches furthest comes first."""
    parts: list[str] = []
    at = start
    while at < end:
        open_here = [kind for kind in KINDS if kind not in done and marked.marks[kind][at]]
        if not open_here:
            until = at + 1
            while until < end and not any(
                marked.marks[kind][until] for kind in KINDS if kind not in done
            ):
                until += 1
            parts.append(_text(marked.letters[at:until], ends_line=until == end))
        else:
            ends = {kind: marked.end(kind, at, end) for kind in open_here}
            kind = max(open_here, key=lambda one: ends[one])
            until = ends[kind]
            inner = _html(marked, at, until, (*done, kind))
            parts.append(_wrapped(kind, marked.marks[kind][at], inner))
        at = until
    return "".join(parts)


def _text(letters: list[str], *, ends_line: bool) -> str:
    # Before the bracket of a link, an exclamation mark would make it an image.
    if letters[-1] == "!" and not ends_line:
        letters = [*letters[:-1], _BACKSLASH, "!"]
    text = _MARKS.sub(lambda match: _BACKSLASH + match.group(), "".join(letters))
    text = text.replace("\\", _BACKSLASH)
    return as_html(text.replace("\u00a0", _NO_BREAK_SPACE), quote=False)


def _wrapped(kind: Kind, value: str, inner: str) -> str:
    if kind == "link":
        address = quote(value, safe="!#$%&'*+,/:;=?@[]~-._")
        # What begins with an @ between brackets would be a citation.
        inner = _BACKSLASH * inner.startswith("@") + inner
        # And what begins with a raised character would be the mark of a note.
        if inner.startswith("<sup>"):
            inner = inner.replace("<sup>", "", 1).replace("</sup>", "", 1)
        return f"{_OPEN}{inner}{_CLOSE}{as_html(address, quote=False)}{_END}"
    if kind == "lang":
        return f"{_OPEN}{inner}\ue007{value}\ue008"
    return f"<{value}>{inner}</{value}>"
