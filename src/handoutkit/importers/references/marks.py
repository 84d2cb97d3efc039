"""Citation marks of running text, made citations of the house: "[1]", "^1,2^", "(Lacy, 2016)".

Numbers count only where the list of references has them; what points to nothing stays as it is and
is told. Knows not where the list comes from.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.passages import Words
from handoutkit.importers.references.authored import AuthoredWorks

_NUMBERS = r"\d{1,3}(?:\s?(?:[,;]|[-–—‒]|to|bis|a)\s?\d{1,3}){0,30}"
_OPEN, _SHUT = r"\\\[", r"\\\]"
_MARK = re.compile(
    # [1] · [1][2] · a link to the list
    rf"(?P<square>{_OPEN}(?P<in_square>{_NUMBERS}){_SHUT}(?:\s?,?\s?{_OPEN}{_NUMBERS}{_SHUT}){{0,20}})"
    rf"|(?P<link>\^?\[(?:{_OPEN})?{_NUMBERS}(?:{_SHUT})?\]\(#[^()\s]{{0,80}}\)\^?)"
    rf"|(?P<raised>\^(?:{_OPEN}|\()?{_NUMBERS}(?:{_SHUT}|\))?\^)"
    rf"|(?P<round>\({_NUMBERS}\))"
    rf"|(?P<pandoc>{_OPEN}-?@[^\[\]\n]{{1,300}}?{_SHUT})"
    r"|(?P<named>\([^()\n]{3,240}?\b(?:1[89]|20)\d\d[a-z]?(?:[;,][^()\n]{0,200})?\))"
)
_RANGE = re.compile(r"(\d{1,3})(?:\s?(?:[-–—‒]|to|bis|a)\s?(\d{1,3}))?")
_PANDOC = re.compile(r"-?@([A-Za-z0-9_][\w:.#$%&+?<>~/-]*)((?:,[^;@]*)?)")
# What brackets with figures mean as well: spans of values, and how much to take.
_OF_VALUES = re.compile(
    r"(?:\b(?:CI|IC|KI|IQR|SD|range|rango|Bereich|étendue|scale|score|OR|RR|HR)\b"
    r"|[%=:<>≤≥±])[\s,]*$"
)
_AFTER_NUMBER = re.compile(r"\d\s?$")
_WORD_FOLLOWS = re.compile(r"\s?\w")
_ENDS_CLAUSE = re.compile(r"\s?(?:[.,;:!?)]|$)")
_LETTERS_BEFORE = re.compile(r"([^\W\d_]+)$")
_STOP_BEFORE = re.compile(r"[.,;:!?]$")
_WIDEST = 30
_SHORTEST_WORD = 3
_NEAR = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words whose marks are citations now; the marks that are, and those that point to nothing."""

    words: Words
    marks: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()


def cite(words: Words, keys: Mapping[int, str], references: Sequence[KeyedReference] = ()) -> Cited:
    """Make the marks of some words citations: `[@key]` in their Markdown, nothing in their plain.

    `keys` are those of a numbered or ordered list, by number; it is empty where there is none.
    """
    known = _Known(keys, {one.key for one in references}, AuthoredWorks.of(references))
    markdown, plain = _Text(words.markdown), _Text(words.plain)
    used: list[str] = []
    unresolved: list[str] = []
    for match in _MARK.finditer(words.markdown):
        written = _plain_of(match.group())
        cited = known.citation(match)
        if not cited:
            unresolved += [written] if known.is_mark(match) else []
        elif plain.drop(written, _before(match)[-3:]):
            markdown.cite(match, cited)
            used.append(written)
        else:
            unresolved.append(written)
    done = Words(plain.whole(), markdown.whole())
    return Cited(words=done, marks=tuple(used), unresolved=tuple(unresolved))


