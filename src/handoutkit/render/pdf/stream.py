"""A page's stream that tags what is drawn on it, and notes it.

Uses parts of WeasyPrint 70 that are not public: the version is pinned.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from unicodedata import bidirectional

import pydyf
from weasyprint.pdf.stream import Stream

from handoutkit.language.scripts import is_read_back
from handoutkit.render.pdf.glyph_texts import GlyphTexts

# WeasyPrint has no types: its boxes are Any inside this room and never leave it.
Box: TypeAlias = Any

_TURNED = ("R", "AL")
_SLOT = "data-slot"


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of a slot, which holds a person's own words, as it was drawn.

    `box` holds its text, style and place; `start` and `end` are the stream's operators between
    which it is drawn.
    """

    slot: str
    box: Box
    stream: "TaggedStream"
    start: int
    end: int


@dataclass
class Drawing:
    """What is noted while a document is drawn.

    `texts` by the identity of their page's tags and their number there (MCID), and which of them
    are `turned`: their glyphs stand in the order of the eye. `sizes` of letters in points, each
    with the address of the image they stand in, or none. `lines` are those of slots.
    """

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    turned: set[tuple[int, int]] = field(default_factory=set)
    sizes: set[tuple[str, float]] = field(default_factory=set)
    lines: list[DrawnLine] = field(default_factory=list)


class TaggedStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """Draws artifacts as such, names the language of parts, notes what is drawn.

    `of_document` gives the class for one document: WeasyPrint makes the streams itself.
    """

    artifacts: Mapping[int, str]
    lang: str
    drawing: Drawing

    image = ""
    is_turned = False
    scale = 1.0

    @classmethod
    def of_document(
        cls, artifacts: Mapping[int, str], lang: str, drawing: Drawing
    ) -> type["TaggedStream"]:
        """Give the class for a document: its artifacts' kinds by their identity, its language."""
        known = {"artifacts": artifacts, "lang": lang, "drawing": drawing}
        return type(cls.__name__, (cls,), known)

    def clone(self, **changes: Any) -> "TaggedStream":
        """Give a stream for a group, in this stream's place and size."""
        child: TaggedStream = super().clone(**changes)
        child.__class__ = type(self)  # WeasyPrint gives its own class
        child.image, child.scale = self.image, self._scale()
        return child

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Give a font that learns its glyphs' texts, and its size in the unit of the stream."""
        font, size = super().add_font(pango_font)
        if not isinstance(font.to_unicode, GlyphTexts):
            font.to_unicode = GlyphTexts()
        font.to_unicode.is_turned = self.is_turned
        self.drawing.sizes.add((self.image, round(size * self._scale(), 2)))
        return font, size

    @contextmanager
    def marked(self, box: Box, tag: str) -> Iterator[None]:
        """Mark what is drawn meanwhile as content with a tag, or as an artifact."""
        outer, self.image = self.image, (tag == "Figure" and box.element.get("src")) or ""
        self.is_turned = box.style["direction"] == "rtl"
        self._begin(box, tag)
        start = len(self.stream)
        try:
            yield
        finally:
            self.image, self.is_turned = outer, False
            if box.element is not None and (slot := box.element.get(_SLOT)):
                line = DrawnLine(slot, box, self, start, len(self.stream))
                self.drawing.lines.append(line)
            if self._tags is not None:
                self.end_marked_content()

    def _begin(self, box: Box, tag: str) -> None:
        if self._tags is None:
            return
        if id(box) in self.artifacts:
            kind = pydyf.Dictionary({"Type": self.artifacts[id(box)]})
            self.begin_marked_content("Artifact", kind)
            return
        mcid = len(self._tags)
        self._tags[box] = {"tag": tag, "mcid": mcid}
        text = getattr(box, "text", "")
        self.drawing.texts[id(self._tags), mcid] = text
        is_turned = not text.isascii() and any(bidirectional(one) in _TURNED for one in text)
        if is_turned or box.style["direction"] == "rtl":
            self.drawing.turned.add((id(self._tags), mcid))
        properties = pydyf.Dictionary({"MCID": mcid})
        if box.style["lang"] and box.style["lang"] != self.lang:
            properties["Lang"] = pydyf.String(box.style["lang"])
        if text and not _is_read_back(box):
            properties["ActualText"] = pydyf.String(text)
        self.begin_marked_content(tag, properties)

    def _scale(self) -> float:
        """Give how many points a unit of this stream has."""
        return float(self.scale * abs(self.ctm.determinant) ** 0.5)


def _is_read_back(box: Box) -> bool:
    return is_read_back(box.text, next(iter(box.style["font_family"]), ""))
