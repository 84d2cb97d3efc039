"""What all copies of a page share, and the lines of its slots, which are drawn for each copy.

Knows operators and lines; knows not whose words go into the slots.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf

from handoutkit.render.pdf.frozen import Frozen
from handoutkit.render.pdf.slots import DoesNotFit, Filler, Line, broken


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
        self._between = [joined(one) for one in between]
        self._filler = filler

    def lines(self, slot: str, text: str) -> int:
        """Give the number of lines that a text takes in a slot.

        Raises:
            DoesNotFit: a word of it is wider than a line.
        """
        return len(broken(text, next(line for line in self._lines if line.slot == slot)))

    def drawn(self, values: Mapping[str, str]) -> bytes:
        """Give the operators of the missing part, with a value for each slot.

        Raises:
            DoesNotFit: a value takes more or fewer lines than its slot has, or other letters.
        """
        parts = []
        for line, text, after in zip(
            self._lines, self._texts(values), (*self._between, b""), strict=True
        ):
            parts += [joined(self._filler.drawn(line, text)), after]
        return b"\n".join(parts[:-1])

    def copy(self, values: Mapping[str, str]) -> bytes:
        """Give the file with a value in each slot.

        Raises:
            DoesNotFit: a value takes more or fewer lines than its slot has, or other letters.
        """
        return self.file.whole(self.drawn(values))

    def _texts(self, values: Mapping[str, str]) -> list[str]:
        """Give the text of each line, in their order."""
        slots: dict[str, list[Line]] = {}
        for line in self._lines:
            slots.setdefault(line.slot, []).append(line)
        if slots.keys() != values.keys():
            raise DoesNotFit("other slots than the page has")
        texts = {slot: broken(values[slot], lines[0]) for slot, lines in slots.items()}
        if any(len(texts[slot]) != len(lines) for slot, lines in slots.items()):
            raise DoesNotFit("more or fewer lines than the page has")
        left = {slot: iter(of) for slot, of in texts.items()}
        return [next(left[line.slot]) for line in self._lines]


def joined(operators: Iterable[Any]) -> bytes:
    """Give operators as a stream has them."""
    return b"\n".join(map(pydyf._to_bytes, operators))
