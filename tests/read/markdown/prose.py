"""Random bodies that are right, with all the grammar in them; each word is used once, in order."""

from collections.abc import Callable
from random import Random

_DEEPEST = 3


class Prose:
    """A random text in which there is nothing to find."""

    def __init__(self, seed: int) -> None:
        """Write the text of a seed."""
        self._random = Random(seed)
        self._words = 0
        self._marks = 0
        self._may_mark = True
        self._may_call_out = True
        sections = [self._section(level) for level in self._levels()]
        self._may_mark = False
        notes = [f"[^{mark}]: {_indented(self._paragraph(), 4)}" for mark in range(self._marks)]
        self.text = "\n\n".join([*sections, *notes]) + "\n"
        self.words = [f"w{number}z" for number in range(self._words)]

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _levels(self) -> list[int]:
        levels = [2]
        for _ in range(self._random.randint(0, 4)):
            levels.append(self._random.randint(2, min(levels[-1] + 1, 6)))
        return levels

    def _section(self, level: int) -> str:
        heading = f"{'#' * level} {self._words_only()} {{#s{self._words}}}"
        return f"{heading}\n\n{self._blocks(0)}"

    def _blocks(self, depth: int) -> str:
        """Begin and part with paragraphs: lists that follow each other would be one list."""
        blocks = [self._paragraph()]
        for _ in range(self._random.randint(0, 2)):
            blocks += [self._block(depth + 1), self._paragraph()]
        return "\n\n".join(blocks)

    def _block(self, depth: int) -> str:
        kinds: list[Callable[[int], str]] = [self._table, self._figure]
        if depth <= _DEEPEST:
            kinds += [self._list, self._quote, self._definitions, self._callout]
        return self._random.choice(kinds)(depth)

    def _list(self, depth: int) -> str:
        mark = self._random.choice(["-", "*", "7.", "12)"])
        gap = self._random.choice(["\n", "\n\n"])
        return gap.join(
            f"{mark} {_indented(self._blocks(depth), len(mark) + 1)}"
            for _ in range(self._random.randint(1, 3))
        )

    def _quote(self, depth: int) -> str:
        return "\n".join(f"> {line}".rstrip() for line in self._blocks(depth).split("\n"))

    def _definitions(self, depth: int) -> str:
        return "\n\n".join(
            f"{self._words_only()}\n: {_indented(self._blocks(depth), 2)}"
            for _ in range(self._random.randint(1, 2))
        )

    def _callout(self, depth: int) -> str:
        if not self._may_call_out:
            return self._paragraph()
        self._may_call_out = False
        kind = self._random.choice(["key-points", "warning", "call", "tip"])
        form = self._random.choice(["**{}**\n\n", "### {}\n", ""])
        title = form.format(self._words_only()) if form else ""
        text = f"::: {kind}\n{title}{self._blocks(depth)}\n:::"
        self._may_call_out = True
        return text

    def _table(self, _: int) -> str:
        columns = self._random.randint(1, 3)
        caption = f"Table: {self._line()}\n"
        rows = [self._row(columns), "|" + " --- |" * columns]
        rows += [self._row(columns) for _ in range(self._random.randint(1, 3))]
        rows += ["{.row-headers}"] if self._chance(0.5) else []
        return caption + "\n".join(rows)

    def _row(self, columns: int) -> str:
        cells = [self._line() for _ in range(columns)]
        return f"| {' | '.join(cells)} |"

    def _figure(self, _: int) -> str:
        alt = self._words_only()
        caption = f' "{self._line()}"' if self._chance(0.5) else ""
        return f"![{alt}](images/a.svg{caption})"

    def _paragraph(self) -> str:
        parts = [self._line() for _ in range(self._random.randint(1, 3))]
        return (
            "".join(
                part + self._random.choice(["\n", "\\\n", "  \n", " <!-- a\nb --> "])
                for part in parts
            )
            + self._word()
        )

    def _line(self) -> str:
        return " ".join([self._word(), *(self._inline() for _ in range(2)), self._word()])

    def _inline(self) -> str:
        forms = [
            *("{}", "*{}*", "**{}**", "***{}***", "_{}_", "[{}]{{.claim}}", "[{}]{{lang=es}}"),
            *("[*{}*]{{.claim lang=fr}}", "{}~2~", "{}^*a*^", "[{}](https://example.org/a)", "~5"),
            *("[**{}**](<tel:+1 555> )", "[@key]", "[@key, p. 3; @b]", "<!-- c -->", "\\{{{}\\}}"),
            *("&lt;{}&gt;", "<https://example.org/b>", "\\*{}\\*", "{}<!-- c -->", "“{}” &mdash;"),
        ]
        if self._may_mark and self._chance(0.1):
            self._marks += 1
            return f"{self._word()}[^{self._marks - 1}]"
        form = self._random.choice(forms)
        return form.format(self._word()) if "{}" in form else form.format()

    def _words_only(self) -> str:
        return " ".join(self._word() for _ in range(self._random.randint(1, 3)))

    def _word(self) -> str:
        self._words += 1
        return f"w{self._words - 1}z"


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)
