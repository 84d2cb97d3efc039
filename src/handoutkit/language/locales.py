"""Language tags: known or not, direction of writing, long dates. Knows no labels."""

from datetime import date
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol


def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def is_known(tag: str) -> bool:
    """Tell whether a BCP 47 tag names a language that CLDR knows."""
    try:
        _locale(tag)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Give the direction a language is written in."""
    return "rtl" if _locale(tag).text_direction == "rtl" else "ltr"


def long_date(day: date, tag: str) -> str:
    """Write a day as readers of the language do, month in words."""
    return format_date(day, format="long", locale=_locale(tag))


def language_name(tag: str) -> str:
    """Give a language's own name for itself."""
    locale = _locale(tag)
    return locale.get_display_name(locale) or tag


def decimal_sign(tag: str) -> str:
    """Give the sign that a language puts before decimals."""
    return get_decimal_symbol(_locale(tag))
