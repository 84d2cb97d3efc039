"""The title of a work and what it stands in: a journal, a book, a site, a publisher's list.

Knows nothing of authors, numbers and addresses; what is not sure is left unsaid.
"""

import re
from dataclasses import dataclass

from handoutkit.importers.dates import MONTH, date_of
from handoutkit.importers.references.authors import authors_of
from handoutkit.importers.references.locators import Locator
from handoutkit.importers.references.organisations import is_organisation
from handoutkit.importers.references.sentences import segments_of, unstopped
from handoutkit.model.reference import CslValue

_QUOTED = re.compile(
    r"[\"“„«‘]\s?(?P<title>[^\"”“«»„]{6,400}?)\s?(?:[\"”“»]|(?<=[.,?!])’)(?P<after>[\s.,;:]|$)"
)
_SOURCE = re.compile(r"(?P<name>[^\"“”:«»]{2,80}):\s(?=[\"“])")
_SINGLE_QUOTED = re.compile(r"['‘](?P<title>.{6,400}?)['’](?P<after>[,.;])")
_IN = re.compile(r"(?:^|[.?!,”\"»]\s)(?:In|En|Dans|in):?\s(?=[\"“«A-ZÀ-Þ])")
_PAGES_IN = re.compile(r",?\s?[(:]?\s?\b(?:pp?|págs?|S)\.\s?(?P<page>\d+(?:\s?[-–]\s?\d+)?)\)?")
_EDITION = re.compile(
    r"\(?\b(?P<number>\d{1,2})(?:st|nd|rd|th|ª|\.ª|\.|e|ème|re)?\s?"
    r"(?:ed(?:ition|\.|n\.?|ición)?|Aufl(?:age|\.)|éd(?:ition|\.))(?=[\s.,;)])\)?\.?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?<=[.?!)\]]\s)(?P<place>[A-ZÀ-Þ][^.:;?!]{1,45}?)\s?:\s?(?P<publisher>[^:;]{2,90}?)\s?"
    rf"[;,]\s?(?P<date>[c©]?(?:1[89]|20)\d\d(?: (?i:{MONTH})\b\.?(?: \d{{1,2}})?)?)"
)
# APA says the year before; a place is told by its state, or by a publisher's name after it.
_PLACED = re.compile(
    r"(?<=[.?!)\]]\s)(?P<place>[A-ZÀ-Þ][\w .’-]{1,30}, [A-Z]{2}"
    r"|[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2})"
    r"\s?:\s(?P<publisher>[A-ZÀ-Þ][\w&’'.-]*(?: (?:[A-ZÀ-Þ&][\w&’'.-]*|of|and|de|und|et)){0,6})\.?$"
)
_PRESS = re.compile(
    r"\b(?:Press|Verlag|Publish(?:ers?|ing)|Books|Editorial|Ediciones|Éditions|Springer"
    r"|Elsevier|Wiley"
    r"|Thieme|Masson|Routledge|McGraw|Saunders|Lippincott|Karger|Hogrefe|Penguin"
    r"|Médica Panamericana)\b"
)
_YEAR_IN = re.compile(r"\(?(?<![\d/–-])(?P<date>(?:1[89]|20)\d\d)\)?(?![\d-])")
_DATE_SEGMENT = re.compile(
    r"\(?(?:(?:published|updated|last (?:updated|reviewed)|reviewed|posted|actualizado|aktualisiert"
    rf"|mis à jour|stand)(?: on| el| am| le)?:? )?(?P<date>(?:(?:{MONTH})\b"
    rf"|\d).{{2,22}}\d{{2,4}})\)?\.?",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?:(?:[A-ZÀ-Þ]|[A-ZÀ-Þ][\w’-]{1,7})\.\s?){1,4}")
_FORM = re.compile(r"\s?\[[^\[\]]{3,40}\]$")
_NO_SITE = re.compile(r"(?:last|reviewed|updated|published|posted|page|accessed)\b", re.IGNORECASE)
_JOURNAL_WORDS = 12
_LONG_WORD = 4
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as far as its words tell it."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    page: str = ""
    issued: CslValue = None
    editors: tuple[CslValue, ...] = ()
    is_part: bool = False


def work_of(rest: str, locator: Locator | None) -> Work:
    """Read what follows the names and the date: the title, and what the work stands in."""
    inside = _IN.search(rest, 6)
    if inside and locator and locator.volume and locator.start > inside.end():
        # German lists write "in:" before a journal too.
        container = _container(rest[inside.end() : locator.start])
        return Work(title=unstopped(rest[: inside.start() + 1]), container=container)
    if inside and (locator is None or inside.start() < locator.start):
        return _part(unstopped(rest[: inside.start() + 1]), rest[inside.end() :])
    source = _SOURCE.match(rest)
    quoted = _QUOTED.match(rest, source.end()) if source else None
    if source and quoted:
        return Work(title=unstopped(quoted["title"]), container=_container(source["name"]))
    quoted = _QUOTED.match(rest) or _SINGLE_QUOTED.match(rest)
    if quoted:
        return _quoted(quoted, rest, locator)
    if locator and locator.start > 0:
        return _article(rest[: locator.start], rest[locator.end :])
    return _whole(rest)


def _quoted(quoted: re.Match[str], rest: str, locator: Locator | None) -> Work:
    title = unstopped(quoted["title"])
    if locator and locator.start >= quoted.end():
        return Work(title=title, container=_container(rest[quoted.end() : locator.start]))
    whole = _whole(f"{title}. {rest[quoted.end() :].strip(' .,')}")
    container = rest[quoted.end() :].split(",")[0].strip(" .")
    is_name = container and not _YEAR_IN.search(container) and not _NO_SITE.match(container)
    if not whole.publisher and is_name:
        return Work(title=title, container=_container(container), issued=whole.issued)
    return Work(title=title, publisher=whole.publisher, issued=whole.issued)


