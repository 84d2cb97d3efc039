"""What each glyph of a font says, for those who copy, search or listen (ToUnicode).

Knows glyph numbers and texts, nothing of drawing.

WeasyPrint 70 takes the text of a glyph from its first use, and gives a cluster's whole text to one
of its glyphs and nothing to the others: a letter that comes with an accent first says nothing
wherever it comes alone. Readers of PDFs turn each run from right to left around, the letters of a
ligature too: "لا" (not) would be read as "ال" (the).
"""

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional, category

# Unicode's one sign for each ligature of lam and alef; its compatibility decomposition is the two.
_LAM_ALEF = {"لا": "ﻻ", "لأ": "ﻷ", "لإ": "ﻹ", "لآ": "ﻵ"}
# The mirrored pairs that texts have (Unicode, BidiMirroring.txt).
_PARTNERS = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")


class GlyphTexts(dict[int, str]):
    """The texts of a font's glyphs, learned from each use.

    WeasyPrint asks whether a glyph is known, and says its text if not: none is ever called known.
    The first glyph of a cluster from right to left comes with its text, the others with none; from
    left to right it is the last one.

    `is_turned` says that what comes runs from right to left: a bracket there has the glyph of its
    partner, which says what it looks like, as readers expect.
    """

    is_turned: bool = False

    def __init__(self) -> None:
        """Know no glyph."""
        super().__init__()
        self._silent: list[int] = []
        self._cluster: list[int] = []
        self._text = ""
        self._last: dict[int, str] = {}

    def __contains__(self, glyph: object) -> bool:
        """Call no glyph known, so that every use is told."""
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        """Learn from a use of a glyph."""
        is_alone = self._is_alone()
        if is_alone and self._last.get(glyph) == text:
            return  # most are: what was learned from the same use before still holds
        # The font in the file has the glyphs that are known here, and no others: those too that say
        # nothing, such as the dots in Nastaliq.
        self.setdefault(glyph, "")
        if not text and len(self._cluster) < len(self._text):
            self._cluster.append(glyph)
        elif not text:
            self._silent.append(glyph)
        else:
            self._close()
            if self.is_turned:
                text = text.translate(_PARTNERS)
            if any(bidirectional(character) in ("R", "AL") for character in text):
                self._cluster, self._text = [glyph], text
            else:
                self._learn([*self._silent, glyph], text)
                if is_alone:
                    self._last[glyph] = text
            self._silent = []

    def hear(self, glyphs: Sequence[int], texts: Sequence[str]) -> None:
        """Learn from the uses of glyphs one after the other; most runs have no new one."""
        uses = list(zip(glyphs, texts, strict=True))
        if self._is_alone() and all(self._last.get(glyph) == text for glyph, text in uses):
            return
        for glyph, text in uses:
            self[glyph] = text

    def settled(self) -> dict[int, str]:
        """Give what was learned; a glyph that never had a text of its own has an empty one."""
        self._close()
        return dict(self)

    def _is_alone(self) -> bool:
        return not (self._silent or self._cluster or self.is_turned)

    def _close(self) -> None:
        """End a cluster from right to left: its glyphs came in the order of the eye."""
        self._learn(reversed(self._cluster), self._text)
        self._cluster, self._text = [], ""

    def _learn(self, glyphs: Iterable[int], text: str) -> None:
        glyphs = list(glyphs)
        for glyph, part in zip(glyphs, _parts(text, len(glyphs)), strict=True):
            known = self.get(glyph, "")
            said = _LAM_ALEF.get(part, part)
            if not known or 0 < len(said) < len(known):
                super().__setitem__(glyph, said)


def _parts(text: str, count: int) -> list[str]:
    """Share a cluster's text among its glyphs, in reading order: each its letter or its mark."""
    if len(text) == count:
        return list(text)
    base = len(text) - count + 1
    if base > 0 and all(category(character).startswith("M") for character in text[base:]):
        return [text[:base], *text[base:]]
    return [""] * (count - 1) + [text] if count else []
