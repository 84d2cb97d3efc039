"""What can be seen of each unit on its own, before it is judged by what stands around it.

Knows words and shapes, not where a unit stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handoutkit.importers.flat.joints import announces_list, stops_before_list
from handoutkit.importers.flat.shape import (
    begins_with_picture,
    could_be_heading,
    ends_sentence,
    is_capitals,
    is_prose,
    is_question,
    is_title_case,
    tells_picture,
)
from handoutkit.importers.flat.units import Unit
from handoutkit.importers.references import looks_like_reference
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.folding import folded
from handoutkit.language.headings import HeadingKind, heading_kind
from handoutkit.language.section_names import is_main_section, is_section_name
from handoutkit.language.site_text import site_reason

_LONGEST_NAME, _LONGEST_LINK = 140, 100
_CREDIT = re.compile(r"\(.{2,100}\)")
_DAY = re.compile(
    r"(?:(?:am|on|le|el|vom) )?"
    r"(?:(?:\w{3,10},? )?(?:\d{1,2}\.? ?(?:de )?)?[A-Za-zÀ-ÿ]{3,10}\.?(?: \d{1,2},?)?(?: de)? "
    r"(?:19|20)\d\d"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
# "Active substance: salbutamol": a name of up to three words, and what it is.
_PAIR = re.compile(r"(?:[^\s:]+ ){0,2}[^\s:]+: +\S")
_FILE = re.compile(r"[(\[](?:PDF|Video|Audio|DOCX?|MP3|MP4)\b[^()]{0,20}[)\]]", re.IGNORECASE)
# How to reach somebody, in English, Spanish, German and French.
_CONTACT = re.compile(
    r"(?:tel|phone|fax|e-?mail|web|tty|correo|sitio|mobil|internet|courriel|site)[^:]{0,30}:"
    r"|\+?\d[\d ().–/-]{6,}$|www\.|[\w.+-]+@[\w-]+\.",
    re.IGNORECASE,
)
# A question in a text goes on from the sentence before it: "But what is it?"
_ADDS = re.compile(
    r"[¿\s]*(?:and|but|or|so|pero|y|o|entonces|und|aber|oder|doch|mais|et|ou|alors)\b", re.I
)
_CUT_OFF = re.compile(r".{20,}(?:\.\.\.|…)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a unit looks like: see the functions that tell each."""

    candidate: bool = False
    prose: bool = False
    intro: bool = False
    question: bool = False
    capitals: bool = False
    title_case: bool = False
    colon: bool = False
    label: bool = False
    pair: bool = False
    picture: bool = False
    shows: bool = False
    adds: bool = False
    named: bool = False
    main: bool = False
    announces: HeadingKind = ""
    site: str = ""
    disclaimer: bool = False
    reference: bool = False
    link_like: bool = False
    contact: bool = False
    same: str = ""


def sights_of(units: Sequence[Unit]) -> tuple[Sight, ...]:
    """Look at each unit."""
    return tuple(_sight(unit) for unit in units)


def _sight(unit: Unit) -> Sight:
    words = unit.words
    if unit.rows or unit.rule or unit.reason or not words:
        return Sight(site=unit.reason)
    short = len(words) <= _LONGEST_NAME
    shown = unit.shown > 0
    candidate = shown or (not unit.is_bullet and short and could_be_heading(words))
    colon = words[-1] in ":："
    intro = colon or stops_before_list(words)
    candidate = candidate and (shown or colon or not intro)
    site = site_reason(unit.text)
    return Sight(
        candidate=candidate,
        prose=not shown and is_prose(words),
        intro=intro,
        question=is_question(words),
        capitals=short and is_capitals(words),
        title_case=short and is_title_case(words),
        colon=colon,
        pair=short and not is_question(words) and _PAIR.match(words) is not None,
        picture=begins_with_picture(words),
        shows=short and tells_picture(words),
        adds=is_question(words) and not is_title_case(words) and _ADDS.match(words) is not None,
        label=colon and candidate and not announces_list(words),
        named=short and is_section_name(words),
        main=short and is_main_section(words),
        announces=heading_kind(words) if candidate else "",
        site=site,
        disclaimer=not shown and is_disclaimer(words),
        reference=not shown and looks_like_reference(unit.text),
        link_like=_is_link_like(unit, candidate=candidate),
        contact=short and _CONTACT.match(words) is not None,
        same=folded(words).strip(" :") if short else "",
    )


def _is_link_like(unit: Unit, *, candidate: bool) -> bool:
    """Tell whether a unit could be the words of a link, or say who made what it leads to."""
    text = unit.text
    if unit.mark is not None and unit.mark.form != "letter":
        return False
    if candidate or _CREDIT.fullmatch(text) or _DAY.fullmatch(text) or _CUT_OFF.fullmatch(text):
        return True
    return (
        len(text) <= _LONGEST_LINK
        and not is_prose(text)
        and not ends_sentence(text)
        and text[-1] != ":"
    )


def is_link(text: str) -> bool:
    """Tell whether a line has what only links have: a day, a maker in brackets, a kind of file."""
    return is_credit(text) or _CUT_OFF.fullmatch(text) is not None or _FILE.search(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether a line is a name in brackets, or a day, as stand below links."""
    return _CREDIT.fullmatch(text) is not None or _DAY.fullmatch(text) is not None
