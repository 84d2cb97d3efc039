"""Which font files a document was set in. Asks fontconfig, which found them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weasyprint.document import Document
from weasyprint.text.fonts import get_hb_object_data

from handoutkit.disk import digest
from handoutkit.fontconfig import files_of


@dataclass(frozen=True, slots=True, order=True)
class FontFile:
    """A font file: where it lies, and the SHA-256 of its bytes."""

    path: str
    digest: str


class FontFiles:
    """The files of the fonts of one font configuration, each looked for once.

    A face keeps the file that it was opened with, whatever is put in its place.
    """

    def __init__(self) -> None:
        """Know no font."""
        # A face that is held here stays open, so that no other gets its address.
        self._known: dict[Any, FontFile] = {}

    def of(self, document: Document) -> tuple[FontFile, ...]:
        """Give the files of the fonts that a document uses.

        Raises:
            DependencyMissing: fontconfig's `fc-list` is not installed.
        """
        return tuple(
            sorted({self._file(one.hb_face, one.family) for one in document.fonts.values()})
        )

    def _file(self, face: Any, family: str) -> FontFile:
        if face not in self._known:
            # A font's `file_content` is the subset once the document is written; the face still
            # holds the whole file.
            self._known[face] = _file_of(family, digest(get_hb_object_data(face)))
        return self._known[face]


def _file_of(family: str, wanted: str) -> FontFile:
    """Find the file with these bytes; a font without one never counts as unchanged."""
    for path in files_of(family):
        if digest(Path(path).read_bytes()) == wanted:
            return FontFile(path, wanted)
    return FontFile(f"({family})", wanted)
