"""markdown-it as it is used here: which rules, and how its tokens remember where they stand.

Block tokens get the column they begin in (`meta["column"]`), inline tokens their offset in the
text they were read from (`meta["at"]`). Knows nothing of the model and complains about nothing.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from handoutkit.read.markdown import fences, inline_rules

# markdown-it drops what is nested deeper than its limit; we stop before that, and keep the words.
DEEPEST_BLOCK = 20
_LIMIT = 60

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


# What no rule for inlines looks for; most texts are made of nothing else, and are one piece.
_PLAIN = re.compile(r"(?:[^\W_]|[ .,;:()'\"/%+=?$#–—’“”…-])*")


@dataclass(frozen=True, slots=True)
class Node:
    """A token and what stands inside it."""

    kind: str
    token: Token
    children: list["Node"]

    @property
    def row(self) -> int:
        """The row of the text it begins in; blocks only."""
        return self.token.map[0] if self.token.map else 0

    @property
    def end(self) -> int:
        """The row after it; blocks only."""
        return self.token.map[1] if self.token.map else 0

    @property
    def column(self) -> int:
        """The column it begins in; blocks only."""
        column: int = self.token.meta.get("column", 0)
        return column

    @property
    def at(self) -> int:
        """The offset it begins at in the text it was read from; inlines only."""
        at: int = self.token.meta.get("at", 0)
        return at


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text, what its inlines need to know, and where nesting was given up."""

    nodes: list[Node]
    env: EnvType
    too_deep: tuple[tuple[int, int], ...]


def parse_blocks(text: str) -> Parsed:
    """Parse a text into blocks; their inline text is parsed later."""
    env: EnvType = {"too_deep": []}
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse(text, parser, env, tokens)
    return Parsed(_tree(tokens), env, tuple(env["too_deep"]))


def parse_inlines(text: str, env: EnvType) -> list[Node]:
    """Parse the text of a block."""
    if _PLAIN.fullmatch(text):
        token = Token("text", "", 0, content=text, meta={"at": 0})
        return [Node("text", token, [])] if text else []
    parser = _parser()
    return _tree(parser.inline.parse(text, parser, env, []))


def _tree(tokens: list[Token]) -> list[Node]:
    root: list[Node] = []
    open_lists = [root]
    for token in tokens:
        if token.nesting < 0:
            open_lists.pop()
            continue
        if token.type == "text" and not token.content:
            continue  # one of two stars, when the other has become the token of bold words
        node = Node(token.type.removesuffix("_open"), token, [])
        open_lists[-1].append(node)
        if token.nesting > 0:
            open_lists.append(node.children)
    return root


@cache
def _parser() -> MarkdownIt:
    parser = AnyAddress("commonmark")
    parser.block, parser.inline = PlacedBlocks(), _PlacedInlines()
    options = {"maxNesting": _LIMIT, "store_labels": True, "inline_definitions": True}
    parser.configure("commonmark", options)
    # Tags are found as inlines, one by one: a block of HTML would take the words around them along.
    parser.enable("table").disable(["html_block", "fragments_join"])
    parser.use(deflist_plugin)
    parser.block.ruler.before("reference", "footnote_def", footnote_def, _INTERRUPTS)
    parser.block.ruler.before("fence", "callout", fences.callout, _INTERRUPTS)
    parser.block.ruler.before("fence", "attributes", fences.attributes, _INTERRUPTS)
    inline_rules.add_to(parser.inline.ruler)
    return parser


class AnyAddress(MarkdownIt):
    """Addresses are judged where they are read; here every one is taken, and as it was written."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it's name
        """Take every address."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  markdown-it's name
        """Give an address as it was written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  markdown-it's name
        """Give the words of an address as they were written."""
        return link


class PlacedBlocks(ParserBlock):
    """Notes the column of each block, and keeps the words of what is nested too deep."""

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Read blocks."""
        if "row_starts" not in state.env:
            state.env["row_starts"] = tuple(state.bMarks)
        first = len(state.tokens)
        if state.level < DEEPEST_BLOCK:
            super().tokenize(state, start, end)
        else:
            self._tokenize_flat(state, start, end)
        # Rules move the marks of rows while they read inside a block and move them back at its
        # end: now they are those of the blocks that this call has found.
        for token in state.tokens[first:]:
            if token.map and "column" not in token.meta:
                token.meta["column"] = _column(state, token.map[0])

    def _tokenize_flat(self, state: StateBlock, start: int, end: int) -> None:
        row = state.line = state.skipEmptyLines(start)
        if row < end and state.sCount[row] >= state.blkIndent:
            state.env["too_deep"].append((row, _column(state, row)))
        while row < end and state.sCount[row] >= state.blkIndent:
            paragraph(state, row, end, False)
            row = state.line = state.skipEmptyLines(state.line)


def _column(state: StateBlock, row: int) -> int:
    start: int = state.env["row_starts"][row]
    return state.bMarks[row] + state.tShift[row] - start


class _PlacedInlines(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _PlacedState(StateInline):
    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._pending_at = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  markdown-it's name
        token = super().pushPending()
        token.meta["at"] = self._pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        at = self.pos
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = at
        return token
