"""Random pages: elements in any order and depth, right and broken, each word used once."""

from random import Random

_BLOCKS = (
    *("div", "div", "p", "p", "section", "article", "main", "aside", "nav", "header", "footer"),
    *("ul", "ol", "li", "li", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "details"),
    *("summary", "figure", "figcaption", "form", "address", "center", "my-card", "fieldset", "pre"),
)
_INLINES = (
    *(
        "b",
        "i",
        "em",
        "strong",
        "a",
        "span",
        "sub",
        "sup",
        "u",
        "small",
        "font",
        "abbr",
        "q",
        "ins",
    ),
    *("del", "code", "label", "button", "time", "x-word", "cite", "mark"),
)
_TABLES = ("table", "tr", "td", "th", "thead", "tbody", "caption")
_ATTRIBUTES = (
    *("", "", "", ' class="related-posts"', ' class="sidebar"', ' class="alert alert-warning"'),
    *(' id="toc"', " hidden", ' style="display:none"', ' aria-hidden="true"', ' role="navigation"'),
    *(' class="sr-only"', ' class="references"', ' href="#x"', ' href="/a"', ' id="x"'),
    *(' href="https://example.org/"', ' role="heading"', ' class="share"', ' colspan="2"'),
)
_HEADINGS = ("Related stories", "References", "Contents", "About the author")
_NOISE = ("<br>", "<br><br>", "<hr>", "<!-- w -->", "<script>w</script>", "</div>", "</p>", "</b>")


class Growth:
    """A random page and its words, in order."""

    def __init__(self, seed: int, *, tables: bool) -> None:
        """Grow the page of a seed."""
        self._random = Random(seed)
        self._tags = _BLOCKS + (_TABLES if tables else ())
        self.words: list[str] = []
        body = "".join(self._block(0) for _ in range(self._random.randint(1, 6)))
        is_whole = self._random.random() < 0.7
        self.html = f"<html><title>T</title><body>{body}</body></html>" if is_whole else body

    def _block(self, depth: int) -> str:
        random = self._random
        tag = random.choice(self._tags)
        inner = "".join(self._part(depth) for _ in range(random.randint(0, 4)))
        if tag in ("h1", "h2", "h3") and random.random() < 0.2:
            inner = random.choice(_HEADINGS) + inner
        end = f"</{tag}>" if random.random() < 0.92 else ""
        return f"<{tag}{random.choice(_ATTRIBUTES)}>{inner}{end}"

    def _part(self, depth: int) -> str:
        random = self._random
        chance = random.random()
        if depth < 5 and chance < 0.35:
            return self._block(depth + 1)
        if chance < 0.5:
            tag = random.choice(_INLINES)
            inner = "".join(self._part(depth + 1) for _ in range(random.randint(0, 2)))
            end = f"</{tag}>" if random.random() < 0.95 else ""
            return f"<{tag}{random.choice(_ATTRIBUTES)}>{inner}{end}"
        if chance < 0.55:
            return random.choice(_NOISE)
        return self._text()

    def _text(self) -> str:
        number = self._random.randint(1, 14)
        first = len(self.words)
        self.words += [f"w{at}z" for at in range(first, first + number)]
        return " " + " ".join(self.words[first:]) + " "
