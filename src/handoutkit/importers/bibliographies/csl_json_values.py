"""Values as CSL-JSON has them and as programs get them wrong, made what CSL 1.0.2 has."""

from collections.abc import Mapping

from handoutkit.importers import csl
from handoutkit.importers.csl import Csl
from handoutkit.importers.dates import date_of, existing_parts
from handoutkit.model.csl import NAME_MARKS, NAME_TEXTS
from handoutkit.model.reference import CslValue

_SEASONS = range(1, 5)


def text_value(value: CslValue) -> str:
    """Give a text; of a list its first, as Crossref writes titles; of anything else none."""
    if isinstance(value, list):
        return next((text for one in value[:5] if (text := text_value(one))), "")
    if isinstance(value, str):
        return value.strip() if "\n" in value else csl.clean(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def names_value(value: CslValue) -> CslValue:
    """Give the names of a list, each with the parts that CSL has."""
    names = value if isinstance(value, list) else [value]
    return [said for name in names if (said := _name(name))]


def _name(value: CslValue) -> Csl:
    if isinstance(value, str):
        return csl.inverted(value)
    if not isinstance(value, dict):
        return {}
    said: Csl = {part: text for part in NAME_TEXTS if (text := text_value(value.get(part)))}
    marks: Csl = {part: value[part] for part in NAME_MARKS if isinstance(value.get(part), bool)}
    if said.get("family") or said.get("literal"):
        return {**{part: said[part] for part in _ORDER if part in said}, **marks}
    return csl.organisation(text_value(value.get("name")) or text_value(value.get("given")))


_ORDER = ("literal", "family", "given", "non-dropping-particle", "dropping-particle", "suffix")


def date_value(value: CslValue) -> CslValue:
    """Give a date in parts, of parts that are texts and of dates written out too."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return date_of(str(value))
    if not isinstance(value, dict):
        return None
    parts = _parts(value.get("date-parts"))
    if not parts:
        return _written_date(value)
    said: Csl = {"date-parts": parts}
    season = text_value(value.get("season"))
    if season.isdigit() and int(season) in _SEASONS:
        said["season"] = int(season)
    if value.get("circa"):
        said["circa"] = True
    return said


def _written_date(value: Mapping[str, CslValue]) -> CslValue:
    """Read a date that is no parts: written out, or its parts under names of their own."""
    named = [text for name in ("year", "month", "day") if (text := text_value(value.get(name)))]
    texts = (text_value(value.get(name)) for name in ("raw", "edtf", "literal"))
    written = "-".join(named) if "year" in value else next(filter(None, texts), "")
    return date_of(written) or ({"literal": written} if written else None)


def _parts(value: CslValue) -> list[CslValue]:
    """Give one date or the two of a span, as far as the calendar has them."""
    dates = value if isinstance(value, list) else []
    if dates and not isinstance(dates[0], list):
        dates = [dates]
    spans = [existing_parts(_numbers(date)) for date in dates[:2]]
    return [parts for parts in spans if parts] if spans and spans[0] else []


def _numbers(date: CslValue) -> list[int]:
    numbers: list[int] = []
    for part in date if isinstance(date, list) else []:
        text = text_value(part)
        if not text.isdecimal() or len(text) > 4:  # noqa: PLR2004  digits of a year
            break
        numbers.append(int(text))
    return numbers
