"""Lines that were meant to begin a block and would be printed as text. Knows not what is right."""

import re
from dataclasses import dataclass

from handoutkit.codes import (
    BAD_LINK,
    BROKEN_TABLE,
    HEADING_LEVEL,
    NO_WORD_FOR,
    TABLE_CAPTION,
    UNKNOWN_CALLOUT,
)
from handoutkit.read.markdown.faults import Fault
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Reading
from handoutkit.read.markdown.source import Stretch


@dataclass(frozen=True, slots=True)
class _Lookalike:
    begins: re.Pattern[str]
    fault: Fault


_LOOKALIKES = (
    _Lookalike(
        re.compile(r"::"),
        Fault(
            UNKNOWN_CALLOUT,
            "the colons at the beginning of this line would be printed",
            "A callout begins and ends with a line of three colons. Write \\: to print one.",
        ),
    ),
    _Lookalike(
        re.compile(r":\s"),
        Fault(
            NO_WORD_FOR,
            "this line explains no term, and its colon would be printed",
            "A term is one line, alone; the next one begins with a colon and a space.",
        ),
    ),
    _Lookalike(
        re.compile(r"Table:"),
        Fault(
            TABLE_CAPTION,
            "no table follows this caption",
            'Write the table on the next line, and a blank line above "Table:".',
        ),
    ),
    _Lookalike(
        re.compile(r"#{2,6}[^\s#]|#{7,}"),
        Fault(
            HEADING_LEVEL,
            "this line is no heading, and its # would be printed",
            "Write a space behind two to six #, or \\# to print one.",
        ),
    ),
    _Lookalike(
        re.compile(r"\||:?-{2,}:?\s*\|"),
        Fault(
            BROKEN_TABLE,
            "this line looks like the row of a table and stands in none",
            "A table is a header, a line of dashes with as many cells, and rows, with no blank "
            "line between them. Write \\| to print a line.",
        ),
    ),
    _Lookalike(
        re.compile(r"\[[^\[\]]+\]:\s*<?(?:https?|mailto|tel):"),
        Fault(
            BAD_LINK,
            "this line was meant as an address for links and would be printed",
            "Leave a blank line between it and the text above.",
        ),
    ),
)
_BREAKS_NOTHING = Fault(
    NO_WORD_FOR,
    "the backslash at the end of this paragraph breaks no line and would be printed",
    "Remove it.",
)


def complain_about_lookalikes(reading: Reading, stretch: Stretch) -> None:
    """Say which lines of a paragraph would be printed though they were meant otherwise."""
    offset, said = 0, set[str]()
    for line in stretch.text.split("\n"):
        words = line.lstrip(" \t")
        for lookalike in _LOOKALIKES:
            if lookalike.begins.match(words) and lookalike.fault.message not in said:
                said.add(lookalike.fault.message)
                place = stretch.place(offset + len(line) - len(words))
                reading.report_fault(lookalike.fault, place)
        offset += len(line) + 1
    backslashes = len(stretch.text) - len(stretch.text.rstrip("\\"))
    if backslashes % 2:
        reading.report_fault(_BREAKS_NOTHING, stretch.place(len(stretch.text) - 1))


def complain_about_sign(reading: Reading, node: Node, sign: str, hint: str) -> None:
    """Say that the sign before an amount is taken for a mark: "> 350 mg" would lose its meaning."""
    words = reading.source.lines[node.row].text[node.column :]
    if re.match(re.escape(sign) + r"\s*[0-9]", words):
        message = f'the "{sign}" before the number is read as a mark and is not printed'
        reading.report(NO_WORD_FOR, reading.place(node), message, hint)
