"""What the tags of RIS mean, which differs by who wrote them and by the type of the work."""

import re

from handoutkit.findings import Finding, Place
from handoutkit.importers import csl
from handoutkit.importers.bibliographies.entries import Entry, Fields, Read, titled
from handoutkit.importers.bibliographies.languages import language_code
from handoutkit.importers.bibliographies.ris import ris_records
from handoutkit.importers.csl import Csl
from handoutkit.importers.dates import date_of
from handoutkit.importers.identifiers import doi_in, pmcid_in, pmid_in
from handoutkit.importers.references.organisations import is_organisation
from handoutkit.model.reference import CslValue

_TYPES = {
    "article-journal": "JOUR EJOUR JFULL INPR ABST",
    "article": "UNPB PREPRINT",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK EBOOK EDBOOK CLSWK SER",
    "broadcast": "RADIO TVSHOW",
    "chapter": "CHAP ECHAP",
    "dataset": "DATA AGGR DBASE",
    "document": "GEN STD",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE CHART",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "LEGAL STAT UNBILL",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT VIDEO ADVS MULTI",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT GOVDOC GRANT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC WEB",
}
_TYPE_OF = {tag: kind for kind, tags in _TYPES.items() for tag in tags.split()}
_PARTS = {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
_PERIODICALS = {"article-journal", "article-magazine", "article-newspaper", "article"}
_BOOKS = _PARTS | {"book", "report", "thesis"}
_DIGITS = re.compile(r"\d{5,8}")


def read_ris(text: str, path: str) -> Read:
    """Read each record; one that says next to nothing is said to be unreadable."""
    return tuple(_entry(fields, Place(path, fields.line)) for fields in ris_records(text))


def _entry(fields: Fields, place: Place) -> Entry | Finding:
    kind = _TYPE_OF.get(fields.first("TY").upper(), "document")
    title, container = _titles(fields, kind)
    said: Csl = {
        "type": kind,
        "title": title,
        "container-title": container,
        "container-title-short": _short(fields, container),
        "collection-title": fields.first("T3") if kind in _BOOKS else "",
        **_names(fields, kind),
        **_dates(fields),
        "volume": fields.first("VL", "VO"),
        "issue": fields.first("IS", "CP"),
        "page": _pages(fields, kind),
        "edition": fields.first("ET"),
        "publisher": fields.first("PB"),
        "publisher-place": fields.first("CY", "PP") if fields.first("PB") else "",
        "language": language_code(fields.first("LA")),
        "genre": fields.first("M3") if kind == "thesis" else "",
        "number": fields.first("M1") if kind in {"report", "patent", "standard"} else "",
        **_identifiers(fields, kind),
    }
    return titled(Entry(csl=csl.filled(said), key=_key(fields), place=place))


def _titles(fields: Fields, kind: str) -> tuple[str, str]:
    """Give the title of the work and that of what it stands in."""
    title = csl.clean(fields.first("TI", "T1", "CT", "ST"))
    whole = csl.clean(fields.first("BT"))
    if kind in _PERIODICALS or kind in _PARTS or kind in {"document", "webpage", "post-weblog"}:
        container = csl.clean(fields.first("T2", "JF", "JO", "JA", "J2") or whole)
    else:
        title, container = title or whole, ""
        container = csl.clean(fields.first("JF", "JO", "T2")) if kind in {"dataset"} else container
    if not title and kind in _BOOKS:
        title, container = csl.clean(fields.first("T2")), ""
    return _unstopped(title), "" if container == title else container


def _unstopped(title: str) -> str:
    return title if title.endswith("..") else title.removesuffix(".")


def _short(fields: Fields, container: str) -> str:
    short = csl.clean(fields.first("J2", "JA", "JO"))
    return "" if short == container or len(short) >= len(container) else short


def _names(fields: Fields, kind: str) -> Csl:
    """Read the names; the second ones edited the book that a chapter stands in, or the book."""
    editors = ("A2", "ED") if kind in _PARTS | {"book"} else ("ED",)
    said: Csl = {
        "author": _persons(fields, "AU", "A1"),
        "editor": _persons(fields, *editors),
        "collection-editor": _persons(fields, "A3") if kind in _PARTS | {"book"} else [],
        "translator": _persons(fields, "A4") if kind in _PARTS | {"book"} else [],
    }
    return said


def _persons(fields: Fields, *tags: str) -> list[CslValue]:
    """Read names, each once: some exports give all of them under two tags."""
    written = dict.fromkeys(csl.clean(name) for name in fields.all(*tags))
    return [_person(name) for name in written if name.strip(" .,;")]


def _person(name: str) -> Csl:
    if "," in name and not is_organisation(name):
        return csl.inverted(name)
    return csl.organisation(name) if is_organisation(name) else csl.named(name)


def _dates(fields: Fields) -> Csl:
    """Read the date: the most exact of those that name the same year, else that of the year."""
    written = [value for tag in ("PY", "Y1", "DA") if (value := fields.first(tag))]
    dates = [date for value in written if (date := date_of(value)) is not None]
    year = _first_parts(dates[0])[:1] if dates else []
    same = [date for date in dates if _first_parts(date)[:1] == year]
    issued = max(same, key=lambda date: len(_first_parts(date)), default=None)
    accessed = date_of(fields.first("Y2")) if fields.first("UR") else None
    return {"issued": issued, "accessed": accessed}


def _first_parts(date: CslValue) -> list[CslValue]:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return first if isinstance(first, list) else []


def _pages(fields: Fields, kind: str) -> str:
    start, end = (_bare(fields.first(tag)) for tag in ("SP", "EP"))
    if kind in {"book", "thesis", "report"} and not end:
        return ""
    if not start:
        return _bare(fields.first("C7")) if kind in _PERIODICALS else end
    return start if not end or end == start or "-" in start or "–" in start else f"{start}-{end}"


def _bare(page: str) -> str:
    return re.sub(r"^(?:pp?\.?|S\.|págs?\.?)\s*|\s*\.$", "", page, flags=re.IGNORECASE)


def _identifiers(fields: Fields, kind: str) -> Csl:
    """Read the numbers; Embase keeps PubMed's in C5, EndNote in AN, and PubMed Central's in C2."""
    links = fields.all("UR", "L2", "LK")
    addresses = [url for link in fields.all("UR") if (url := csl.address(link.split(";")[0]))]
    doi = csl.doi(fields.first("DO", "DI")) or next(
        (found for value in (*fields.all("M3", "N1"), *links) if (found := doi_in(value))), ""
    )
    numbers = fields.all("SN", "BN")
    is_book = kind in _BOOKS and not (kind == "paper-conference" and not csl.isbns(numbers))
    return {
        "DOI": doi,
        "PMID": _pmid(fields, links),
        "PMCID": pmcid_in(" ".join(fields.all("C2", "PMCID", "PMC"))) or pmcid_in(" ".join(links)),
        "ISBN": csl.isbns(numbers) if is_book else "",
        "ISSN": "" if is_book else csl.issn(next(iter(numbers), "")),
        "URL": next(iter(addresses), ""),
    }


def _pmid(fields: Fields, links: tuple[str, ...]) -> str:
    own = fields.first("PMID", "PM")
    if own:
        return csl.pmid(own)
    number = fields.first("C5")
    if _DIGITS.fullmatch(number) and "embase" in _sources(fields):
        return number
    number = fields.first("AN")
    if _DIGITS.fullmatch(number) and re.search(r"pubmed|medline|nlm", _sources(fields)):
        return number
    return pmid_in(" ".join((*links, *fields.all("AN", "N1", "M1", "C5"))))


def _sources(fields: Fields) -> str:
    return " ".join(fields.all("DB", "DP", "UR", "N1")).casefold()


def _key(fields: Fields) -> str:
    """Give the key that the source cites by; numbers of a database are none."""
    key = fields.first("ID", "LB")
    return key if re.search(r"[A-Za-z]{3}", key) and " " not in key else ""
