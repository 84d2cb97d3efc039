"""Cut comments out of a text and keep the way back to its columns. Knows no other Markdown."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

# A backslash takes the meaning from what follows it. <!--> and <!---> are whole comments.
_COMMENT = re.compile(r"\\.|<!--(?:>|->|.*?-->)|(?P<unclosed><!--)", re.DOTALL)
_MARGIN = re.compile(r"[ \t>]*")
_BLANK = " \t"

# Stands for a row of which a comment within a paragraph leaves nothing: a blank row would end the
# paragraph. No file holds this character; whoever takes rows together leaves such rows out.
GONE = "\x01"


@dataclass(frozen=True, slots=True)
class _Hole:
    """The columns that a comment takes of a row; `continues` text that began in a row above."""

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its comments; each piece says which column of it stood where in the file."""

    text: str
    pieces: tuple[tuple[int, int], ...] = field(default=((0, 0),))

    def column(self, column: int) -> int:
        """Give the column in the file of a column of `text`; both count from 0."""
        if len(self.pieces) == 1:  # most lines have no comment
            start, written = self.pieces[0]
        else:
            start, written = next(piece for piece in reversed(self.pieces) if piece[0] <= column)
        return written + column - start


@dataclass(frozen=True, slots=True)
class Uncommented:
    """Lines without comments, and where (row, column) a comment begins that nobody closes."""

    lines: tuple[Line, ...]
    unclosed: tuple[int, int] | None


def cut_comments(text: str) -> Uncommented:
    """Take the comments out of a text; its lines stay as many as they were."""
    written = text.split("\n")
    starts = [0]
    for line in written:
        starts.append(starts[-1] + len(line) + 1)
    holes, unclosed = _find(text)
    lines = [Line(line) for line in written]
    for row, inside in _by_row(written, starts, holes).items():
        lines[row] = _without(written[row], inside)
    if unclosed is None:
        return Uncommented(tuple(lines), None)
    row = bisect_right(starts, unclosed) - 1
    return Uncommented(tuple(lines), (row, unclosed - starts[row]))


def _find(text: str) -> tuple[list[tuple[int, int]], int | None]:
    comments: list[tuple[int, int]] = []
    if "<!--" not in text:
        return comments, None
    for match in _COMMENT.finditer(text):
        if match.group().startswith("\\"):
            continue
        comments.append(match.span())
        if match["unclosed"]:
            # Only the mark goes: what it was to hide can then be read and complained about.
            return comments, match.start()
    return comments, None


def _by_row(
    written: Sequence[str], starts: Sequence[int], comments: Sequence[tuple[int, int]]
) -> dict[int, list[_Hole]]:
    """Give for each row that has some the columns its comments take."""
    rows: dict[int, list[_Hole]] = {}
    for start, end in comments:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        before = written[first][: start - starts[first]]
        finish = end - starts[first] if first == last else len(written[first])
        rows.setdefault(first, []).append(_Hole(len(before), finish))
        for row in range(first + 1, last + 1):
            finish = end - starts[row] if row == last else len(written[row])
            begin = min(_margin(written[row], before), finish)
            rows.setdefault(row, []).append(_Hole(begin, finish, continues=bool(before.strip())))
    return rows


def _margin(line: str, before: str) -> int:
    """Tell how far the marks of quotes and the indent go, that say what the row belongs to."""
    quotes = _MARGIN.match(before)
    depth = quotes.group().count(">") if quotes else 0
    margin = re.match(rf"(?:[ \t]*>){{0,{min(depth, 99)}}}[ \t]*", line)
    return margin.end() if margin else 0


def _without(line: str, holes: Sequence[_Hole]) -> Line:
    text, position = "", 0
    pieces: list[tuple[int, int]] = []
    for hole in holes:
        pieces.append((len(text), position))
        text += line[position : hole.start]
        position = hole.end
        if not text or text[-1] in _BLANK:
            position += len(line[position:]) - len(line[position:].lstrip(_BLANK))
    pieces.append((len(text), position))
    # Two spaces left before the end of the line would break it.
    text = (text + line[position:]).rstrip(_BLANK)
    if holes[0].continues and len(text) <= holes[0].start and holes[0].end > holes[0].start:
        text = line[: holes[0].start] + GONE
    return Line(text, tuple(pieces))
