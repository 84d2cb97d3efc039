"""Whether the lines of a text are broken at a width, and which of them go on with the one before.

Knows widths and the signs at the ends of lines, not what an article is made of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from handoutkit.importers.flat.joints import goes_on, needs_more
from handoutkit.importers.flat.lines import Line
from handoutkit.importers.flat.marks import mark_of
from handoutkit.importers.flat.shape import (
    begins_small,
    could_be_heading,
    ends_sentence,
    is_byline,
    is_capitals,
)

_NARROWEST, _WIDEST = 36, 160
# "…; and" stands before the last item of a list.
_LAST_BUT_ONE = re.compile(r"[,;] \w{1,4}$")
_FEWEST = 3
_LONG, _FEW_WORDS = 9, 4
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# What is no word of its own but the end of one, in English, Spanish, German and French.
_ENDING = re.compile(
    r"tions?|sions?|ments?|ings?|ness|[ai]b(?:le|ly)|ally|tives?|ción|ciones|sión|siones|mientos?"
    r"|mente|ung|ungen|heit|keit|keiten|lich\w{0,2}|schaft|schaften|ité|ités"
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text's lines are broken: `width` 0 is not at all; `words` are all it has, in small."""

    width: int = 0
    words: frozenset[str] = field(default_factory=frozenset)


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """Tell the width at which the lines of a text are broken, if they are."""
    words = frozenset(word.casefold() for line in lines for word in _WORDS.findall(line.text))
    # Lines that surely go on: the next one begins small and stands directly below.
    broken = sorted(
        one.length
        for one, after in pairwise(lines)
        if not after.gap
        and begins_small(after.text)
        and not ends_sentence(one.text)
        and one.text[-1] not in ":;"
        and one.length >= _NARROWEST
    )
    if len(broken) < _FEWEST:
        return Wrapping(0, words)
    width = broken[(len(broken) * 9) // 10]
    near = sum(width - 25 <= length <= width + 12 for length in broken)
    full = sum(line.length >= 0.7 * width for line in lines)
    longer = sum(line.length > width + 25 for line in lines)
    if width > _WIDEST or near < 0.6 * len(broken) or longer > 0.2 * full:
        return Wrapping(0, words)
    return Wrapping(width, words)


def continues(
    line: Line, before: Line, after: Line | None, wrapping: Wrapping, *, in_list: bool
) -> bool:
    """Tell whether a line goes on with the one before it; `after` is the one that follows it.

    `in_list` says that the lines are items that begin small, as after "such as:".
    """
    if line.gap > 1 or (line.gap and not _goes_on_after_gap(line.text)):
        return False
    if mark_of(line.text) is not None and not (begins_small(line.text) and goes_on(line.text)):
        return False
    if closes(line.text):
        return True
    if before.text[-1] in ":" or (ends_sentence(before.text) and not wrapping.width):
        return False
    if wrapping.width:
        return not line.gap and _would_not_fit(line, before, wrapping.width)
    if after is not None and not after.gap and closes(after.text) and _is_long(before):
        return True
    if needs_more(before.text):
        return not (in_list and _LAST_BUT_ONE.search(before.text))
    return begins_small(line.text) and not in_list and _goes_on_small(line, before, after)


def _is_capital_title(text: str) -> bool:
    return is_capitals(text) and could_be_heading(text)


def _goes_on_after_gap(text: str) -> bool:
    return begins_small(text) and goes_on(text) and not is_byline(text)


def _would_not_fit(line: Line, before: Line, width: int) -> bool:
    """Tell whether a line is broken because its next word had no room on it."""
    first = line.text.split(None, 1)[0]
    if ends_sentence(before.text) and _is_capital_title(line.text):
        return False
    if before.length + 1 + len(first) > width:
        return True
    if ends_sentence(before.text):
        return False
    if needs_more(before.text) or before.length > 0.8 * width:
        return True
    return begins_small(line.text) and before.length > 0.6 * width


def _is_long(line: Line) -> bool:
    """Tell whether a line without an end is too long for a title."""
    return len(line.text.split()) >= _LONG


def _goes_on_small(line: Line, before: Line, after: Line | None) -> bool:
    """Tell whether a line that begins small is no item, where lines are not broken at a width.

    The words of a link often stand on a line of their own, amid a sentence.
    """
    if goes_on(line.text) or before.text[-1] == ",":
        return True
    if after is not None and not after.gap and (closes(after.text) or goes_on(after.text)):
        return True
    return ends_sentence(line.text) and len(line.text.split()) >= _FEW_WORDS


def closes(text: str) -> bool:
    """Tell whether a text begins with a sign that stands directly after a word."""
    signs = text[: len(text) - len(text.lstrip(",;.:)]}!"))]
    return bool(signs) and not signs.startswith("..") and text[len(signs) : len(signs) + 1] in " "


def joined(before: str, after: str, wrapping: Wrapping) -> str:
    """Put two parts of a sentence together, and a word that was broken at the end of a line."""
    if closes(after) or before[-1] in "([{":
        return before + after
    broken = _BROKEN_WORD.search(before) if begins_small(after) else None
    if broken is None:
        return f"{before} {after}"
    if before[-1] == "\u00ad":
        return before[:-1] + after
    head, tail = broken.group()[:-1], after.split(None, 1)[0].strip(".,;:)")
    first = _WORDS.match(tail)
    second = first.group() if first else tail
    return (before[:-1] if _is_one_word(head, second, wrapping.words) else before) + after


def _is_one_word(head: str, tail: str, words: frozenset[str]) -> bool:
    """Tell whether a broken word surely has no hyphen: the text has it elsewhere, or its ending."""
    whole, hyphened = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
    return hyphened not in words and (whole in words or _ENDING.fullmatch(tail) is not None)
