"""Notices of what a text is not: no medical advice, not evaluated, nobody is liable.

Known by what they say. Advice to readers, such as to ask a doctor, is none.
"""

import re

from handoutkit.language.folding import folded
from handoutkit.language.headings import heading_kind
from handoutkit.language.word_lists import pattern

_SENTENCE = re.compile(r"(?<=[.!?])[\"”»)*_]{0,3}\s+|\n")
_SHARE = 0.4  # of the words: a long text with a notice in it stays a text
_SHARE_UNDER_HEADING = 0.1
_LONGEST_LEAD = 80


def is_disclaimer(text: str, *, under_heading: bool = False) -> bool:
    """Tell whether a text is a notice; `under_heading` that such a heading stands above it."""
    least = _SHARE_UNDER_HEADING if under_heading else _SHARE
    return disclaimer_strength(text, under_heading=under_heading) >= least


def disclaimer_strength(text: str, *, under_heading: bool = False) -> float:
    """Give the share of a text, from 0 to 1, that is a notice or belongs to one.

    A sentence is one by its own words, or because it denies something of the text itself; a
    heading alone is none.
    """
    if heading_kind(text):
        return 0.0
    notice = beside = every = 0
    announced = _announces_itself(text)
    spoken_of = False
    for sentence in _SENTENCE.split(text):
        words = folded(sentence)
        every += len(words)
        spoken_of = under_heading or announced or _is_about_the_text(words, before=spoken_of)
        denies = spoken_of and (announced or _finds("denial", words))
        if denies or _finds("strong", words):
            notice += len(words)
        elif spoken_of or _finds("companion", words):
            beside += len(words)
    return (notice + beside) / every if notice else 0.0


def _announces_itself(text: str) -> bool:
    """Tell whether a text begins as under a heading: "Conflicts of interest: none"."""
    lead, colon, _ = text[:_LONGEST_LEAD].partition(":")
    return bool(colon) and heading_kind(lead) == "disclaimer"


def _is_about_the_text(words: str, *, before: bool) -> bool:
    """Tell whether a sentence is about the text, maybe with a pronoun for the one before."""
    return _finds("about", words) or bool(before and pattern("disclaimers", "pronoun").match(words))


def _finds(name: str, words: str) -> bool:
    return pattern("disclaimers", name).search(words) is not None
