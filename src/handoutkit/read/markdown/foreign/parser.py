"""markdown-it as it reads the Markdown of other tools. Knows rows, and nothing of pages."""

import re
from functools import cache

from markdown_it.ruler import RuleOptionsType
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from handoutkit.read.markdown import fences
from handoutkit.read.markdown.foreign import inlines
from handoutkit.read.markdown.foreign.sheet import Sheet
from handoutkit.read.markdown.parser import AnyAddress, PlacedBlocks

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_LIMIT = 60
_NOTE = re.compile(r"^[ \t>]*\[\^([^\s\[\]]{1,100})\]:", re.M)
_CITED = re.compile(r"\[[^\[\]]{0,300}?-?@\{?([A-Za-z0-9_][\w:.#$%&+?<>~/-]*\w)")


def parse(text: str, sheet: Sheet) -> tuple[list[Token], EnvType]:
    """Parse a text into markdown-it's tokens; `env` tells which addresses were never used."""
    env: EnvType = {
        "sheet": sheet,
        "too_deep": [],
        "notes": frozenset(_NOTE.findall(text)),
        "keys": frozenset(_CITED.findall(text)),
        "inner": [],
    }
    return _parser().parse(text, env), env


def parse_line(text: str, env: EnvType) -> list[Token]:
    """Parse a text without blocks."""
    return _parser().parseInline(text, env)


def render(tokens: list[Token], env: EnvType) -> str:
    """Write tokens as HTML."""
    parser = _parser()
    written: str = parser.renderer.render(tokens, parser.options, env)
    return written


@cache
def _parser() -> AnyAddress:
    parser = AnyAddress("commonmark", {"maxNesting": _LIMIT, "store_labels": True, "html": True})
    parser.block = PlacedBlocks()
    # Configured anew, because the rules of the preset were those of the parser it came with.
    parser.configure("commonmark", {"maxNesting": _LIMIT, "store_labels": True, "html": True})
    # Text that is indented is no program's in an article of health.
    parser.enable("table").disable("code")
    parser.use(deflist_plugin)
    parser.block.ruler.before("reference", "footnote_def", footnote_def, _INTERRUPTS)
    parser.block.ruler.before("fence", "callout", fences.callout, _INTERRUPTS)
    parser.block.ruler.before("fence", "attributes", fences.attributes, _INTERRUPTS)
    inlines.add_to(parser.inline.ruler)
    return parser
