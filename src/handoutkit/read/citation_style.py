"""Citation styles (CSL): that the XML is whole, and that what it calls is there.

Read with expat, which tells line and column. Knows not how references are written.
"""

from xml.parsers import expat

from handoutkit.codes import BROKEN_CITATION_STYLE
from handoutkit.findings import Finding, Place
from handoutkit.read.said import did_you_mean, quote

_CSL = "http://purl.org/net/xbiblio/csl"
_HINT = "Use a complete, independent CSL 1.0.2 style."


def check_citation_style(data: bytes, path: str) -> tuple[Finding, ...]:
    """Say what in a citation style is broken."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except _StopError:
        return tuple(reader.findings)
    except expat.ExpatError as error:
        message = f"the XML cannot be read: {expat.errors.messages[error.code]}"
        place = Place(path, error.lineno, error.offset + 1)
        return (BROKEN_CITATION_STYLE.at(place, message, "Mend it here or just before."),)
    reader.finish()
    return tuple(reader.findings)


class _StopError(Exception):
    """Reading on makes no sense; a finding says why."""


class _Reader:
    """Remembers what a style defines and calls, as expat tells its parts."""

    def __init__(self, path: str) -> None:
        self.findings: list[Finding] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._path = path
        self._seen: set[str] = set()
        self._macros: set[str] = set()
        self._called: list[tuple[str, Place]] = []

    def finish(self) -> None:
        """Say what only the whole style tells."""
        if f"{_CSL} bibliography" not in self._seen:
            self._say("the style has no bibliography", Place(self._path))
        for name, place in self._called:
            if name not in self._macros:
                hint = did_you_mean(name, self._macros, "Add it, or call another.")
                self._say(f"there is no macro {quote(name)}", place, hint)

    def _say(self, message: str, place: Place | None = None, hint: str = _HINT) -> None:
        here = Place(self._path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.findings.append(BROKEN_CITATION_STYLE.at(place or here, message, hint))

    def _doctype(self, *_: object) -> None:
        self._say("the style has a DOCTYPE, which could reach outside", Place(self._path))
        raise _StopError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._seen and name != f"{_CSL} style":
            self._say(
                "the file is not a CSL style", hint=f'It begins with <style xmlns="{_CSL}" …>.'
            )
            raise _StopError
        self._seen.add(name)
        if name == f"{_CSL} macro":
            self._macros.add(attributes.get("name", ""))
        elif "macro" in attributes:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            self._called.append((attributes["macro"], Place(self._path, line, column)))
