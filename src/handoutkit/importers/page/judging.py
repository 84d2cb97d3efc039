"""What pieces of a page are, seen together: its title, headings that are bold lines, site text.

Knows pieces in order, no elements.
"""

from dataclasses import replace

from handoutkit.importers.page import site
from handoutkit.importers.page.outline import (
    with_headings,
    with_references,
    with_title,
    without_lines_above,
)
from handoutkit.importers.page.pieces import Piece, plain_of
from handoutkit.importers.page.preparing import STRUCK_OUT
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.safety import is_safety, names_amount
from handoutkit.language.site_text import site_reason

_ENOUGH_WORDS = 6  # with fewer it is a label, not a sentence that says something

# What readers, other articles and adverts say is not said to this article's readers, however much
# it looks like advice; what was struck out is not said any more.
_OTHERS = frozenset((site.COMMENTS, site.RELATED, site.ADVERT, site.CONTENTS, STRUCK_OUT))


def judged(pieces: list[Piece], title: str, *, is_page: bool) -> list[Piece]:
    """Tell the title, headings, references, and what is none of the article; nothing is lost.

    `title` is what the head says; `is_page` that a whole page stands around the article.
    """
    pieces = _kept_where_it_matters(_with_captions(pieces))
    pieces = with_title(with_headings(pieces), title)
    if is_page:
        pieces = without_lines_above(pieces)
    return [_site_line(piece) for piece in with_references(pieces)]


def _with_captions(pieces: list[Piece]) -> list[Piece]:
    """Give captions to the table or picture that they stand above."""
    found: list[Piece] = []
    for piece in pieces:
        if not found or not found[-1].captions or found[-1].reason != piece.reason:
            found.append(piece)
        elif piece.kind == "table" and not piece.html:
            found[-1] = replace(piece, html=found[-1].html)
        elif piece.kind == "picture" and not piece.caption:
            found[-1] = replace(piece, caption=found[-1].html)
        else:
            found.append(piece)
    return found


def _kept_where_it_matters(pieces: list[Piece]) -> list[Piece]:
    """Keep what matters, and a heading about safety with it, so that it comes below no other."""
    kept = [_kept_if_it_matters(piece) for piece in pieces]
    for at in reversed(range(len(kept) - 1)):
        one, after = kept[at], kept[at + 1]
        is_freed = pieces[at + 1].reason == one.reason and not after.reason and not after.role
        if one.kind == "heading" and one.reason and is_freed and is_safety(plain_of(one)):
            kept[at] = replace(one, reason="")
    return kept


def _kept_if_it_matters(piece: Piece) -> Piece:
    """Keep what warns readers or says what a text is not, wherever in the page it stands."""
    if not piece.reason or piece.kind in ("heading", "picture") or piece.linked:
        return piece
    words = plain_of(piece)
    if piece.reason in _OTHERS:
        return piece
    if is_disclaimer(words):
        return replace(piece, reason="", role="disclaimer", box=None)
    if names_amount(words) or (is_safety(words) and len(words.split()) >= _ENOUGH_WORDS):
        return replace(piece, reason="")
    return piece


def _site_line(piece: Piece) -> Piece:
    if piece.reason or piece.role or piece.kind not in ("text", "item"):
        return piece
    words = plain_of(piece)
    reason = site_reason(words)
    return replace(piece, reason=reason) if reason and not is_disclaimer(words) else piece
