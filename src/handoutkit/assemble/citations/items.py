"""A reference's CSL-JSON, made ready for the engine. Knows neither style nor engine."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from handoutkit.assemble.citations import addresses
from handoutkit.assemble.citations.addresses import Address
from handoutkit.assemble.citations.broken import BrokenReferenceError
from handoutkit.assemble.citations.dates import CslDate, read_date
from handoutkit.assemble.citations.marks import Mark, clean, literal, rich, wrap
from handoutkit.assemble.citations.names import prepare_names
from handoutkit.model.reference import CslValue

WriteDate: TypeAlias = Callable[[CslDate], dict[str, object]]
"""Gives a date as CSL-JSON that the engine can write."""


@dataclass(frozen=True, slots=True)
class Variables:
    """The names of the variables that an engine knows, by kind; others are passed over."""

    names: frozenset[str]
    dates: frozenset[str]
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class PreparedItem:
    """CSL-JSON with marks in it, the addresses of its links, and the language of its titles."""

    csl: Mapping[str, object]
    hrefs: Mapping[str, str]
    lang: str


_ALIASES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
_TITLES = {
    *("title", "title-short", "container-title", "container-title-short"),
    *("collection-title", "original-title"),
}
_READ_BY_THE_ENGINE = {
    *("volume", "issue", "number", "edition", "collection-number", "chapter-number"),
    *("number-of-pages", "number-of-volumes", "language"),
}
_ADDRESSES: Mapping[str, tuple[Mark, Callable[[str], Address]]] = {
    "DOI": (Mark.DOI, addresses.doi),
    "PMID": (Mark.PMID, addresses.pmid),
    "PMCID": (Mark.PMCID, addresses.pmcid),
    "URL": (Mark.URL, addresses.url),
}
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]+)*")
_ELLIPSIS = re.compile(r"\.{3,}")
_DASHES = re.compile("--+|[\u2010-\u2015\u2212]")
_PAGES = re.compile(r"\b([A-Za-z]*)(\d+)\s*-\s*(\d+)")
_EDITION_WORD = re.compile(r"\s*(?:\bed\b\.?|\bedition\b)$", re.IGNORECASE)


def prepare(
    csl: Mapping[str, CslValue], lang: str, variables: Variables, write_date: WriteDate
) -> PreparedItem:
    """Put an item's data right: only variables that are known and say something remain."""
    given = _by_their_proper_names(csl)
    foreign = _foreign_language(given.get("language"), lang)
    item: dict[str, object] = {}
    for name, value in sorted(given.items()):
        if name in variables.names:
            item[name] = prepare_names(name, value)
        elif name in variables.dates:
            date = read_date(name, value)
            item[name] = date and write_date(date)
        elif name in variables.texts - _ADDRESSES.keys():
            item[name] = _text(name, _plain(name, value), foreign=bool(foreign))
    links = _links(given)
    item |= {name: _marked_link(name, link) for name, link in links.items()}
    item["type"] = _plain("type", given.get("type") or "document").lower()
    hrefs = {str(_ADDRESSES[name][0]): link.href for name, link in links.items()}
    return PreparedItem({name: value for name, value in item.items() if value}, hrefs, foreign)


def _by_their_proper_names(csl: Mapping[str, CslValue]) -> dict[str, CslValue]:
    """Give the variables that have a value; an alias counts where its proper name is absent."""
    given: dict[str, CslValue] = {k: value for k, value in csl.items() if value is not None}
    aliased: dict[str, CslValue] = {
        proper: given[alias] for alias, proper in _ALIASES.items() if alias in given
    }
    return aliased | given


def _plain(name: str, value: CslValue) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BrokenReferenceError(f"`{name}` is not text")
    return clean(str(value))


def _text(name: str, text: str, *, foreign: bool) -> str:
    if name in _TITLES:
        title = rich(_without_stop(_ELLIPSIS.sub("…", text)))
        marked = wrap(Mark.FOREIGN, title) if foreign and title else title
        return marked and marked + Mark.DATA_END
    if name == "page":
        return literal(_pages(text))
    if name == "edition":
        return literal(_EDITION_WORD.sub("", text))
    if name in _READ_BY_THE_ENGINE:
        return literal(text)
    words = _ELLIPSIS.sub("…", text)
    return words and literal(words) + Mark.DATA_END


def _without_stop(title: str) -> str:
    """Leave off a stop at the end of a title, but not that of an abbreviation such as "U.S."."""
    last_word = title.split(" ")[-1]
    if title.endswith(".") and "." not in last_word[:-1]:
        title = title[:-1]
    return title.rstrip(" ,;:")


def _pages(text: str) -> str:
    """Write a range with a hyphen and the whole last page: "S93–9" is S93-S99."""
    return _PAGES.sub(_whole_range, _DASHES.sub("-", text))


def _whole_range(found: re.Match[str]) -> str:
    letters, first, last = found.groups()
    shared = first[: max(0, len(first) - len(last))]
    return f"{letters}{first}-{letters}{shared}{last}"


def _marked_link(name: str, link: Address) -> str:
    text = literal(link.text)
    return wrap(_ADDRESSES[name][0], text) if link.href else text


def _links(given: Mapping[str, CslValue]) -> dict[str, Address]:
    links = {
        name: read(_plain(name, value))
        for name, (_, read) in _ADDRESSES.items()
        if (value := given.get(name)) is not None
    }
    web = links.pop("URL", None)
    if web is not None and not addresses.repeats(web, list(links.values())):
        links["URL"] = web
    return {name: link for name, link in links.items() if link.text}


def _foreign_language(value: CslValue, lang: str) -> str:
    """Give the language of the titles where it is known and not the handout's."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        return ""
    return "" if value.split("-")[0] == lang.split("-")[0].lower() else value
