"""SVG: that it is only a drawing, its title and its size. Knows not who shows it.

Read with expat, which tells line and column of each element; nothing behind a DOCTYPE is read.
"""

import base64
import re
from xml.parsers import expat

from handoutkit.codes import BAD_IMAGE, LARGE_IMAGE, UNSAFE_SVG
from handoutkit.findings import Code, Finding, Outcome, Place
from handoutkit.read.raster import BadRasterError, Form, Size, measure
from handoutkit.read.svg_rules import (
    SVG,
    check_attribute,
    check_css,
    check_element,
    split_name,
    targets,
)
from handoutkit.read.svg_size import drawing_size
from handoutkit.read.svg_uses import MAX_DRAWN, Uses
from handoutkit.read.text import Lines

MAX_ELEMENTS = 5000
MAX_DEPTH = 100

_PLAIN = "Remove it, or save the drawing as plain SVG from the program it comes from."
_EMBEDDED = re.compile(r"data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)


def read_svg(data: bytes, path: str) -> Outcome[Size | None]:
    """Read a drawing; there is no size where it cannot be used."""
    reader = _Reader(data, path)
    try:
        reader.read()
    except _StopError:
        return Outcome(None, tuple(reader.findings))
    except expat.ExpatError as error:
        message = f"the SVG cannot be read: {expat.errors.messages[error.code]}"
        place = Place(path, error.lineno, error.offset + 1)
        hint = "Save the drawing anew, as plain SVG, from the program it comes from."
        return Outcome(None, (*reader.findings, BAD_IMAGE.at(place, message, hint)))
    size = reader.finish()
    return Outcome(None if reader.findings else size, tuple(reader.findings))


class _StopError(Exception):
    """Reading on makes no sense; a finding says why."""


class _Reader:
    """Reads a drawing as expat tells its parts."""

    def __init__(self, data: bytes, path: str) -> None:
        self.findings: list[Finding] = []
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._data = data
        self._path = path
        self._root: dict[str, str] = {}
        self._root_place = Place(path)
        self._open: list[str] = []
        self._count = 0
        self._style = ""
        self._title = ""
        self._uses = Uses()

    def read(self) -> None:
        """Read to the end, or to what makes reading on senseless."""
        self.parser.Parse(self._data, True)

    def finish(self) -> Size | None:
        """Say what only the whole drawing tells, and give its size."""
        if not self._title.strip():
            hint = "Write <title>what it shows</title> as the first part of <svg>."
            self._say(BAD_IMAGE, "the drawing has no <title>", hint, self._root_place)
        if not self._uses.are_bearable():
            message = f"its parts use each other without end, or {MAX_DRAWN} times in all"
            self._say(UNSAFE_SVG, message, "Draw less with <use> and url(#…).", self._root_place)
        size = drawing_size(self._root)
        if size is None:
            message = "the drawing has no size"
            hint = 'Write width and height, or viewBox="0 0 width height", on <svg>.'
            self._say(BAD_IMAGE, message, hint, self._root_place)
        return size

    def _here(self) -> Place:
        parser = self.parser
        return Place(self._path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _say(
        self, code: Code, message: str, hint: str = _PLAIN, place: Place | None = None
    ) -> None:
        self.findings.append(code.at(place or self._here(), message, hint))

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            self._say(BAD_IMAGE, f"the SVG says that it is in {encoding}", "Save it as UTF-8.")
            raise _StopError

    def _doctype(self, *_: object) -> None:
        # expat tells where its name ends.
        start = self._data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex + 1)
        before = self._data[: max(start, 0)].decode("utf-8", "replace")
        hint = "Remove it; it begins with <!DOCTYPE and ends with >."
        message = "the SVG has a DOCTYPE, which could reach outside"
        self._say(UNSAFE_SVG, message, hint, Lines(before, self._path).place(len(before)))
        raise _StopError

    def _instruction(self, target: str, data: str) -> None:
        self._say(UNSAFE_SVG, f"<?{target} …?> is not used in the drawings of handouts")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._begin(name, attributes)
        self._count += 1
        self._open.append(name)
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            message = f"the drawing has more than {MAX_ELEMENTS} elements, or {MAX_DEPTH} levels"
            self._say(UNSAFE_SVG, message, "Draw it simpler, or save it as PNG.")
            raise _StopError
        self._uses.enter(attributes.get("id"), targets(name, attributes))
        for message in check_element(name):
            self._say(UNSAFE_SVG, message)
        for key, value in attributes.items():
            for message in check_attribute(key, value):
                self._say(UNSAFE_SVG, message)
            self._check_embedded(value)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if split_name(name) != (SVG, "svg"):
            self._say(BAD_IMAGE, "the file is not an SVG", f'It begins with <svg xmlns="{SVG}" …>.')
            raise _StopError
        self._root, self._root_place = attributes, self._here()

    def _end(self, name: str) -> None:
        self._open.pop()
        self._uses.leave()
        if name == f"{SVG} style":
            for message in check_css(self._style):
                self._say(UNSAFE_SVG, message)
            self._check_embedded(self._style)
            self._style = ""

    def _characters(self, text: str) -> None:
        if self._open[-1] == f"{SVG} style":
            self._style += text
        elif self._open[1:] == [f"{SVG} title"]:
            self._title += text

    def _check_embedded(self, value: str) -> None:
        for kind, encoded in _EMBEDDED.findall(value):
            form: Form = "PNG" if kind.lower() == "png" else "JPEG"
            try:
                measure(base64.b64decode(encoded), form)
            except BadRasterError as bad:
                code = LARGE_IMAGE if bad.too_large else BAD_IMAGE
                self._say(code, f"inside the drawing, {bad.message}", bad.hint)
            except ValueError:
                self._say(BAD_IMAGE, f"the {form} inside the drawing is broken")
