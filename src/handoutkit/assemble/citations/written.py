"""Items of CSL-JSON as one citation style writes them, so that each is written once.

Knows no style, nor where what is known is kept.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from msgspec import Struct


class Written(Struct, frozen=True):
    """What an engine writes of an item: text with marks, its links, the language of its titles."""

    text: str
    hrefs: dict[str, str]
    lang: str


class WrittenItems:
    """What a style wrote for one handout: `known` before, and `used` now.

    What it wrote for `others` meanwhile need not be written again either.
    """

    def __init__(
        self, known: Mapping[str, Written] | None = None, others: dict[str, Written] | None = None
    ) -> None:
        """Begin with what is known, and with what was written for others."""
        self.known: Mapping[str, Written] = known or {}
        self.used: dict[str, Written] = {}
        self._others = {} if others is None else others

    def item(self, lang: str, csl: str, write: Callable[[], Written]) -> Written:
        """Give an item, in the words of a language; `write` writes it where it is not known."""
        key = sha256(f"{lang} {csl}".encode("utf-8", "surrogatepass")).hexdigest()
        found = self.known.get(key) or self._others.get(key) or write()
        self.used[key] = self._others[key] = found
        return found
