"""Copies of a book that differ in a person's words alone: all files but the chapter are copied raw.

Knows ZIP files and XML's escapes; knows neither EPUB nor whose words they are.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_SIZES = 14
"""Where a file's header has its CRC-32, its packed and its full size (APPNOTE, 4.3.7)."""

_NONE = bytes(12)
_LISTED_SIZES = 16
_LISTED_OFFSET = 42
_DIRECTORY_OFFSET = 16


class NotOnce(Exception):
    """Words to replace do not stand in the chapter exactly once."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file's record in the directory, and how far behind the chapter it begins; -1 is before."""

    record: bytes
    offset: int
    is_chapter: bool


@dataclass(frozen=True, slots=True)
class BookMaster:
    """A book with gaps in its chapter. Two are equal if all their copies are.

    `texts` are the parts of the chapter, `slots` the names of the gaps between them.
    """

    head: bytes
    chapter_header: bytes
    texts: tuple[bytes, ...]
    slots: tuple[str, ...]
    rest: bytes
    listed: tuple[_Listed, ...]
    end: bytes

    def copy(self, values: Mapping[str, str]) -> bytes:
        """Give the book with a value in each gap."""
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += [_escaped(values[slot]), text]
        chapter = b"".join(parts)
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(chapter) + packer.flush()
        sizes = struct.pack("<3L", zlib.crc32(chapter), len(packed), len(chapter))
        start = len(self.head) + len(self.chapter_header) + len(packed)
        directory = start + len(self.rest)
        return b"".join(
            (
                self.head,
                _put(self.chapter_header, _SIZES, sizes),
                packed,
                self.rest,
                *(_moved(one, sizes, start) for one in self.listed),
                _put(self.end, _DIRECTORY_OFFSET, struct.pack("<L", directory)),
            )
        )


def book_master(data: bytes, chapter: str, words: Mapping[str, str]) -> BookMaster:
    """Cut the words of each slot out of a book's chapter, which is the file of that name.

    Raises:
        NotOnce: the words of a slot stand there not at all, or more than once.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = archive.infolist()
        file = next(one for one in files if one.filename.endswith(f"/{chapter}"))
        text = archive.read(file)
        directory = archive.start_dir
    texts, slots = _cut(text, words)
    at = file.header_offset
    header = at + 30 + sum(struct.unpack("<2H", data[at + 26 : at + 30]))
    after = header + file.compress_size
    records, end = _records(data, directory, len(files))
    return BookMaster(
        head=data[:at],
        chapter_header=_put(data[at:header], _SIZES, _NONE),
        texts=texts,
        slots=slots,
        rest=data[after:directory],
        listed=tuple(
            _listed(record, one.header_offset - after, is_chapter=one is file)
            for record, one in zip(records, files, strict=True)
        ),
        end=_put(data[end:], _DIRECTORY_OFFSET, bytes(4)),
    )


def _cut(text: bytes, words: Mapping[str, str]) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    found = {slot: _escaped(said) for slot, said in words.items()}
    if any(text.count(said) != 1 for said in found.values()):
        raise NotOnce
    slots = sorted(found, key=lambda slot: text.index(found[slot]))
    texts = []
    for slot in slots:
        before, text = text.split(found[slot])
        texts.append(before)
    return (*texts, text), tuple(slots)


def _records(data: bytes, start: int, count: int) -> tuple[Sequence[bytes], int]:
    """Give the records of the directory, and where it ends (APPNOTE, 4.3.12)."""
    records = []
    for _ in range(count):
        end = start + 46 + sum(struct.unpack("<3H", data[start + 28 : start + 34]))
        records.append(data[start:end])
        start = end
    return records, start


def _listed(record: bytes, offset: int, *, is_chapter: bool) -> _Listed:
    """Keep of a record what no copy changes."""
    if is_chapter:
        record = _put(record, _LISTED_SIZES, _NONE)
    elif offset >= 0:
        record = _put(record, _LISTED_OFFSET, bytes(4))
    return _Listed(record, max(-1, offset), is_chapter)


def _moved(one: _Listed, sizes: bytes, start: int) -> bytes:
    if one.is_chapter:
        return _put(one.record, _LISTED_SIZES, sizes)
    if one.offset < 0:
        return one.record
    return _put(one.record, _LISTED_OFFSET, struct.pack("<L", start + one.offset))


def _put(data: bytes, at: int, part: bytes) -> bytes:
    return data[:at] + part + data[at + len(part) :]


def _escaped(text: str) -> bytes:
    """Write a text as the chapter has it."""
    return escape(text, quote=False).encode("utf-8")
