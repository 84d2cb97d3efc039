"""How much of a Word file is read at most, and what in one is refused before any of it is opened.

Knows archives and XML as such, and nothing of what Word writes into them.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from handoutkit.codes import FOREIGN_TOO_LARGE, FOREIGN_UNREADABLE
from handoutkit.findings import Finding, Place
from handoutkit.importers.archives import members

MAX_FILE = 50_000_000
"""Bytes of any file to import: Word files with a dozen photographs have 20 million."""
MAX_MEMBERS = 3000
"""Parts of a Word file: each picture is one, and texts have some twenty beside them."""
MAX_UNPACKED = 300_000_000
"""Bytes of all parts together, so that the machine's memory holds them twice."""
MAX_XML = 40_000_000
"""Bytes of one part of XML: the text of a thousand pages."""
MAX_RATIO = 150
"""How many times larger all parts are than the file; XML packs 10 to 30 times, screenshots 100."""
FREE_UNPACKED = 20_000_000
"""Bytes for which no ratio counts: small files of empty tables pack without end."""
MAX_DEPTH = 250
"""Elements in elements: a table in a table takes ten; libxml2 gives up at 256."""

_SAVE = "Open it in the program it comes from, save it anew as .docx, and import it again."
_SPLIT = "Split it, or save it without its pictures."
_ENCRYPTED = 0x1
_XML_NAMES = (".xml", ".rels")


def docx_fault(data: bytes, path: str) -> Finding | None:
    """Say why a Word file is not opened; none if it is harmless."""
    place = Place(path)
    too_large = _too_large(data)
    if too_large:
        return FOREIGN_TOO_LARGE.at(place, too_large, _SPLIT)
    parts = members(data)
    if parts is None:
        return FOREIGN_UNREADABLE.at(place, "the file is a broken archive", _SAVE)
    try:
        message = next(_oddities(data, parts), "")
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        message = f"a part of the file is broken: {error}"
    return FOREIGN_UNREADABLE.at(place, message, _SAVE) if message else None


def _too_large(data: bytes) -> str:
    """Say which limit a file is beyond; its parts are taken to be as large as they say they are.

    Python's zipfile reads no more of a part than that.
    """
    if len(data) > MAX_FILE:
        return f"the file is larger than {_megabytes(MAX_FILE)}"
    parts = members(data) or ()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_MEMBERS:
        return f"the file has more than {MAX_MEMBERS} parts"
    if unpacked > MAX_UNPACKED:
        return f"the file grows beyond {_megabytes(MAX_UNPACKED)} when it is opened"
    if unpacked > FREE_UNPACKED and unpacked > MAX_RATIO * len(data):
        return f"the file grows to more than {MAX_RATIO} times its size when it is opened"
    if any(part.file_size > MAX_XML for part in parts if _is_xml(part)):
        return f"a text in the file is larger than {_megabytes(MAX_XML)}"
    return ""


def _megabytes(number: int) -> str:
    return f"{number // 1_000_000} MB"


def _is_xml(part: ZipInfo) -> bool:
    return part.filename.lower().endswith(_XML_NAMES)


def _oddities(data: bytes, parts: tuple[ZipInfo, ...]) -> Iterator[str]:
    """Say what no program for texts writes."""
    if sum(part.compress_size for part in parts) > len(data):
        yield "its parts lie over each other"
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        yield "two of its parts have one name"
    for part in parts:
        yield from _odd_part(part)
    with ZipFile(BytesIO(data)) as archive:
        for part in parts:
            if _is_xml(part):
                yield from _odd_xml(archive.read(part))


def _odd_part(part: ZipInfo) -> Iterator[str]:
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
        yield f"a part of it would lie outside: {part.filename[:60]!r}"
    if part.flag_bits & _ENCRYPTED:
        yield "the file is locked with a password"
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield "it is packed as Word never packs"


def _odd_xml(data: bytes) -> Iterator[str]:
    """Read a part of XML to its end: nothing may stand for something else, or lie too deep."""
    depth = 0
    message = ""

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, message
        depth += 1
        if depth > MAX_DEPTH:
            message = f"its parts lie in each other more than {MAX_DEPTH} deep"
            raise _StopError

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        nonlocal message
        message = "it has a DOCTYPE, which could reach outside"
        raise _StopError

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except _StopError:
        yield message
    except expat.ExpatError as error:
        yield f"a part of it is broken XML: {expat.errors.messages[error.code]}"


class _StopError(Exception):
    """Reading on makes no sense."""
