"""Which sections of a newer draft are those that an article has: they keep their ids.

Knows neither files nor what becomes of the sections.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from handoutkit.importers.draft import Draft, DraftSection
from handoutkit.importers.outline import unique
from handoutkit.model.article import Article
from handoutkit.model.blocks import Section
from handoutkit.model.walk import content_of, plain_text, sections_in

_MOST_PAIRS = 10_000
_ALIKE = 0.6
"""How much of two sections' words must be the same (difflib's ratio) to take them for one."""


def aligned(draft: Draft, old: Article) -> Draft:
    """Give the sections of a newer draft the ids that the same sections have in the article."""
    names = _names(draft.sections, tuple(sections_in(old.sections)))
    return replace(
        draft,
        sections=tuple(replace(one, id=names[one.id]) for one in draft.sections),
        always=tuple(names[one] for one in draft.always),
        claims=tuple(replace(one, section=names.get(one.section, "")) for one in draft.claims),
        conditions=tuple(
            replace(
                one,
                section=names.get(one.section, ""),
                recipe=tuple(names[section] for section in one.recipe),
            )
            for one in draft.conditions
        ),
    )


def _names(new: Sequence[DraftSection], old: Sequence[Section]) -> dict[str, str]:
    """Pair sections by their headings, then by their words; each of the article's only once."""
    left = {one.id: one for one in old}
    names: dict[str, str] = {}
    by_heading: dict[str, list[str]] = {}
    for one in reversed(old):
        by_heading.setdefault(_letters(plain_text(one.heading)), []).append(one.id)
    for section in new:
        same = by_heading.get(_letters(section.heading.plain))
        if same:
            names[section.id] = same.pop()
            del left[names[section.id]]
    rest = [one for one in new if one.id not in names]
    # Where nearly all is other, it is another article; to compare each with each would take long.
    for section in rest if len(rest) * len(left) <= _MOST_PAIRS else ():
        found = next((id_ for id_, one in left.items() if _same_words(section, one)), None)
        if found is not None:
            names[section.id] = found
            del left[found]
    taken = {one.id for one in old}
    for section in (one for one in new if one.id not in names):
        names[section.id] = unique(section.id, taken)
        taken.add(names[section.id])
    return names


def _same_words(new: DraftSection, old: Section) -> bool:
    words = " ".join(one.plain for one in new.passages).split()
    own = " ".join(plain_text(one) for one in content_of(old.blocks)).split()
    if not words or not own:
        return False
    matcher = SequenceMatcher(None, words, own, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
