"""What becomes of markdown-it's tokens on their way to a page: places, boxes, captions, notes."""

import re
from collections import Counter
from dataclasses import dataclass

from markdown_it.token import Token
from markdown_it.utils import EnvType

from handoutkit.model.blocks import CalloutKind
from handoutkit.model.foreign import FIRST_MARK, ForeignBox
from handoutkit.read.markdown.foreign.attributes import attributes_in
from handoutkit.read.markdown.foreign.boxes import box_kind, stronger
from handoutkit.read.markdown.foreign.hidden import CONTENTS
from handoutkit.read.markdown.foreign.inlines import mark
from handoutkit.read.markdown.foreign.lists import nested, without_boxes, without_contents
from handoutkit.read.markdown.foreign.parser import parse_line
from handoutkit.read.markdown.foreign.sheet import Row, Rows, Sheet
from handoutkit.read.markdown.foreign.tables import captioned
from handoutkit.read.markdown.foreign.tag import tag

_MYST = re.compile(r"^\{([\w:-]+)\}\s*(.*)$")
_BRACED = re.compile(r"^\{([^{}]*)\}\s*:*$")
_NAMED = re.compile(r"^([\w-]+|-)\s*(?:\[(.*)\]|\{[^{}]*\})?\s*(.*?)\s*:*$")
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w:.-]|-\}|[\w-]+=).*")
_ID = re.compile(r"#([\w:.-]+)")
_TAG = re.compile(r"<(?=[a-zA-Z])([\w:-]+)(?![^<>]*\bdata-line=)")


@dataclass(frozen=True, slots=True)
class Info:
    """What stands behind the colons of a box."""

    kind: CalloutKind | None
    title: str


def read_info(info: str) -> Info:
    """Tell which box the words behind colons mean, and its title."""
    if match := _MYST.match(info):
        return Info(box_kind(match[1]), match[2])
    if match := _BRACED.match(info):
        attributes = attributes_in(match[1])
        kind = box_kind(*attributes.classes, *attributes.words)
        return Info(kind, attributes.first("title"))
    match = _NAMED.match(info)
    if match is None:
        return Info(None, info.strip(": "))
    title = match[2] or match[3] or ""
    kind = box_kind(match[1])
    unnamed = kind is None and match[1] != "-" and not re.match(r"[a-z]", match[1])
    return Info(kind, info if unnamed else title.strip("\"“”' "))


def arranged(tokens: list[Token], rows: Rows, sheet: Sheet, env: EnvType) -> list[Token]:
    """Give tokens that markdown-it can render, and note the boxes in `env["boxes"]`."""
    arranger = _Arranger(rows, sheet, env)
    tokens, contents = without_contents(tokens)
    for token in contents:
        arranger.leave_out(token, CONTENTS)
    tokens = without_boxes(captioned(nested(tokens)))
    result = [new for token in tokens for new in arranger.take(token)]
    env["boxes"] = arranger.boxes
    for label, words in list(env["inner"]):
        result += arranger.inner_note(label, words)
    return result


