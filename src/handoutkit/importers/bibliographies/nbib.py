"""PubMed's own format (NBIB, MEDLINE), as PubMed, PubMed Central and ERIC write it.

Knows no other format of a bibliography.
"""

import re
from collections.abc import Iterator

from handoutkit.findings import Finding, Place
from handoutkit.importers import csl
from handoutkit.importers.bibliographies.entries import Entry, Fields, Read, titled
from handoutkit.importers.bibliographies.languages import language_code
from handoutkit.importers.csl import Csl
from handoutkit.importers.dates import date_of
from handoutkit.importers.identifiers import doi_in
from handoutkit.model.reference import CslValue

# A tag fills four places, then come a hyphen and a space; editors of texts take the space away.
_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,3}-(?: (.*)|)$")
_ONCE = frozenset({"PMID", "PMC", "TI", "OWN", "STAT"})
_SUFFIX = re.compile(r"(?P<given>.+?) (?P<suffix>Jr|Sr|I{2,3}|IV|2nd|3rd|4th)\.?")
_IDENTIFIER = re.compile(r"(?P<value>.+?)\s*\[(?P<kind>[\w-]+)\]")
_BRACKETED = re.compile(r"\[(.*)\]\.?")
_TYPES = {
    "book chapter": "chapter",
    "book": "book",
    "study guide": "book",
    "technical report": "report",
    "dataset": "dataset",
    "newspaper article": "article-newspaper",
    "preprint": "article",
    "academic dissertation": "thesis",
    "dissertations/theses": "thesis",
    "legislation": "legislation",
    "patent": "patent",
    "webcast": "motion_picture",
    "video-audio media": "motion_picture",
    "periodical index": "periodical",
}


def is_nbib(text: str) -> bool:
    """Tell whether a text begins as an export of PubMed does."""
    head = [line for line in text[:20_000].splitlines() if line.strip()][:60]
    tags = {match[1] for line in head if (match := _TAGGED.match(line))}
    if not head or not _TAGGED.match(head[0]) or "TY" in tags:
        return False
    return bool(tags & {"PMID", "PMC", "OWN", "JT", "BTI"})


def read_nbib(text: str, path: str) -> Read:
    """Read each record; one that says next to nothing is said to be unreadable."""
    return tuple(_entry(fields, path) for fields in _records(text))


def _records(text: str) -> Iterator[Fields]:
    """Give the fields of each record; lines that go on are joined to what they go on with."""
    fields: Fields | None = None
    name, value, after_blank = "", "", False
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAGGED.match(line)
        if match is None:
            after_blank = after_blank or not line.strip()
            if line.strip() and name:
                value = f"{value} {line.strip()}"
            continue
        if fields is not None:
            fields.add(name, value)
        name, value = match[1], (match[2] or "").strip()
        if fields is None or _begins(fields, name, after_blank):
            if fields is not None:
                yield fields
            fields = Fields(number)
        after_blank = False
    if fields is not None:
        fields.add(name, value)
        yield fields


def _begins(fields: Fields, name: str, after_blank: bool) -> bool:
    """Tell whether a tag begins another record: what a record has once comes anew."""
    if after_blank and name in {"PMID", "PMC"}:
        return bool(fields.values)
    return name in fields.values and (name == "PMID" or (after_blank and name in _ONCE))


def _entry(fields: Fields, path: str) -> Entry | Finding:
    place = Place(path, fields.line)
    title, book = _title(fields.first("TI")), _title(fields.first("BTI", "CTI"))
    said: Csl = {
        "type": _type(fields, is_part=bool(title and book)),
        "title": title or book or _title(fields.first("TT", "VTI")),
        "original-title": _title(fields.first("TT")) if title else "",
        **_names(fields),
        "container-title": fields.first("JT", "TA") or (book if title else ""),
        "container-title-short": fields.first("TA") if fields.first("JT") else "",
        "collection-title": _title(fields.first("CTI")) if fields.first("BTI") else "",
        "issued": date_of(fields.first("DP")) or date_of(fields.first("DEP", "CTDT")),
        "volume": fields.first("VI"),
        "issue": fields.first("IP"),
        "page": fields.first("PG") or _article_number(fields),
        "edition": fields.first("EN"),
        "ISSN": csl.issn(fields.first("IS", "ISSN")),
        "language": language_code(fields.first("LA")),
        **_identifiers(fields),
        **_publisher(fields),
    }
    return titled(Entry(csl=csl.filled(said), place=place))


def _title(written: str) -> str:
    """Leave off the stop, and the brackets that PubMed puts around a translated title."""
    title = csl.clean(written)
    bracketed = _BRACKETED.fullmatch(title)
    title = bracketed[1] if bracketed and "[" not in bracketed[1] else title
    return title if title.endswith("..") else title.removesuffix(".")


def _type(fields: Fields, *, is_part: bool) -> str:
    for kind in fields.all("PT"):
        if kind.casefold() in _TYPES:
            return _TYPES[kind.casefold()]
    if fields.first("BTI"):
        return "chapter" if is_part else "book"
    return "article-journal" if fields.first("JT", "TA", "IS", "VI") else "document"


def _names(fields: Fields) -> Csl:
    """Read persons and groups in their order; the short form of a full name is not another one."""
    authors: list[CslValue] = []
    editors: list[CslValue] = []
    full = {"AU": 0, "ED": 0}
    for tag, written in fields.order:
        names = editors if tag in {"FED", "ED"} else authors
        if tag in {"FAU", "FED"}:
            names.append(_full_name(written))
            full[tag[1:]] += 1
        elif full.get(tag):
            full[tag] -= 1
        elif tag in full:
            names.append(csl.initials_last(written))
        elif tag in {"CN", "CA"}:
            authors.append(csl.organisation(written))
    return {"author": authors, "editor": editors}


def _full_name(written: str) -> Csl:
    family, _, given = written.partition(",")
    match = _SUFFIX.fullmatch(given.strip())
    if match:
        return csl.person(family, match["given"], match["suffix"])
    return csl.inverted(written)


def _identifiers(fields: Fields) -> Csl:
    said: dict[str, str] = {}
    for written in fields.all("LID", "AID"):
        match = _IDENTIFIER.fullmatch(written)
        if match:
            said.setdefault(match["kind"], match["value"])
        elif doi_in(written):
            said.setdefault("doi", written)
        elif csl.address(written):
            said.setdefault("address", written)
    book = said.get("bookaccession", "")
    shelf = f"https://www.ncbi.nlm.nih.gov/books/{book}/" if book.startswith("NBK") else ""
    return {
        "DOI": csl.doi(said.get("doi", "")) or doi_in(fields.first("SO")),
        "PMID": csl.pmid(fields.first("PMID")),
        "PMCID": csl.pmcid(fields.first("PMC", "PMCID")),
        "ISBN": csl.isbns(fields.all("ISBN")),
        "URL": shelf or csl.address(fields.first("URL", "4099")) or said.get("address", ""),
        "note": f"Bookshelf ID: {book}" if shelf else "",
    }


def _publisher(fields: Fields) -> Csl:
    """Read who published a book; of a journal, PubMed names a country only."""
    if not fields.first("BTI", "PB"):
        return {}
    return {"publisher": fields.first("PB"), "publisher-place": fields.first("PL")}


def _article_number(fields: Fields) -> str:
    """Give the number that stands for pages in journals without them."""
    return next((one for one in fields.all("LID") if re.fullmatch(r"e?\d{1,12}", one)), "")
