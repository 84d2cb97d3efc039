"""Words that point to a study: "A 2012 study in Magnesium Research", "researchers found".

Knows not which studies there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handoutkit.language.folding import folded_in_place
from handoutkit.language.word_lists import pattern

_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\S)|(?<=\bal)\.|(?<=\bvs)\.)+[.!?]*")
_REACH = 160  # characters behind the noun in which journal and year are named
_AUTHORS_REACH = 80
_AHEAD = 80  # characters before it, in which its description begins
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?!\d)")
_NAME = r"[^\W\d_a-zß-ÿ][\w'’&-]*"
_SMALL = r"(?:of|the|and|in|for|on|to|de|la|del|der|die|und|für|et|des|du|y|en|&)"
# "In the Bronx" names no journal, "in the Annals of Pain" does.
_ARTICLE = (
    rf"(?:the (?=(?:{_NAME} ){{0,4}}(?:Journal|Lancet|Annals|Archives|Bulletin|Proceedings)\b))?"
)
_JOURNAL = re.compile(
    rf"{_ARTICLE}[*_\"“«„]{{0,2}}({_NAME}(?:(?::| :)? (?:{_SMALL} ){{0,3}}{_NAME}){{0,11}})"
)
_OTHERS = (
    r"et al\.?|and colleagues|und Kollegen|et ses collègues|et collègues|y colaboradores|y cols\.?"
)
_AUTHORS = re.compile(rf"({_NAME})(?: (?:and|&|und|et|y) {_NAME})?,? (?:{_OTHERS})")
_PAIR = rf"({_NAME}) (?:and|&|und|et|y) {_NAME}"
_AUTHOR_YEAR = re.compile(
    rf"{_AUTHORS.pattern},? ?\(?((?:19|20)\d{{2}})\b"
    rf"|\((?:{_PAIR}|({_NAME})),? ((?:19|20)\d{{2}})[a-z]?\)"
)
_BRACKET = re.compile(r"[*_\"”»]{0,3},? ?\(([^()]{1,120})\)")
_YEAR_BEHIND = re.compile(
    r"[*_\"”»]{0,3},? ?(?:(?:published|from|in|of|de|von|aus|du|im|jahr|dem|vom|del|en|ano|l'annee)"
    r" ){0,4}(?=(?:19|20)\d{2}(?!\d))"
)
_LEAD_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMention:
    """Words that point to a study, where they begin, and what they say of it, if anything."""

    text: str
    start: int
    journal: str = ""
    year: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind the word for a study, and where that ends."""

    end: int
    journal: str = ""
    year: str = ""
    author: str = ""


def study_mentions(text: str) -> tuple[str, ...]:
    """Give the words of a text that point to studies, in order."""
    return tuple(one.text for one in find_studies(text))


def find_studies(text: str) -> tuple[StudyMention, ...]:
    """Give the mentions of studies in a text, in order, and what each names of its study.

    `author` is the family name that stands first.
    """
    found: list[StudyMention] = []
    for sentence in _SENTENCE.finditer(text):
        for one in sorted(_in_sentence(sentence.group(), sentence.start()), key=_place):
            if not found or one.start >= found[-1].start + len(found[-1].text):
                found.append(one)
    return tuple(found)


def _place(mention: StudyMention) -> tuple[int, int]:
    return mention.start, -len(mention.text)


def _in_sentence(sentence: str, offset: int) -> Iterator[StudyMention]:
    low = folded_in_place(sentence)
    floor = 0
    for noun in pattern("studies", "noun").finditer(low):
        yield from _named(sentence, low, noun, floor, offset)
        floor = noun.end()
    for people in pattern("studies", "people").finditer(low):
        if verb := _finding().match(low, people.end()):
            text = sentence[people.start() : verb.end()]
            yield StudyMention(text=text, start=offset + people.start())
    for cited in _AUTHOR_YEAR.finditer(sentence):
        yield StudyMention(
            text=cited.group().strip("()"),
            start=offset + cited.start(),
            year=cited[2] or cited[5],
            author=cited[1] or cited[3] or cited[4],
        )


def _named(
    sentence: str, low: str, noun: re.Match[str], floor: int, offset: int
) -> Iterator[StudyMention]:
    """Give the mention around a noun, if it names its study or what that found."""
    ahead = low[max(floor, noun.start() - _AHEAD) : noun.start()]
    lead = _leading().search(ahead)
    start = noun.start() - (len(ahead) - lead.start() if lead else 0)
    behind = _behind(sentence, low, noun.end())
    year = _YEAR.search(sentence, start, noun.start())
    named = year.group() if year else behind.year
    if behind.journal or behind.author or (lead and named):
        yield StudyMention(
            text=sentence[start : behind.end].strip(),
            start=offset + start,
            journal=behind.journal,
            year=named,
            author=behind.author,
        )
        return
    is_told = (lead or not _is_single(noun.group())) and not _known().search(ahead)
    if is_told and (verb := _finding().match(low, noun.end())):
        yield StudyMention(text=sentence[start : verb.end()], start=offset + start)


def _is_single(noun: str) -> bool:
    """Tell whether a noun names one study: "trial shows" is no sentence, "research shows" is."""
    return pattern("studies", "single").fullmatch(noun) is not None


@cache
def _finding() -> re.Pattern[str]:
    return re.compile(rf" (?:{pattern('studies', 'finding').pattern})")


@cache
def _leading() -> re.Pattern[str]:
    before = pattern("studies", "before").pattern
    return re.compile(rf"{before}(?: [\w,'-]+){{0,{_LEAD_WORDS}}} $")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"{pattern('studies', 'known').pattern} (?:[\w'-]+ ){{0,3}}$")


def _behind(sentence: str, low: str, at: int) -> _Behind:
    """Read what is said of a study behind its noun: "by Smith et al. in Headache (2018)"."""
    end, journal = _journal(sentence, low, at)
    authors = _AUTHORS.search(sentence, at, min(len(sentence), end + _AUTHORS_REACH))
    if authors:
        end = max(end, authors.end())
    year = ""
    for bracket in (_BRACKET.match(sentence, end), _open_bracket(sentence, at, end)):
        if bracket and (found := _YEAR.search(bracket[1])):
            year, end = found.group(), max(end, bracket.end())
    if not year and (lead := _YEAR_BEHIND.match(low, end)):
        end = lead.end() + len("2018")
        year = sentence[lead.end() : end]
    elif not year and journal and (found := _YEAR.search(sentence, at, end)):
        year = found.group()
    return _Behind(end, journal, year, authors[1] if authors else "")


def _open_bracket(sentence: str, at: int, end: int) -> re.Match[str] | None:
    """Find the bracket that something behind the noun stands in."""
    opened = sentence.rfind("(", at, end)
    return _BRACKET.match(sentence, opened) if opened >= 0 else None


def _journal(sentence: str, low: str, at: int) -> tuple[int, str]:
    """Give the journal named behind a noun, and where that ends; the noun's end where none is."""
    window = low[at : at + _REACH]
    for match in pattern("studies", "in").finditer(window):
        direct = not window[: match.start()].strip(" ()0123456789,")
        if not direct and not pattern("studies", "published").fullmatch(match.group()):
            continue
        name = _JOURNAL.match(sentence, at + match.end() + 1)
        if name and not pattern("studies", "places").fullmatch(folded_in_place(name[1])):
            return name.end(), name[1].rstrip("'’")
    return at, ""
