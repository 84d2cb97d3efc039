"""What converters of printed pages damage: letters set apart, titles doubled, pages' edges.

Each rule holds for any language with words apart; none drops anything: what goes is told as such.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from handoutkit.importers.passages import Passage
from handoutkit.importers.words import plain_words

_BANNER = "a line across the head of a printed page, its letters set apart"
_DOUBLED = "the title once more, damaged"
_FOOT = "the head or foot of a printed page"
_NUMBER = "the number of a page"

_MOST_FOOT_WORDS = 10
_LEAST_LETTERS_APART = 5
_LEAST_REPEATED = 4
_MOST_TITLE_WORDS = 60
_PAGE_NUMBER = re.compile(
    r"(?:page|página|pág\.|seite|p\.)?\s*\d{1,3}(?:\s*(?:of|de|von|sur|/)\s*\d{1,3})|"
    r"(?:page|página|seite)\s+\d{1,3}|[-–]\s*\d{1,3}\s*[-–]",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",")


def mended(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Set what printing has left aside, and mend titles that stand doubled in one line."""
    whole = tuple(passages)
    whole = tuple(_banner(whole, index) for index in range(len(whole)))
    heads = {_letters(one.plain): _HEADS[one.role] for one in whole if _is_head(one)}
    result: list[Passage] = []
    titled = False
    for passage in whole:
        first = passage.kind == "heading" and passage.role in ("", "title") and not titled
        titled = titled or first
        result += _single(passage) if first else [_foot(passage, heads)]
    return tuple(result)


# Of so many words a line is the foot of a page, if it says what a banner or the title says.
_HEADS = {"site": 2, "title": 3}


def _is_head(passage: Passage) -> bool:
    return passage.kind == "heading" and (passage.reason == _BANNER or passage.role == "title")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _banner(passages: tuple[Passage, ...], index: int) -> Passage:
    """Set a heading aside whose letters stand apart: it is type set for show, and has no text."""
    passage = passages[index]
    words = passage.words.plain.split()
    if passage.kind != "heading" or passage.role or not _stands_apart(words):
        return passage
    letters = _letters(passage.words.plain)
    others = (other.plain for other in passages if other is not passage)
    if all(len(word) == 1 for word in words):
        known = any(letters in _letters(word) for other in others for word in other.split())
        return replace(passage, words=plain_words("".join(words))) if known else passage
    following = passages[index + 1 : index + 2]
    if any(one.kind == "heading" for one in following) or any(
        _letters(o) == letters for o in others
    ):
        return replace(passage, role="site", reason=_BANNER)
    return passage


def _stands_apart(words: list[str]) -> bool:
    alone = sum(1 for word in words if len(word) == 1 and word.isalpha())
    return alone >= _LEAST_LETTERS_APART and alone * 2 >= len(words)


def _single(passage: Passage) -> list[Passage]:
    """Part a title that stands twice in its line; the second time is the whole one."""
    words = passage.words.plain.split()[:_MOST_TITLE_WORDS]
    if len(words) == _MOST_TITLE_WORDS:
        return [passage]
    for length in range(len(words) // 2, _LEAST_REPEATED - 1, -1):
        end = words[-length:]
        for start in range(len(words) - 2 * length, -1, -1):
            if words[start : start + length] == end:
                cut = start + length
                damaged = plain_words(" ".join(words[:cut]))
                again = replace(passage, words=damaged, role="site", reason=_DOUBLED)
                return [again, replace(passage, words=plain_words(" ".join(words[cut:])))]
    return [passage]


def _foot(passage: Passage, heads: dict[str, int]) -> Passage:
    """Set aside what each printed page says at its edge: the title or the banner, and numbers."""
    text = passage.words.plain
    if passage.kind != "text" or passage.role or passage.depth or passage.box or passage.quote:
        return passage
    if _PAGE_NUMBER.fullmatch(text):
        return replace(passage, role="site", reason=_NUMBER)
    words = len(text.split())
    short = words <= _MOST_FOOT_WORDS and not text.endswith(_SENTENCE_ENDS)
    if short and words >= heads.get(_letters(text), words + 1):
        return replace(passage, role="site", reason=_FOOT)
    return passage
