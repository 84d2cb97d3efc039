"""Random Markdown: fragments of markup in any order, around words that are each used once."""

from random import Random

_INLINE = (
    *("*", "**", "_", "__", "`", "``", "~", "~~", "^", "[", "]", "](", "(", ")", "{", "}", "|"),
    *("{.claim}", "{lang=es}", "]{.claim}", "]{lang=es}", "{#x}", "^[", "[^", "[^1]", "[a]"),
    *("[@", "[@k", "[@k]", "[@k, p. 3; @o]", ";", "@", "![", "![a](images/a.svg)", "[b][a]"),
    *("<", "<b>", "</b>", "<!--", "-->", "<!---->", "&amp;", "&nbsp;", "&", "\\", "\\\\", "\\*"),
    *("\\{", "\\|", "https://example.org", "<https://example.org>", "](https://example.org)"),
    *("(#a)", '"', "'", ":", "#", "Table:", "é", "م", "\t", "  ", "$", "%", "+", "-", "=", "!"),
)
_BEGINNING = (
    *("## ", "### ", "#### ", "# ", "- ", "* ", "+ ", "1. ", "2. ", "3) ", "> ", ": ", "~ ", "| "),
    *("::: tip", "::: warning", ":::", "::::", ":::: call", "|---|", "|---|---|", "--- | ---"),
    *("Table: ", "{.row-headers}", "{.x}", "```", "~~~", "---", "===", "    ", "  ", "   ", "\t"),
    *("[^1]: ", "[^2]: ", "[a]: https://example.org", "[a]: ", "<div>", "<!--", "-->", "**T**"),
    *("![a](images/a.svg)", '![a](images/a.svg "', "- [ ] "),
)


class Soup:
    """A random text and how many words it holds."""

    def __init__(self, seed: int) -> None:
        """Write the text of a seed."""
        self._random = Random(seed)
        self._share_of_words = self._random.choice([0.5, 0.5, 0.8, 0.9])
        self.words: list[str] = []
        lines = ["## A {#a}", ""] if self._random.random() < 0.7 else []
        lines += [self._line() for _ in range(self._random.randint(1, 14))]
        self.text = "\n".join(lines)

    def _line(self) -> str:
        random = self._random
        if random.random() < 0.25:
            return ""
        line = "".join(random.choices(_BEGINNING, k=random.choice([0, 0, 0, 1, 1, 2, 3])))
        return line + "".join(self._part() for _ in range(random.randint(0, 5)))

    def _part(self) -> str:
        random = self._random
        if random.random() < self._share_of_words:
            self.words.append(f"w{len(self.words)}z")
            return self.words[-1] + random.choice(["", " "])
        return random.choice([" | ", *_INLINE]) + random.choice(["", "", " "])
