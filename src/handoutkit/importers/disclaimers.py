"""Disclaimers of a source: which passages are one, their titles, and the library's own they match.

A disclaimer is never reworded: it matches only what says the same, no more and no less.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handoutkit.importers.draft import DraftDisclaimer, KnownDisclaimer
from handoutkit.importers.passages import Passage, Words
from handoutkit.language.folding import folded
from handoutkit.language.headings import heading_kind
from handoutkit.language.word_lists import pattern

_TOKEN = re.compile(r"\w+(?:[.,]\d+)*")
_ALIKE = 0.9  # F1 of all tokens, the empty words among them
_RUN_IN = re.compile(r"([*_]{0,3})(\w[^:.!?\n*_]{1,90})(?::([*_]{0,3})|([*_]{1,3}):)\s+(?=\S)")


def match(text: str, lang: str, known: Sequence[KnownDisclaimer]) -> str:
    """Give the id of the library's disclaimer that says the same as a text; "" if none does."""
    ours = _tokens(text)
    candidates = [one for one in known if not lang or one.lang.split("-")[0] == lang.split("-")[0]]
    equal = (one.id for one in candidates if _tokens(one.text) == ours)
    alike = (one.id for one in candidates if _says_the_same(ours, _tokens(one.text)))
    return next(equal, "") or next(alike, "")


def grouped(
    runs: Sequence[Sequence[Passage]], lang: str, known: Sequence[KnownDisclaimer]
) -> tuple[DraftDisclaimer, ...]:
    """Make disclaimers of passages: each run stands together in the source, a heading may begin it.

    A heading or run-in words ("Important note: …") begin a disclaimer and give its title, without
    its colon; what the library has on its own is one on its own.
    """
    return tuple(
        replace(one, known=match(one.text, lang, known))
        for run in runs
        for titled in _titled(run)
        for one in _without_known(titled, lang, known)
    )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(folded(text))


def _says_the_same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two texts differ in nothing but empty words, endings, and order of a list."""
    empty = pattern("disclaimers", "empty")
    one, other = (
        Counter(_stem(w) for w in words if not empty.fullmatch(w)) for words in (ours, theirs)
    )
    shared = 2 * (Counter(ours) & Counter(theirs)).total()
    return bool(one) and one == other and shared >= _ALIKE * (len(ours) + len(theirs))


def _stem(word: str) -> str:
    return word[:-1] if word[3:].endswith("s") else word


def _titled(run: Sequence[Passage]) -> Iterator[DraftDisclaimer]:
    title, held = "", list[Passage]()
    rest: tuple[Passage, ...]
    for passage in run:
        if passage.kind == "heading" or heading_kind(passage.plain) == "disclaimer":
            own, rest = passage.plain.strip(" :"), ()
        elif title and not held:
            own, rest = "", (passage,)  # the heading above is its title
        else:
            own, rest = _run_in(passage)
        if own:
            if held or title:
                yield DraftDisclaimer(title=title, passages=tuple(held))
            title, held = own, []
        held += rest
    if held or title:
        yield DraftDisclaimer(title=title, passages=tuple(held))


def _run_in(passage: Passage) -> tuple[str, tuple[Passage, ...]]:
    """Part "Important note: The information …" into its title and its text."""
    plain, marked = _RUN_IN.match(passage.words.plain), _RUN_IN.match(passage.words.markdown)
    if not plain or not marked or not plain[2][0].isupper():
        return "", (passage,)
    words = Words(passage.words.plain[plain.end() :], passage.words.markdown[marked.end() :])
    return plain[2].strip(), (replace(passage, words=words),)


def _without_known(
    group: DraftDisclaimer, lang: str, known: Sequence[KnownDisclaimer]
) -> Iterator[DraftDisclaimer]:
    if len(group.passages) <= 1 or match(group.text, lang, known):
        yield group
        return
    held = list[Passage]()
    title = group.title
    for passage in group.passages:
        if match(passage.plain, lang, known):
            if held:
                yield DraftDisclaimer(title=title, passages=tuple(held))
                held = []
            yield DraftDisclaimer(title=title, passages=(passage,))
            title = ""
        else:
            held.append(passage)
    if held:
        yield DraftDisclaimer(title=title, passages=tuple(held))
