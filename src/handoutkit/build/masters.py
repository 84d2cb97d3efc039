"""Masters that copies of a handout are made from, each tried against full layouts first.

A master is made with one made-up person and tried with another: both must give the same file but
for the slots, so that nothing of the first is left in it, and the words of both must be drawn as
their full layouts drew them. Knows neither tables nor files.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.build.originals import Original, rendered_copy
from handoutkit.build.request import Output
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.book_copies import BookMaster
    from handoutkit.render.pdf.letters import Alphabet
    from handoutkit.render.pdf.master import Master
    from handoutkit.render.pdf.mold import Mold

Values: TypeAlias = Mapping[str, str]
"""The words of each slot."""

Shape: TypeAlias = tuple[tuple[str, int], ...]
"""How many lines each slot of a copy has: copies of one shape have all else in the same places."""

Lines: TypeAlias = Callable[[str, str], int]
"""Tells how many lines a text takes in a slot."""

SIMPLE: Shape = (("name", 1), ("date", 1), ("clinician", 1), ("note", 1))

_WORDS = (
    ("Qxjzw", "Vbkpf", "Zmqyx", "Kjwvt", "Xqzpb", "Jvwkz"),
    ("Hgxqd", "Wzjkb", "Pfvqj", "Bkxzg", "Gqvfh", "Dzxjp", "Fwqkx"),
)
_DAYS = (date(2999, 9, 29), date(2888, 12, 18))
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class MasterCopy:
    """What copies of one shape are made of: the page, and the book if one is wanted.

    `findings` are those of the full layouts that it was tried against.
    """

    page: "Master"
    book: "BookMaster | None"
    findings: tuple[Finding, ...]

    def copy(self, values: Values, outputs: Iterable[Output]) -> Mapping[Output, bytes]:
        """Give a copy as `outputs`, each a PDF of this layout or the book.

        Raises:
            DoesNotFit: it needs a full layout.
        """
        wanted = tuple(outputs)
        made = {one: self.page.copy(values) for one in wanted if one.format == "pdf"}
        if not made:
            self.page.check(values)
        for one in wanted:
            if one.format == "epub":
                assert self.book is not None, "a book is made where one is wanted"
                made[one] = self.book.copy(values)
        return made


def values_of(person: Person, words: Catalogue) -> Values | None:
    """Give what stands in each slot of a person's copy; none if some runs from right to left."""
    from handoutkit.render.person import person_lines

    lines = person_lines(person, words)
    if any(line.direction == "rtl" for line in lines):
        return None
    return {line.slot: "".join(text for text, _ in line.parts) for line in lines}


def master_copy(
    original: Original,
    outputs: tuple[Output, ...],
    shape: Shape,
    alphabet: "Alphabet",
    lines: Lines | None = None,
) -> MasterCopy | None:
    """Make a master of a shape, for PDFs of one layout and its book; none if it cannot be trusted.

    `lines` is not needed for slots of one line.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    from handoutkit.render.pdf.slots import DoesNotFit

    try:
        persons = [_made_up(number, shape, lines) for number in range(len(_WORDS))]
        return _tried(original, outputs, persons, alphabet)
    except (RenderingFailed, DoesNotFit):
        return None  # a full layout will say why


def _made_up(number: int, shape: Shape, lines: Lines | None) -> Person:
    """Make up a person: the first one's words fill their lines, the other one's hardly begin them.

    No word is in any language's, and the two have none in common.
    """
    counts = dict(shape)
    texts = {slot: _filling(slot, count, number, lines) for slot, count in shape if slot != "date"}
    return Person(
        name=texts["name"],
        clinician=texts.get("clinician", ""),
        date=_DAYS[number] if "date" in counts else None,
        note=texts.get("note", ""),
    )


def _filling(slot: str, count: int, number: int, lines: Lines | None) -> str:
    """Give made-up words for the lines of a slot, which begin with the slot's name."""
    words = _WORDS[number]
    text = f"{words[0]}{slot} {words[1]}"
    if lines is None:
        return text
    for word in islice(cycle(words), _MOST_WORDS):
        longer = f"{text} {word}"
        if lines(slot, longer) > count or (number and lines(slot, text) == count):
            break
        text = longer
    return text


def _tried(
    original: Original,
    outputs: tuple[Output, ...],
    persons: Sequence[Person],
    alphabet: "Alphabet",
) -> MasterCopy | None:
    """Make a master with each of two persons, and give the first if it makes both their copies."""
    from handoutkit.render.pdf.letters import LETTERS
    from handoutkit.render.pdf.mold import Mold

    molds = [Mold(LETTERS[alphabet]) for _ in persons]
    made = [
        rendered_copy(original, outputs, person, mold)
        for person, mold in zip(persons, molds, strict=True)
    ]
    findings = tuple(dict.fromkeys(said for one in made for file in one for said in file.findings))
    if any(finding.is_error for finding in findings):
        return None
    values = [values_of(person, original.words) or {} for person in persons]
    page = _page(molds, values)
    if page is None or outputs[-1].format != "epub":
        return None if page is None else MasterCopy(page, None, findings)
    book = _book([one[-1].data for one in made], values)
    return None if book is None else MasterCopy(page, book, findings)


def _page(molds: Sequence["Mold"], values: Sequence[Values]) -> "Master | None":
    """Give the first page's master if the second's is the same, and it draws the words of both."""
    from handoutkit.render.pdf.slots import DoesNotFit

    page, other = (mold.master for mold in molds)
    if page is None or other is None or page.file != other.file:
        return None
    try:
        drawn = [page.drawn(one) for one in values]
    except DoesNotFit:
        return None
    return page if drawn == [mold.drawn for mold in molds] else None


def _book(books: Sequence[bytes], values: Sequence[Values]) -> "BookMaster | None":
    """Give the first book's master if the second's is the same, and it makes both books."""
    from handoutkit.render.book_copies import NotOnce, book_master
    from handoutkit.render.navigation import CHAPTER

    try:
        book, other = (
            book_master(data, CHAPTER, one) for data, one in zip(books, values, strict=True)
        )
    except NotOnce:
        return None
    is_good = book == other and [book.copy(one) for one in values] == list(books)
    return book if is_good else None
