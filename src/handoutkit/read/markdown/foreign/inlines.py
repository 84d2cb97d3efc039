"""Words with marks of other tools: citations, marks of notes, spans, wiki links, roles.

What HTML has no word for becomes one character that stands for it (`handoutkit.model.foreign`).
"""

import re
from html import unescape

from markdown_it.helpers import parseLinkLabel
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from handoutkit.model.foreign import FIRST_MARK, ForeignMark
from handoutkit.read.markdown.foreign.attributes import attributes_in
from handoutkit.read.markdown.foreign.sheet import Sheet

_CITE = re.compile(r"\[([^\[\]@]{0,120}?)(-?@[^\[\]]{1,600})\](?!\()")
_PART = re.compile(
    r"\s*([^@]*?)-?@\{?([A-Za-z0-9_][\w:.#$%&+?<>~/-]*?\w|\w)\}?(?:\s*,\s*|\s+|$)(.*)$", re.S
)
_NARRATIVE = re.compile(r"@\{?([A-Za-z]\w*(?:[:.#$%&+?<>~/-]\w+)*)\}?(?: \[([^\[\]@]{1,100})\])?")
_ROLE = re.compile(r"\{([\w:-]{1,40})\}`([^`\n]{1,400})`")
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_INNER_NOTE = re.compile(r"\^\[")
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_BRACES = re.compile(r"\{(?:[:.#]|[\w-]+=)[^{}\n]{0,300}\}")
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$", re.I)
_EMOJI = re.compile(r":([a-z0-9_+-]{2,40}):")
_MARKED = re.compile(r"(==|\+\+)(?=\S)")
_INSIDE_WORD = re.compile(r"[\w/.]")
_WOULD_MARK = re.compile(r"[\\\[\]*^~`<]")
_KEY_LIKE = re.compile(r"(?=.*[A-Za-z])(?=.*\d\d)")
# What signs written as words say; whose only use is to please is left as it stands.
_SIGNS = {
    "warning": "⚠", "exclamation": "❗", "bangbang": "‼", "heavy_check_mark": "✔",
    "white_check_mark": "✔", "x": "✖", "information_source": "ℹ", "phone": "☎", "telephone": "☎",
    "arrow_right": "→", "point_right": "→", "stop_sign": "⚠", "no_entry": "⚠",
    "rotating_light": "⚠",
}  # fmt: skip


def add_to(ruler: Ruler[RuleFuncInlineType]) -> None:
    """Add the rules to those of the parser."""
    ruler.before("emphasis", "lowered", _lowered)
    ruler.before("emphasis", "raised", _raised)
    ruler.before("emphasis", "highlighted", _highlighted)
    ruler.before("link", "foreign_citation", _citation)
    ruler.before("link", "foreign_note", _note)
    ruler.before("link", "wiki_link", _wiki)
    ruler.before("link", "foreign_span", _span)
    ruler.push("foreign_role", _role)
    ruler.push("foreign_attributes", _attributes)
    ruler.push("narrative", _narrative)
    ruler.push("emoji", _emoji)


def mark(sheet: Sheet, plain: str, markdown: str, note: str = "") -> str:
    """Give the character that stands for words of the house's Markdown."""
    sheet.marks.append(ForeignMark(plain, markdown, note))
    return chr(FIRST_MARK + len(sheet.marks) - 1)


def _push_mark(state: StateInline, plain: str, markdown: str) -> None:
    state.push("text", "", 0).content = mark(state.env["sheet"], plain, markdown)


def _push_citation(state: StateInline, written: str) -> None:
    """Keep a citation as words: whether its keys are known is seen where the references are."""
    _push_mark(state, written, _WOULD_MARK.sub(lambda match: "\\" + match.group(), written))


def _citation(state: StateInline, silent: bool) -> bool:
    """Read Pandoc's citations; words before a key cannot stand inside ours and come before it."""
    match = _CITE.match(state.src, state.pos, state.posMax)
    parts = match and [_PART.match(part) for part in (match[1] + match[2]).split(";")]
    if not match or not parts or not all(parts):
        return False
    if not silent:
        found = [part for part in parts if part]
        prefix = " ".join(part[1].strip() for part in found if part[1].strip())
        cites = [f"@{part[2]}, {' '.join(part[3].split())}".rstrip(", ") for part in found]
        written = f"[{'; '.join(cites)}]"
        if prefix:
            state.push("text", "", 0).content = f"{prefix} "
        _push_citation(state, written)
    state.pos = match.end()
    return True


