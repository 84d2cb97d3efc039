"""Language tags: known or not, script, direction of writing, long dates. Knows no labels."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError, parse_locale
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import get_decimal_symbol

_TAGS = 1_000
"""So many tags are remembered, of all that texts give as one; each run of text asks again."""


def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


@lru_cache(_TAGS)
def is_known(tag: str) -> bool:
    """Tell whether a BCP 47 tag names a language that CLDR knows."""
    try:
        _locale(tag)
    except (ValueError, UnknownLocaleError):
        return False
    return True


@lru_cache(_TAGS)
def script(tag: str) -> str:
    """Give the script of a language: the one in its tag, else the likely one for its country."""
    language, territory, named, *_ = parse_locale(tag, sep="-")
    likely: Mapping[str, str] = get_global("likely_subtags")
    whole = likely.get(f"{language}_{territory}") or likely.get(language) or language
    return named or parse_locale(whole)[2] or ""


@lru_cache(_TAGS)
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Give the direction a language is written in."""
    return "rtl" if _locale(tag).text_direction == "rtl" else "ltr"


def is_right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left."""
    return direction(tag) == "rtl"


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
