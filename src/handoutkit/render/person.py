"""The box on a personal copy, line by line, and the blanks that stand for it on paper.

Knows neither templates nor formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handoutkit.codes import BOX_NOT_WHOLE
from handoutkit.findings import Finding, Place
from handoutkit.language.bidi import first_direction
from handoutkit.language.catalogue import Catalogue
from handoutkit.language.locales import long_date
from handoutkit.model.person import Person
from handoutkit.render.isolation import plain_parts

_TEMPLATE = "styles/templates/parts/handout.jinja"
SLOT = "data-slot"
"""Marks the element that holds a line's value and nothing else."""

Slot = Literal["name", "date", "clinician", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A line of the box: its label, which stands around the value, and the value's direction.

    `parts` are the value's in order, and which of them run left to right in a right-to-left one.
    """

    slot: Slot
    before: str
    after: str
    direction: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A line to fill by pen: its label, which stands around the rule."""

    slot: Slot
    before: str
    after: str


def person_lines(person: Person, words: Catalogue) -> tuple[PersonLine, ...]:
    """Give the lines of a person's box; what was not given has none."""
    values: dict[Slot, str] = {
        "name": person.name,
        "date": long_date(person.date, words.lang) if person.date else "",
        "clinician": person.clinician,
        "note": person.note,
    }
    return tuple(_line(blank, values[blank.slot]) for blank in _labels(words) if values[blank.slot])


def blank_lines(words: Catalogue) -> tuple[Blank, ...]:
    """Give the lines to fill by pen: all but the note's, for which there is the sheet's back."""
    return tuple(blank for blank in _labels(words) if blank.slot != "note")


def unprinted_findings(page: str, lines: tuple[PersonLine, ...]) -> Iterator[Finding]:
    """Say which lines a page leaves out: a library's own templates may know nothing of them."""
    for line in lines:
        if f'{SLOT}="{line.slot}"' not in page:
            yield BOX_NOT_WHOLE.at(
                Place(_TEMPLATE),
                f"the page does not print the {line.slot} that the copy is to show",
                "Print view.person in it, as the program's template of this name does.",
            )


def _line(label: Blank, value: str) -> PersonLine:
    direction = first_direction(value)
    return PersonLine(
        slot=label.slot,
        before=label.before,
        after=label.after,
        direction=direction,
        parts=tuple(plain_parts(value)) if direction == "rtl" else ((value, False),),
    )


def _labels(words: Catalogue) -> Iterator[Blank]:
    """Give each line's label, cut where the value stands."""
    texts: dict[Slot, str] = {
        "name": words.text("For: {name}", name="\0"),
        "date": words.text("Date: {date}", date="\0"),
        "clinician": words.text("Given by: {clinician}", clinician="\0"),
        "note": words.text("Note: {note}", note="\0"),
    }
    for slot, text in texts.items():
        before, after = text.split("\0")
        yield Blank(slot=slot, before=before, after=after)
