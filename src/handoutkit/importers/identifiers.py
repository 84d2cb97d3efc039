"""What a work is known by: DOI, PubMed's numbers, ISBN and the like, and addresses in a text.

Knows nothing of authors and titles.
"""

import re
from urllib.parse import unquote

from handoutkit.language.stops import without_stops

STOPS = ".,;:!?'\"’”»*_"

_URL = re.compile(r"(?:https?://|(?<![\w./@-])www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
# The old DOIs of Wiley hold angle brackets: 10.1002/(SICI)1097-0142(1996)77:1<1::AID-C1>3.0.CO
_DOI = re.compile(
    r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,3}/ ?(?:\(SICI\)\S+|[^\s<>\"“”«»{}|^`]+)", re.IGNORECASE
)
_AFTER_DOI = re.compile(r"[.,;]?(?:PMID|PMCID|Epub|https?:)", re.IGNORECASE)
# What publishers write behind a DOI in the address of a page.
_PAGE_OF_DOI = re.compile(
    r"[?#&].*$|(?:/|\.)(?:full|abstract|abs|pdf|epdf|html?|meta|fulltext|full-text|summary)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_PREPRINT = re.compile(r"^(10\.(?:1101|64898)/[\d.]+)v\d+$")
_PMID = re.compile(
    r"\b(?:PMID|PubMed(?: ?ID| PMID)?)\s{0,2}[:#]?\s{0,2}(\d{4,8})\b"
    r"|pubmed(?:\.ncbi\.nlm\.nih\.gov|\.gov)?/(?:\?term=)?(\d{1,8})\b"
    r"|\blist_uids=(\d{1,8})\b",
    re.IGNORECASE,
)
_PMCID = re.compile(r"\bPMC(?:ID:?\s{0,2}(?:PMC)?)?\s?(\d{3,9})\b", re.IGNORECASE)
_BOOKSHELF = re.compile(r"\bNBK\d{3,9}\b", re.IGNORECASE)
_PII = re.compile(r"\bpii\s{0,2}[:/=]\s{0,2}([SB]?[\d][\dX()-]{10,24})", re.IGNORECASE)
_ISBN = re.compile(
    r"\bISBN(?:[- ]?1[03])?\s{0,2}:?\s{0,2}((?:\d[-– ]?){9,12}[\dX])(?!\d)", re.IGNORECASE
)
_ISBN_DIGITS = (10, 13)


def urls_in(text: str) -> tuple[str, ...]:
    """Give the web addresses of a text, each once."""
    found = (without_stops(match.group(), STOPS) for match in _URL.finditer(text))
    return tuple(dict.fromkeys(_with_scheme(url) for url in found if "." in url))


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def doi_in(text: str) -> str:
    """Give the first DOI of a text, alone or inside an address; empty if there is none."""
    match = _DOI.search(text)
    if match is None and "%2f" in text.lower():
        text = unquote(text)
        match = _DOI.search(text)
    if match is None:
        return ""
    written = match.group().replace("/ ", "/", 1)
    glued = _AFTER_DOI.search(written, written.index("/"))
    if glued:
        written = written[: glued.start()]
    if _is_in_address(text, match.start()):
        written = _PREPRINT.sub(r"\1", _PAGE_OF_DOI.sub("", unquote(written)))
    written = without_stops(written, STOPS)
    return "" if written.endswith("/") else written


def _is_in_address(text: str, at: int) -> bool:
    """Tell whether what begins there stands inside a web address of a publisher."""
    before = text[max(0, at - 200) : at]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    return "://" in word or "www." in word


def pmid_in(text: str) -> str:
    """Give the first PubMed number of a text; empty if there is none."""
    match = _PMID.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def pmcid_in(text: str) -> str:
    """Give the first PubMed Central number of a text with its "PMC"; empty if there is none."""
    match = _PMCID.search(text)
    return f"PMC{match.group(1)}" if match else ""


def bookshelf_in(text: str) -> str:
    """Give the first number of NCBI's Bookshelf with its "NBK"; empty if there is none."""
    match = _BOOKSHELF.search(text)
    return match.group().upper() if match else ""


def pii_in(text: str) -> str:
    """Give the publisher's item number; empty if there is none."""
    match = _PII.search(text)
    return match.group(1).rstrip("-(") if match else ""


def isbn_in(text: str) -> str:
    """Give the first ISBN of a text, as it is written; empty if there is none."""
    match = _ISBN.search(text)
    if match is None:
        return ""
    digits = re.sub(r"[^\dXx]", "", match.group(1))
    return match.group(1).replace("–", "-").strip() if len(digits) in _ISBN_DIGITS else ""
