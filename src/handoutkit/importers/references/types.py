"""Which type of CSL a reference has, by its own words. Knows not how they are written."""

import re

from handoutkit.importers.csl import Csl
from handoutkit.importers.references.locators import Locator
from handoutkit.importers.references.works import Work

_SAID = (
    (
        "thesis",
        r"\b(?:(?:doctoral|master['’]?s?|PhD|MSc|bachelor['’]?s?)\s(?:thesis|dissertation)"
        r"|dissertation\b|tesis (?:doctoral|de)|trabajo de fin|Doktorarbeit|Masterarbeit"
        r"|Inaugural|thèse (?:de|d’|d')|mémoire de)",
    ),
    ("dataset", r"\[(?:data ?set|datos|Datensatz|jeu de données)\]|\b10\.(?:5061|5281|6084)/"),
    ("software", r"\[(?:computer software|software|mobile app)\]"),
    ("article", r"\b(?:medRxiv|bioRxiv|arXiv|Preprints?\b\.org|Research Square)\b|\[preprint\]"),
    (
        "legislation",
        r"\b(?:Real Decreto|Ley (?:Orgánica )?\d|Loi n|Décret n|Arrêté du|Directive \d{4}/"
        r"|Directiva \d"
        r"|Regulation \(E[CU]\)|Verordnung \(E[UG]\)|Reglamento \((?:UE|CE)\)|Règlement \((?:UE"
        r"|CE)\)"
        r"|Pub\. ?L\. ?(?:No)?|U\.S\.C\.|C\.F\.R\.|BGBl\b)",
    ),
    (
        "report",
        r"\(?\b(?:Report No|Technical Report|Informe técnico|Rapport technique|Publication No)\b",
    ),
    ("motion_picture", r"\[(?:video|vídeo|vidéo)\]"),
)
_TYPES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _SAID)
_BOOK_DOI = re.compile(r"/978")


def type_of(words: str, work: Work, locator: Locator | None, numbers: Csl) -> str:
    """Tell the type; `document` where nothing shows one."""
    for name, pattern in _TYPES:
        if pattern.search(words):
            return name
    if work.is_part:
        return "chapter"
    if locator and (locator.page or locator.issue or work.container):
        return "article-journal"
    return _type_by_numbers(numbers, is_published=bool(work.publisher))


def _type_by_numbers(numbers: Csl, *, is_published: bool) -> str:
    doi, note = str(numbers.get("DOI") or ""), str(numbers.get("note") or "")
    has_address = bool(numbers.get("URL"))
    if "Bookshelf" in note or numbers.get("ISBN") or (is_published and not has_address):
        return "book"
    if doi:
        return "chapter" if _BOOK_DOI.search(doi) else "article-journal"
    if numbers.get("PMID") or numbers.get("PMCID") or "PII" in note:
        return "article-journal"
    return "webpage" if has_address else "document"
