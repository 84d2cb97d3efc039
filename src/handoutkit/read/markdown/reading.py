"""What is gathered while a body is read: findings, notes, and what must be looked up at its end.

Knows the model's notes and the codes; knows not how a block or an inline is read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from handoutkit.codes import BAD_LINK, DUPLICATE_NOTE, TOO_DEEP, UNKNOWN_NOTE, UNUSED_NOTE
from handoutkit.findings import Code, Finding, Place
from handoutkit.model.article import Note
from handoutkit.model.blocks import Blocks
from handoutkit.read.markdown.faults import Fault
from handoutkit.read.markdown.parser import Node, Parsed
from handoutkit.read.markdown.source import Source, Stretch
from handoutkit.read.said import quote


@dataclass(frozen=True, slots=True)
class Where:
    """What a block or an inline stands in: the words for its parent, and what is further out."""

    inside: str = ""
    in_callout: bool = False
    in_note: bool = False

    def within(self, parent: str) -> "Where":
        """Go one step in."""
        return replace(self, inside=parent)


@dataclass(slots=True)
class Reading:
    """The state of reading one body; `has_sections` tells an article from a disclaimer."""

    source: Source
    parsed: Parsed
    has_sections: bool
    findings: list[Finding]
    notes: dict[str, Note] = field(default_factory=dict)
    marks: list[tuple[str, Place]] = field(default_factory=list)
    section_links: list[tuple[str, Place]] = field(default_factory=list)
    used_addresses: set[str] = field(default_factory=set)
    addresses: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def place(self, node: Node) -> Place:
        """Tell where a block stands."""
        return self.source.place(node.row, node.column)

    def words(self, node: Node) -> Stretch:
        """Give the text of a block that holds inlines."""
        inline = node.children[0]
        return self.source.stretch(inline.token.content, inline.row)

    def report(self, code: Code, place: Place, message: str, hint: str) -> None:
        """Say what is wrong."""
        self.findings.append(code.at(place, message, hint))

    def report_fault(self, fault: Fault, place: Place) -> None:
        """Say what a rule found wrong."""
        self.report(fault.code, place, fault.message, fault.hint)

    def add_note(self, note: Note) -> None:
        """Keep a note; a label's first note is the one that counts."""
        if note.label in self.notes:
            message = f"the note [^{note.label}] is written twice"
            self.report(DUPLICATE_NOTE, note.place, message, "Give one of them another label.")
        else:
            self.notes[note.label] = note

    def add_address(self, label: str, written: str, place: Place) -> None:
        """Keep in mind that an address for links is defined."""
        if label in self.addresses:
            message = f"the address {quote(written)} is written twice"
            self.report(BAD_LINK, place, message, "Remove one of the two lines.")
        else:
            self.addresses[label] = written, place

    def look_back(self, section_ids: set[str]) -> None:
        """Say what can only be known when everything has been read."""
        self._look_back_on_notes()
        for target, place in self.section_links:
            if target not in section_ids:
                message = f"no section here has the id {quote(target)}"
                self.report(BAD_LINK, place, message, "Correct the id behind the #.")
        for label in self.addresses.keys() - self.used_addresses:
            written, place = self.addresses[label]
            message = f"no link uses the address {quote(written)}, so its line is not printed"
            hint = "Remove the line, or write \\[ if its words are to be printed."
            self.report(BAD_LINK, place, message, hint)
        for row, column in self.parsed.too_deep:
            message = "this stands in too many lists, quotes and callouts"
            hint = "Write it flatter: a list in a list is as deep as a reader can follow."
            self.report(TOO_DEEP, self.source.place(row, column), message, hint)

    def _look_back_on_notes(self) -> None:
        for label, place in self.marks:
            if label not in self.notes:
                hint = f"Write the note on a line of its own: [^{label}]: text."
                self.report(UNKNOWN_NOTE, place, f"there is no note [^{label}]", hint)
        for label in self.notes.keys() - {label for label, _ in self.marks}:
            hint = f"Put [^{label}] where the note belongs, or remove the note."
            message = f"no text bears the mark of the note [^{label}]"
            self.report(UNUSED_NOTE, self.notes[label].place, message, hint)


# Whoever reads blocks hands this to those who read one kind, for what stands inside it.
Inside: TypeAlias = Callable[[Reading, Sequence[Node], Where], Blocks]
