"""From bytes to text: UTF-8, lines ended by line feeds. Knows not what the text says."""

import re
from bisect import bisect_right

from handoutkit.codes import MISSING_FILE, OUTSIDE_LIBRARY, UNREADABLE_FILE
from handoutkit.disk import Disk, OutsideFolder
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.read.said import quote
from handoutkit.tree import COMPILED

MAX_TEXT = 2_000_000

# Links in a circle are a RuntimeError, characters that no path can hold a ValueError.
_TROUBLE = (OSError, RuntimeError, ValueError)

_BOM = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_AS_UTF8 = 'Save the file as text with the encoding "UTF-8".'

# What XML cannot hold, and the control characters that only a wrong encoding leaves behind.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Lines:
    """Where the lines of a text begin, so that an offset can be told as a place."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        """Index a text that begins in line `first_line` of its file."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._path = path
        self._first_line = first_line

    def place(self, offset: int) -> Place:
        """Tell an offset as a place."""
        index = bisect_right(self._starts, offset) - 1
        return Place(self._path, self._first_line + index, offset - self._starts[index] + 1)


def unprintable(text: str) -> tuple[str, int] | None:
    """Find the first character that cannot be printed: its name and its offset."""
    match = _UNPRINTABLE.search(text)
    return (f"U+{ord(match.group()):04X}", match.start()) if match else None


def read_bytes(disk: Disk, path: str, asked_from: Place | None = None) -> Outcome[bytes | None]:
    """Read a file; what goes wrong is said at `asked_from`, or else of the file itself."""
    try:
        return Outcome(disk.read(path))
    except _TROUBLE as error:
        return Outcome(None, (_explain(error, path, asked_from or Place(path)),))


def list_folder(disk: Disk, folder: str) -> Outcome[tuple[str, ...]]:
    """List the names in a folder; there are none where it is not one or cannot be read.

    Nothing is said of what Python compiled: no digest is taken of it.
    """
    try:
        return Outcome(tuple(name for name in disk.listing(folder) if name != COMPILED))
    except _TROUBLE as error:
        return Outcome((), (_explain(error, folder, Place(folder)),))


def _explain(error: Exception, path: str, place: Place) -> Finding:
    if isinstance(error, OutsideFolder):
        return OUTSIDE_LIBRARY.at(
            place,
            f"{quote(path)} leads outside the library",
            "Move it into the library, and let no path or link lead out.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = f"there is no file {quote(path)}"
        return MISSING_FILE.at(place, message, "Add the file, or correct its name.")
    reason = error.strerror if isinstance(error, OSError) else "it is not a path that can be read"
    return UNREADABLE_FILE.at(
        place,
        f"{quote(path)} cannot be opened: {reason}",
        "Check that it is there once, that it is a file, and that you may read it.",
    )


def read_text(disk: Disk, path: str) -> Outcome[str | None]:
    """Read a text file."""
    data = read_bytes(disk, path)
    if data.value is None:
        return Outcome(None, data.findings)
    return decode(data.value, path)


def decode(data: bytes, path: str) -> Outcome[str | None]:
    """Give the text of a file's bytes: lines ended by line feeds, no byte order mark."""
    if len(data) > MAX_TEXT:
        message = f"the file is larger than {MAX_TEXT // 1_000_000} MB"
        hint = "Split it, or move what is not text out of it."
        return Outcome(None, (UNREADABLE_FILE.at(Place(path), message, hint),))
    if data.startswith(_UTF16_MARKS):
        message = "the file is saved as UTF-16, not as UTF-8"
        return Outcome(None, (UNREADABLE_FILE.at(Place(path), message, _AS_UTF8),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Outcome(None, (_wrong_byte(data, error.start, path),))
    findings: tuple[Finding, ...] = ()
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        message = "the file begins with a byte order mark"
        hint = 'Save it with the encoding "UTF-8", not "UTF-8 with BOM".'
        findings = (UNREADABLE_FILE.at(Place(path), message, hint),)
    text = _with_line_feeds(text)
    fault = unprintable(text)
    if fault is None:
        return Outcome(text, findings)
    name, offset = fault
    message = f"here is a character that cannot be printed ({name})"
    hint = f"Remove it and type the text around it anew. {_AS_UTF8}"
    place = Lines(text, path).place(offset)
    return Outcome(None, (*findings, UNREADABLE_FILE.at(place, message, hint)))


def _wrong_byte(data: bytes, offset: int, path: str) -> Finding:
    before = _with_line_feeds(data[:offset].decode("utf-8").removeprefix(_BOM))
    place = Lines(before, path).place(len(before))
    message = f"the byte {data[offset]:#04x} here is not UTF-8: the file has another encoding"
    return UNREADABLE_FILE.at(place, message, _AS_UTF8)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
