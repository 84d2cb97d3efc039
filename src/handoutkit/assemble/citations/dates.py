"""Dates as CSL-JSON holds them. Knows neither months' names nor a style's order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.assemble.citations.broken import BrokenReferenceError
from handoutkit.assemble.citations.marks import clean, literal
from handoutkit.model.reference import CslValue

_ISO = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T\S*)?"
_ONE_DAY = re.compile(_ISO)
_TWO_DAYS = re.compile(f"{_ISO}/{_ISO}")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?")
_MONTHS, _DAYS, _PARTS = 12, 31, 3
# CSL-JSON counts seasons from 1, or as months 13 to 16, or as EDTF does from 21.
_SEASONS = {number + start: number for start in (0, 12, 20) for number in (1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, with a month and a day or with a season (1 is spring)."""

    parts: tuple[int, ...]
    season: int = 0


@dataclass(frozen=True, slots=True)
class CslDate:
    """One moment, or two (`end` without parts: still going on), or words that no one can read."""

    begin: Moment = Moment(())
    end: Moment | None = None
    words: str = ""
    circa: bool = False


def read_date(name: str, value: CslValue) -> CslDate | None:
    """Read a date variable; none where it says nothing."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _read_words(str(value), circa=False)
    if not isinstance(value, Mapping):
        raise BrokenReferenceError(f"`{name}` is not a date")
    circa = value.get("circa") not in (None, False, 0, "")
    moments = _read_parts(name, value.get("date-parts"))
    if not moments or not moments[0].parts:
        return _read_words(str(value.get("literal") or value.get("raw") or ""), circa=circa)
    season = value.get("season")
    if season and len(moments) == 1 and len(moments[0].parts) == 1:
        return _with_season(moments[0], str(season), circa=circa)
    return CslDate(moments[0], moments[1] if len(moments) > 1 else None, circa=circa)


def _with_season(year: Moment, season: str, *, circa: bool) -> CslDate:
    number = _SEASONS.get(int(season)) if season.isdecimal() else None
    if number is None:
        return CslDate(words=f"{year.parts[0]} {literal(clean(season))}", circa=circa)
    return CslDate(Moment(year.parts, number), circa=circa)


def _read_parts(name: str, value: CslValue) -> list[Moment]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise BrokenReferenceError(f"`{name}` has `date-parts` that are no list")
    return [_read_moment(name, parts) for parts in value]


def _read_moment(name: str, parts: CslValue) -> Moment:
    if not isinstance(parts, list):
        raise BrokenReferenceError(f"`{name}` has `date-parts` that are no list of lists")
    numbers: list[int] = []
    for part in parts[:_PARTS]:
        if part in (None, "", 0, "0"):
            break
        if isinstance(part, bool) or not re.fullmatch(r"-?\d+", str(part)):
            raise BrokenReferenceError(f"`{name}` has a date part that is no number: {part!r}")
        numbers.append(int(str(part)))
    moment = _moment(numbers)
    if moment is None:
        raise BrokenReferenceError(f"`{name}` is no date of the calendar: {numbers}")
    return moment


def _moment(numbers: list[int]) -> Moment | None:
    year, month, day = (*numbers, 1, 1, 1)[:_PARTS] if numbers else (0, 1, 1)
    if len(numbers) > 1 and month > _MONTHS and month in _SEASONS:
        return Moment((year,), _SEASONS[month])
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    return Moment(tuple(numbers))


def _read_words(text: str, *, circa: bool) -> CslDate | None:
    """Read a date written as people and other programs do; keep as words what is none."""
    words = clean(text)
    if not words:
        return None
    groups = _ONE_DAY.fullmatch(words) or _SLASHED.fullmatch(words) or _TWO_DAYS.fullmatch(words)
    if groups is not None:
        found = [int(group) if group else 0 for group in groups.groups()]
        moments = [
            _moment([number for number in found[start : start + _PARTS] if number])
            for start in range(0, len(found), _PARTS)
        ]
        if moments[0] is not None and None not in moments:
            return CslDate(moments[0], moments[1] if len(moments) > 1 else None, circa=circa)
    return CslDate(words=literal(words), circa=circa)
