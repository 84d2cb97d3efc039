"""The outline of pieces: the title, headings that are bold lines, the entries of references.

Knows pieces in order, no elements.
"""

import re
from dataclasses import replace

from handoutkit.importers.page.article import is_part
from handoutkit.importers.page.pieces import Piece, plain_of, without_stress
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.headings import heading_kind
from handoutkit.language.safety import is_safety

_LONGEST_HEADING = 100
_MOST_BOLD = 0.5  # of the paragraphs: then bold is how the text is set
_SENTENCE_END = ".!;,…"
_FEWEST = 2
_LOWEST = 6
_NO_LEVEL = 7  # lower than the lowest heading

# What every reference has one of: a year, an address, a number of a register.
_OF_REFERENCE = re.compile(r"\b(?:1[89]|20)\d\d\b|https?://|www\.|\bdoi\b|\bPMID\b|\bISBN\b", re.I)


def with_headings(pieces: list[Piece]) -> list[Piece]:
    """Read paragraphs that are all bold as headings, where a text has no others."""
    kept = [piece for piece in pieces if not piece.reason]
    headings = [piece for piece in kept if piece.kind == "heading"]
    if len(headings) > 1:
        return pieces
    lines = [at for at in range(len(pieces)) if _looks_like_heading(pieces, at)]
    texts = sum(piece.kind == "text" for piece in kept)
    if len(lines) < _FEWEST or len(lines) > _MOST_BOLD * texts:
        return pieces
    above = max((piece.level for piece in headings), default=1)
    found = list(pieces)
    for at in lines:
        words = without_stress(pieces[at].html)
        found[at] = replace(pieces[at], kind="heading", level=above + 1, html=words)
    first = next(at for at, piece in enumerate(pieces) if not piece.reason)
    if first == lines[0] and not headings:
        found[first] = replace(found[first], level=1)
    return found


def _looks_like_heading(pieces: list[Piece], at: int) -> bool:
    piece = pieces[at]
    if not piece.bold or piece.kind != "text" or piece.depth or piece.quote or piece.reason:
        return False
    words = plain_of(piece)
    later = (one for one in pieces[at + 1 : at + 20] if not one.reason)
    following = next(later, None)
    return (
        len(words) <= _LONGEST_HEADING
        and words[-1] not in _SENTENCE_END
        and "<br>" not in piece.html
        and following is not None
        and not (following.kind == "text" and following.bold)
    )


def with_title(pieces: list[Piece], title: str) -> list[Piece]:
    """Give the title its role: the highest heading, if it is one of a kind or named in the head."""
    headings = [at for at, one in enumerate(pieces) if one.kind == "heading" and not one.reason]
    if not headings or any(pieces[at].role == "title" for at in headings):
        return pieces
    highest = [at for at in headings if pieces[at].level == 1]
    named = [at for at in highest or headings[:1] if is_part(plain_of(pieces[at]), title)]
    if named:
        at = named[0]
    elif highest and (len(highest) == 1 or (not title and highest[0] == headings[0])):
        at = highest[0]
    else:
        return pieces
    return [*pieces[:at], replace(pieces[at], role="title"), *pieces[at + 1 :]]


def without_lines_above(pieces: list[Piece]) -> list[Piece]:
    """Leave short lines above the title out: paths, kinds of articles, days."""
    title = next((at for at, piece in enumerate(pieces) if piece.role == "title"), 0)
    return [*(_above_title(piece) for piece in pieces[:title]), *pieces[title:]]


def _above_title(piece: Piece) -> Piece:
    if piece.reason or piece.kind not in ("text", "item") or piece.role:
        return piece
    words = plain_of(piece)
    if is_safety(words) or words.endswith((".", "!", "?")) or len(words) > _LONGEST_HEADING:
        return piece
    return replace(piece, reason="above the title")


def with_references(pieces: list[Piece]) -> list[Piece]:
    """Give what stands below a heading that announces references, and looks so, its role."""
    level = _NO_LEVEL
    found = []
    for piece in pieces:
        if piece.kind == "heading" and not piece.reason:
            if heading_kind(plain_of(piece)) == "references":
                level = piece.level
            elif piece.level <= level:
                level = _NO_LEVEL
        elif level == _NO_LEVEL and piece.kind == "text" and not piece.reason:
            # A label in a heading's place holds until the next heading.
            is_label = heading_kind(plain_of(piece)) == "references"
            level = _LOWEST if is_label else level
        entry = piece.kind in ("text", "item") and not piece.reason and not piece.role
        if level < _NO_LEVEL and entry and _is_reference(plain_of(piece)):
            piece = replace(piece, role="reference")
        found.append(piece)
    return found


def _is_reference(words: str) -> bool:
    return _OF_REFERENCE.search(words) is not None and not is_disclaimer(words)
