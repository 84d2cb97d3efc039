"""What the fields of BibTeX and biblatex mean, as CSL. Knows not how a file is parsed."""

import re
from collections.abc import Callable

from handoutkit.findings import Finding, Place
from handoutkit.importers import csl
from handoutkit.importers.bibliographies.bibtex import bibtex_entries
from handoutkit.importers.bibliographies.bibtex_latex import plain_address, plain_latex
from handoutkit.importers.bibliographies.bibtex_names import names_of
from handoutkit.importers.bibliographies.entries import Entry, Fields, Read, titled
from handoutkit.importers.bibliographies.languages import language_code
from handoutkit.importers.csl import Csl
from handoutkit.importers.dates import date_in_parts, date_of
from handoutkit.importers.identifiers import doi_in, pmcid_in, pmid_in, urls_in
from handoutkit.model.reference import CslValue

_TYPES = {
    "article-journal": "article suppperiodical",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "book": "book mvbook collection mvcollection proceedings mvproceedings manual reference",
    "chapter": "inbook incollection bookinbook suppbook suppcollection",
    "dataset": "dataset data",
    "entry-encyclopedia": "inreference",
    "graphic": "image artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation legal law",
    "manuscript": "unpublished",
    "motion_picture": "movie video",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings conference",
    "patent": "patent",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "techreport report",
    "review": "review",
    "software": "software",
    "song": "audio music",
    "standard": "standard",
    "thesis": "thesis phdthesis mastersthesis",
    "webpage": "online electronic www webpage",
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_THESES = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "techreport": ""}
_IN_BOOKS = {"chapter", "paper-conference", "entry-encyclopedia"}
_ROLES = {
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "container-author": ("bookauthor",),
    "director": ("director",),
}
_NO_WORKS = {"comment", "set", "xdata", "control", "bstctl", "ieeetranbstctl"}
# What a part takes over under another name, or not at all.
_INHERITED = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "author": "bookauthor",
    "pages": "",
    "key": "",
    "note": "",
    "crossref": "",
    "doi": "",
    "shorttitle": "",
}
_CITED = re.compile(r"(?i)\s*(?:times )?cited by:? ?\d+[;.]?\s*(?:export date: [\w ]+)?")
_RANGE = re.compile(r"\s*[-–—]{1,3}\s*")


def read_bibtex(text: str, path: str) -> Read:
    """Read each entry; one with broken braces, or that says nothing, is said to be unreadable."""
    found = tuple(bibtex_entries(text, path))
    by_key = {one[1]: one for one in reversed(found) if not isinstance(one, Finding)}
    read: list[Entry | Finding] = []
    for one in found:
        if isinstance(one, Finding):
            read.append(one)
        elif one[0] not in _NO_WORKS:
            for name in ("crossref", "xdata"):
                _inherit(one[2], by_key.get(one[2].first(name)))
            read.append(_entry(*one, path))
    return tuple(read)


def _inherit(fields: Fields, parent: tuple[str, str, Fields] | None) -> None:
    """Give a part what only the entry of its whole says; the title of that is its book's."""
    if parent is None:
        return
    is_data = parent[0] == "xdata"
    for name, value in parent[2].order:
        given = name if is_data else _INHERITED.get(name, name)
        if given and given not in fields.values:
            fields.values[given] = [value]


def _entry(name: str, key: str, fields: Fields, path: str) -> Entry | Finding:
    place = Place(path, fields.line)
    kind = _type(name, fields)
    title = _joined(fields, "title", "subtitle") or _joined(fields, "booktitle", "booksubtitle")
    said: Csl = {
        "type": kind,
        "title": title,
        "title-short": _words(fields, "shorttitle"),
        **{role: names for role, tags in _ROLES.items() if (names := _names(fields, *tags))},
        **_container(fields, kind, title),
        **_numbers(fields, kind),
        **_dates(fields),
        "page": _RANGE.sub("-", _words(fields, "pages")),
        "publisher": _publisher(fields),
        "publisher-place": _words(fields, "location", "address"),
        "genre": _GENRES.get(name, "") or _genre(fields, kind),
        "version": _words(fields, "version"),
        "language": language_code(_words(fields, "langid", "language")),
        **_identifiers(fields),
        "note": _words(fields, "note") or _howpublished(fields),
    }
    if said.get("container-author") == said.get("author") or not said["container-title"]:
        said.pop("container-author", None)
    said["note"] = _remaining_note(said)
    return titled(Entry(csl=csl.filled(said), key=key, place=place))


def _words(fields: Fields, *names: str) -> str:
    return csl.clean(plain_latex(fields.first(*names)))


def _joined(fields: Fields, title: str, subtitle: str) -> str:
    """Give a title with its subtitle."""
    whole, under = _words(fields, title), _words(fields, subtitle)
    if not (whole and under):
        return whole.removesuffix(".") if not whole.endswith("..") else whole
    return f"{whole} {under}" if whole[-1] in ":?!." else f"{whole}: {under}"


def _names(fields: Fields, *names: str) -> list[CslValue]:
    return [name for written in fields.all(*names) for name in names_of(written)]


