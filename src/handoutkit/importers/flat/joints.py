"""Words at which no line of its own ends or begins: what is broken there goes on.

Knows single words of English, Spanish, German and French, not sentences.
"""

import re

# Determiners, conjunctions and prepositions that need a word after them. Left out are those that
# end a phrase or a heading too: "What to look out for", "Womit fängt es an".
_NEED_MORE_WORDS = """
a an the and or of from as such your our their its his her my other certain including called
between into than that which
el la los las un una unos unas y e o u de del al con para por en su sus como otros otras que
der die das den dem des ein eine einen einem einer eines und oder mit von vom zum zur im wie
sowie dass Ihre Ihr Ihren
le les une et ou du des au aux avec pour dans par sur ses leur leurs comme autres vos votre qui
"""
# Verbs and small words that begin no sentence and no item when they are written small.
_GO_ON_WORDS = """
and or nor but of to in on at by for from with which who that is are was were can could may
might will would should has have had as than such because if when where while including also
y e o u de del en por para con que es son puede pueden como porque cuando donde
und oder aber von zu mit bei ist sind kann können wird werden der die das dass weil wenn wie
et ou mais de du des à en par pour avec qui que est sont peut peuvent comme car si
"""
# What the last words before a colon are where a sentence, not a heading, announces a list.
_ANNOUNCE_WORDS = """
include includes including are is following these by with have has if as to for of that when
may can should must ones were was like at on in
incluyen incluye son es siguientes siguiente por si como con de tiene tienen para puede pueden
sind ist folgende folgenden folgendes wie wenn gehören zählen durch bei haben hat können
sont est suivants suivantes suivant suivante comprennent si par comme avec avez pour
"""
# Those of them that announce a list even where no colon follows.
_OPEN_WORDS = """
include includes including are as incluyen incluye son como sind sont comprennent comprend
"""
# What is no item even where it stands alone: the name of one follows.
_NEED_MORE_ALONE = frozenset({"a", "an", "the", "and", "or", "of", "from"})
_NEED_MORE, _GO_ON, _ANNOUNCE, _OPEN = (
    frozenset(words.split())
    for words in (_NEED_MORE_WORDS, _GO_ON_WORDS, _ANNOUNCE_WORDS, _OPEN_WORDS)
)
_FOLLOWING = re.compile(
    r"\b(?:following|below|siguientes?|continuación|folgende[nrs]?|suivante?s?|ci-dessous)\b", re.I
)
_LONGEST_LABEL = 7
_CLOSING = frozenset(",;.:)]}!?»”%")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def needs_more(text: str) -> bool:
    """Tell whether a text ends with a word after which another has to come."""
    if text.endswith(("(", "[", "{", "«", "“", "‘", " /")):
        return True
    if " " not in text:
        return text.casefold() in _NEED_MORE_ALONE or text.endswith(("’s", "'s", "s’"))
    return text.rsplit(None, 1)[-1].lstrip("\"'“‘([«") in _NEED_MORE


def announces_list(text: str) -> bool:
    """Tell whether a line that ends with a colon is a sentence, not the name of what follows."""
    words = text.rstrip(" :：").split()
    if len(words) > _LONGEST_LABEL or not words:
        return True
    return words[-1].casefold() in _ANNOUNCE or _FOLLOWING.search(text) is not None


def goes_on(text: str) -> bool:
    """Tell whether a text begins with what goes on with a sentence."""
    if text[0] in _CLOSING and not text.startswith("..."):
        return True
    first = _WORD.match(text)
    return first is not None and first.group() in _GO_ON


def stops_before_list(text: str) -> bool:
    """Tell whether a text without a colon breaks off where a list has to follow."""
    return text[-1].isalpha() and text.rsplit(None, 1)[-1].casefold() in _OPEN
