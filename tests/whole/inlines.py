"""Runs of text with all the grammar in them, one within the other as deep as is asked for."""

from dataclasses import dataclass, field
from random import Random

from tests.whole.shapes import Shape
from tests.whole.tongue import Tongue


@dataclass(slots=True)
class Supplies:
    """What an article's text points to: references and sections, and the notes it has made."""

    keys: list[str]
    sections: list[str]
    claims: bool
    notes_left: int
    cited: int = 0
    notes: list[str] = field(default_factory=list)


class Inlines:
    """Writes words, and marks around them."""

    def __init__(self, random: Random, tongue: Tongue, shape: Shape, supplies: Supplies) -> None:
        """Draw from `random`; take what is pointed to from `supplies`."""
        self.tongue = tongue
        self.in_note = False
        self._random = random
        self._shape = shape
        self._supplies = supplies

    def paragraph(self, high: int = 5) -> str:
        """Give some sentences, parted by spaces, by ends of lines and by breaks."""
        sentences = [self.sentence() for _ in range(self._random.randint(1, high))]
        gaps = self._random.choices([" ", "\n", "\\\n", "  \n"], weights=[4, 6, 1, 1], k=high)
        return "".join(a + b for a, b in zip(sentences[:-1], gaps, strict=False)) + sentences[-1]

    def sentence(self) -> str:
        return f"{self.tongue.words(1, 3).capitalize()} {self.line()}."

    def line(self, high: int = 6) -> str:
        """Give a run of text that fits on one line of a file."""
        parts = [self.tongue.words(1, 2)]
        for _ in range(self._random.randint(0, high)):
            parts.append(self._part())
            parts.append(self.tongue.words(1, 3))
        return " ".join(parts)

    def cell(self) -> str:
        """Give what a narrow column holds: a number, a few words, now and then a mark."""
        match self._random.randint(0, 11):
            case 0 | 1 | 2:
                return f"{self._random.randint(1, 999)} mg"
            case 3:
                return ""
            case 4 if self._shape.columns <= 6:
                return self._part()
            case 4:
                return self._pointer()
            case 5 if not self._random.randint(0, 5):
                return self.tongue.long_word()
            case _:
                return self.tongue.words(1, 3)

    def heading(self) -> str:
        """Give a line for a heading: mostly plain, sometimes with marks."""
        plain = self.tongue.words(1, 9).capitalize()
        match self._random.randint(0, 7):
            case 0:
                return f"{plain} *{self.tongue.word()}* & H~2~O"
            case 1:
                return f"{plain} {self.span(1)}"
            case 2:
                return f"{plain} {self._pointer()}".rstrip()
            case _:
                return plain

    def span(self, depth: int) -> str:
        """Give words in marks, `depth` of them one within the other."""
        inner = self._within(depth)
        match self._random.randint(0, 4):
            case 0:
                return f"[{inner}]{{lang={self._random.choice(['fr', 'pt-BR', 'de'])}}}"
            case 1 if self._supplies.claims:
                return f"[{inner}]{{.claim}}"
            case 2:
                return f"*{inner}*" if depth % 2 else f"**{inner}**"
            case 3:
                return f"__{inner}__" if depth % 2 else f"_{inner}_"
            case _:
                return f"**{inner}**" if depth % 2 else f"*{inner}*"

    def _within(self, depth: int) -> str:
        if depth <= 1:
            return f"{self.tongue.word()} {self._leaf()} {self.tongue.word()}"
        return f"{self.tongue.word()} {self.span(depth - 1)} {self.tongue.word()}"

    def _part(self) -> str:
        match self._random.randint(0, 9):
            case 0 | 1:
                return self.span(self._random.randint(1, self._shape.deepest_inline))
            case 2 | 3 | 4:
                return self._pointer() or self.tongue.word()
            case 5:
                return self.tongue.awkward()
            case _:
                return self._leaf()

    def _leaf(self) -> str:
        """Give words in one mark, or in none."""
        tongue, word = self.tongue, self.tongue.word()
        script, other = self._random.choices(self._shape.scripts, k=2)
        leaves = [
            f"{word}~2~ and {word}^a*b*^",
            f"[{word} *{tongue.words()}*]({tongue.address(0)})",
            f"<{tongue.address(self._random.randint(0, 6))}>",
            f"[{tongue.words()}](mailto:desk@clinic.example)",
            f"[**555-0100** {word}](tel:+15550100)",
            f"[{tongue.foreign(script)}]{{lang={script}}}",
            f"[{tongue.foreign(other)}]{{lang={other}}}",
            f"[{tongue.words()}](#{self._random.choice(self._supplies.sections)})",
            self._random.choice([tongue.long_word(), *(tongue.words() for _ in range(4))]),
            *(tongue.words() for _ in range(4)),
        ]
        if self._supplies.claims:
            leaves.append(f"[{tongue.words()}]{{.claim lang=fr}}")
        return self._random.choice(leaves)

    def _pointer(self) -> str:
        """Give a citation or the mark of a note; nothing where there is nothing to point to."""
        supplies = self._supplies
        if supplies.notes_left and not self.in_note and not self._random.randint(0, 2):
            supplies.notes_left -= 1
            supplies.notes.append(f"note-{supplies.notes_left}")
            return f"{self.tongue.word()}[^{supplies.notes[-1]}]"
        if not supplies.keys:
            return ""
        cites = [self._cite() for _ in range(self._random.choice([1, 1, 1, 2, 3, 5]))]
        return f"[{'; '.join(dict.fromkeys(cites))}]"

    def _cite(self) -> str:
        """Cite the next reference until all are cited, then any."""
        supplies = self._supplies
        key = supplies.keys[supplies.cited % len(supplies.keys)]
        if supplies.cited >= len(supplies.keys):
            key = self._random.choice(supplies.keys)
        supplies.cited += 1
        page = self._random.choice(["", "", "", f", p. {self._random.randint(1, 300)}"])
        return f"@{key}{page}"
