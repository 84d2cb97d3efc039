"""Entries of one bibliography that are the same work, made one; each loss of one is said."""

from dataclasses import replace

from handoutkit.codes import REFERENCE_TWICE
from handoutkit.findings import Finding, Outcome
from handoutkit.importers.bibliographies.entries import Entry
from handoutkit.importers.sameness import Works


def without_doubles(entries: list[Entry]) -> Outcome[tuple[Entry, ...]]:
    """Give each work once, with what any of its entries says; the first one says most of it."""
    works: Works[int] = Works()
    kept: list[Entry] = []
    findings: list[Finding] = []
    for entry in entries:
        at = works.find(entry.csl)
        if at is None:
            works.add(entry.csl, len(kept))
            kept.append(entry)
            continue
        first = kept[at]
        both = {**entry.csl, **first.csl}
        kept[at] = replace(first, csl=both, key=first.key or entry.key)
        works.add(kept[at].csl, at)
        findings.append(_twice(entry, first))
    return Outcome(tuple(kept), tuple(findings))


def _twice(entry: Entry, first: Entry) -> Finding:
    names = f"“{entry.key}” is" if entry.key else "an entry is"
    message = f"{names} the same work as the entry in line {first.place.line}; one of them stays"
    hint = f"Cite it by {first.key or entry.key}." if first.key or entry.key else ""
    return REFERENCE_TWICE.at(entry.place, message, hint)
