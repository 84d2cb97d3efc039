"""Copies of one handout for many persons: made from masters where enough of them are alike.

What a master cannot take is left to a full layout. Knows neither tables nor files.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutkit.build.masters import SIMPLE, MasterCopy, Shape, Values, master_copy, values_of
from handoutkit.build.originals import Original
from handoutkit.build.request import Output
from handoutkit.findings import Finding
from handoutkit.language.locales import is_right_to_left
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.pdf.letters import Alphabet

FEWEST = 4
"""So many copies must be alike to be worth the layouts that make a master of them."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What copies have in common that are made from the same masters."""

    alphabet: "Alphabet"
    shapes: tuple[Shape, ...]


class Copier:
    """Copies an original for some persons.

    `distrusts` tells whether a master was made and failed its trial; `findings` are those of the
    layouts that masters were made from.
    """

    def __init__(self, original: Original, persons: Mapping[int, Person]) -> None:
        """Sort the persons, by the numbers of their rows, by what their copies have in common.

        Raises:
            DependencyMissing: a library of the system is not installed.
        """
        self.distrusts = False
        self.findings: dict[Finding, None] = {}
        self._original = original
        self._layouts = _layouts(original)
        self._master = cache(self._made)
        self._values: dict[int, Values] = {}
        self._kinds: dict[int, _Kind] = {}
        if not is_right_to_left(original.handout.lang):
            self._sort(persons)

    def prepare(self, numbers: Iterable[int]) -> None:
        """Make the masters for these persons' copies, which takes longer than all the copies."""
        for kind in {self._kinds[one]: None for one in numbers if one in self._kinds}:
            for (outputs, _), shape in zip(self._layouts, kind.shapes, strict=True):
                self._master(outputs, shape, kind.alphabet)

    def copied(self, number: int) -> tuple[bytes, ...] | None:
        """Give the files of a person's copy, in the order of the original's outputs.

        There are none where it needs a full layout.
        """
        from handoutkit.render.pdf.slots import DoesNotFit

        kind = self._kinds.get(number)
        if kind is None:
            return None
        made: dict[Output, bytes] = {}
        for (outputs, wanted), shape in zip(self._layouts, kind.shapes, strict=True):
            master = self._master(outputs, shape, kind.alphabet)
            if master is None:
                return None
            try:
                made |= master.copy(self._values[number], wanted)
            except DoesNotFit:
                return None
        return tuple(made[one] for one in self._original.outputs)

    def _sort(self, persons: Mapping[int, Person]) -> None:
        from handoutkit.render.pdf.letters import alphabet_of

        alphabets: dict[int, Alphabet] = {}
        for number, person in persons.items():
            values = values_of(person, self._original.words)
            alphabet = None if values is None else alphabet_of("".join(values.values()))
            if values is not None and alphabet is not None:
                self._values[number] = values
                alphabets[number] = alphabet
        often = Counter(alphabets.values())
        for number, alphabet in alphabets.items():
            shapes = self._shapes(number, alphabet) if often[alphabet] >= FEWEST else None
            if shapes is not None:
                self._kinds[number] = _Kind(alphabet, shapes)
        alike = Counter(self._kinds.values())
        self._kinds = {
            number: kind for number, kind in self._kinds.items() if alike[kind] >= FEWEST
        }

    def _shapes(self, number: int, alphabet: "Alphabet") -> tuple[Shape, ...] | None:
        """Give the shape of a person's copy in each layout, if masters can tell it."""
        from handoutkit.render.pdf.slots import DoesNotFit

        values = self._values[number]
        shapes: list[Shape] = []
        for outputs, _ in self._layouts:
            master = self._master(outputs, SIMPLE, alphabet)
            if master is None:
                return None
            try:
                shapes.append(
                    tuple((slot, master.page.lines(slot, text)) for slot, text in values.items())
                )
            except DoesNotFit:
                return None
        return tuple(shapes)

    def _made(
        self, outputs: tuple[Output, ...], shape: Shape, alphabet: "Alphabet"
    ) -> MasterCopy | None:
        simple = None if shape == SIMPLE else self._master(outputs, SIMPLE, alphabet)
        lines = simple.page.lines if simple else None
        made = master_copy(self._original, outputs, shape, alphabet, lines)
        self.distrusts |= made is None
        if made is not None:
            self.findings |= dict.fromkeys(made.findings)
        return made


def _layouts(original: Original) -> tuple[tuple[tuple[Output, ...], tuple[Output, ...]], ...]:
    """Give what is rendered in each layout, the PDF first, and what of that is wanted.

    A book has the pages of the standard PDF on the library's paper, wanted or not.
    """
    pdf = next((one for one in original.outputs if one.format == "pdf"), None)
    book = next((one for one in original.outputs if one.format == "epub"), None)
    if book is None:
        return (((pdf,), (pdf,)),) if pdf else ()
    standard = replace(book, format="pdf")
    if pdf is None:
        return (((standard, book), (book,)),)
    if pdf == standard:
        return (((pdf, book), (pdf, book)),)
    return ((pdf,), (pdf,)), ((standard, book), (book,))
