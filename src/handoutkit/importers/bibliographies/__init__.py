"""Files of references, whatever program wrote them: CSL-JSON, BibTeX, RIS and PubMed's NBIB."""

from handoutkit.findings import Finding
from handoutkit.importers.bibliographies.doubles import without_doubles
from handoutkit.importers.bibliographies.entries import Entry, Read, with_number_of_key
from handoutkit.importers.bibliographies.kinds import kind_of_bibliography
from handoutkit.importers.citation_keys import made_key, unique_keys, valid_key
from handoutkit.importers.decoding import decode
from handoutkit.importers.passages import Bibliography, FoundReference

__all__ = ["read_bibliography"]


def read_bibliography(data: bytes, path: str) -> Bibliography | None:
    """Read the references of a file; nothing if it is no bibliography.

    Each work is given once, each with a key of its own. Entries that cannot be read, and entries
    that were the same work, are said in the findings.
    """
    text = decode(data, path)
    if text.value is None:
        return None
    read = _read(text.value, path)
    if read is None:
        return None
    faults = [one for found in read for one in _findings(found)]
    entries = [with_number_of_key(found) for found in read if isinstance(found, Entry)]
    once = without_doubles(entries)
    keys = unique_keys(valid_key(entry.key) or made_key(entry.csl) for entry in once.value)
    references = tuple(
        FoundReference(csl=entry.csl, key=key, place=entry.place)
        for entry, key in zip(once.value, keys, strict=True)
    )
    return Bibliography(
        path=path, references=references, findings=(*text.findings, *faults, *once.findings)
    )


def _findings(found: Entry | Finding) -> tuple[Finding, ...]:
    return (found,) if isinstance(found, Finding) else found.findings


def _read(text: str, path: str) -> Read | None:
    """Read a text with the reader of its kind; each comes with its library only when it is used."""
    match kind_of_bibliography(text, path):
        case "json":
            from handoutkit.importers.bibliographies.csl_json import (
                holds_csl,
                read_csl_json,
            )

            return read_csl_json(text, path) if holds_csl(text) else None
        case "bibtex":
            from handoutkit.importers.bibliographies.bibtex_fields import (
                read_bibtex,
            )

            return read_bibtex(text, path)
        case "ris":
            from handoutkit.importers.bibliographies.ris_fields import read_ris

            return read_ris(text, path)
        case "nbib":
            from handoutkit.importers.bibliographies.nbib import read_nbib

            return read_nbib(text, path)
    return None
