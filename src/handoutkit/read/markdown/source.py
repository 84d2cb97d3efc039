"""A body's text and the way back from what was read to its place in the file. Knows no grammar."""

from bisect import bisect_right
from dataclasses import dataclass

from handoutkit.codes import RAW_HTML, UNREADABLE_FILE
from handoutkit.findings import Finding, Place
from handoutkit.read.markdown.comments import GONE, Line, cut_comments
from handoutkit.read.text import Lines, unprintable


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a text without comments; rows and columns count from 0, places from 1."""

    lines: tuple[Line, ...]
    path: str
    first_line: int

    @property
    def text(self) -> str:
        """The text that is parsed."""
        return "\n".join(line.text for line in self.lines)

    @property
    def last_line(self) -> int:
        """The last line of the text in its file."""
        rows = len(self.lines) - (1 if len(self.lines) > 1 and not self.lines[-1].text else 0)
        return self.first_line + rows - 1

    def place(self, row: int, column: int) -> Place:
        """Tell where something stands in the file."""
        written = self.lines[row].column(column) if row < len(self.lines) else column
        return Place(self.path, self.first_line + row, written + 1)

    def last_row(self, before: int) -> int:
        """Give the last row above the row `before` that is not blank."""
        row = min(before, len(self.lines)) - 1
        while row > 0 and not self.lines[row].text.strip():
            row -= 1
        return row

    def stretch(self, text: str, row: int) -> "Stretch":
        """Find the lines of a text, taken from rows from `row` on, in those rows."""
        marks: list[tuple[int, int, int]] = []
        kept: list[str] = []
        offset = 0
        for index, line in enumerate(text.split("\n"), start=row):
            # A line may have lost what stands before it (a list's indent, a quote's mark)
            # but nothing at its end, so its words are the last ones of the row.
            words = line.strip()
            if words == GONE:
                continue
            written = self.lines[index].text if index < len(self.lines) else ""
            marks.append((offset + line.find(words), index, max(written.rfind(words), 0)))
            kept.append(line)
            offset += len(line) + 1
        return Stretch("\n".join(kept), tuple(marks or [(0, row, 0)]), self)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text to be read for inlines; each mark says which offset stands in which row and column."""

    text: str
    marks: tuple[tuple[int, int, int], ...]
    source: Source

    def place(self, offset: int) -> Place:
        """Tell where the character at an offset stands in the file."""
        start, row, column = self._mark(offset)
        return self.source.place(row, column + max(offset - start, 0))

    def part(self, start: int, end: int | None = None) -> "Stretch":
        """Give the characters from `start` to `end`, which keep their places."""
        offset, row, column = self._mark(start)
        marks = [(0, row, column + max(start - offset, 0))]
        marks += [(mark[0] - start, mark[1], mark[2]) for mark in self.marks if mark[0] > start]
        return Stretch(self.text[start:end], tuple(marks), self.source)

    def _mark(self, offset: int) -> tuple[int, int, int]:
        if len(self.marks) == 1:
            return self.marks[0]
        index = bisect_right(self.marks, offset, key=lambda mark: mark[0]) - 1
        return self.marks[max(index, 0)]


def read_source(text: str, path: str, first_line: int) -> tuple[Source, list[Finding]]:
    """Take the comments out of a text; say what of it can be neither parsed nor printed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings: list[Finding] = []
    if fault := unprintable(text):
        name, offset = fault
        message = f"here is a character that cannot be printed ({name})"
        place = Lines(text, path, first_line).place(offset)
        findings.append(UNREADABLE_FILE.at(place, message, "Remove it."))
    uncommented = cut_comments(text)
    if uncommented.unclosed:
        row, column = uncommented.unclosed
        message = "the comment that begins here does not end"
        hint = "End it with -->, or write \\<!-- to print the mark."
        findings.append(RAW_HTML.at(Place(path, first_line + row, column + 1), message, hint))
    return Source(uncommented.lines, path, first_line), findings
