"""The finished view of a handout that templates get: labels, dates, anchors and texts, all chosen.

Knows neither templates nor formats.
"""

from dataclasses import dataclass

from msgspec.structs import replace as altered

from handoutkit.language.catalogue import Catalogue, catalogue
from handoutkit.language.locales import direction, long_date
from handoutkit.model.blocks import (
    Block,
    Blocks,
    Citation,
    Inlines,
    Paragraph,
    Section,
    Strong,
    Text,
)
from handoutkit.model.handout import Handout, Statement
from handoutkit.model.library import Clinic
from handoutkit.model.person import Person
from handoutkit.model.walk import inlines_of, inlines_of_sections
from handoutkit.render.citing import cite_anchor
from handoutkit.render.isolation import Isolation
from handoutkit.render.labels import Labels, labels, page_label
from handoutkit.render.person import Blank, PersonLine, person_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section of the handout and the statements that stand before it."""

    statements: tuple["StatementView", ...]
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A required statement: where claims link to, its title and its text, symbol first, in bold."""

    anchor: str
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A numbered reference or note: its anchor, and the anchor of its first use.

    `lead` are the words that stand beside the number, `blocks` what follows them.
    """

    anchor: str
    back: str
    number: int
    lead: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """A titled text at the end of the handout."""

    anchor: str
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How to come by large print and other languages, said in one of the library's languages."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All a template needs. `page_label` is "Page N of M" cut at its two numbers.

    `person` are the lines of a personal copy's box, `blanks` those to fill by pen, on paper alone.
    """

    lang: str
    direction: str
    title: str
    description: str
    clinic: Clinic
    labels: Labels
    status: tuple[str, ...]
    sections: tuple[SectionView, ...]
    notes: tuple[Listed, ...]
    references: tuple[Listed, ...]
    disclaimers: tuple[TextBox, ...]
    statements: tuple[StatementView, ...]
    emergency: str
    about: tuple[str, ...]
    contact: tuple[str, ...]
    offers: tuple[Offer, ...]
    edition: str
    updated: str
    page_label: tuple[str, str, str]
    person: tuple[PersonLine, ...] = ()
    blanks: tuple[Blank, ...] = ()


def view(handout: Handout, words: Catalogue, person: Person | None = None) -> View:
    """Finish a handout for the page, or a person's copy of it."""
    isolation = Isolation(handout.lang)
    statements = tuple(
        _statement(number, one, isolation) for number, one in enumerate(handout.statements, start=1)
    )
    updated = words.text("Updated {date}", date=long_date(handout.date, handout.lang))
    return View(
        lang=handout.lang,
        direction=direction(handout.lang),
        title=handout.title,
        description=words.text("A patient handout from {clinic}.", clinic=handout.clinic.name),
        clinic=handout.clinic,
        labels=labels(words),
        status=(updated, *_review(handout, words), *_translation_review(handout, words)),
        sections=_sections(handout, statements, isolation),
        notes=_notes(handout, isolation),
        references=_references(handout, isolation),
        disclaimers=tuple(
            TextBox(
                anchor=f"disclaimer-{one.id}", title=one.title, blocks=isolation.blocks(one.blocks)
            )
            for one in handout.disclaimers
        ),
        statements=statements,
        emergency=handout.clinic.emergency.get(handout.lang, ""),
        about=_about(handout, words),
        contact=_contact(handout, words),
        offers=_offers(handout),
        edition=_edition(handout, words),
        updated=updated,
        page_label=page_label(words),
        person=person_lines(person, words) if person else (),
    )


def _edition(handout: Handout, words: Catalogue) -> str:
    if handout.is_checked:
        return words.text("Edition {code}", code=handout.code)
    return words.text("Edition {code}, not checked", code=handout.code)


def _review(handout: Handout, words: Catalogue) -> tuple[str, ...]:
    if not handout.reviews:
        return (words.text("No clinician has reviewed this text."),)
    return tuple(
        words.text("Reviewed on {date} by {by}.", date=long_date(one.on, handout.lang), by=one.by)
        for one in handout.reviews
    )