@dataclass(frozen=True, slots=True)
class _Known:
    """What marks may point to."""

    numbers: Mapping[int, str]
    keys: set[str]
    works: AuthoredWorks

    def citation(self, match: re.Match[str]) -> str:
        """Give the citation that a mark is; empty if it is none, or points to nothing."""
        if match["pandoc"]:
            return self._of_keys(match["pandoc"])
        if match["named"]:
            cited = self.works.cited_in(match["named"])
        elif _is_citation(match):
            cited = self._of_numbers(match.group())
        else:
            cited = ()
        return f"[{'; '.join(f'@{key}' for key in dict.fromkeys(cited))}]" if cited else ""

    def is_mark(self, match: re.Match[str]) -> bool:
        """Tell whether a text that points to nothing was surely meant to point to a reference."""
        if match["named"]:
            return self.works.is_citation(match["named"])
        if match["square"] or match["raised"] or match["link"]:
            return bool(self.numbers) and _is_citation(match)
        return match["pandoc"] is not None

    def _of_numbers(self, written: str) -> tuple[str, ...]:
        numbers: list[int] = []
        for first, last in _RANGE.findall(re.sub(r"\(#[^()]*\)", "", written)):
            end = int(last or first)
            if not int(first) <= end < int(first) + _WIDEST:
                return ()
            numbers += range(int(first), end + 1)
        found = [self.numbers.get(number, "") for number in numbers]
        return tuple(found) if all(found) else ()

    def _of_keys(self, written: str) -> str:
        """Give a citation of Pandoc without its escapes, if all its keys are known."""
        cites = _PANDOC.findall(written.replace("\\", "").strip("[]"))
        if not cites or not all(key.rstrip(".,;:") in self.keys for key, _ in cites):
            return ""
        said = (f"@{key.rstrip('.,;:')}{tail.rstrip()}" for key, tail in cites)
        return f"[{'; '.join(said)}]"


def _is_citation(match: re.Match[str]) -> bool:
    """Tell by what stands around figures whether they cite, and neither count nor measure."""
    before = _before(match)
    after = match.string[match.end() :]
    if not before.strip():
        return False
    if match["round"]:
        # "vitamin B (2)." measures, "in adults (2)." cites.
        return bool(_ENDS_CLAUSE.match(after) and re.search(r"[^\W\d_]{3}[”\"»]?\s?$", before))
    if match["raised"]:
        # m², 10³ and Ca²⁺ have a unit, a figure or a sign before what is raised.
        letters = _LETTERS_BEFORE.search(before)
        return len(letters[1]) >= _SHORTEST_WORD if letters else before[-1] in '.,;:!?)”"»’'
    if _AFTER_NUMBER.search(before) and _WORD_FOLLOWS.match(after):
        return False
    return not _OF_VALUES.search(before)


def _before(match: re.Match[str]) -> str:
    """Give what stands before a mark, as far as it tells something."""
    return _plain_of(match.string[max(0, match.start() - _NEAR) : match.start()])


def _plain_of(markdown: str) -> str:
    """Give the characters that a piece of Markdown shows, near enough to find them again."""
    text = re.sub(r"\]\([^()\s]*\)", "]", markdown)
    text = re.sub(r"\\(?=[^\w\s])", "\0", text)
    text = re.sub(r"(?<!\0)[\[\]^*~]", "", text)
    return text.replace("\0", "")


class _Text:
    """A text from which marks are taken, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._done: list[str] = []
        self._at = 0

    def drop(self, written: str, before: str) -> bool:
        """Leave out a mark that stands behind some characters; tell whether it was there."""
        at = self._text.find(before + written, max(0, self._at - len(before)))
        if at < 0:
            return False
        start = at + len(before)
        self._keep(self._text[self._at : start].rstrip(" "))
        self._at = start + len(written)
        return True

    def cite(self, match: re.Match[str], citation: str) -> None:
        """Put a citation in the place of a mark; before the stop of its sentence, after a gap."""
        kept = self._text[self._at : match.start()].rstrip(" ")
        stop = _STOP_BEFORE.search(kept)
        stop_text = stop.group() if stop else ""
        self._keep(f"{kept[: len(kept) - len(stop_text)]} {citation}{stop_text}".lstrip(" "))
        self._at = match.end()
        if (
            self._text[self._at : self._at + 1] == "("
            or self._text[self._at : self._at + 1].isalnum()
        ):
            self._keep(" ")

    def whole(self) -> str:
        """Give the text without the marks."""
        return "".join([*self._done, self._text[self._at :]]).strip(" ")

    def _keep(self, text: str) -> None:
        self._done.append(text)
