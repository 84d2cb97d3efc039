"""The medical condition that a heading is about: it names the condition, and nothing else.

Knows conditions by the form of their names in each language, and the commonest by name.
"""

import re

from handoutkit.language.folding import folded, folded_in_place
from handoutkit.language.word_lists import pattern

_LONGEST = 80
_TOPIC = 4  # words, as in "Vitamin D and asthma"
_NUMBERING = re.compile(
    r"^\W*(?:(?![A-Z]\. [a-z])"
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[A-Za-z])[.):]\s+)?[^\w(]*"
)
_SHORTENED = re.compile(r"[A-Z]\. (?=[a-z])")
_PARENTHESIS = re.compile(r"\s*\([^()]{1,40}\)")


def condition_in(text: str) -> str:
    """Give the name of the condition that a heading is about, as it writes it; "" if none.

    "1. Migraines", "Magnesium and fibromyalgia", "For chronic back pain", "Asthma: an overview".
    A question, or what else says something of a condition, is about what it says.
    """
    if len(text) > _LONGEST or "?" in text:
        return ""
    heading = " ".join(_NUMBERING.sub("", text, count=1).split()).rstrip(" .:;")
    # "C. difficile infection" is known by its last words, and has all of them for a name.
    short = _SHORTENED.match(heading)
    if short is None:
        return _named(heading)
    name = _named(heading[short.end() :])
    return f"{short.group()}{name}" if name else ""


def _named(heading: str) -> str:
    for one in (heading, heading.partition(":")[0], _behind(heading, "lead")):
        if _is_name(one) or (len(_parts(one)) > 1 and _are_conditions(_parts(one))):
            return one
    first, *others = _parts(heading)
    return others[0] if len(others) == 1 and _is_topic(first) and _is_name(others[0]) else ""


def _behind(heading: str, name: str) -> str:
    lead = re.compile(rf"(?:{pattern('conditions', name).pattern}) ")
    found = lead.match(folded_in_place(heading))
    return (
        heading[found.end() :]
        if found and not _says_more(heading[: found.end()].rpartition(" ")[0].rpartition(" ")[0])
        else ""
    )


def _parts(heading: str) -> list[str]:
    """Divide what "and" or a comma joins."""
    joins = re.finditer(rf" ?(?:{pattern('conditions', 'and').pattern}) ", folded_in_place(heading))
    ends = [0, *(at for join in joins for at in join.span()), len(heading)]
    return [heading[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]


def _are_conditions(parts: list[str]) -> bool:
    beside = pattern("conditions", "beside")
    named = [_is_name(one) for one in parts]
    known = (
        is_one or beside.fullmatch(folded(one)) for one, is_one in zip(parts, named, strict=True)
    )
    return any(named) and all(known)


def _is_topic(words: str) -> bool:
    return len(words.split()) <= _TOPIC and not _says_more(words)


def _is_name(words: str) -> bool:
    bare = folded(_PARENTHESIS.sub("", words)).strip(" -:")
    return bool(pattern("conditions", "name").fullmatch(bare)) and not _says_more(bare)


def _says_more(words: str) -> bool:
    return bool(pattern("conditions", "other").search(folded(words)))
