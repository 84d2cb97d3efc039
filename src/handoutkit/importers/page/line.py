"""A paragraph in the making: words and marks arrive one by one, a passage's HTML leaves.

Knows no element of a page but the marks that the house has words for.
"""

from dataclasses import dataclass
from html import escape

from handoutkit.importers.page.names import named

_SAME = {"b": "strong", "i": "em"}
MARKS = named("b strong i em sub sup")
_STOPS = ".;:,!?…–—-("


_AMOUNTS = "?"  # stands for a sign or a space until the next words are known


def _begins(text: str) -> bool:
    """Tell whether words begin something: with a number, or a capital letter."""
    first = text.lstrip()[:1]
    return first.isdecimal() or first.isupper()


@dataclass(frozen=True, slots=True)
class Taken:
    """A paragraph's HTML, its letters, and how many of them are bold, or lead elsewhere."""

    html: str
    letters: int
    bold: int
    linked: int


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    opening: str  # none where the mark is not written: it is open already, or leads nowhere


class Line:
    """Words between two ends of a block; marks that stay open go on in the next line."""

    def __init__(self) -> None:
        """Begin without words or marks."""
        self._open: list[_Mark] = []
        self._written = 0
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._letters = self._bold = self._linked = 0
        self._breaks = 0
        self._parting = ""
        self._last = ""
        self._has_number = False

    @property
    def is_empty(self) -> bool:
        """Tell whether no words have come."""
        return not self._last

    def open(self, name: str, attributes: str = "") -> None:
        """Begin a mark; its tag is written with the first word."""
        name = _SAME.get(name, name)
        is_open = any(mark.name == name for mark in self._open)
        self._open.append(_Mark(name, "" if is_open else f"<{name}{attributes}>"))

    def open_dead_link(self) -> None:
        """Begin words that were a link in the source and are none here."""
        self._open.append(_Mark("a", ""))

    def close(self, name: str) -> None:
        """End the innermost mark of a name."""
        name = _SAME.get(name, name)
        last = len(self._open) - 1
        while self._open[last].name != name:
            last -= 1
        self._write_ends(last)
        del self._open[last]

    def add(self, text: str) -> None:
        """Add words as they stand in the source."""
        if not text:
            return
        if not text.strip(" \t\r\n\f\v"):
            self._parts.append(" ")
            return
        if self._parting == _AMOUNTS and self._has_number and _begins(text):
            self.part()
        self._has_number = self._has_number or any(letter.isdecimal() for letter in text)
        self._begin_words()
        self._parts.append(escape(text, quote=False))
        letters = sum(not letter.isspace() for letter in text)
        self._letters += letters
        self._bold += letters if any(mark.name == "strong" for mark in self._open) else 0
        self._linked += letters if any(mark.name == "a" for mark in self._open) else 0
        self._last = text.rstrip()[-1:] or self._last

    def add_mark(self, written: str) -> None:
        """Add a mark that is no word, as a note's."""
        self._begin_words()
        self._parts.append(written)
        self._last = self._last or " "

    def break_line(self) -> bool:
        """Break the line; tell whether this is the second break, which ends a paragraph."""
        if self.is_empty:
            return False
        self._breaks += 1
        return self._breaks > 1

    def part(self) -> None:
        """Part what follows from what stands there by a sign: blocks inside one line."""
        self._parting = "; " if self._last and self._last not in _STOPS else " "

    def part_amounts(self) -> None:
        """Part what follows by a sign if numbers stand there: two doses must not become one."""
        self._parting = self._parting or _AMOUNTS

    def space(self) -> None:
        """Part what follows by a space."""
        self._parting = self._parting or " "

    def take(self) -> Taken:
        """Give the paragraph and begin the next one."""
        self._write_ends(0)
        taken = Taken("".join(self._parts), self._letters, self._bold, self._linked)
        self._clear()
        return taken

    def _begin_words(self) -> None:
        if self._breaks and self._last:
            self._write_ends(0)
            self._parts.append("<br>")
        elif self._parting:
            self._write_ends(0)
            parting = self._parting if self._parting != _AMOUNTS else " "
            self._parts.append(parting if self._last else "")
        self._breaks, self._parting = 0, ""
        for index in range(self._written, len(self._open)):
            mark = self._open[index]
            if not mark.opening:
                continue
            if self._parts and self._parts[-1] == f"</{mark.name}>" and mark.name != "a":
                self._parts.pop()
            else:
                self._parts.append(mark.opening)
        self._written = len(self._open)

    def _write_ends(self, first: int) -> None:
        for index in range(self._written - 1, first - 1, -1):
            if self._open[index].opening:
                self._parts.append(f"</{self._open[index].name}>")
        self._written = min(self._written, first)
