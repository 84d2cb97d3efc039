"""Inline tokens become the model's inlines. Knows not what block they stand in."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from handoutkit.codes import (
    BAD_LINK,
    LEFTOVER_BRACES,
    MISPLACED_IMAGE,
    NO_WORD_FOR,
    RAW_HTML,
    TOO_DEEP,
    UNKNOWN_LANGUAGE,
)
from handoutkit.findings import Code, Place
from handoutkit.language.locales import is_known
from handoutkit.model.blocks import (
    Citation,
    Cite,
    Claim,
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    LineBreak,
    Link,
    NoteMark,
    Strong,
    Sub,
    Sup,
    Text,
)
from handoutkit.model.walk import plain_text
from handoutkit.read.markdown import links
from handoutkit.read.markdown.citations import WrittenCite
from handoutkit.read.markdown.faults import FAULT, Fault
from handoutkit.read.markdown.parser import Node, parse_inlines
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.source import Stretch
from handoutkit.read.markdown.spans import Attributes
from handoutkit.read.said import quote

_DEEPEST = 10
# No paragraph for a reader is longer; some texts make the parser look again for each character.
_LONGEST = 20_000
_TIMES = re.compile(r"[0-9]\*[0-9]")


def inline_nodes(reading: Reading, stretch: Stretch) -> list[Node] | None:
    """Parse the text of a block; none, and a finding, if there is too much of it."""
    if len(stretch.text) <= _LONGEST:
        return parse_inlines(stretch.text, reading.parsed.env)
    message = f"this paragraph has more than {_LONGEST} characters"
    reading.report(TOO_DEEP, stretch.place(0), message, "Make several paragraphs of it.")
    return None


def read_inlines(reading: Reading, stretch: Stretch, where: Where) -> Inlines:
    """Read the text of a block."""
    return inlines_of(reading, stretch, where, inline_nodes(reading, stretch))


def inlines_of(
    reading: Reading, stretch: Stretch, where: Where, nodes: Sequence[Node] | None
) -> Inlines:
    """Read what has been parsed."""
    if nodes is None:
        return (Text(text=stretch.text, place=stretch.place(0)),)
    return _InlineReader(reading, stretch, where).read(nodes)


def nothing_but(kind: str, nodes: Sequence[Node] | None) -> Node | None:
    """Give the one node that a block consists of, if it is of this kind."""
    return nodes[0] if nodes and len(nodes) == 1 and nodes[0].kind == kind else None


@dataclass(frozen=True, slots=True)
class _InlineReader:
    reading: Reading
    stretch: Stretch
    where: Where
    depth: int = 0

    def read(self, nodes: Sequence[Node]) -> Inlines:
        if self.depth > _DEEPEST:
            message = "too many marks stand one within the other here"
            self.reading.report(TOO_DEEP, self.stretch.place(0), message, "Take some away.")
            return (Text(text=_words(nodes), place=self.stretch.place(0)),)
        self._complain_about_stars(nodes)
        return _joined(inline for node in nodes for inline in _READ[node.kind](self, node))

    def inside(self, node: Node) -> Inlines:
        deeper = _InlineReader(self.reading, self.stretch, self.where, self.depth + 1)
        return deeper.read(node.children)

    def place(self, node: Node) -> Place:
        return self.stretch.place(node.at)

    def report(self, code: Code, node: Node, message: str, hint: str) -> None:
        self.reading.report(code, self.place(node), message, hint)

    def text(self, node: Node, text: str | None = None, after: int = 0) -> Inlines:
        """Give the text of a token, or `text`, which begins `after` characters of markup."""
        text = node.token.content if text is None else text
        return (Text(text=text, place=self.stretch.place(node.at + after)),) if text else ()

    def _complain_about_stars(self, nodes: Sequence[Node]) -> None:
        """Find runs of stars that stayed text: each is a token, and they share their offset."""
        said = -1
        for node, after in pairwise(nodes):
            stars = node.kind == after.kind == "text" and node.token.content == "*"
            if stars and after.token.content == "*" and node.at == after.at != said:
                said = node.at
                message = "these stars begin or end no bold words and would be printed"
                hint = "Put them directly before and behind the words: **words**. Or write \\*."
                self.report(LEFTOVER_BRACES, node, message, hint)


def _joined(inlines: Iterable[Inline]) -> Inlines:
    found = tuple(inlines)
    if len(found) == 1:
        return found
    joined: list[Inline] = []
    for is_text, group in groupby(found, key=lambda inline: isinstance(inline, Text)):
        members = list(group)
        if is_text:
            words = "".join(inline.text for inline in members if isinstance(inline, Text))
            members = [Text(text=words, place=members[0].place)]
        joined += members
    return tuple(joined)


def _words(nodes: Sequence[Node]) -> str:
    """Give the words of nodes nested to any depth."""
    words: list[str] = []
    rest = list(reversed(nodes))
    while rest:
        node = rest.pop()
        words.append(" " if node.kind in {"softbreak", "hardbreak"} else node.token.content)
        rest += reversed(node.children)
    return "".join(words)


def _special(reader: _InlineReader, node: Node) -> Inlines:
    written = node.token.markup
    if node.token.content == "\ufffd" and written.lower() != "&#xfffd;":
        message = f"{written} stands for no character that can be printed"
        reader.report(NO_WORD_FOR, node, message, "Write the character itself.")
    return reader.text(node)


def _emphasis(reader: _InlineReader, node: Node) -> Inlines:
    if _TIMES.match(reader.stretch.text, max(node.at - 1, 0)):
        message = "the star between two numbers begins words in italics and is not printed"
        reader.report(NO_WORD_FOR, node, message, "Write × for times, or \\* to print a star.")
    return (Emphasis(children=reader.inside(node), place=reader.place(node)),)


def _link(reader: _InlineReader, node: Node) -> Inlines:
    token = node.token
    # markdown-it has gone on to the words of a link when it makes the link's token.
    at = node.at if token.markup == "autolink" else node.at - 1
    place = reader.stretch.place(at)
    reader.reading.used_addresses.add(str(token.meta.get("label", "")))
    children = reader.inside(node)
    href = str(token.attrs.get("href", ""))
    problem = None if href.startswith("#") else links.problem_with(href)
    hint = links.HINT
    if href.startswith("#"):
        reader.reading.section_links.append((href[1:], place))
    if problem is None and not plain_text(children).strip():
        problem, hint = "the link has no words", "Write between [ and ] where it leads."
    if problem:
        reader.reading.report(BAD_LINK, place, problem, hint)
    if "title" in token.attrs:
        message = "the title of a link is not printed"
        hint = "Remove what stands in quotes behind the address."
        reader.reading.report(NO_WORD_FOR, place, message, hint)
    if problem:
        return children
    return (Link(href=links.encoded(href), children=children, place=place),)


def _span(reader: _InlineReader, node: Node) -> Inlines:
    attributes: Attributes = node.token.meta["attributes"]
    children, place = reader.inside(node), reader.place(node)
    if attributes.lang and not is_known(attributes.lang):
        message = f"no language has the tag {quote(attributes.lang)}"
        hint = "Write a BCP 47 tag, such as es or zh-Hant."
        reader.report(UNKNOWN_LANGUAGE, node, message, hint)
    elif attributes.lang:
        children = (LanguageSpan(lang=attributes.lang, children=children, place=place),)
    return (Claim(children=children, place=place),) if attributes.claim else children


def _citation(reader: _InlineReader, node: Node) -> Inlines:
    written: tuple[WrittenCite, ...] = node.token.meta["cites"]
    cites = tuple(
        Cite(key=cite.key, locator=cite.locator, place=reader.stretch.place(cite.at))
        for cite in written
    )
    return (Citation(cites=cites, place=reader.place(node)),)


def _note_mark(reader: _InlineReader, node: Node) -> Inlines:
    label = node.token.content
    if not reader.reading.has_sections:
        hint = "Put what the note is to say into the text."
        reader.report(NO_WORD_FOR, node, "this text has no notes", hint)
        return ()
    if reader.where.in_note:
        hint = "Put what that note says into this one."
        reader.report(NO_WORD_FOR, node, "a note cannot point to a note", hint)
    reader.reading.marks.append((label, reader.place(node)))
    return (NoteMark(label=label, place=reader.place(node)),)


def _image(reader: _InlineReader, node: Node) -> Inlines:
    reader.reading.used_addresses.add(str(node.token.meta.get("label", "")))
    hint = "Put it on a line of its own, with a blank line before and after it."
    reader.report(MISPLACED_IMAGE, node, "an image stands within text", hint)
    return reader.text(node, after=len("!["))


def _code(reader: _InlineReader, node: Node) -> Inlines:
    hint = "Write the words without the backticks; \\` prints one."
    reader.report(NO_WORD_FOR, node, "code (`…`) has no form in a handout", hint)
    return reader.text(node, after=len(node.token.markup))


def _html(reader: _InlineReader, node: Node) -> Inlines:
    hint = "Write it in Markdown; a backslash at the end of a line breaks it; \\< prints a <."
    message = f"{quote(node.token.content)} is raw HTML, which is not printed"
    reader.report(RAW_HTML, node, message, hint)
    return ()


def _fault(reader: _InlineReader, node: Node) -> Inlines:
    fault: Fault = node.token.meta["fault"]
    reader.reading.report_fault(fault, reader.place(node))
    return reader.text(node)


_READ: Mapping[str, Callable[[_InlineReader, Node], Inlines]] = {
    "text": lambda reader, node: reader.text(node),
    "text_special": _special,
    "softbreak": lambda reader, node: reader.text(node, " "),
    "hardbreak": lambda reader, node: (LineBreak(place=reader.place(node)),),
    "em": _emphasis,
    "strong": lambda reader, node: (
        Strong(children=reader.inside(node), place=reader.place(node)),
    ),
    "sub": lambda reader, node: (Sub(children=reader.inside(node), place=reader.place(node)),),
    "sup": lambda reader, node: (Sup(children=reader.inside(node), place=reader.place(node)),),
    "link": _link,
    "span": _span,
    "citation": _citation,
    "note_mark": _note_mark,
    "image": _image,
    "code_inline": _code,
    "html_inline": _html,
    FAULT: _fault,
}
