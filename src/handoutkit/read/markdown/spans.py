"""Words with braces behind them: `[text]{lang=es}`, `[text]{.claim}`. Know no language."""

import re
from dataclasses import dataclass

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

_BRACES = re.compile(r"\{([^{}]*)\}")
_LANGUAGE = re.compile(r"""lang=(["']?)([^"']*)\1""")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What braces say about the words before them."""

    claim: bool
    lang: str


def span(state: StateInline, silent: bool) -> bool:
    """Read words with braces; braces that are not understood are left to the rule for leftovers."""
    start, last = state.pos, state.posMax
    if state.src[start] != "[" or state.src.find("]{", start, last) < 0:
        return False
    end = parseLinkLabel(state, start)
    braces = _BRACES.match(state.src, end + 1, last) if end > 0 else None
    attributes = _attributes(braces[1]) if braces else None
    if braces is None or attributes is None or not state.src[start + 1 : end].strip():
        return False
    if not silent:
        token = state.push("span_open", "", 1)
        token.meta["attributes"] = attributes
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
    state.pos, state.posMax = braces.end(), last
    return True


def _attributes(written: str) -> Attributes | None:
    claim, lang = False, ""
    for word in written.split():
        match = _LANGUAGE.fullmatch(word)
        if word == ".claim" and not claim:
            claim = True
        elif match and match[2] and not lang:
            lang = match[2]
        else:
            return None
    return Attributes(claim, lang) if claim or lang else None
