"""Drawings (SVG) of others: whether one is only a drawing, and what it lacks to be shown.

Refuses roughly; the library's reader looks at each part of a drawing that was taken.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

MAX_DRAWING = 1_000_000
"""Bytes: a drawing of ten thousand shapes."""

_SVG = "http://www.w3.org/2000/svg"
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"(?:<!DOCTYPE\s+svg[^\[>]{0,400}>\s*)?(?:<!--.{0,2000}?-->\s*)*<svg[\s>]",
    re.S,
)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg[^\[>]{0,400}>")
_RUNS = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "embed",
        "object",
        "audio",
        "video",
        "animate",
        "set",
        "animatetransform",
        "animatemotion",
        "handler",
        "listener",
    }
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|jpg);base64,)", re.I)
_OUTSIDE = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"]?\s*#)|@import|image-set\(|expression\(|javascript:", re.I
)
_SIZED = ("width", "height")


def is_drawing(data: bytes) -> bool:
    """Tell by how it begins whether a picture is a drawing."""
    return _BEGINS.match(data[:8000]) is not None


def ready_drawing(data: bytes, title: str) -> bytes | str:
    """Give a drawing as the library takes it, or say why it does not.

    A DOCTYPE that says only what the drawing is goes; a title, if it has none, is put in.
    """
    if len(data) > MAX_DRAWING:
        return f"the drawing is larger than {MAX_DRAWING // 1_000_000} MB"
    data = _DOCTYPE.sub(b"", data, count=1)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _RefusedError as refused:
        return str(refused)
    except expat.ExpatError as error:
        return f"the drawing is broken: {expat.errors.messages[error.code]}"
    if not reader.is_sized:
        return "the drawing has no size"
    if reader.has_title:
        return data
    if not title:
        return "the drawing has no title, and nothing says what it shows"
    words = f"<title>{escape(title)}</title>".encode()
    return data[: reader.opened] + words + data[reader.opened :]


class _RefusedError(Exception):
    """A drawing is more than a drawing; the words say what."""


@dataclass
class _Reader:
    """Reads a drawing as expat tells its parts."""

    is_sized: bool = False
    has_title: bool = False
    opened: int = -1
    _names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.ProcessingInstructionHandler = self._refuse_instruction

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self._names:
            self.is_sized = "viewBox" in attributes or all(one in attributes for one in _SIZED)
        elif self.opened < 0:
            self.opened = self.parser.CurrentByteIndex
        if local.lower() in _RUNS:
            raise _RefusedError(f"the drawing holds <{local}>")
        for key, value in attributes.items():
            _check(key, value)
        self._names.append(local)

    def _end(self, _name: str) -> None:
        if self.opened < 0:
            self.opened = self.parser.CurrentByteIndex
        self._names.pop()

    def _words(self, text: str) -> None:
        if self._names[1:] == ["title"] and text.strip():
            self.has_title = True
        if self._names[-1] == "style" and _OUTSIDE.search(text):
            raise _RefusedError("the drawing's style reaches outside")

    def _refuse_doctype(self, *_: object) -> None:
        raise _RefusedError("the drawing has a DOCTYPE, which could reach outside")

    def _refuse_instruction(self, target: str, _data: str) -> None:
        raise _RefusedError(f"the drawing holds <?{target} …?>")


def _check(key: str, value: str) -> None:
    local = key.rpartition(" ")[2].lower()
    if local.startswith("on"):
        raise _RefusedError(f"the drawing's attribute {local} would run a script")
    if local in ("href", "src") and not _INSIDE.match(value):
        raise _RefusedError("the drawing leads outside")
    if _OUTSIDE.search(value):
        raise _RefusedError("the drawing's style reaches outside")
