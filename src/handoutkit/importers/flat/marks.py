"""What a line begins with to say that it is an item, or which one: bullets, numbers, letters.

Knows the marks, not whether the line is a heading or an item.
"""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["bullet", "number", "roman", "letter", "bracket"]

# Signs that are bullets wherever a line begins with them; those of symbol fonts are private-use.
_SURE = "•●▪▫◦○◆■□►▶‣⁃∙✓✔✗✘➢➤❖⮚\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf0be"
_BULLET = re.compile(rf"(?:[{_SURE}]\s*|[-–—*+·»›→]\s+|o(?:\t|\s\s)\s*)(?=\S)")
_ALONE = re.compile(rf"[{_SURE}·*–-]$")
_NUMBER = re.compile(
    r"(?P<open>[(\[]?)(?:(?P<digits>\d{1,3}(?:\.\d{1,2}){0,4})|(?P<roman>[ivxIVX]{1,5})"
    r"|(?P<letter>[A-Za-z]))(?P<close>[.)\]:]?)(?P<space>\s*)(?=\S)"
)
_WORD = re.compile(
    r"(?:Step|Part|Chapter|Section|Paso|Parte|Capítulo|Schritt|Teil|Kapitel|Étape|Partie|Chapitre)"
    r"\s+(?P<number>\d{1,3})\s?[.:–-]?\s+(?=\S)"
)
_CLOSES = {"(": ")", "[": "]"}
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a line: its form and numbers, what closes it, and how long it is."""

    form: Form
    numbers: tuple[int, ...] = ()
    sign: str = ""
    length: int = 0


def is_lone_bullet(text: str) -> bool:
    """Tell whether a line is nothing but a bullet, its words on the next."""
    return _ALONE.fullmatch(text) is not None


def mark_of(text: str) -> Mark | None:
    """Give the mark that a line begins with, if it begins with one."""
    bullet = _BULLET.match(text)
    if bullet:
        end = bullet.end()
        again = _BULLET.match(text, end)  # A bullet in a bullet: "- -", as some programs write it.
        return Mark("bullet", (), text[0], again.end() if again else end)
    word = _WORD.match(text)
    if word:
        return Mark("number", (int(word["number"]),), "word", 0)
    number = _NUMBER.match(text)
    return _numbered(number, text) if number else None


def _numbered(found: "re.Match[str]", text: str) -> Mark | None:
    opened, closed = found["open"], found["close"]
    rest = text[found.end() :]
    if opened and closed != _CLOSES[opened]:
        return None
    if found["digits"]:
        return _by_digits(found, rest)
    if closed not in (".", ")") or not found["space"]:
        return None
    sign = opened + closed
    roman = found["roman"]
    if roman and (len(roman) > 1 or roman in "iI"):
        return Mark("roman", (_value(roman.lower()),), sign, found.end())
    if closed == "." and " " not in rest:
        return None
    letter = roman or found["letter"]
    return Mark("letter", (ord(letter.lower()) - ord("a") + 1,), sign, found.end())


def _by_digits(found: "re.Match[str]", rest: str) -> Mark | None:
    opened, closed, digits = found["open"], found["close"], found["digits"]
    numbers = tuple(int(one) for one in digits.split("."))
    if ".".join(map(str, numbers)) != digits:
        return None  # "007" and the digits of other scripts could not be written again.
    begins_title = rest[0].isupper() or rest[0] in '¿¡"“«'
    if not closed and not begins_title:
        return None  # "200 mg", "1.5 litres": an amount, no number of a heading.
    if not found["space"] and not opened and not (closed == "." and rest[0].isupper()):
        return None  # "12:30", "3.5"
    form: Form = "bracket" if opened == "[" else "number"
    return Mark(form, numbers, opened + closed, found.end())


def _value(roman: str) -> int:
    values = [_ROMAN[one] for one in roman]
    following = [*values[1:], 0]
    return sum(
        -one if one < next_one else one for one, next_one in zip(values, following, strict=True)
    )
