"""Where in a journal an article stands: year, volume, issue and pages, as styles write them.

Knows nothing of authors and titles.
"""

import re
from dataclasses import dataclass

from handoutkit.importers.dates import MONTH, date_in_parts
from handoutkit.model.reference import CslValue

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)[a-z]?"
_MONTHS = (
    rf"(?:(?P<month>{MONTH})\b\.?(?:\s?[-/]\s?(?:{MONTH})\b\.?)?"
    r"(?:[\s,]{1,2}(?P<day>\d{1,2})(?![\d(:]))?)"
)
_SUPPLEMENT = r"(?:suppl(?:ement)?\.?\s?\w{0,3}|Pt \w{1,3}|special issue)"
_VOLUME = rf"(?P<volume>\d{{1,4}}[A-Z]?(?:\s?-\s?\d{{1,4}})?(?:\s?{_SUPPLEMENT})?)"
_ISSUE = rf"(?P<issue>\d{{1,5}}[A-Z]?(?:\s?[-/]\s?\d{{1,5}})?(?:,?\s?{_SUPPLEMENT})?|{_SUPPLEMENT})"
_PAGE = (
    r"(?P<page>CD\d{6}(?:\.pub\d)?|[A-Za-z]{0,4}\d{1,20}(?!\d)[A-Za-z]?(?:\.[a-z]?\d{1,3})?"
    r"(?:\s?-\s?[A-Za-z]{0,3}\d{1,20}(?!\d)[A-Za-z]?(?:\.[a-z]?\d{1,3})?)?"
    r"(?:, ?(?!(?:18|19|20)\d\d\b)\d{1,5}(?:-\d{1,5})?(?![\w(]))?)"
)
_PAGES = r"(?:pp?\.|págs?\.|S\.|Seiten|pages?|Art(?:icle|ikel|ículo)?\.?(?: no\.?| number)?)\s?"
_NUMBER = r"(?:no|nr|núm|num|n|H|Heft|issue|Ausgabe)\.?\s?[°º]?\s?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2012 Mar 3;142(8):1510–1518 · 2012;142 Suppl 1:S3 · 2012: 142 (8): 1510
        rf"{_YEAR}[\s,]{{0,2}}{_MONTHS}?\s?;\s?{_VOLUME}(?:\s?\({_ISSUE}\))?(?:\s?[:,]\s?(?:{_PAGES})?{_PAGE})?",
        rf"{_YEAR}\s?:\s?{_VOLUME}\s?\({_ISSUE}\)\s?:\s?{_PAGE}",
        # vol. 142, no. 8, Aug. 2012, pp. 1510–1518 · Bd. 142 (2012), H. 8, S. 1510–1518
        rf"\b(?:vol(?:ume|umen)?|Bd|Band|Jg|Jahrgang|t)\.?\s?{_VOLUME}(?:\s?\({_YEAR}\))?"
        rf"(?:,\s?{_NUMBER}{_ISSUE})?(?:,\s(?:{_MONTHS}\s)?{_YEAR.replace('year', 'later')})?"
        rf"(?:,\s?(?:{_PAGES}){_PAGE})?(?:,\s{_YEAR.replace('year', 'last')})?",
        # 2012. 142(8): p. 1510–1518
        rf"{_YEAR}\.\s{_VOLUME}(?:\s?\({_ISSUE}\))?\s?:\s?(?:{_PAGES})?{_PAGE}",
        # 142, no. 8 (August 2012): 1510–1518
        rf"\b{_VOLUME},\s{_NUMBER}{_ISSUE}\s\((?:{_MONTHS},?\s)?{_YEAR}\)(?::\s?{_PAGE})?",
        # 142 (2012): 1510–1518 · 142, 1510–1518 (2012)
        rf"\b{_VOLUME}\s\({_YEAR}\)[:,]\s?(?:{_PAGES})?{_PAGE}",
        rf"\b{_VOLUME}(?:\s?\({_ISSUE}\))?[,:]\s?(?:{_PAGES})?{_PAGE}\s?[,(]\s?{_YEAR}\)?",
        # (2012) 142(8):1510–1518
        rf"\({_YEAR}\)[,.:]?\s{_VOLUME}(?:\s?\({_ISSUE}\))?\s?[:,]\s?(?:{_PAGES})?{_PAGE}",
        # 142(8), 1510–1518 · 142(8):1510 · 142:1510–1518, the year elsewhere
        rf"\b{_VOLUME}\s?\({_ISSUE}\)\s?[:,;]\s?(?:{_PAGES})?{_PAGE}",
        rf"\b{_VOLUME}\s?:\s?(?P<page>[A-Za-z]?\d{{1,6}}\s?-\s?[A-Za-z]?\d{{1,6}}"
        rf"|[A-Za-z]?\d{{1,20}}(?=\.?\s*$))",
        rf",\s{_VOLUME},\s(?:{_PAGES})?(?P<page>[A-Za-z]?\d{{1,6}}\s?-\s?[A-Za-z]?\d{{1,6}})(?=\.?\s*$)",
    )
)
_DASHES = str.maketrans("–—‐‑‒−", "------")
_FORMS_WITH_YEAR = 8
_NO_VOLUME = re.compile(r"(?:18|19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an article stands, as written, and the part of the text that says so."""

    start: int
    end: int
    year: str = ""
    month: str = ""
    day: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""

    @property
    def issued(self) -> CslValue:
        """Give the day it was issued, as far as it is said."""
        return date_in_parts(self.year, self.month, self.day) if self.year else None


def locator_in(text: str, *, year_elsewhere: bool = False) -> Locator | None:
    """Find where an article stands; forms without a year count only where the year is elsewhere."""
    forms = _FORMS if year_elsewhere else _FORMS[:_FORMS_WITH_YEAR]
    text = text.translate(_DASHES)
    found = [match for form in forms if (match := form.search(text)) and _says_enough(match)]
    if not found:
        return None
    match = min(found, key=lambda one: (one.start(), -one.end()))
    said = {name: (value or "").strip(" ,") for name, value in match.groupdict().items()}
    return Locator(
        start=match.start(),
        end=match.end(),
        year=said.get("year") or said.get("later") or said.get("last", ""),
        month=said.get("month", "").rstrip("."),
        day=said.get("day", ""),
        volume=said.get("volume", ""),
        issue=said.get("issue", ""),
        page=said.get("page", "").replace(" ", ""),
    )


def _says_enough(match: re.Match[str]) -> bool:
    """Tell whether a match says more than a volume: a sentence may well say "2019; 12"."""
    said = match.groupdict()
    has_year = said.get("year") or said.get("later") or said.get("last")
    if not has_year and _NO_VOLUME.fullmatch(said.get("volume") or ""):
        return False
    if said.get("issue") or said.get("page"):
        return True
    rest = match.string[match.end() : match.end() + 2]
    return bool(has_year) and (not rest.strip() or rest[0] in ".,")
