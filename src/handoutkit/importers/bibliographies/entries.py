"""What a reader of bibliographies gives: entries, and what is found unreadable. Knows no format."""

import re
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from handoutkit.codes import REFERENCE_INCOMPLETE, REFERENCE_UNREADABLE
from handoutkit.findings import Finding, Place
from handoutkit.importers import csl
from handoutkit.importers.csl import Csl


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work as CSL, the key that the source cites it by, where it stands, and what it lacks."""

    csl: Csl
    key: str = ""
    place: Place
    findings: tuple[Finding, ...] = ()


Read: TypeAlias = tuple[Entry | Finding, ...]


@dataclass(slots=True)
class Fields:
    """The fields of one entry, each with all its values in order; `line` is where it begins."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    order: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        """Keep a value; one that is empty says nothing."""
        if value.strip():
            self.values.setdefault(name, []).append(value.strip())
            self.order.append((name, value.strip()))

    def first(self, *names: str) -> str:
        """Give the first value of the first field that has one."""
        return next((self.values[name][0] for name in names if name in self.values), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Give all values of some fields, those of the first field first."""
        return tuple(value for name in names for value in self.values.get(name, ()))


def unreadable(place: Place, what: str) -> Finding:
    """Say that an entry was left out, and why."""
    message = f"an entry of the bibliography was left out: {what}"
    hint = "Mend it in the program it comes from, or add the reference to references.json."
    return REFERENCE_UNREADABLE.at(place, message, hint)


_TITLES = ("title-short", "original-title", "container-title", "collection-title", "event-title")
_STANDS_FOR_TITLE = (*_TITLES, "note", "URL", "DOI", "number", "genre")


def titled(entry: Entry) -> Entry | Finding:
    """Give an entry with a title: that of what it stands in, or an address, if it has no other."""
    if entry.csl.get("title"):
        return entry
    for variable in _STANDS_FOR_TITLE:
        value = entry.csl.get(variable)
        if isinstance(value, str) and value:
            said = {name: one for name, one in entry.csl.items() if name != "title"}
            if variable in {*_TITLES, "note"}:
                del said[variable]
            message = f"{entry.key or 'an entry'} has no title; its {variable} stands for one"
            finding = REFERENCE_INCOMPLETE.at(entry.place, message, "Write its title.")
            return replace(entry, csl={**said, "title": value}, findings=(finding,))
    return unreadable(entry.place, f"{entry.key or 'it'} has no title")


_NAMED = re.compile(r"(pmid|pubmed|med|pmcid|pmc|doi):(\d{4,8}|PMC\d+|10\..+)", re.IGNORECASE)
_NUMBERS = {"doi": "DOI", "pmc": "PMCID", "pmcid": "PMCID"}


def with_number_of_key(entry: Entry) -> Entry:
    """Add the number that a key says, as Manubot and Europe PMC make keys: pmid:33221129."""
    match = _NAMED.fullmatch(entry.key)
    variable = _NUMBERS.get(match[1].casefold(), "PMID") if match else ""
    if match is None or entry.csl.get(variable):
        return entry
    read = {"PMID": csl.pmid, "PMCID": csl.pmcid, "DOI": csl.doi}[variable]
    return replace(entry, csl=csl.filled({**entry.csl, variable: read(match[2])}))
