"""Bodies of articles: sections and every kind of block, one within the other."""

from random import Random

from tests.whole.inlines import Inlines
from tests.whole.shapes import Shape

CALLOUTS = ("key-points", "warning", "call", "tip")
PICTURES = ("wide.svg", "tall.svg", "dots.png")


class Body:
    """Writes the body of an article, with each section id of `levels` at its level."""

    def __init__(self, random: Random, shape: Shape, inlines: Inlines) -> None:
        """Draw from `random`."""
        self._random = random
        self._shape = shape
        self._inlines = inlines
        self._in_callout = False
        self._large_tables = 1

    def write(self, levels: dict[str, int], notes: list[str]) -> str:
        """Give the text; `notes` fills while it is written, so it is read afterwards."""
        sections = [self._section(name, level) for name, level in levels.items()]
        self._inlines.in_note = True
        return "\n\n".join([*sections, *(self._note(label) for label in notes)]) + "\n"

    def _section(self, name: str, level: int) -> str:
        heading = f"{'#' * level} {self._inlines.heading()} {{#{name}}}"
        most = 2 if self._shape.sections > 20 else 4
        if level < 6 and not self._random.randint(0, 9):
            return f"{heading}\n\n{self._inlines.paragraph(1)}"
        return f"{heading}\n\n{self._blocks(0, most)}"

    def _note(self, label: str) -> str:
        text = self._inlines.paragraph(2)
        if not self._random.randint(0, 3):
            text += f"\n\n{self._inlines.paragraph(2)}"
        return f"[^{label}]: {_indented(text, 4)}"

    def _blocks(self, depth: int, most: int) -> str:
        """Begin and part with paragraphs: lists that follow each other would be one list."""
        blocks = [self._inlines.paragraph(3 if depth else 6)]
        for _ in range(self._random.randint(0, most)):
            blocks += [self._block(depth + 1), self._inlines.paragraph(3)]
        return "\n\n".join(blocks)

    def _block(self, depth: int) -> str:
        flat = depth > 2
        match self._random.randint(0, 4 if flat else 12):
            case 0:
                return self._figure()
            case 1 | 2:
                return self._table(depth)
            case 3 | 4:
                return self._flat_list(self._random.choice(["-", "1."]))
            case 5 | 6:
                return self._list(self._random.randint(1, self._shape.deepest_list))
            case 7:
                return self._loose_list(depth)
            case 8:
                return self._definitions(depth)
            case 9:
                return "\n".join(
                    f"> {line}".rstrip() for line in self._blocks(depth, 1).split("\n")
                )
            case _:
                return self._callout(depth)

    def _flat_list(self, mark: str) -> str:
        lines = (self._inlines.line() for _ in range(self._random.randint(1, 6)))
        return "\n".join(f"{mark} {line}" for line in lines)

    def _list(self, depth: int) -> str:
        """Give a tight list with a list in its last item, and so on."""
        mark = self._random.choice(["-", "1.", "*"])
        items = self._flat_list(mark)
        if depth <= 1:
            return items
        return f"{items}\n{' ' * (len(mark) + 1)}{_indented(self._list(depth - 1), len(mark) + 1)}"

    def _loose_list(self, depth: int) -> str:
        mark = self._random.choice(["-", "1.", "98.", "1234)"])
        return "\n\n".join(
            f"{mark} {_indented(self._blocks(depth, 1), len(mark) + 1)}"
            for _ in range(self._random.randint(1, 4))
        )

    def _definitions(self, depth: int) -> str:
        return "\n\n".join(
            f"{self._inlines.line(1)}\n: {_indented(self._blocks(depth + 1, 1), 2)}"
            for _ in range(self._random.randint(1, 3))
        )

    def _callout(self, depth: int) -> str:
        if self._in_callout:
            return self._inlines.paragraph()
        self._in_callout = True
        form = self._random.choice(["**{}**\n\n", "### {}\n\n", ""])
        title = form.format(self._inlines.tongue.words(1, 12).capitalize()) if form else ""
        text = f"::: {self._random.choice(CALLOUTS)}\n{title}{self._blocks(depth, 1)}\n:::"
        self._in_callout = False
        return text

    def _table(self, depth: int) -> str:
        """Give a table: the first one that stands alone has all the rows, the others a few."""
        columns, rows = self._shape.columns, self._shape.rows
        if depth > 1 or not self._large_tables:
            columns, rows = self._random.randint(1, min(columns, 4)), self._random.randint(1, 4)
        else:
            self._large_tables -= 1
        marks = self._random.choices([" --- ", " :---: ", " ---: "], k=columns)
        lines = [
            self._row(columns),
            f"|{'|'.join(marks)}|",
            *(self._row(columns) for _ in range(rows)),
        ]
        headers = ["{.row-headers}"] if self._random.randint(0, 1) else []
        return f"Table: {self._inlines.line(2)}\n" + "\n".join([*lines, *headers])

    def _row(self, columns: int) -> str:
        return "| " + " | ".join(self._inlines.cell() for _ in range(columns)) + " |"

    def _figure(self) -> str:
        alt = self._inlines.tongue.words(3, 20)
        caption = f' "{self._inlines.line(2)}"' if self._random.randint(0, 2) else ""
        return f"![{alt}](images/{self._random.choice(PICTURES)}{caption})"


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)
