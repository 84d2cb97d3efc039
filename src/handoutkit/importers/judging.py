"""From a source to an article in the making: title, sections, references, disclaimers, the rest.

Knows neither files nor the library, but for the disclaimers that it is told of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.importers import conditions
from handoutkit.importers.claims import find_claims
from handoutkit.importers.disclaimers import grouped
from handoutkit.importers.draft import (
    Draft,
    DraftClaim,
    DraftSection,
    Fate,
    Judged,
    KeyedReference,
    KnownDisclaimer,
)
from handoutkit.importers.fates import DISCLAIMERS, REFERENCES, judge_passages
from handoutkit.importers.linking import linked, with_links
from handoutkit.importers.listed import listed_references
from handoutkit.importers.outline import sections_of
from handoutkit.importers.passages import FoundReference, Passage, Source
from handoutkit.importers.run_ins import with_run_ins
from handoutkit.importers.titling import titled
from handoutkit.language.detection import language_of
from handoutkit.language.locales import is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the judge is told beside the source: by the person, and by the library.

    `lang` is asked for, `languages` are the library's, the default one first; `references` come
    from files beside the source, `keyed` are those that the article has already.
    """

    lang: str = ""
    languages: tuple[str, ...] = ("en",)
    disclaimers: tuple[KnownDisclaimer, ...] = ()
    references: tuple[FoundReference, ...] = ()
    keyed: tuple[KeyedReference, ...] = ()


def judge(source: Source, known: Known) -> Draft:
    """Make a draft of a source; each of its passages has a fate in it."""
    named = titled(source)
    judged = judge_passages(named.passages)
    lang = known.lang or _language(source, known.languages)
    references = listed_references(_of(judged, REFERENCES), known.references, known.keyed)
    kept = [one.passage for one in judged if one.fate is Fate.KEPT]
    body = linked(with_run_ins([one for one in kept if one.kind != "note"]), references)
    notes = linked([one for one in kept if one.kind == "note"], references)
    sections = with_links(sections_of(body.passages, named.title, lang))
    claims = find_claims(sections, references.keyed)
    nothing = () if sections else (_no_article(source),)
    return Draft(
        path=source.path,
        title=named.title.plain,
        lang=lang,
        origin=source.origin,
        sections=sections,
        references=references.keyed,
        disclaimers=grouped(_runs(judged, DISCLAIMERS), lang, known.disclaimers),
        conditions=conditions.propose(named.title.plain, sections),
        claims=claims,
        always=conditions.always(sections),
        notes=notes.passages,
        judged=judged,
        findings=(
            *source.findings,
            *named.findings,
            *nothing,
            *_left_behind(sections),
            *_unreadable(kept, source),
            *_never_cited(references.keyed, sections, source.path),
            *(_unsupported(one) for one in claims if not one.reference),
            *references.findings,
            *body.findings,
            *notes.findings,
        ),
    )


def _of(judged: Sequence[Judged], reason: str) -> tuple[Passage, ...]:
    """Give the passages that move to a place."""
    return tuple(one.passage for one in judged if one.fate is Fate.MOVED and one.reason == reason)


def _runs(judged: Sequence[Judged], reason: str) -> tuple[tuple[Passage, ...], ...]:
    """Give them as they stand together in the source."""
    grouped_by = groupby(judged, key=lambda one: one.fate is Fate.MOVED and one.reason == reason)
    return tuple(tuple(one.passage for one in run) for is_moved, run in grouped_by if is_moved)


def _language(source: Source, languages: Sequence[str]) -> str:
    """Give the language that the text is in, or else the one that its file names.

    A page in en-US is in the library's English, whatever region that has.
    """
    named = source.origin.lang.replace("_", "-")
    text = " ".join(one.plain for one in source.passages if one.role != "site")
    found = language_of(text)
    if named and is_known(named) and found.split("-")[0] in ("", named.split("-")[0]):
        found = named
    near = (one for one in languages if one.split("-")[0] == found.split("-")[0])
    return found if found in languages else next(near, found or languages[0])


def _no_article(source: Source) -> Finding:
    return codes.NO_ARTICLE.at(
        Place(source.path),
        "nothing in this file reads like a section of an article",
        "Look at what was left out, and why: --json tells it.",
    )


def _left_behind(sections: Sequence[DraftSection]) -> Iterator[Finding]:
    gone = set(conditions.left_behind(sections))
    for section in (one for one in sections if one.id in gone and one.written_heading):
        assert section.written_heading is not None
        yield codes.LEFT_BEHIND.at(
            section.written_heading.place,
            f'what stands directly under "{section.heading.plain}" is in no proposed recipe',
            "It would bring all conditions below it along: give it a section of its own.",
        )


def _never_cited(
    references: Sequence[KeyedReference], sections: Sequence[DraftSection], path: str
) -> Iterator[Finding]:
    text = "".join(one.all_markdown for section in sections for one in section.passages)
    gone = [one for one in references if f"@{one.key}" not in text]
    if gone:
        yield codes.NEVER_CITED.at(
            gone[0].found.place if gone[0].found.text else Place(path),
            f"{len(gone)} of {len(references)} references are cited nowhere in the text",
            "Handouts list only what is cited: put [@key] where a statement rests on one.",
        )


def _unreadable(kept: Sequence[Passage], source: Source) -> Iterator[Finding]:
    """Tell of characters that mean something in their font only: a unit of a dose may be one."""
    told = {one.place.line for one in source.findings}
    for passage in kept:
        if "\ufffd" in passage.plain and passage.place.line not in told:
            yield codes.FORM_LOST.at(
                passage.place,
                "a character here means something only in the font of its file",
                "It stands as \ufffd: look into the source, and type what it shows.",
            )


def _unsupported(claim: DraftClaim) -> Finding:
    return codes.CLAIM_WITHOUT_REFERENCE.at(
        claim.passage.place,
        f'"{claim.text}": no reference of the article is this one',
        "Add the reference and cite it, or take the statement away.",
    )