def _type(name: str, fields: Fields) -> str:
    if name == "misc" or name not in _TYPE_OF:
        archive = fields.first("eprinttype", "archiveprefix", "howpublished").casefold()
        if "arxiv" in archive or "rxiv" in archive:
            return "article"
        urls = urls_in(plain_address(fields.first("url", "howpublished")))
        is_web = urls and not doi_in(urls[0])
        return "webpage" if is_web else _TYPE_OF.get(name, "document")
    subtype = fields.first("entrysubtype").casefold()
    if _TYPE_OF[name] == "article-journal" and subtype in {"magazine", "newspaper"}:
        return f"article-{subtype}"
    return _TYPE_OF[name]


def _container(fields: Fields, kind: str, title: str) -> Csl:
    """Give what the work stands in: a journal, a book, a site."""
    journal = _joined(fields, "journaltitle", "journalsubtitle")
    journal = journal or _words(fields, "journal", "fjournal")
    book = _joined(fields, "booktitle", "booksubtitle") or _joined(fields, "maintitle", "")
    container = (book or journal) if kind in _IN_BOOKS else (journal or book)
    container = container or (_words(fields, "eventtitle") if kind == "paper-conference" else "")
    container = container or (_words(fields, "organization") if kind == "webpage" else "")
    return {
        "container-title": "" if container == title else container,
        "container-title-short": _words(fields, "shortjournal"),
        "collection-title": _words(fields, "series"),
        "event-title": _words(fields, "eventtitle"),
        "event-place": _words(fields, "venue"),
    }


def _numbers(fields: Fields, kind: str) -> Csl:
    """Give the numbers; `number` is that of an issue, of a report or of a book in its series."""
    number, issue = _words(fields, "number"), _words(fields, "issue")
    said: Csl = {
        "volume": _words(fields, "volume"),
        "issue": issue,
        "edition": _words(fields, "edition"),
        "chapter-number": _words(fields, "chapter"),
        "number-of-pages": _words(fields, "pagetotal"),
        "number-of-volumes": _words(fields, "volumes"),
    }
    if kind.startswith("article") or kind == "periodical":
        said["issue"] = number or issue
        said["number"] = _words(fields, "eid", "article-number", "elocation-id")
        if not fields.first("pages"):
            said["page"] = said.pop("number")
    elif kind in {"book", "chapter", "paper-conference"}:
        said["collection-number"] = number
    else:
        said["number"] = number
    return said


def _dates(fields: Fields) -> Csl:
    date = date_of(_words(fields, "date")) if fields.first("date") else None
    if date is None and fields.first("year"):
        year = _words(fields, "year")
        date = date_in_parts(year, _words(fields, "month"), _words(fields, "day"))
        date = date or {"literal": year}
    return {
        "issued": date or date_of(_words(fields, "month")),
        "accessed": date_of(_words(fields, "urldate", "lastchecked", "lastvisited", "accessed")),
        "event-date": date_of(_words(fields, "eventdate")),
        "original-date": date_of(_words(fields, "origdate")),
    }


def _publisher(fields: Fields) -> str:
    names = ("publisher", "institution", "school", "organization")
    return _words(fields, *names)


def _genre(fields: Fields, kind: str) -> str:
    written = _words(fields, "type")
    return _THESES.get(written.casefold(), written) if kind in {"thesis", "report"} else ""


def _howpublished(fields: Fields) -> str:
    written = plain_latex(fields.first("howpublished"))
    return "" if urls_in(written) else written


def _identifiers(fields: Fields) -> Csl:
    links = [plain_address(value) for value in fields.all("url", "howpublished", "note", "eprint")]
    eprint = plain_address(fields.first("eprint"))
    kind = plain_address(fields.first("eprinttype", "archiveprefix")).casefold()
    is_pubmed = kind in {"pubmed", "pmid"}
    addresses = [url for link in links for url in urls_in(link) if csl.address(url)]
    doi = csl.doi(plain_address(fields.first("doi")))
    return {
        "DOI": doi or next((found for link in links if (found := doi_in(link))), ""),
        "PMID": csl.pmid(fields.first("pmid") or (eprint if is_pubmed else ""))
        or _any(pmid_in, links),
        "PMCID": csl.pmcid(plain_address(fields.first("pmcid", "pmc"))) or _any(pmcid_in, links),
        "ISBN": csl.isbns(map(plain_address, fields.all("isbn"))),
        "ISSN": _words(fields, "issn"),
        "URL": csl.address(plain_address(fields.first("url"))) or next(iter(addresses), ""),
        "number": f"arXiv:{eprint.removeprefix('arXiv:')}" if kind == "arxiv" and eprint else "",
    }


def _any(reader: Callable[[str], str], texts: list[str]) -> str:
    return next((found for text in texts if (found := reader(text))), "")


def _remaining_note(said: Csl) -> str:
    """Give the note if it says more than what has a variable of its own."""
    note = _CITED.sub("", str(said.get("note") or ""))
    known = [str(said.get(name) or "").casefold() for name in ("PMID", "PMCID", "DOI", "URL")]
    words = re.sub(r"(?i)\b(?:pmid|pmcid|doi|url|available (?:at|from))\b", " ", note).split()
    left = [word for word in words if word.casefold().strip(".,;:") not in known]
    return note if any(sign.isalnum() for word in left for sign in word) else ""
