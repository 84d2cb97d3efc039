"""From kept passages to sections: levels without gaps, ids, headings without their numbers.

Knows not why a passage was kept.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from handoutkit.importers.draft import DraftSection
from handoutkit.importers.fates import is_section_heading
from handoutkit.importers.passages import Passage, Words
from handoutkit.language.safety import is_instruction

TOP = 2
_DEEPEST = 6  # CommonMark 0.31, 4.2: a heading has six levels at most
_LEAD = "introduction"
_LEAD_HEADINGS = {
    "en": "Introduction",
    "es": "Introducción",
    "de": "Einleitung",
    "fr": "Introduction",
}
_LONGEST_ID = 60

# "1.", "2)", "(3)", "IV.", "a)" before words, and "1.2" before a capital letter. A bare "5" is
# none ("5 ways to cope"), nor is a dose ("1.5 mg a day"), nor a name ("C. difficile").
_NUMBER = re.compile(
    r"^(?!(?-i:[A-Z])\\?\.\s+(?-i:[a-z]))"
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,5}|[a-z])(?:\\?[.):]|\.\))\s+(?=\S)"
    r"|^\d{1,2}(?:\.\d{1,2})+\s+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}\s")


def sections_of(passages: Sequence[Passage], title: Words, lang: str) -> tuple[DraftSection, ...]:
    """Make sections of the kept passages, in order; text before the first heading is one too.

    That one is headed by a word for it in the article's language, or by the article's title.
    """
    named = _LEAD_HEADINGS.get(lang.split("-")[0])
    lead = Words(named, named) if named else title
    lowest = min((one.level for one in passages if is_section_heading(one)), default=1)
    sections: list[DraftSection] = []
    ids: set[str] = set()
    times: Counter[str] = Counter()
    for heading, inside in _by_heading(passages):
        if heading is None and not inside:
            continue
        words = without_number(heading.words) if heading else lead
        before = sections[-1].level if sections else TOP - 1
        level = min(heading.level - lowest + TOP, before + 1, _DEEPEST) if heading else TOP
        wanted = slug(words.plain) if heading else _LEAD
        id_ = unique(wanted, ids, times[wanted] + 1)
        ids.add(id_)
        times[wanted] += 1
        sections.append(
            DraftSection(
                id=id_,
                level=level,
                heading=words,
                written_heading=heading,
                passages=tuple(_captioned(one, words) for one in inside),
            )
        )
    return tuple(sections)


def without_number(words: Words) -> Words:
    """Take the number off a heading: numbers mean nothing where sections are chosen one by one."""
    bare = Words(_NUMBER.sub("", words.plain, count=1), _NUMBER.sub("", words.markdown, count=1))
    # "1.5 Tablets a day" says how much; without the number it does not.
    says_how_much = _DECIMAL.match(words.plain) and is_instruction(words.plain)
    return words if says_how_much and not is_instruction(bare.plain) else bare


def slug(text: str, otherwise: str = "section") -> str:
    """Make an id of words: small letters without accents, digits, hyphens; whole words only.

    `otherwise` is given where no letter can be written so.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain).encode("ascii", "ignore").decode())
    id_ = ""
    for word in words:
        if id_ and len(id_) + len(word) >= _LONGEST_ID:
            break
        id_ = f"{id_}-{word}" if id_ else word[:_LONGEST_ID]
    return id_ or otherwise


def article_id(title: str, file: str) -> str:
    """Make an article's id of its title, or else of its file's name.

    What stands before a colon or a dash is enough, if that is a title too.
    """
    first = re.split(r":\s|\s[–—-]\s", title, maxsplit=1)[0]
    return slug(first if len(first.split()) > 1 else title, slug(file, "article"))


def unique(id_: str, taken: AbstractSet[str], number: int = 2) -> str:
    """Give an id that is not taken: the same with a number behind it, from `number` on."""
    made = id_
    while made in taken:
        made = f"{id_}-{max(number, 2)}"
        number += 1
    return made


def _by_heading(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, list[Passage]]]:
    heading: Passage | None = None
    inside: list[Passage] = []
    for passage in passages:
        if is_section_heading(passage):
            yield heading, inside
            heading, inside = passage, []
        else:
            inside.append(passage)
    yield heading, inside


def _captioned(passage: Passage, heading: Words) -> Passage:
    """Give a table that has no caption its section's heading: the house prints none without."""
    if passage.kind == "table" and not passage.words.plain:
        return replace(passage, words=heading)
    return passage
