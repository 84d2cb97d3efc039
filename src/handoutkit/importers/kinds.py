"""What kind of file somebody else's file is: by what it holds first, then by its name.

Knows no format further than it takes to recognise it.
"""

from pathlib import PurePosixPath

from handoutkit.codes import FOREIGN_UNREADABLE
from handoutkit.findings import Finding, Place
from handoutkit.importers.archives import ZIP, members
from handoutkit.importers.decoding import decode
from handoutkit.importers.kinds_of_text import ForeignKind, Told, kind_of_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IMAGE = "a picture"
_ARCHIVE = "an archive"
_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SHORT_BEGINNINGS = ((b"BM", _IMAGE), (b"MZ", "a program"), (b"BZh", _ARCHIVE))
_IN_ARCHIVE = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB"),
    ("content.xml", "an OpenDocument text"),
    ("Index/", "a Pages document"),
)
_AS_DOCX = "Open it in the program it comes from, and save it as .docx or as plain text."
_HINTS = {
    "a Word 97 document": "Open it in Word or LibreOffice and save it as .docx.",
    "an encrypted document": "Open it with its password and save a copy without one.",
    "a PDF": "Find the text that it was made of, or save its text as plain text and look it over.",
    _IMAGE: "Pictures come along with the article that shows them; import that.",
    _ARCHIVE: "Unpack it, and import the files in it.",
    "an EPUB": "Unpack it as a ZIP archive, and import its chapters, which are HTML.",
    "an Excel workbook": "Copy the table into a Word document, and import that.",
    "an EndNote export": "Export the references as RIS or BibTeX.",
    "JSON that holds no references": "Export the references as CSL-JSON, RIS or BibTeX.",
    "a web page saved as one file": 'Save the page as "Web Page, HTML only".',
    "an empty file": "Look whether it was saved, and import it again.",
    "a broken archive": "It was cut off or damaged on its way: fetch it again, or save it anew.",
}


def kind_of(data: bytes, path: str) -> ForeignKind | None:
    """Tell the kind of a file; none if it is none that is imported: `refusal` then says why."""
    return _told(data, path).kind


def refusal(data: bytes, path: str) -> Finding:
    """Say what a file is that is of no kind that is imported, and what to do about it."""
    name = _told(data, path).name
    if not name:
        fault = next((f for f in decode(data, path).findings if f.is_error), None)
        if fault is not None:
            return fault
    message = f"the file is {name or 'of a kind that is not imported'}"
    return FOREIGN_UNREADABLE.at(Place(path), message, _HINTS.get(name, _AS_DOCX))


def _told(data: bytes, path: str) -> Told:
    """Tell the kind of a file, or what else it is; neither where nobody knows."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        return Told(None, "an empty file")
    if data.startswith(ZIP):
        return _archived(data)
    if data.startswith(_OLE):
        return Told(None, "an encrypted document" if _ENCRYPTED in data else "a Word 97 document")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Told(None, _IMAGE)
    for beginning, name in _BEGINNINGS:
        if data.startswith(beginning):
            return Told(None, name)
    for beginning, name in _SHORT_BEGINNINGS:
        # A text may begin with such letters as well; these have a NUL soon after.
        if data.startswith(beginning) and b"\0" in data[:64]:
            return Told(None, name)
    text = decode(data, path).value
    return Told() if text is None else kind_of_text(text, PurePosixPath(path).suffix.lower())


def _archived(data: bytes) -> Told:
    found = members(data)
    if found is None:
        return Told(None, "a broken archive")
    names = [member.filename for member in found]
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return Told("docx")
    for beginning, name in _IN_ARCHIVE:
        if any(member.startswith(beginning) for member in names):
            return Told(None, name)
    return Told(None, _ARCHIVE)
