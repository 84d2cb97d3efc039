"""Choose and order a handout's sections: the recipe's, and those its articles always include.

Knows no numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from msgspec.structs import replace as altered

from handoutkit import codes
from handoutkit.findings import Finding, Outcome
from handoutkit.model.article import Article
from handoutkit.model.blocks import Section
from handoutkit.model.library import Choice, Condition
from handoutkit.model.walk import plain_text, sections_in

TOP_LEVEL = 2
"""The level of a handout's sections; level 1 is its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A section with the article it comes from."""

    article: Article
    section: Section


def choose_sections(
    condition: Condition, articles: Mapping[str, Article]
) -> Outcome[tuple[Chosen, ...]]:
    """Follow the recipe, insert what is always included, and bring headings to the page's levels.

    `articles` holds the articles that the recipe names, by id, in the handout's language. A recipe
    line that names nothing known chooses nothing: reading has said so already.
    """
    findings: list[Finding] = []
    chosen: list[Chosen] = []
    taken: set[tuple[str, str]] = set()
    for choice in condition.sections:
        section = _find(choice, articles)
        if section is None:
            continue
        ids = {(choice.article, inner.id) for inner in sections_in((section,))}
        if ids & taken:
            findings.append(_chosen_twice(choice))
            continue
        taken |= ids
        chosen.append(Chosen(article=articles[choice.article], section=section))
    for article in articles.values():
        for always in article.always:
            section = _section(article, always.value)
            if section is None or (article.id, section.id) in taken:
                continue
            ids = {(article.id, inner.id) for inner in sections_in((section,))}
            taken |= ids
            position = _position(chosen, article, section)
            # What was chosen of its sub-sections moves into it: nothing is printed twice.
            within = [i for i, one in enumerate(chosen) if (one.article.id, one.section.id) in ids]
            if within:
                position = within[0]
                chosen = [one for i, one in enumerate(chosen) if i not in within]
            chosen.insert(position, Chosen(article=article, section=section))
            findings.append(_inserted(condition, article, section))
    levelled = (replace(one, section=at_level(one.section, TOP_LEVEL)) for one in chosen)
    return Outcome(tuple(levelled), tuple(findings))


def at_level(section: Section, level: int) -> Section:
    """Give the section with its heading at `level` and its sub-sections one below each other."""
    return altered(
        section,
        level=level,
        sections=tuple(at_level(inner, level + 1) for inner in section.sections),
    )


def _find(choice: Choice, articles: Mapping[str, Article]) -> Section | None:
    article = articles.get(choice.article)
    return None if article is None else _section(article, choice.section)


def _section(article: Article, section_id: str) -> Section | None:
    return next((s for s in sections_in(article.sections) if s.id == section_id), None)


def _position(chosen: list[Chosen], article: Article, section: Section) -> int:
    """Before the first chosen section that follows this one in the article, else last."""
    following = set(_ids_after(article, section))
    places = (
        index
        for index, one in enumerate(chosen)
        if one.article.id == article.id and one.section.id in following
    )
    return next(places, len(chosen))


def _ids_after(article: Article, section: Section) -> Iterator[str]:
    seen = False
    for one in sections_in(article.sections):
        if seen:
            yield one.id
        seen = seen or one.id == section.id


def _chosen_twice(choice: Choice) -> Finding:
    return codes.CHOSEN_TWICE.at(
        choice.place,
        f'the recipe chooses "{choice}" a second time, alone or inside another section',
        "Keep one of the lines: choosing a section takes its sub-sections.",
    )


def _inserted(condition: Condition, article: Article, section: Section) -> Finding:
    return codes.ALWAYS_INSERTED.at(
        condition.place,
        f'"{plain_text(section.heading)}" ({article.id}/{section.id}) was added: '
        f"{article.id} always includes it",
        "Name it in the recipe to choose its place.",
    )