def _article(before: str, after: str) -> Work:
    """Part title and journal; journals with a stop behind each word are put together again."""
    segments = segments_of(before.strip(" ,(") + " ")
    if len(segments) == 1:
        return _after_comma(segments[0])
    last = len(segments) - 1
    while last > 1 and _ABBREVIATION.fullmatch(segments[last - 1]):
        last -= 1
    title = unstopped(" ".join(segments[:last]))
    container = _container(" ".join(segments[last:]))
    return Work(title=title, container=container, issued=_date_in(after))


def _after_comma(segment: str) -> Work:
    """Part a title from a journal where but a comma is between them; only if that is a name."""
    title, comma, container = segment.rpartition(", ")
    words = container.split()
    names = [word for word in words if len(word) >= _LONG_WORD]
    if comma and names and len(title) > len(container) and all(w[0].isupper() for w in names):
        return Work(title=unstopped(title), container=_container(container))
    return Work(title=unstopped(segment))


def _container(written: str) -> str:
    """Give the name of a journal or a site; of a sentence nothing."""
    name = unstopped(_FORM.sub("", written.strip(" .,;:(")))
    name = re.sub(r"^(?:In|in|En|Dans):?\s", "", name)
    # A journal whose words are all shortened with stops keeps its last one too.
    name += "." if re.search(r"\w\. [A-Z]", name) and written.rstrip(" ,").endswith(".") else ""
    return name if 0 < len(name.split()) <= _JOURNAL_WORDS else ""


def _part(title: str, book: str) -> Work:
    """Read what a chapter stands in: its editors, its title, its pages, its publisher."""
    pages = _PAGES_IN.search(book)
    published = _PUBLISHED.search(book)
    edition = _EDITION.search(book)
    ends = [match.start() for match in (pages, published, edition) if match]
    head = book[: min(ends)] if ends else book
    editors = authors_of(head)
    names = editors.names if editors.role == "editor" else ()
    segments = segments_of((head[editors.end :] if names else head).strip(" .,") + " ")
    container = unstopped(segments[0]) if segments else ""
    said = Work(
        title=title,
        container=container,
        page=pages["page"].replace("–", "-").replace(" ", "") if pages else "",
        edition=edition["number"] if edition else "",
        editors=names,
        is_part=True,
        issued=_date_in(book),
        publisher=_press([*segments[1:], *segments_of(book[pages.end() :] if pages else "")]),
    )
    return _with_publisher(said, published)


def _whole(rest: str) -> Work:
    """Read a book, a report or a page: a title, then perhaps edition, site, place and publisher."""
    published = _PUBLISHED.search(rest) or _PLACED.search(rest)
    edition = _EDITION.search(rest)
    head = rest[: published.start()] if published else rest
    head = head[: edition.start()] if edition and edition.start() < len(head) else head
    segments = segments_of(head.strip(" ,;(") + " ")
    if not segments:
        return Work(issued=_date_in(rest))
    title = _untailed(segments[0])
    others = segments[1:] if not edition else [*segments[1:], *segments_of(rest[edition.end() :])]
    said = Work(
        title=title,
        edition=edition["number"] if edition else "",
        publisher=_press(others),
        container="" if published or _press(others) else _site(others),
        issued=_date_in(rest[len(segments[0]) :]) or _date_at_end(segments[0]),
    )
    return _with_publisher(said, published)


def _untailed(title: str) -> str:
    """Leave off the year in brackets that some put behind a title."""
    return unstopped(re.sub(r"\s?\((?:1[89]|20)\d\d\)\.?$", "", title.strip()))


def _press(segments: list[str]) -> str:
    return next(
        (_bare(one) for one in segments if _PRESS.search(one) and len(one) < _LONGEST_NAME), ""
    )


def _bare(segment: str) -> str:
    return unstopped(re.sub(r"[;,]?\s?\(?(?:1[89]|20)\d\d\)?\.?\s?$", "", segment.strip()))


def _site(segments: list[str]) -> str:
    """Give the site or the organisation that comes after a title, if the next part is a name."""
    for segment in segments[:2]:
        name = _bare(segment)
        if is_organisation(name) or re.fullmatch(
            r"[\w-]+(?:\.[\w-]+)*\.(?:org|com|de|es|fr|gov|net)", name
        ):
            return name
    return ""


def _date_in(text: str) -> CslValue:
    """Give the date of a part that is one, else the year that the words name last."""
    for segment in segments_of(text + " "):
        match = _DATE_SEGMENT.fullmatch(segment.strip())
        if match and (date := date_of(match["date"])):
            return date
    years = [match["date"] for match in _YEAR_IN.finditer(text)]
    return date_of(years[-1]) if years else None


def _date_at_end(title: str) -> CslValue:
    match = re.search(r"\(((?:1[89]|20)\d\d)\)\.?$", title.strip())
    return date_of(match[1]) if match else None


def _with_publisher(work: Work, published: re.Match[str] | None) -> Work:
    if published is None:
        return work
    return Work(
        title=work.title,
        container=work.container,
        edition=work.edition,
        page=work.page,
        editors=work.editors,
        is_part=work.is_part,
        publisher=published["publisher"].strip(" ."),
        publisher_place=published["place"].strip(),
        issued=date_of((published.groupdict().get("date") or "").strip("c©")) or work.issued,
    )
