"""Hostile files, made when they are asked for: none of them is on any disk."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'


def docx(document_xml: str, more: Mapping[str, bytes] = {}) -> bytes:
    data = BytesIO()
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS}
    parts["word/document.xml"] = document_xml
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)
    return data.getvalue()


def harmless_docx() -> bytes:
    return docx(document(paragraph("Drink water.")))


def zip_bomb() -> bytes:
    return docx(document(paragraph("x")), {"word/media/image1.png": b"\0" * 30_000_000})


def claimed_sizes() -> bytes:
    """Give an archive whose directory says that a part has a gigabyte."""
    data = bytearray(harmless_docx())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1_000_000_000)
    return bytes(data)


def overlapping() -> bytes:
    """Give an archive all of whose parts are one and the same stretch of bytes."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document(paragraph("x") * 5000))
        first = archive.infolist()[0]
        for number in range(300):
            same = ZipInfo(f"word/part{number}.xml")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(same, name, getattr(first, name))
            archive.filelist.append(same)
            archive.NameToInfo[same.filename] = same
    return data.getvalue()


def outside_names() -> bytes:
    return docx(document(paragraph("x")), {"../../../tmp/evil.xml": b"<a/>"})


def locked() -> bytes:
    data = bytearray(harmless_docx())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return docx(document(paragraph("&l9;"), f"<!DOCTYPE w:document [{entities}]>"))


def reads_a_file(path: str) -> bytes:
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{path}">]>'
    return docx(document(paragraph("&x;"), doctype))


def asks_a_server(address: str) -> bytes:
    doctype = f'<!DOCTYPE w:document SYSTEM "{address}" [<!ENTITY % p SYSTEM "{address}"> %p;]>'
    return docx(document(paragraph("x"), doctype))


def deep_xml() -> bytes:
    tables = "<w:tbl><w:tr><w:tc>"
    ends = "</w:tc></w:tr></w:tbl>"
    return docx(document(tables * 20_000 + paragraph("x") + ends * 20_000))


def broken_xml() -> bytes:
    return docx(document(paragraph("x"))[:-30])


def workbook() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", "<a/>")
    return data.getvalue()


def png(width: int, height: int, *, good: bool = True) -> bytes:
    """Give a picture in grey that is large only when it is drawn."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data) ^ (0 if good or name != b"IDAT" else 1)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    row = b"\0" * (width + 1)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


Make: TypeAlias = Callable[[], bytes]

REFUSED: dict[str, tuple[str, Make]] = {
    "zip bomb": ("a.docx", zip_bomb),
    "claimed sizes": ("a.docx", claimed_sizes),
    "parts over each other": ("a.docx", overlapping),
    "names that lead out": ("a.docx", outside_names),
    "locked": ("a.docx", locked),
    "billion laughs": ("a.docx", billion_laughs),
    "reads a file": ("a.docx", lambda: reads_a_file("/etc/passwd")),
    "deep XML": ("a.docx", deep_xml),
    "broken XML": ("a.docx", broken_xml),
    "cut off": ("a.docx", lambda: harmless_docx()[:-40]),
    "a workbook": ("a.docx", workbook),
    "empty": ("a.txt", lambda: b""),
    "only a mark": ("a.md", lambda: b"\xef\xbb\xbf"),
    "NULs": ("a.txt", lambda: b"\0" * 1_000_000),
    "random bytes": ("a.html", lambda: bytes(range(256)) * 1000),
    "deep JSON": ("a.json", lambda: b"[" * 100_000),
    "too much text": ("a.txt", lambda: b"word " * 500_000),
}
READ: dict[str, tuple[str, Make]] = {
    "8,000 lists": ("a.html", lambda: b"<ul><li>" * 8_000 + b"Drink water."),
    "10,000 elements": ("a.html", lambda: b"<div>" * 10_000 + b"Drink water."),
    "100,000 quotes": ("a.md", lambda: b"> " * 100_000 + b"Drink water."),
    "nested bullets": ("a.md", lambda: b"- " * 50_000 + b"Drink water."),
    "brackets": ("a.md", lambda: b"[" * 100_000 + b"\n\nDrink water."),
    "bait for patterns": ("a.txt", lambda: (b"1." * 50_000 + b" " * 100_000) + b"\n\nDrink water."),
    "entities of a page": (
        "a.html",
        lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; Drink water.',
    ),
    "a frame and a script": (
        "a.html",
        lambda: (
            b"<script>while(1);</script><iframe src='file:///etc/passwd'></iframe><p>Drink water."
        ),
    ),
}
