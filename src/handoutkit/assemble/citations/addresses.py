"""DOI, PMID, PMCID and web addresses: what is printed, and where it leads. Knows no style."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from handoutkit.assemble.citations.marks import clean
from handoutkit.language.stops import without_stops

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"(?:^|pmid|[/:])[\s:]*(\d{1,8})/?$", re.IGNORECASE)
_PMCID = re.compile(r"(?:^|pmc|[/:])[\s:]*(\d{3,9})(?:\.\d+)?/?$", re.IGNORECASE)
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URL_CHARACTERS = ":/?#[]@!$&'()*+,;=%-._~"
_RESOLVERS = re.compile(r"(?:^|\.)(?:doi\.org|ncbi\.nlm\.nih\.gov|europepmc\.org)$")


@dataclass(frozen=True, slots=True)
class Address:
    """What is printed, and where it leads: nowhere, when it is not an address of its kind."""

    text: str
    href: str = ""


def doi(value: str) -> Address:
    """Read a DOI, alone or with what is often written before it."""
    text = clean(value)
    if "://" in text:
        text = unquote(text)
    found = _DOI.search(text)
    if found is None:
        return Address(text)
    name = without_stops(found.group())
    return Address(name, f"https://doi.org/{quote(name, safe='/')}")


def pmid(value: str) -> Address:
    """Read a PubMed number."""
    text = clean(value)
    found = _PMID.search(text)
    if found is None:
        return Address(text)
    number = found.group(1)
    return Address(number, f"https://pubmed.ncbi.nlm.nih.gov/{number}/")


def pmcid(value: str) -> Address:
    """Read a PubMed Central number, with its "PMC" or without."""
    text = clean(value)
    found = _PMCID.search(text)
    if found is None:
        return Address(text)
    name = f"PMC{found.group(1)}"
    return Address(name, f"https://pmc.ncbi.nlm.nih.gov/articles/{name}/")


def url(value: str) -> Address:
    """Read a web address; other schemes are printed and lead nowhere."""
    text = without_stops(clean(value).strip("<>\"'"))
    try:
        parts = urlsplit(text)
    except ValueError:
        return Address(text)
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return Address(text)
    return Address(text, quote(_LOOSE_PERCENT.sub("%25", text), safe=_URL_CHARACTERS))


def repeats(web: Address, others: list[Address]) -> bool:
    """Tell whether a web address only leads where a DOI, PMID or PMCID of the same item does."""
    if _RESOLVERS.search(urlsplit(web.href).netloc.lower()) is None:
        return False
    end = unquote(web.href).rstrip("/").lower()
    return any(other.href and end.endswith(f"/{other.text.lower()}") for other in others)