class _Arranger:
    """Takes tokens one after the other and remembers what is open."""

    def __init__(self, rows: Rows, sheet: Sheet, env: EnvType) -> None:
        self.boxes: list[ForeignBox] = []
        self._rows = rows
        self._sheet = sheet
        self._env = env
        self._kinds: list[CalloutKind | None] = []
        self._note = ""
        self._inner: dict[str, int] = {}
        self._heading: Token | None = None
        self._ids: Counter[str] = Counter()

    def take(self, token: Token) -> list[Token]:
        """Give what stands for a token."""
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(self._line(token.map[0])))
        if token.type == "html_block" and token.map:
            token.content = self._lined(token.content, token.map[0])
        match token.type:
            case "callout_open":
                return self._open_box(token)
            case "callout_close" | "footnote_reference_open" | "footnote_reference_close":
                return [self._end(token)]
            case "stray_fence":
                return []
            case "attributes":
                return [] if _ATTRIBUTES.fullmatch(token.content) else self._kept_lines(token)
            case "heading_open" | "heading_close":
                return self._take_heading(token)
            case "inline":
                return [self._words(token, self._line(token.map[0]) if token.map else 1)]
            case "fence":
                return self._kept_lines(token)
        return [token]

    def leave_out(self, token: Token, reason: str) -> None:
        """Put words aside."""
        line = self._line(token.map[0]) if token.map else 1
        self._sheet.leave_out(Row(token.content, line), reason)

    def _lined(self, html: str, row: int) -> str:
        """Write into the tags of HTML in which lines they stand."""
        lines = html.split("\n")
        return "\n".join(
            _TAG.sub(rf'<\1 data-line="{self._line(row + index)}"', line)
            for index, line in enumerate(lines)
        )

    def _end(self, token: Token) -> Token:
        """End a box, or begin or end a note."""
        if token.type == "callout_close":
            self._kinds.pop()
        else:
            self._note = str(token.meta.get("label", "")) if token.nesting > 0 else ""
        return tag("div", token.nesting)

    def inner_note(self, label: str, words: str) -> list[Token]:
        """Give the paragraph of a note that stands in the midst of the text."""
        self._note = label
        inline = parse_line(words, self._env)[0]
        line = self._inner.get(label, 1)
        paragraph = tag("p", 1)
        paragraph.attrSet("data-line", str(line))
        tokens = [paragraph, self._words(inline, line), tag("p", -1)]
        self._note = ""
        return tokens

    def _line(self, row: int) -> int:
        return self._rows[min(row, len(self._rows) - 1)].line if self._rows else 1

    def _open_box(self, token: Token) -> list[Token]:
        info = read_info(token.info)
        inside = any(self._kinds)
        self._kinds.append(info.kind)
        if info.kind and token.map:
            first, last = self._line(token.map[0]), self._line(max(token.map[1] - 1, token.map[0]))
            if inside:
                self._strengthen(info.kind)
            else:
                self.boxes.append(ForeignBox(first, last, info.kind))
        opening = tag("div", 1, like=token)
        return [opening, *(self._title(info.title, token) if info.title else [])]

    def _strengthen(self, kind: CalloutKind) -> None:
        box = self.boxes[-1]
        self.boxes[-1] = ForeignBox(box.first, box.last, stronger(box.role, kind))

    def _title(self, title: str, token: Token) -> list[Token]:
        inline = parse_line(title, self._env)[0]
        opening, strong = tag("p", 1, like=token), tag("strong", 1, like=token)
        return [opening, strong, inline, tag("strong", -1), self._nothing(), tag("p", -1)]

    def _nothing(self) -> Token:
        """Give a character that says nothing: bold words with it are not taken for a heading."""
        inline = Token("inline", "", 0)
        inline.children = [Token("text", "", 0)]
        inline.children[0].content = mark(self._sheet, "", "")
        return inline

    def _take_heading(self, token: Token) -> list[Token]:
        """Inside a box a heading is its title: bold words of a paragraph."""
        if not any(self._kinds):
            self._heading = token if token.nesting > 0 else None
            return [token]
        strong = tag("strong", token.nesting, like=token)
        token.tag = "p"
        return [token, strong] if token.nesting > 0 else [strong, self._nothing(), token]

    def _words(self, token: Token, line: int) -> Token:
        children = token.children or []
        if self._heading is not None:
            self._heading.attrSet("id", self._id(token.content))
        if children and children[-1].type == "text":
            children[-1].content = _braces(children[-1].content)[0]
        if self._note:
            begins = Token("text", "", 0)
            begins.content = mark(self._sheet, "", "", note=self._note)
            children = [begins, *children]
        for child in children:
            if child.nesting > 0 or child.type == "image":
                child.attrSet("data-line", str(line))
            if child.type == "html_inline":
                child.content = _TAG.sub(rf'<\1 data-line="{line}"', child.content)
            if child.type == "text":
                self._remember_inner(child.content, line)
            if child.type == "image" and not child.content and not child.children:
                child.attrs.pop("alt", None)
        token.children = children
        return token

    def _id(self, heading: str) -> str:
        """Give the id by which links of the text call a heading: its own, or one of its words."""
        words, braces = _braces(heading)
        written = _ID.search(braces)
        words = words.lower()
        name = written[1] if written else re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", words).strip())
        self._ids[name] += 1
        return name if self._ids[name] == 1 else f"{name}-{self._ids[name] - 1}"

    def _remember_inner(self, text: str, line: int) -> None:
        for character in text:
            if ord(character) >= FIRST_MARK:
                label = self._sheet.marks[ord(character) - FIRST_MARK].markdown.strip("[^]")
                self._inner.setdefault(label, line)

    def _kept_lines(self, token: Token) -> list[Token]:
        """Write text between fences as lines of a paragraph."""
        inline = Token("inline", "", 0)
        inline.children = []
        for index, line in enumerate(token.content.strip("\n").split("\n")):
            words = Token("text", "", 0)
            words.content = line.strip()
            inline.children += ([Token("hardbreak", "br", 0)] if index else []) + [words]
        return [tag("p", 1, like=token), inline, tag("p", -1)]


def _braces(text: str) -> tuple[str, str]:
    """Part the braces at the end of words, which say how they are called or look."""
    words = text.rstrip()
    at = words.rfind("{")
    if at >= 0 and words.endswith("}") and _ATTRIBUTES.fullmatch(words, at):
        return words[:at].rstrip(), words[at:]
    return text, ""
