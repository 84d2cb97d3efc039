"""What all copies of a page share, and the lines of its slots, which are drawn for each copy.

Knows operators and lines; knows not whose words go into the slots.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pydyf

from handoutkit.render.pdf.frozen import Frozen
from handoutkit.render.pdf.slots import DoesNotFit, Filler, Line, broken

_KEPT = 500


class Master:
    """A page laid out once, of which copies are made."""

    def __init__(
        self,
        file: Frozen,
        lines: Sequence[Line],
        between: Iterable[Iterable[Any]],
        filler: Filler,
    ) -> None:
        """Make copies of `file`: its missing part draws `lines`, and what stands `between` them."""
        self.file = file
        self._lines = tuple(lines)
        self._slots: dict[str, list[Line]] = {}
        for line in lines:
            self._slots.setdefault(line.slot, []).append(line)
        self._between = [joined(one) for one in between]
        # A day, a clinician and a note are those of many copies.
        self._drawn = lru_cache(_KEPT)(lambda line, text: joined(filler.drawn(lines[line], text)))
        self._broken = lru_cache(_KEPT)(lambda slot, text: broken(text, self._slots[slot][0]))

    def lines(self, slot: str, text: str) -> int:
        """Give the number of lines that a text takes in a slot.

        Raises:
            DoesNotFit: a word of it is wider than a line.
        """
        return len(self._broken(slot, text))

    def check(self, values: Mapping[str, str]) -> None:
        """Make sure that a full layout would have the same lines.

        Raises:
            DoesNotFit: a value takes more or fewer lines than its slot has.
        """
        self._texts(values)

    def drawn(self, values: Mapping[str, str]) -> bytes:
        """Give the operators of the missing part, with a value for each slot.

        Raises:
            DoesNotFit: a value takes more or fewer lines than its slot has, or other letters.
        """
        parts = []
        for number, text in enumerate(self._texts(values)):
            parts += [self._drawn(number, text), *self._between[number : number + 1]]
        return b"\n".join(parts)

    def copy(self, values: Mapping[str, str]) -> bytes:
        """Give the file with a value in each slot.

        Raises:
            DoesNotFit: a value takes more or fewer lines than its slot has, or other letters.
        """
        return self.file.whole(self.drawn(values))

    def _texts(self, values: Mapping[str, str]) -> list[str]:
        """Give the text of each line, in their order."""
        if self._slots.keys() != values.keys():
            raise DoesNotFit("other slots than the page has")
        texts: dict[str, tuple[str, ...]] = {
            slot: self._broken(slot, values[slot]) for slot in self._slots
        }
        if any(len(texts[slot]) != len(lines) for slot, lines in self._slots.items()):
            raise DoesNotFit("more or fewer lines than the page has")
        left = {slot: iter(of) for slot, of in texts.items()}
        return [next(left[line.slot]) for line in self._lines]


def joined(operators: Iterable[Any]) -> bytes:
    """Give operators as a stream has them."""
    return b"\n".join(map(pydyf._to_bytes, operators))
