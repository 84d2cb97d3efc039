"""Which bibliography a text is, by what it says first, then by its name. Reads no entry."""

import re
from typing import Literal, TypeAlias

from handoutkit.importers.bibliographies.nbib import is_nbib

BibliographyKind: TypeAlias = Literal["", "json", "bibtex", "ris", "nbib"]

_HEAD = 200_000
_RIS = re.compile(r"^TY {1,2}- ?[A-Z]{2,8}\s*$", re.MULTILINE)
_BIBTEX = re.compile(r"^[ \t]*@[a-zA-Z]{3,20}\s{0,9}[{(]", re.MULTILINE)
_BIBTEX_FIELD = re.compile(r"^[ \t,]*[\w-]{2,30}\s{0,9}=\s{0,9}[{\"\w]", re.MULTILINE)
_NAMES: dict[str, BibliographyKind] = {
    "bib": "bibtex",
    "bibtex": "bibtex",
    "biblatex": "bibtex",
    "ris": "ris",
    "nbib": "nbib",
    "medline": "nbib",
}


def kind_of_bibliography(text: str, path: str) -> BibliographyKind:
    """Tell the kind of a bibliography; empty if the text is none."""
    head = text.lstrip()[:_HEAD]
    if head[:1] in "[{" and head[:1]:
        return "json"
    if is_nbib(head):
        return "nbib"
    if _RIS.search(head):
        return "ris"
    if _BIBTEX.search(head) and _BIBTEX_FIELD.search(head):
        return "bibtex"
    named = _NAMES.get(path.rpartition(".")[2].lower(), "")
    return named if head else ""
