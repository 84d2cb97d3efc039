"""The inline rules of our own and their order among markdown-it's. Knows not what they find."""

from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler

from handoutkit.read.markdown import citations, leftovers, notes, scripts, spans


def add_to(ruler: Ruler[RuleFuncInlineType]) -> None:
    """Add our rules to those of the parser."""
    ruler.before("emphasis", "struck", scripts.struck)
    ruler.before("emphasis", "subscript", scripts.subscript)
    ruler.before("emphasis", "superscript", scripts.superscript)
    # What begins with a bracket is looked at before links are: a link takes any bracket it can.
    ruler.before("link", "citation", citations.citation)
    ruler.before("link", "note_mark", notes.note_mark)
    ruler.before("link", "span", spans.span)
    ruler.push("braces", leftovers.braces)
    ruler.push("broken_link", leftovers.broken_link)
