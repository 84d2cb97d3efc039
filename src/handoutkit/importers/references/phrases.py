"""Words around an address or a day: "Retrieved from", "Abrufbar unter", "[consultado el …]".

In English, Spanish, German and French. Knows nothing of authors and titles.
"""

import re

from handoutkit.importers.dates import MONTH, date_of
from handoutkit.importers.identifiers import urls_in
from handoutkit.model.reference import CslValue

_ADDRESS = "|".join(
    (
        # English
        r"retrieved(?: online)?(?: from| at|:)",
        r"available(?: online| free)?(?: from| at| through|:)",
        r"(?:accessed|viewed|found|online|published online) (?:from|at|via)",
        # Spanish, and French where it is the same word
        r"recuperado (?:de|desde|en)|obtenido (?:de|en)|extraído de",
        r"disponible (?:en ligne|en|desde|sur|à|at|from|ici)|disponible ?:",
        # German
        r"(?:abrufbar|verfügbar|erhältlich|einsehbar)(?: online)? (?:unter|über|auf|bei)",
        r"online (?:unter|verfügbar|abrufbar)|abgerufen (?:von|unter)|im internet(?: unter|:)",
        # French
        r"(?:repéré|récupéré|consultable|accessible|téléchargeable)(?: en ligne)? (?:à|sur|de|ici)",
        r"en ligne (?:sur|à)|sur internet ?:",
    )
)
_DAY = "|".join(
    (
        r"(?:last )?(?:accessed|retrieved|viewed|visited|cited|date accessed|access date)",
        r"(?:consultado|citado|recuperado|visitado|acceso|fecha de (?:consulta|acceso)|consulta)",
        r"(?:zuletzt )?(?:abgerufen|aufgerufen|besucht|geprüft|eingesehen|zitiert)"
        r"|(?:letzter )?(?:zugriff|abruf)",
        r"(?:page )?(?:consultée?|citée?|visitée?|récupérée?)|(?:dernier )?accès"
        r"|date de consultation",
    )
)
_FIGURES = r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}"
_WRITTEN = (
    rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|er|º)? ?(?:de |of )?(?:{MONTH})\b|(?:{MONTH})\b\.? \d|"
    rf"(?:{MONTH})\b\.?,? (?:de )?\d{{4}}|\d{{4}},? (?:{MONTH})\b)"
)

ACCESSED = re.compile(
    rf"[\[(]?\b(?:{_DAY})\b(?: on| el| am| le| en| in| im| a)?(?: día| the)?:?\s"
    rf"(?P<day>(?:{_FIGURES}|{_WRITTEN}).{{0,24}})",
    re.IGNORECASE,
)
RETRIEVED = re.compile(rf"\b(?:{_ADDRESS})(?=[\s:])", re.IGNORECASE)
# Where what a library adds begins: the numbers of the work, when it was put online.
ADDED = re.compile(
    r"\b(?:doi ?:|doi\.org|https?://|www\.|PMID|PMCID|PubMed|Epub\b|ISBN|ISSN|PII:|URL ?:|Link ?:"
    r"|Free PMC|eCollection|Erratum in|Published online|Publicado en línea|NBK\d)"
    r"|\[(?:PubMed|PMC|CrossRef|Cross Ref|Google Scholar|Free full|DOI)\b|10\.\d{4,9}/",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    r"\s?\[(?:internet|online|en línea|en ligne|online-publikation|website|web page|página web"
    r"|page web|sitio web|webpage)\]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s?\[(?:[^\[\]]{0,60})\]")
_TWO_STOPS = re.compile(r"(?<!\.)\.\s?\.(?!\.)")
_REVISED = re.compile(
    r"\b(?:updated|last (?:updated|reviewed)|actualizado|aktualisiert|mis à jour|revised)\b", re.I
)
_BARE_ADDRESS = re.compile(
    r"(?<![\w@./])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}"
    r"(?:org|com|gov|edu|net|info|int|eu|de|es|fr|uk|ch|at|ca|au|mx|ar|be|io)(?:/[^\s<>\"]*"
    r"|(?=[\s.,;)]|$))",
)


def accessed_in(text: str) -> CslValue:
    """Give the day that somebody read the page; nothing if the text names none."""
    match = ACCESSED.search(text)
    return date_of(match["day"]) if match else None


def without_access(text: str) -> str:
    """Leave off days of reading and what says that a work is on the web, wherever they stand."""
    text = MEDIUM.sub("", text)
    text = _BRACKETED.sub(lambda match: "" if _is_of_access(match.group()) else match.group(), text)
    return _TWO_STOPS.sub(".", text)


def _is_of_access(bracketed: str) -> bool:
    return bool(ACCESSED.search(bracketed) or _REVISED.search(bracketed))


def address_in(text: str) -> str:
    """Give the first web address, also one without its beginning after words that lead to it."""
    urls = urls_in(text)
    if urls:
        return urls[0]
    bare = bare_address(text)
    return f"https://{bare}" if bare else ""


def bare_address(text: str) -> str:
    """Give an address that lacks its http://, if the text has one with a path, or at its end."""
    for match in _BARE_ADDRESS.finditer(text):
        if "/" in match.group() or match.end() >= len(text) - 2 or RETRIEVED.search(text):
            return match.group().rstrip(".,;)")
    return ""