def _translation_review(handout: Handout, words: Catalogue) -> tuple[str, ...]:
    if handout.translation_reviews is None:
        return ()
    if not handout.translation_reviews:
        return (words.text("This translation has not been reviewed."),)
    return tuple(
        words.text(
            "Translation reviewed on {date} by {by}.",
            date=long_date(one.on, handout.lang),
            by=one.by,
        )
        for one in handout.translation_reviews
    )


def _statement(number: int, statement: Statement, isolation: Isolation) -> StatementView:
    """Put the symbol before the first words, and all in bold (21 CFR 101.93(d), (e))."""
    blocks: list[Block] = []
    symbol = statement.symbol
    for block in statement.disclaimer.blocks:
        if isinstance(block, Paragraph):
            mark = (Text(text=f"{symbol} ", place=block.place),) if symbol else ()
            bold = Strong(children=(*mark, *block.content), place=block.place)
            blocks.append(altered(block, content=(bold,)))
            symbol = ""
        else:
            blocks.append(block)
    return StatementView(
        anchor=f"statement-{number}",
        title=statement.disclaimer.title,
        blocks=isolation.blocks(tuple(blocks)),
    )


def _sections(
    handout: Handout, statements: tuple[StatementView, ...], isolation: Isolation
) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(
            statements=tuple(
                shown
                for shown, one in zip(statements, handout.statements, strict=True)
                if one.before == index
            ),
            section=isolation.section(section),
        )
        for index, section in enumerate(handout.sections)
    )


def _references(handout: Handout, isolation: Isolation) -> tuple[Listed, ...]:
    back = {
        cite.number: cite_anchor(inline)
        for inline in (
            *inlines_of_sections(handout.sections),
            *(inline for one in handout.notes for inline in inlines_of(one.note.blocks)),
        )
        if isinstance(inline, Citation)
        for cite in inline.cites
        if cite.use == 1
    }
    return tuple(
        Listed(
            anchor=f"reference-{one.number}",
            back=back[one.number],
            number=one.number,
            lead=isolation.inlines(one.entry),
            blocks=(),
        )
        for one in handout.references
    )


def _notes(handout: Handout, isolation: Isolation) -> tuple[Listed, ...]:
    return tuple(_note(one.number, isolation.blocks(one.note.blocks)) for one in handout.notes)


def _note(number: int, blocks: Blocks) -> Listed:
    lead: Inlines = ()
    if blocks and isinstance(blocks[0], Paragraph):
        lead, blocks = blocks[0].content, blocks[1:]
    return Listed(
        anchor=f"note-{number}",
        back=f"note-mark-{number}-1",
        number=number,
        lead=lead,
        blocks=blocks,
    )


def _about(handout: Handout, words: Catalogue) -> tuple[str, ...]:
    sources = (one.source for one in handout.articles if one.source is not None)
    lines = []
    for source in sources:
        if source.publisher:
            line = words.text(
                "Written from: {title} ({publisher}).",
                title=source.title,
                publisher=source.publisher,
            )
        else:
            line = words.text("Written from: {title}.", title=source.title)
        lines.append(line)
    return tuple(dict.fromkeys(lines))


def _offers(handout: Handout) -> tuple[Offer, ...]:
    """Say it in each language, the own first: a reader of another cannot read this one."""
    known = ((lang, catalogue(lang)) for lang in (handout.lang, *handout.other_languages))
    return tuple(
        Offer(lang=lang, text=_offer(handout, words)) for lang, words in known if words is not None
    )


def _offer(handout: Handout, words: Catalogue) -> str:
    phone = handout.clinic.phone
    if phone:
        return words.text("Large print or another language? Call {phone}.", phone=phone)
    return words.text("Large print or another language? Ask us.")


def _contact(handout: Handout, words: Catalogue) -> tuple[str, ...]:
    clinic = handout.clinic
    lines = (
        clinic.name,
        *clinic.address,
        words.text("Phone: {phone}", phone=clinic.phone) if clinic.phone else "",
        clinic.hours,
        clinic.web,
        clinic.email,
        handout.notice,
    )
    return tuple(line for line in lines if line)
