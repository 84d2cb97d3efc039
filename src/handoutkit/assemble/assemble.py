"""Assemble a condition's handout in one language: the order of the steps.

Knows no files and no formats.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handoutkit import codes
from handoutkit.assemble.choosing import Chosen, choose_sections
from handoutkit.assemble.citations import CitationEngine
from handoutkit.assemble.edition import edition_code
from handoutkit.assemble.linking import (
    claims_without_statement,
    mark_claims,
    settle_links,
    unique_ids,
)
from handoutkit.assemble.listing import list_references
from handoutkit.assemble.numbering import Numbering
from handoutkit.assemble.statements import answering_claims, statements_of
from handoutkit.findings import Finding, Outcome
from handoutkit.model.article import Article, Disclaimer, Review
from handoutkit.model.blocks import Block, Figure, Section
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.model.library import Condition, Image, Library
from handoutkit.model.walk import blocks_in, sections_in


@dataclass(frozen=True, slots=True)
class Disclaimers:
    """The disclaimers a handout must carry, by where they stand."""

    every_page: tuple[Disclaimer, ...]
    end: tuple[Disclaimer, ...]


def assemble(
    condition: Condition,
    lang: str,
    library: Library,
    engine_for: Callable[[str], CitationEngine],
) -> Outcome[Handout | None]:
    """Make the handout of a condition in a language; none where its sources lack what it needs."""
    found = _articles(condition, lang, library)
    if found.value is None:
        return Outcome(None, found.findings)
    articles = found.value
    picked = choose_sections(condition, articles)
    if not picked.value:
        return Outcome(None, (*found.findings, *picked.findings))
    required = _required_disclaimers(tuple(articles.values()), lang, library)
    settled = settle_links(unique_ids(picked.value))
    chosen = settled.value
    findings = (
        *found.findings,
        *picked.findings,
        *required.findings,
        *settled.findings,
        *claims_without_statement(chosen, answering_claims(required.value.every_page)),
    )
    handout = _compose(
        condition, lang, library, chosen, disclaimers=required.value, engine_for=engine_for
    )
    return Outcome(handout, findings)


def _compose(
    condition: Condition,
    lang: str,
    library: Library,
    chosen: Sequence[Chosen],
    *,
    disclaimers: Disclaimers,
    engine_for: Callable[[str], CitationEngine],
) -> Handout:
    articles = _used_articles(chosen)
    statements = statements_of(disclaimers.every_page, tuple(one.section for one in chosen))
    symbol = statements[0].symbol if statements else ""
    numbering = Numbering()
    sections = tuple(numbering.number_section(mark_claims(one, symbol)) for one in chosen)
    # Notes are printed after the sections, so their citations are numbered after theirs.
    notes = tuple(
        NumberedNote(number=number, note=numbering.number_note(note, article))
        for number, (article, note) in numbering.notes.used()
    )
    handout = Handout(
        condition=condition.id,
        lang=lang,
        title=condition.title.get(lang) or condition.name[lang],
        name=condition.name[lang],
        date=max(day for one in articles for day in _days(one)),
        reviews=_reviews(articles),
        clinic=library.settings.clinic,
        articles=articles,
        sections=sections,
        statements=statements,
        disclaimers=disclaimers.end,
        references=list_references(numbering.references.used(), lang, engine_for),
        notes=notes,
        images=_images(sections, notes, disclaimers, library),
        notice=library.settings.notices.get(lang, ""),
        other_languages=tuple(one.value for one in library.settings.languages if one.value != lang),
        code="",
    )
    return replace(handout, code=edition_code(handout))


def _articles(
    condition: Condition, lang: str, library: Library
) -> Outcome[dict[str, Article] | None]:
    """Give the articles the recipe names, in the language; none if one is missing or unreadable."""
    findings: list[Finding] = []
    articles: dict[str, Article] = {}
    complete = True
    if lang not in condition.name:
        complete = False
        findings.append(_untranslated(condition, f"the condition has no name in {lang}", lang))
    for choice in condition.sections:
        article = library.articles.get((choice.article, lang))
        if article is not None:
            articles[choice.article] = article
        elif any(known == choice.article for known, _ in library.articles):
            complete = False
            message = f'the article "{choice.article}" is not written in {lang}'
            findings.append(_untranslated(condition, message, lang))
        else:
            # It is unreadable or unknown, and reading has said so.
            complete = False
    return Outcome(articles if complete else None, tuple(findings))


def _required_disclaimers(
    articles: Sequence[Article], lang: str, library: Library
) -> Outcome[Disclaimers]:
    topics = {topic.value for article in articles for topic in article.topics}
    findings: list[Finding] = []
    required: list[Disclaimer] = []
    asked = sorted(
        {
            disclaimer.id
            for disclaimer in library.disclaimers.values()
            if disclaimer.required.always or topics.intersection(disclaimer.required.topics)
        }
    )
    for name in asked:
        disclaimer = library.disclaimers.get((name, lang))
        if disclaimer is None:
            other = next(d for (i, _), d in library.disclaimers.items() if i == name)
            findings.append(
                codes.MISSING_TRANSLATION.at(
                    other.place,
                    f'the disclaimer "{name}" is required and not written in {lang}',
                    f"Write it as {name}.{lang}.md.",
                )
            )
        else:
            required.append(disclaimer)
    return Outcome(
        Disclaimers(
            every_page=tuple(d for d in required if d.on == "every-page"),
            end=tuple(d for d in required if d.on == "end"),
        ),
        tuple(findings),
    )


def _used_articles(chosen: Sequence[Chosen]) -> tuple[Article, ...]:
    return tuple({one.article.id: one.article for one in chosen}.values())


def _days(article: Article) -> tuple[date, ...]:
    reviewed = article.reviewed
    return (article.updated,) if reviewed is None else (article.updated, reviewed.on)


def _reviews(articles: Sequence[Article]) -> tuple[Review, ...]:
    reviews = [article.reviewed for article in articles]
    if None in reviews:
        return ()
    return tuple(dict.fromkeys(review for review in reviews if review is not None))


def _images(
    sections: Sequence[Section],
    notes: Sequence[NumberedNote],
    disclaimers: Disclaimers,
    library: Library,
) -> tuple[Image, ...]:
    blocks: tuple[Block, ...] = (
        *(block for one in sections_in(sections) for block in one.blocks),
        *(block for one in notes for block in one.note.blocks),
        *(block for one in disclaimers.every_page for block in one.blocks),
        *(block for one in disclaimers.end for block in one.blocks),
    )
    shown = [block.image for block in blocks_in(blocks) if isinstance(block, Figure)]
    names = dict.fromkeys((library.settings.clinic.logo, *shown))
    return tuple(library.images[name] for name in names if name in library.images)


def _untranslated(condition: Condition, message: str, lang: str) -> Finding:
    return codes.MISSING_TRANSLATION.at(
        condition.place,
        message,
        f"Write it in {lang}, or leave {lang} out of `languages` in library.yaml.",
    )
