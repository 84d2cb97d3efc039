"""Which font files a document was set in. Asks fontconfig, which found them."""

from dataclasses import dataclass
from pathlib import Path

from weasyprint.document import Document
from weasyprint.text.fonts import get_hb_object_data

from handoutkit.disk import digest
from handoutkit.fontconfig import files_of


@dataclass(frozen=True, slots=True, order=True)
class FontFile:
    """A font file: where it lies, and the SHA-256 of its bytes."""

    path: str
    digest: str


def font_files(document: Document) -> tuple[FontFile, ...]:
    """Give the files of the fonts that the document uses.

    Raises:
        DependencyMissing: fontconfig's `fc-list` is not installed.
    """
    # `file_content` is the subset once the document is written; the face still holds the
    # whole file.
    digests = {
        digest(get_hb_object_data(font.hb_face)): font.family for font in document.fonts.values()
    }
    return tuple(sorted(_file_of(family, wanted) for wanted, family in digests.items()))


def _file_of(family: str, wanted: str) -> FontFile:
    """Find the file with these bytes; a font without one never counts as unchanged."""
    for path in files_of(family):
        if digest(Path(path).read_bytes()) == wanted:
            return FontFile(path, wanted)
    return FontFile(f"({family})", wanted)
