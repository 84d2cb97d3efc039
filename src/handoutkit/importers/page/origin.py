"""What a page says of itself: title, language, author, publisher, address, and when it changed.

Takes what machines are told and what the page shows; makes nothing up.
"""

import json
import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from handoutkit.importers.passages import Origin
from handoutkit.importers.words import spaced

_SCRIPT = 4  # letters of a script in a language tag
_MOST_JSON = 200_000  # characters of a block of data about the page
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{4})(\d{2})(\d{2})(?:T|$)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|–—·•»«:]\s+|\s+-\s+|\s*\|\s*")

_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_UPDATED = (
    *("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"),
    *("dc.date.modified", "date.modified", "revised", "lastmod"),
    *("article:published_time", "dc.date", "dcterms.date", "citation_publication_date", "date"),
)
_LANG = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")


def origin_of(root: HtmlElement) -> Origin:
    """Read the head of a page."""
    said = _metas(root)
    data = list(_data(root))
    publisher = _first(said, _PUBLISHER) or _named(data, "publisher")
    return Origin(
        title=_title(root, said, publisher),
        lang=_language(root, said),
        author=_author(said, data),
        publisher=publisher,
        url=_address(root, said, data),
        updated=_updated(root, said, data),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        said.setdefault(name.strip().lower(), spaced(meta.get("content") or ""))
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _data(root: HtmlElement) -> Iterator[dict[str, object]]:
    """Give the objects of JSON-LD that tell of a page or an article."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = script.text or ""
        try:
            waiting = [json.loads(text)] if len(text) < _MOST_JSON else []
        except (ValueError, RecursionError):
            continue
        while waiting:
            part = waiting.pop(0)
            if isinstance(part, list):
                waiting += part
            elif isinstance(part, dict):
                waiting += [part["@graph"]] if "@graph" in part else []
                if "Page" in str(part.get("@type")) or "Article" in str(part.get("@type")):
                    yield part


def _named(data: list[dict[str, object]], name: str) -> str:
    """Give the name of somebody in the data: a text, an object, or several of them."""
    for part in data:
        value = part.get(name)
        several = value if isinstance(value, list) else [value]
        names = [one.get("name") if isinstance(one, dict) else one for one in several]
        if found := ", ".join(spaced(one) for one in names if isinstance(one, str) and one):
            return found
    return ""


def _text(data: list[dict[str, object]], *names: str) -> str:
    for name in names:
        for part in data:
            if isinstance(value := part.get(name), str) and value.strip():
                return spaced(value)
    return ""


def _author(said: dict[str, str], data: list[dict[str, object]]) -> str:
    author = _first(said, _AUTHOR)
    return _named(data, "author") if not author or "//" in author else author


def _title(root: HtmlElement, said: dict[str, str], publisher: str) -> str:
    """Give the title without the name of the site behind or before it."""
    element = root.find(".//head/title")
    written = spaced(element.text_content()) if element is not None else ""
    title = said.get("og:title") or said.get("dc.title") or written
    parts = _BETWEEN.split(title)
    site = {one.casefold() for one in (publisher, said.get("application-name", "")) if one}
    if len(parts) > 1 and parts[-1].casefold() in site:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»«:-")
    if len(parts) > 1 and parts[0].casefold() in site:
        return title[len(parts[0]) :].lstrip(" |–—·•»«:-")
    return title


def _language(root: HtmlElement, said: dict[str, str]) -> str:
    html = root if root.tag == "html" else root.getroottree().getroot()
    body = root.find("body")
    several = (html.get("lang"), html.get("xml:lang"), _first(said, _LANG))
    written = next((one for one in several if one), "")
    if not written and body is not None:
        written = body.get("lang") or ""
    found = _LANGUAGE.match(written.strip())
    return _tag(found.group().replace("_", "-").split("-")) if found else ""


def _tag(parts: list[str]) -> str:
    """Write a language tag as it is usual: zh-Hans, en-US."""
    first, *others = parts
    usual = (one.title() if len(one) == _SCRIPT else one.upper() for one in others)
    return "-".join([first.lower(), *usual])


def _address(root: HtmlElement, said: dict[str, str], data: list[dict[str, object]]) -> str:
    links = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    several = [*links, said.get("og:url"), _text(data, "url", "mainEntityOfPage", "@id")]
    written = (one.strip() for one in several if one)
    return next((one for one in written if one.startswith(("http://", "https://"))), "")


def _updated(root: HtmlElement, said: dict[str, str], data: list[dict[str, object]]) -> str:
    """Give the day of the last change; where none is named, that of publication."""
    shown = {
        time.get("itemprop"): time.get("datetime") or time.get("content") or ""
        for time in root.iter("time", "meta", "span")
        if time.get("itemprop") in ("dateModified", "datePublished")
    }
    candidates = (
        _text(data, "dateModified"),
        *(said.get(name, "") for name in _UPDATED[:8]),
        shown.get("dateModified", ""),
        _text(data, "datePublished"),
        *(said.get(name, "") for name in _UPDATED[8:]),
        shown.get("datePublished", ""),
    )
    return next((day for one in candidates if (day := _day(one))), "")


def _day(written: str) -> str:
    """Give an ISO day of a written date, "" if it is none."""
    found = _DAY.match(written.strip())
    if found is None:
        return ""
    year, month, day = (part for part in found.groups() if part)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
