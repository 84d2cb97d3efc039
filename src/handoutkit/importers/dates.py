"""Dates as references write them, in English, Spanish, German and French, made dates of CSL.

What is no date of the calendar is not guessed: the year stays, or nothing.
"""

import re
from calendar import monthrange

from handoutkit.model.reference import CslValue

# The names of the twelve months, and how they are shortened; a stop behind them is left off.
_MONTH_NAMES = (
    "january jan enero ene januar jänner janvier janv",
    "february feb febrero februar février fevrier févr fév fevr",
    "march mar marzo märz maerz mrz mär mars",
    "april apr abril abr avril avr",
    "may mayo mai",
    "june jun junio juni juin",
    "july jul julio juli juillet juil",
    "august aug agosto ago août aout",
    "september sept sep septiembre setiembre set septembre",
    "october oct octubre oktober okt octobre",
    "november nov noviembre novembre",
    "december dec diciembre dic dezember dez décembre decembre déc",
)
MONTHS = {name: at for at, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_YEAR = r"(?P<year>\d{4})"
_NAMED = rf"(?P<month>{MONTH})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?"
_OF = r"(?: de| del|,| of)? "
_FORMS = tuple(
    re.compile(rf"{form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})",
        r"(?P<year>(?:18|19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)",
        rf"{_YEAR},? {_NAMED} {_DAY}",
        rf"{_YEAR},? {_NAMED}",
        rf"{_DAY}{_OF}{_NAMED}{_OF}{_YEAR}",
        rf"{_NAMED} {_DAY},? {_YEAR}",
        rf"{_NAMED}{_OF}{_YEAR}",
        # Day and month in figures: certain only with points, as Germans write them.
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}",
        rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{_YEAR}",
        rf"(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}",
    )
)
_MONTH_RANGE = re.compile(
    rf"{_YEAR},? (?P<first>{MONTH})\.?\s?[-–/]\s?(?P<last>{MONTH})\b\.?", re.IGNORECASE
)
_SEASON = re.compile(rf"({'|'.join(_SEASONS)})\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(\d{4})\s?[-–/]\s?(\d{4})(?!\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_LAST_MONTH = 12


def date_of(text: str) -> CslValue:
    """Read a text that is a date; nothing where it is none."""
    text = " ".join(text.split()).strip(" .,;:()[]")
    span = _MONTH_RANGE.match(text)
    if span:
        year = int(span["year"])
        months = [MONTHS[span[name].casefold()] for name in ("first", "last")]
        return {"date-parts": [[year, month] for month in months]}
    for form in _FORMS:
        match = form.match(text)
        if match and (parts := _parts(match.groupdict())):
            return {"date-parts": [parts]}
    years = _YEARS.search(text)
    if years and years[1] < years[2]:
        return {"date-parts": [[int(years[1])], [int(years[2])]]}
    year_alone = _ANY_YEAR.search(text)
    if year_alone is None:
        return None
    season = _SEASON.search(text)
    said: dict[str, CslValue] = {"date-parts": [[int(year_alone[1])]]}
    return {**said, "season": _SEASONS[season[1].casefold()]} if season else said


def date_in_parts(year: str, month: str = "", day: str = "") -> CslValue:
    """Make a date of its parts; what is none of the calendar is left out."""
    whole = date_of(f"{year} {month} {day}".strip() if month and not month.isdigit() else year)
    if month.isdigit() and whole is not None:
        parts = _parts({"year": year.strip(), "month": month, "day": day.strip()})
        return {"date-parts": [parts]} if parts else whole
    return whole


def existing_parts(numbers: list[int]) -> list[CslValue]:
    """Give year, month and day as far as the calendar has them; nothing without a year."""
    parts: list[CslValue] = []
    for at, number in enumerate(numbers[:3]):
        last = (9999, _LAST_MONTH, 0)[at] or monthrange(max(numbers[0], 1), numbers[1])[1]
        if not 1 <= number <= last:
            break
        parts.append(number)
    return parts


def _parts(said: dict[str, str | None]) -> list[CslValue]:
    numbers = []
    for name in ("year", "month", "day"):
        word = (said.get(name) or "").casefold().rstrip(".")
        number = MONTHS.get(word) or (int(word) if word.isdecimal() else 0)
        if not number:
            break
        numbers.append(number)
    return existing_parts(numbers)
