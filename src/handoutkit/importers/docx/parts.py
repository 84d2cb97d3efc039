"""The parts of a Word file: its XML read without entities, and the file written anew with others.

Knows names of parts, not what they say.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
COMMENTS = "word/comments.xml"

# Word never writes one; with entities a small part grows without end, or reads other files.
_DOCTYPE = re.compile("|".join((r"<!DOCTYPE", r"<\0!\0D\0O\0C\0", r"\0<\0!\0D\0O\0C")).encode())


class BrokenParts(ValueError):
    """The file is no Word file, or a part of it cannot be read."""


class Parts:
    """The parts of one file."""

    def __init__(self, data: bytes) -> None:
        """Open a file; `BrokenParts` if it is none of Word's."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise BrokenParts(str(error)) from error
        self.document = self._main_document()

    def _main_document(self) -> str:
        """Give the name of the part that holds the text: some programs call it otherwise."""
        if DOCUMENT in self._names:
            return DOCUMENT
        relations = self.tree("_rels/.rels")
        for relation in [] if relations is None else relations:
            if str(relation.get("Type")).endswith("/officeDocument"):
                return str(relation.get("Target")).lstrip("/")
        raise BrokenParts("there is no document in it")

    def beside(self, name: str) -> str:
        """Give the name of a part in the document's folder."""
        return posixpath.join(posixpath.dirname(self.document), posixpath.basename(name))

    def names(self, pattern: str) -> list[str]:
        """Give the names of the parts that match."""
        return sorted(name for name in self._names if re.fullmatch(pattern, name))

    def tree(self, name: str) -> etree._Element | None:
        """Read a part; none if it is not there."""
        if name not in self._names:
            return None
        data = self._read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise BrokenParts(f"{name}: {error}") from error

    def written(self, changed: Mapping[str, etree._Element]) -> bytes:
        """Give the file with some parts changed; `BrokenParts` where a part has a DOCTYPE."""
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w") as new:
            for name in self._names:
                if name in changed:
                    new.writestr(name, etree.tostring(changed[name], encoding="utf-8"))
                else:
                    new.writestr(name, self._read(name))
        return result.getvalue()

    def _read(self, name: str) -> bytes:
        try:
            data = self._zip.read(name)
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError) as error:
            raise BrokenParts(f"{name}: {error}") from error
        if name.endswith((".xml", ".rels")) and _DOCTYPE.search(data[:10_000]):
            raise BrokenParts(f"{name} declares entities")
        return data
