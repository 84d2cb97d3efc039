"""Values of CSL, made of what sources write: names, numbers that works are known by, addresses.

Knows no format of a bibliography; what is not of its kind is nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from handoutkit.importers.identifiers import STOPS, doi_in
from handoutkit.language.stops import without_stops
from handoutkit.model.csl import NAMES
from handoutkit.model.reference import CslValue

Csl: TypeAlias = dict[str, CslValue]

_DOI_PREFIX = re.compile(r"^\s*(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s*[:=]?\s*)+", re.I)
_SHORT_DOI = re.compile(r"10/[a-z0-9]{2,12}", re.IGNORECASE)
_PMID = re.compile(r"(?:^|[^\w.])(\d{1,8})\s*(?:\[pmid\])?/?\s*$", re.IGNORECASE)
_PMCID = re.compile(r"^\s*(?:PMC)?\s?(\d{3,9})(?:\.\d+)?\s*$|PMC(\d{3,9})", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
_ISSN = re.compile(r"(?<!\d)\d{4}-?\d{3}[\dXx](?!\d)")
_INITIALS_LAST = re.compile(
    r"(?P<family>\S.*?)\s(?P<given>(?:[^\W\d_]{1,2}\.[ -]?){1,5}|[A-ZÀ-Þ]{1,4})"
)
_GIVEN_FIRST = re.compile(
    r"(?P<given>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w'’-]*\.?){0,2}) (?P<family>"
    r"(?:(?:van|von|de|der|den|del|della|di|da|du|la|le|dos|zu|ten|ter) ){0,3}[A-ZÀ-Þ][\w'’-]+)"
)
_MARKS = str.maketrans("", "", "\u200b\ufeff\u00ad")
_NOT_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f]")


def clean(text: str) -> str:
    """Give a text composed, on one line, without invisible marks and without HTML's entities."""
    text = unescape(text) if "&" in text else text
    return " ".join(unicodedata.normalize("NFC", text.translate(_MARKS)).split())


def person(family: str, given: str = "", suffix: str = "") -> Csl:
    """Make a name of its parts; one part alone is a name that is taken as it is."""
    parts = {"family": clean(family), "given": clean(given), "suffix": clean(suffix)}
    said: Csl = {part: value for part, value in parts.items() if value}
    if "family" not in said:
        return organisation(given)
    return said


def organisation(name: str) -> Csl:
    """Make a name that is not taken apart; nothing of a name without letters."""
    name = clean(name).strip(" ,;")
    return {"literal": name} if any(sign.isalnum() for sign in name) else {}


def inverted(name: str) -> Csl:
    """Read "Maier, Jeanette A." or "Maier, J. A., Jr."; a name without comma is not taken apart."""
    parts = [part.strip() for part in clean(name).split(",")]
    family, *rest = parts
    rest = [part for part in rest if part]
    if not rest:
        return organisation(family)
    return person(family, rest[0], ", ".join(rest[1:]))


def initials_last(name: str) -> Csl:
    """Read "Maier J.A." or "Maier JA"; whatever else has no comma is not taken apart."""
    match = _INITIALS_LAST.fullmatch(clean(name))
    return person(match["family"], match["given"]) if match else inverted(name)


def named(name: str) -> Csl:
    """Read "Maier J.A.", "J. A. Maier" or "Jeanette A. Maier"; only initials show a person."""
    name = clean(name)
    if _INITIALS_LAST.fullmatch(name):
        return initials_last(name)
    match = _GIVEN_FIRST.fullmatch(name)
    if match and "." in match["given"]:
        return person(match["family"], match["given"])
    return inverted(name)


def doi(value: str) -> str:
    """Give a DOI without what is written before it; short ones stay short."""
    text = clean(value)
    bare = _DOI_PREFIX.sub("", text)
    if "://" in text:
        bare = unquote(bare)
    if _SHORT_DOI.fullmatch(bare):
        return bare
    found = doi_in(bare)
    # Angle brackets are rare, yet part of a DOI that stands in a field of its own.
    if bare.startswith("10.") and " " not in bare:
        return without_stops(bare, STOPS) if "/" in bare else ""
    return found


def pmid(value: str) -> str:
    """Give the digits of a PubMed number."""
    match = _PMID.search(clean(value).split("?")[0])
    return match[1].lstrip("0") if match else ""


def pmcid(value: str) -> str:
    """Give a PubMed Central number with its "PMC"."""
    match = _PMCID.search(clean(value))
    return f"PMC{match[1] or match[2]}" if match else ""


def isbns(values: Iterable[str]) -> str:
    """Give all ISBNs of some texts, as they are written."""
    found = (match.group().strip() for value in values for match in _ISBN.finditer(clean(value)))
    return " ".join(dict.fromkeys(found))


def address(value: str) -> str:
    """Give a web address; nothing of what leads to no page of the web."""
    text = clean(value).strip("<>")
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or "." not in parts.netloc:
        return ""
    scheme, _, rest = text.partition("://")
    return "" if _NOT_ADDRESS.search(text) else f"{scheme.lower()}://{rest}"


def filled(csl: Mapping[str, CslValue]) -> Csl:
    """Leave out what says nothing, and names that are none."""
    said: Csl = {}
    for variable, value in csl.items():
        if variable in NAMES and isinstance(value, list):
            value = [name for name in value if name]
        if isinstance(value, str):
            value = clean(value)
        if value not in (None, "", [], {}):
            said[variable] = value
    return said


def issn(value: str) -> str:
    """Give the first ISSN of a text."""
    match = _ISSN.search(value)
    return match.group() if match else ""