def _narrative(state: StateInline, silent: bool) -> bool:
    """Read a key in running text: one with a year, or one that is cited in brackets elsewhere."""
    before = state.src[state.pos - 1] if state.pos else " "
    match = _NARRATIVE.match(state.src, state.pos, state.posMax)
    if match is None or _INSIDE_WORD.match(before):
        return False
    if not _KEY_LIKE.match(match[1]) and match[1] not in state.env["keys"]:
        return False
    if not silent:
        written = f"[@{match[1]}, {match[2]}]" if match[2] else f"[@{match[1]}]"
        _push_citation(state, written)
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env["notes"]:
        return False
    if not silent:
        _push_mark(state, "", match.group())
    state.pos = match.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    """Read raised characters, and notes in the midst of the text."""
    if _INNER_NOTE.match(state.src, state.pos):
        state.pos += 1
        end = parseLinkLabel(state, state.pos)
        state.pos -= 1
        if end < 0:
            return False
        if not silent:
            label = f"inner-{len(state.env['inner']) + 1}"
            state.env["inner"].append((label, state.src[state.pos + 2 : end]))
            _push_mark(state, "", f"[^{label}]")
        state.pos = end + 1
        return True
    return _script(state, silent, "^", "sup")


def _lowered(state: StateInline, silent: bool) -> bool:
    """Read lowered characters, and words that are struck out between two tildes each."""
    if state.src.startswith("~~", state.pos):
        return _around(state, silent, "~~", "del")
    return _script(state, silent, "~", "sub")


def _script(state: StateInline, silent: bool, sign: str, tag: str) -> bool:
    """Read what is short, without blanks, and stands behind a word: `~200` means about 200."""
    start = state.pos
    if state.src[start] != sign or not start or not re.match(r"[\w)\]*]", state.src[start - 1]):
        return False
    match = re.compile(rf"\{sign}((?:[^\s\{sign}\\]|\\.){{1,60}})\{sign}").match(
        state.src, start, state.posMax
    )
    if match is None:
        return False
    _inside(state, silent, match.span(1), tag)
    state.pos = match.end()
    return True


def _highlighted(state: StateInline, silent: bool) -> bool:
    match = _MARKED.match(state.src, state.pos, state.posMax)
    return match is not None and _around(state, silent, match[1], "span")


def _around(state: StateInline, silent: bool, sign: str, tag: str) -> bool:
    start = state.pos + len(sign)
    end = state.src.find(sign, start, state.posMax)
    if end <= start or state.src[start].isspace() or "\n\n" in state.src[start:end]:
        return False
    _inside(state, silent, (start, end), tag)
    state.pos = end + len(sign)
    return True


def _inside(state: StateInline, silent: bool, span: tuple[int, int], tag: str) -> None:
    if silent:
        return
    last = state.posMax
    state.push("foreign_open", tag, 1)
    state.pos, state.posMax = span
    state.md.inline.tokenize(state)
    state.push("foreign_close", tag, -1)
    state.posMax = last


def _span(state: StateInline, silent: bool) -> bool:
    """Read words in brackets with braces behind: a language, a claim; other braces say nothing."""
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    end = parseLinkLabel(state, state.pos)
    braces = _BRACES.match(state.src, end + 1, state.posMax) if end > 0 else None
    if braces is None:
        return False
    if not silent:
        attributes = attributes_in(braces.group().strip("{}"))
        lang = attributes.values.get("lang", "")
        ours = ".claim" if "claim" in attributes.classes else f"lang={lang}" if lang else ""
        if ours:
            _push_mark(state, "", "[")
        _inside(state, silent, (state.pos + 1, end), "span")
        if ours:
            _push_mark(state, "", f"]{{{ours}}}")
    state.pos = braces.end()
    return True


def _wiki(state: StateInline, silent: bool) -> bool:
    """Read a link to another page of a wiki: its words stay."""
    src, at = state.src, state.pos
    match = _WIKI.match(src, at, state.posMax)
    if match is None:
        return False
    if not silent:
        target = match[2].strip()
        words = (match[3] or target.partition("#")[0] or target).strip()
        if match[1] and _PICTURE.match(target):
            token = state.push("image", "img", 0)
            token.attrs = {"src": target, "alt": ""}
            token.children, token.content = [], ""
        else:
            state.push("text", "", 0).content = words
    state.pos = match.end()
    return True


def _role(state: StateInline, silent: bool) -> bool:
    """Read MyST's roles: citations, and words."""
    match = _ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        if match[1].startswith("cite"):
            keys = [f"@{key.strip()}" for key in match[2].split(",") if key.strip()]
            _push_citation(state, f"[{'; '.join(keys)}]")
        elif match[1] in ("sub", "sup"):
            state.push("foreign_open", match[1], 1)
            state.push("text", "", 0).content = match[2]
            state.push("foreign_close", match[1], -1)
        else:
            state.push("text", "", 0).content = unescape(re.sub(r"\s*<[^<>]*>$", "", match[2]))
    state.pos = match.end()
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """Drop braces that say how the words right before them look."""
    match = _BRACES.match(state.src, state.pos, state.posMax)
    if match is None or not state.pos or state.src[state.pos - 1] not in "])`*_":
        return False
    state.pos = match.end()
    return True


def _emoji(state: StateInline, silent: bool) -> bool:
    match = _EMOJI.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in _SIGNS:
        return False
    if not silent:
        state.push("text", "", 0).content = _SIGNS[match[1]]
    state.pos = match.end()
    return True
