"""Make a handout's inner links hold: unique ids, links to what is there, claims with a symbol."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec.structs import replace as altered

from handoutkit import codes
from handoutkit.assemble.choosing import Chosen
from handoutkit.findings import Finding, Outcome
from handoutkit.model.article import Article, Disclaimer, Note
from handoutkit.model.blocks import Claim, Inline, Inlines, Link, NoteMark, Section
from handoutkit.model.walk import (
    Rewrite,
    inlines_of,
    inlines_of_sections,
    rewrite_blocks,
    rewrite_section,
    sections_in,
)


def unique_ids(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Give sections of different articles different ids.

    The article's id goes before an id used twice.
    """
    counts = Counter(section.id for one in chosen for section in sections_in((one.section,)))
    return tuple(replace(one, section=_renamed(one.section, one.article, counts)) for one in chosen)


def _renamed(section: Section, article: Article, counts: Mapping[str, int]) -> Section:
    inner = tuple(_renamed(sub, article, counts) for sub in section.sections)
    shared = counts[section.id] > 1
    return altered(
        section, id=f"{article.id}--{section.id}" if shared else section.id, sections=inner
    )


def settle_links(chosen: Sequence[Chosen]) -> Outcome[tuple[Chosen, ...]]:
    """Point links at the ids of this handout.

    Words whose target is not in it stay as plain words.
    """
    findings: list[Finding] = []
    present = {
        (one.article.id, section.id) for one in chosen for section in sections_in((one.section,))
    }

    def settle(one: Chosen) -> Chosen:
        def rewrite(inline: Inline) -> Inlines:
            if not (isinstance(inline, Link) and inline.href.startswith("#")):
                return (inline,)
            target = inline.href.removeprefix("#")
            # An id means a section of the link's own article, whatever others call theirs.
            for name in (target, f"{one.article.id}--{target}"):
                if (one.article.id, name) in present:
                    return (altered(inline, href=f"#section-{name}"),)
            # Of a section that does not exist at all, reading has said so.
            if any(target == known.id for known in sections_in(one.article.sections)):
                findings.append(_left_out(inline, target))
            return inline.children

        return _rewritten(one, rewrite)

    settled = tuple(settle(one) for one in chosen)
    return Outcome(settled, tuple(dict.fromkeys(findings)))


def mark_claims(chosen: Chosen, symbol: str) -> Chosen:
    """Give each claim the symbol of the required statement, in notes too."""

    def rewrite(inline: Inline) -> Inlines:
        return (altered(inline, symbol=symbol) if isinstance(inline, Claim) else inline,)

    return _rewritten(chosen, rewrite)


def has_claim(section: Section) -> bool:
    """Tell whether the section, or one in it, makes a claim."""
    return any(isinstance(inline, Claim) for inline in inlines_of_sections((section,)))


def claims_without_statement(
    chosen: Iterable[Chosen], statement: Disclaimer | None
) -> tuple[Finding, ...]:
    """Say which claims have no required statement to link to."""
    if statement is not None:
        return ()
    claims = (
        inline
        for one in chosen
        for inline in (
            *inlines_of_sections((one.section,)),
            *(inline for note in _marked_notes(one) for inline in inlines_of(note.blocks)),
        )
        if isinstance(inline, Claim)
    )
    return tuple(
        codes.CLAIM_WITHOUT_STATEMENT.at(
            claim.place,
            "this claim needs a required statement, and no disclaimer on every page answers it",
            "Give the article the topic that requires the statement, or drop {.claim}.",
        )
        for claim in dict.fromkeys(claims)
    )


def _rewritten(chosen: Chosen, rewrite: Rewrite) -> Chosen:
    """Pass the section's inlines through `rewrite`, and those of the notes it marks."""
    notes = {
        note.label: replace(note, blocks=rewrite_blocks(note.blocks, rewrite))
        for note in _marked_notes(chosen)
    }
    article = replace(chosen.article, notes={**chosen.article.notes, **notes})
    return replace(chosen, article=article, section=rewrite_section(chosen.section, rewrite))


def _marked_notes(chosen: Chosen) -> tuple[Note, ...]:
    """Give the notes that the section marks; notes mark no notes."""
    inlines = inlines_of_sections((chosen.section,))
    labels = {inline.label for inline in inlines if isinstance(inline, NoteMark)}
    return tuple(note for label, note in chosen.article.notes.items() if label in labels)


def _left_out(link: Link, target: str) -> Finding:
    return codes.LINK_LEFT_OUT.at(
        link.place,
        f'the link leads to the section "{target}", which this handout does not contain',
        "Its words are printed without a link; choose the section as well to keep the link.",
    )
