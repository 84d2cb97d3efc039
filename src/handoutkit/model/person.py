"""Whom a copy of a handout is for, and what may be printed of them.

What is said here of a person's lines never repeats them. Knows neither pages nor files.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

NAME_LIMIT = 80
NOTE_LIMIT = 500
"""The most characters of a name, and of a note."""

_TELLING_WORD = 3
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_WHITE = re.compile(f"[ \t{_LINE_BREAKS}]+")
_SPACES = re.compile(" {2,}")
# Composing would put another form of the character into a name that is written with this one.
_OF_ONE_FORM = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
# Joiners belong to the spelling of many scripts; marks of direction turn nothing but signs.
_JOINERS_AND_MARKS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_NO_CHARACTERS = frozenset(
    (*range(0xFDD0, 0xFDF0), *(0x10000 * plane + end for plane in range(1, 18) for end in (-2, -1)))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the box on a personal copy prints; what is empty or none is no line of it.

    It is made by `person`, and may be printed where `faults_in` gives none. Nothing of it is shown
    when the value itself is, as in a traceback.
    """

    name: str = field(repr=False)
    clinician: str = field(default="", repr=False)
    date: datetime.date | None = field(default=None, repr=False)
    note: str = field(default="", repr=False)


def person(
    name: str, *, clinician: str = "", date: datetime.date | None = None, note: str = ""
) -> Person:
    """Give a person with tidy lines: accents composed, no spaces around, a note in one line."""
    return Person(
        name=_tidy(name), clinician=_tidy(clinician), date=date, note=_tidy(_WHITE.sub(" ", note))
    )


def faults_in(person: Person) -> tuple[str, ...]:
    """Say what keeps a person's lines from being printed, without repeating any of them."""
    name = "the name is empty" if not person.name else _fault("the name", person.name, NAME_LIMIT)
    return tuple(
        fault
        for fault in (
            name,
            _fault("the clinician", person.clinician, NAME_LIMIT),
            _fault("the note", person.note, NOTE_LIMIT),
        )
        if fault
    )


def telling_texts(name: str, *others: str) -> tuple[str, ...]:
    """Give the texts that tell of a person: their lines, and each longer word of their name."""
    words = (word for word in name.split() if len(word) >= _TELLING_WORD)
    return tuple(text for text in (name, *words, *others) if text)


def repeats(message: str, texts: Iterable[str]) -> bool:
    """Tell whether a message has one of some texts in it, also as an address or a page has it."""
    said = unescape(unquote(message)).casefold()
    return any(text.casefold() in said for text in texts)


def _tidy(text: str) -> str:
    parts = _OF_ONE_FORM.split(text)
    composed = "".join(
        part if number % 2 else unicodedata.normalize("NFC", part)
        for number, part in enumerate(parts)
    )
    return _SPACES.sub(" ", composed).strip()


def _fault(what: str, text: str, limit: int) -> str:
    """Give the first thing that is wrong with a line; nothing where all is well."""
    if len(text) > limit:
        return f"{what} has {len(text)} characters; {limit} are the most"
    found = next(_unprintable(text), "")
    if found:
        return f"{what} has {found}"
    if what != "the note" and _is_misread(text):
        return f"{what} has letters that were read in another encoding"
    if text and not any(unicodedata.category(one)[0] in "LN" for one in text):
        return f"{what} has no letter and no digit"
    return ""


def _is_misread(text: str) -> bool:
    """Tell whether each accent is two signs or more: UTF-8 that something took for Windows-1252."""
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False


def _unprintable(text: str) -> Iterator[str]:
    for one in text:
        kind, point = unicodedata.category(one), ord(one)
        if one in _LINE_BREAKS:
            yield "a line break"
        elif kind == "Cs":
            yield "bytes that are not UTF-8"
        elif kind == "Cc":
            yield f"a control character (U+{point:04X})"
        elif one in _TURNING:
            yield f"a character that turns the direction of writing (U+{point:04X})"
        elif one in _FILLERS or (kind == "Cf" and one not in _JOINERS_AND_MARKS):
            yield f"an invisible character (U+{point:04X})"
        elif point in _NO_CHARACTERS:
            yield f"a code point that is no character (U+{point:04X})"
