"""Which reference supports each study that a text names: the one it says, or none.

Knows not how references were found. A wrong support is worse than none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handoutkit.importers.draft import DraftClaim, DraftSection, KeyedReference
from handoutkit.importers.passages import Passage, Words
from handoutkit.language.folding import folded
from handoutkit.language.sentences import sentences
from handoutkit.language.studies import StudyMention, find_studies
from handoutkit.model.reference import CslValue

_MARK = re.compile(
    r"\\(?P<escaped>.)|\[(?P<cited>@[^\[\]]+)\]|\[\^[^\[\]]+\]|\]\([^()\s]*\)|\]?\{[^{}\s]*\}|[*\[\]]",
    re.DOTALL,
)
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*[\w/])")
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?!\d)")
_CONTAINERS = ("container-title", "container-title-short", "journalAbbreviation")
_PMID = re.compile(r"PMID:? ?(\d{5,9})(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\])>\"']*[^\s\])>\"'.,;]")


@dataclass(frozen=True, slots=True)
class _Cited:
    """Words without marks, and where in them which references are cited."""

    plain: str
    cites: tuple[tuple[int, str], ...]


def find_claims(
    sections: Sequence[DraftSection], references: Sequence[KeyedReference], *, lang: str = ""
) -> tuple[DraftClaim, ...]:
    """Give each mention of a study, in order, with the key of the reference that supports it.

    A citation in the same sentence supports it, or the one reference that has the named journal and
    year, the named authors and year, or the identifier that the sentence gives.
    """
    return tuple(
        DraftClaim(passage=passage, text=mention.text, section=section.id, reference=reference)
        for section in sections
        for passage in section.passages
        for words in _words(passage)
        for mention, reference in _claims(words, references, lang)
    )


def _words(passage: Passage) -> Iterator[Words]:
    if passage.kind not in ("heading", "rule"):
        yield passage.words
    for row in passage.rows:
        yield from row
    if passage.picture:
        yield passage.picture.caption


def _claims(
    words: Words, references: Sequence[KeyedReference], lang: str
) -> Iterator[tuple[StudyMention, str]]:
    cited = _unmarked(words.markdown)
    start = 0
    for sentence in sentences(cited.plain, lang):
        end = start + len(sentence)
        inside = [(at - start, key) for at, key in cited.cites if start < at <= end]
        mentions = find_studies(sentence)
        for n, one in enumerate(mentions):
            until = mentions[n + 1].start if n + 1 < len(mentions) else len(sentence)
            keys = [key for at, key in inside if one.start < at <= until]
            yield one, _support(one, sentence[one.start : until], keys, references)
        start = end


def _support(
    mention: StudyMention, said: str, keys: Sequence[str], references: Sequence[KeyedReference]
) -> str:
    cited = [one for one in references if one.key in keys and not _contradicts(mention, one)]
    if keys:
        return cited[0].key if len(cited) == 1 else ""
    found = [one for one in references if _has_identifier(one, said) or _is_named(mention, one)]
    return found[0].key if len(found) == 1 else ""


def _unmarked(markdown: str) -> _Cited:
    """Take the marks off; what a citation supports ends where it stands."""
    plain: list[str] = []
    cites: list[tuple[int, str]] = []
    length = at = 0
    for mark in _MARK.finditer(markdown):
        kept = markdown[at : mark.start()] + (mark["escaped"] or "").replace("\n", " ")
        at = mark.end()
        plain.append(kept)
        length += len(kept)
        if mark["cited"]:
            cites += ((max(length, 1), key) for key in _KEY.findall(mark["cited"]))
    return _Cited("".join((*plain, markdown[at:])), tuple(cites))


def _contradicts(mention: StudyMention, one: KeyedReference) -> bool:
    """Tell whether a cited reference is of other years than the mention says."""
    years = {int(year) for year in _years(one)}
    # What is online in December may be printed in January.
    return bool(mention.year and years) and not any(abs(int(mention.year) - y) <= 1 for y in years)


def _is_named(mention: StudyMention, one: KeyedReference) -> bool:
    if not mention.year or mention.year not in _years(one):
        return False
    if mention.author:
        return folded(mention.author) == _first_family(one.found.csl)
    return bool(mention.journal) and folded(mention.journal) in _journals(one.found.csl)


def _has_identifier(one: KeyedReference, said: str) -> bool:
    csl = one.found.csl
    pmid, doi = str(csl.get("PMID") or ""), str(csl.get("DOI") or "").casefold()
    dois = {found.casefold() for found in _DOI.findall(said)}
    return (bool(pmid) and pmid in _PMID.findall(said)) or (bool(doi) and doi in dois)


def _years(one: KeyedReference) -> frozenset[str]:
    """Give the year of a reference, or else all that its words name."""
    issued = one.found.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return frozenset((str(first[0]),))
    return frozenset(_YEAR.findall(one.found.text))


def _journals(csl: Mapping[str, CslValue]) -> frozenset[str]:
    names = (
        csl.get(key) for key in ("container-title", "container-title-short", "journalAbbreviation")
    )
    said = {folded(name).replace(".", "") for name in names if isinstance(name, str) and name}
    return frozenset(
        said | {one.removeprefix("the ") for one in said} | {f"the {one}" for one in said}
    )


def _first_family(csl: Mapping[str, CslValue]) -> str:
    authors = csl.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    return folded(str(first.get("family") or "")) if isinstance(first, dict) else ""
