"""LaTeX in BibTeX's fields, made plain text. pylatexenc's room. Knows not what the fields mean."""

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text

_SIMPLE = re.compile(r"[^\\$%]*")
_BRACES = re.compile(r"(?<!\\)[{}]")
# What pylatexenc does not know, or makes more of than a reference needs.
_KNOWN = (
    (re.compile(r"\\(?:url|href|doi|nolinkurl)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\(?:enquote|mkbibquote)\s*\{([^{}]*)\}"), r"“\1”"),
    (re.compile(r"\\((?:La|Bib|pdf|Xe)?TeX)\b(?:\{\})?"), r"\1"),
    (re.compile(r"\^\s*\{?\s*\\circ\s*\}?"), "°"),
    (re.compile(r"\\textsuperscript\s*\{(-?\d+)\}"), r"$^{\1}$"),
    (re.compile(r"\\textsubscript\s*\{(\d+)\}"), r"$_{\1}$"),
    (re.compile(r"\\text(?:less)\b(?:\{\})?"), "<"),
    (re.compile(r"\\text(?:greater)\b(?:\{\})?"), ">"),
    (re.compile(r"\\-|\\/|\\,(?=\s)"), ""),
    (re.compile(r"(?<!\\)%"), r"\\%"),
)
_RAISED = re.compile(r"\^\{?([-+]?\d{1,4}[-+]?|[-+])\}?")
_LOWERED = re.compile(r"(?<=\w|\))_\{?(\d{1,4})\}?")
_RAISED_SIGNS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED_SIGNS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MATHS = re.compile(r"\$([^$]*)\$")
_ADDRESS_MARKS = (
    (re.compile(r"\\url\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\{?\\(?:textasciitilde|sim)\b(?:\{\})?\}?|\\~\{\}"), "~"),
    (re.compile(r"\{?\\textunderscore\b(?:\{\})?\}?"), "_"),
    (re.compile(r"\\([%&#_~$^])"), r"\1"),
    (re.compile(r"\$\\sim\$"), "~"),
    (re.compile(r"[{}\s]"), ""),
)
_SPACES = re.compile(r"\s+")
_LONGEST = 20_000


@cache
def _reader() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", keep_comments=False, strict_latex_spaces=False)


def plain_latex(written: str) -> str:
    """Give the words of a field; where the LaTeX cannot be read, they keep its marks."""
    # Where LaTeX writes a tilde that is seen, those that are spaces have been made some already.
    tilde = "~" if "\\~" in written or "\\textasciitilde" in written else " "
    if _SIMPLE.fullmatch(written) or len(written) > _LONGEST:
        text = written
    else:
        for pattern, said in _KNOWN:
            written = pattern.sub(said, written)
        text = _decoded(_MATHS.sub(_maths, written))
    text = _BRACES.sub("", text).replace("~", tilde)
    return _SPACES.sub(" ", text.replace("---", "—").replace("--", "–")).strip()


def plain_address(written: str) -> str:
    """Give an address, a DOI or a number without the marks that LaTeX needs in it."""
    for pattern, said in _ADDRESS_MARKS:
        written = pattern.sub(said, written)
    return written


def _maths(match: re.Match[str]) -> str:
    """Write raised and lowered figures with the signs that Unicode has for them."""
    text = _RAISED.sub(lambda found: found[1].translate(_RAISED_SIGNS), match[1])
    text = _LOWERED.sub(lambda found: found[1].translate(_LOWERED_SIGNS), text)
    text = re.sub(r"^_\{?(\d{1,4})\}?", lambda found: found[1].translate(_LOWERED_SIGNS), text)
    return f"${text}$"


def _decoded(written: str) -> str:
    try:
        return str(_reader().latex_to_text(written, tolerant_parsing=True))
    except (RecursionError, ValueError, IndexError, KeyError, AttributeError):
        return written
