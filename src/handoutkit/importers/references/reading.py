"""A reference as an article writes it, read into CSL: only what is sure.

Knows no citation style. Styles differ in the order and the stops, so each part is known by its own
signs: names first, then what a library adds at the end, then where it stands, then the title.
"""

import re

from handoutkit.findings import Place
from handoutkit.importers import csl as values
from handoutkit.importers.csl import Csl
from handoutkit.importers.dates import date_of
from handoutkit.importers.identifiers import (
    bookshelf_in,
    doi_in,
    isbn_in,
    pii_in,
    pmcid_in,
    pmid_in,
)
from handoutkit.importers.passages import FoundReference
from handoutkit.importers.references.authors import authors_of
from handoutkit.importers.references.locators import Locator, locator_in
from handoutkit.importers.references.phrases import (
    ACCESSED,
    ADDED,
    RETRIEVED,
    accessed_in,
    address_in,
    bare_address,
    without_access,
)
from handoutkit.importers.references.recognising import without_mark
from handoutkit.importers.references.types import type_of
from handoutkit.importers.references.works import Work, work_of
from handoutkit.model.reference import CslValue

_YEAR_FIRST = re.compile(
    r"(?:[\[(](?P<date>(?:c\.? ?)?(?:1[89]|20)\d\d[a-z]?(?:[,/-][^()\[\]]{2,24})?)[)\]]\s?[.,:;]?"
    r"|(?P<bare>(?:1[89]|20)\d\d[a-z]?)\s?[.,:;])\s?(?=\S)"
)
_NO_YEAR = re.compile(
    r"\((?:n\. ?d\.|s\. ?f\.|o\. ?J\.|in press|en prensa|im Druck|sous presse)\)[.,:]?\s?", re.I
)
_EDGE = " .,;:-–—([<"
_LEAST_CORE = 12
_LONGEST = 4000

_OTHERS: dict[str, CslValue] = {"literal": "et al."}
"""Stands for the authors that a source does not name: CSL has no word for them."""


def reference_of(text: str, place: Place) -> FoundReference:
    """Read a reference; the words it has stay beside what was understood of them."""
    text = " ".join(text.split())
    words = without_mark(text)[:_LONGEST]
    numbers = _numbers(words)
    core = _core(words)
    authors = authors_of(core)
    issued, rest = _date_first(core[authors.end :])
    locator = locator_in(rest, year_elsewhere=issued is not None)
    work = work_of(rest, locator)
    title = work.title or core or words
    said: Csl = {
        "type": type_of(words, work, locator, numbers),
        "title": title,
        authors.role: [*authors.names, *([_OTHERS] if authors.names and authors.others else ())],
        **_place(work, locator),
        "issued": issued or (locator.issued if locator else None) or work.issued,
        "accessed": accessed_in(words),
        **numbers,
    }
    if work.editors:
        said["editor"] = list(work.editors)
    return FoundReference(text=text, csl=values.filled(said), place=place)


def _numbers(words: str) -> Csl:
    """Read all that the work is known by, and its address."""
    shelf, pii = bookshelf_in(words), pii_in(words)
    doi = doi_in(words)
    url = values.address(address_in(words))
    notes = [f"Bookshelf ID: {shelf}" if shelf else "", f"PII: {pii}" if pii else ""]
    return {
        "DOI": doi,
        "PMID": pmid_in(words),
        "PMCID": pmcid_in(words),
        "ISBN": isbn_in(words),
        "URL": "" if doi and "doi.org/" in url else url,
        "note": ". ".join(note for note in notes if note),
    }


def _core(words: str) -> str:
    """Give the words without what a library adds behind them, and without the day of reading."""
    text = without_access(words)
    signs = (pattern.search(text) for pattern in (RETRIEVED, ADDED, ACCESSED))
    ends = [match.start() for match in signs if match]
    bare = bare_address(text)
    ends += [text.index(bare)] if bare else []
    core = text[: min(ends)].strip(_EDGE) if ends else text.strip()
    if len(core) >= _LEAST_CORE:
        return core
    # The address comes first: what follows it says what it is.
    rest = re.sub(r"(?:https?://|www\.)\S+|10\.\d{4,9}/\S+", " ", text)
    return " ".join(rest.split()).strip(_EDGE) or core or text


def _date_first(rest: str) -> tuple[CslValue, str]:
    """Read the date that follows the names; APA and Harvard put it there."""
    none = _NO_YEAR.match(rest)
    if none:
        return None, rest[none.end() :]
    match = _YEAR_FIRST.match(rest)
    if match is None:
        return None, rest
    date = re.sub(r"(?<=\d)[a-z]", "", match["date"] or match["bare"])
    return date_of(date), rest[match.end() :]


def _place(work: Work, locator: Locator | None) -> Csl:
    said: Csl = {
        "container-title": work.container,
        "publisher": work.publisher,
        "publisher-place": work.publisher_place,
        "edition": work.edition,
        "page": work.page,
    }
    if locator:
        numbers = (("volume", locator.volume), ("issue", locator.issue), ("page", locator.page))
        said |= {name: value for name, value in numbers if value}
    return said
