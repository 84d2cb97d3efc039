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

LEVEL = 3
"""How thoroughly the files of a book are deflated (zlib, 0 to 9): the usual 6 takes twice as long.

Books are a hundredth larger for it.
"""

_NONE = bytes(12)
_LISTED_SIZES = 16
_LISTED_OFFSET = 42
_DIRECTORY_OFFSET = 16


class NotOnce(Exception):
    """Words to replace do not stand in the chapter exactly once."""


@dataclass(frozen=True, slots=True)
class BookMaster:
    """A book with gaps in its chapter. Two are equal if all their copies are.

    `texts` are the parts of the chapter, `slots` the names of the gaps between them. `tail` is all
    that follows the chapter, the directory too; what stands in there at `sizes_at`, at the places
    in `moved` and at `directory_at` goes by the chapter's length. Places in `moved` come with how
    far behind the chapter that file begins.
    """

    head: bytes
    chapter_header: bytes
    texts: tuple[bytes, ...]
    slots: tuple[str, ...]
    tail: bytes
    directory: int
    sizes_at: int
    moved: tuple[tuple[int, int], ...]
    directory_at: int

    def copy(self, values: Mapping[str, str]) -> bytes:
        """Give the book with a value in each gap."""
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += [_escaped(values[slot]), text]
        chapter = b"".join(parts)
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(chapter) + packer.flush()
        sizes = struct.pack("<3L", zlib.crc32(chapter), len(packed), len(chapter))
        start = len(self.head) + len(self.chapter_header) + len(packed)
        tail = bytearray(self.tail)
        tail[self.sizes_at : self.sizes_at + len(sizes)] = sizes
        for at, behind in self.moved:
            struct.pack_into("<L", tail, at, start + behind)
        struct.pack_into("<L", tail, self.directory_at, start + self.directory)
        return b"".join((self.head, _put(self.chapter_header, _SIZES, sizes), packed, tail))


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
    records = _records(data, directory, len(files))
    listed = tuple(zip((one - after for one in records), files, strict=False))
    sizes_at = next(at for at, one in listed if one is file) + _LISTED_SIZES
    moved = tuple(
        (at + _LISTED_OFFSET, one.header_offset - after)
        for at, one in listed
        if one.header_offset >= after
    )
    directory_at = records[-1] + _DIRECTORY_OFFSET - after
    tail = _put(data[after:], sizes_at, _NONE)
    for place in (*(at for at, _ in moved), directory_at):
        tail = _put(tail, place, bytes(4))
    return BookMaster(
        head=data[:at],
        chapter_header=_put(data[at:header], _SIZES, _NONE),
        texts=texts,
        slots=slots,
        tail=tail,
        directory=directory - after,
        sizes_at=sizes_at,
        moved=moved,
        directory_at=directory_at,
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


def _records(data: bytes, start: int, count: int) -> Sequence[int]:
    """Give where the directory's records begin, and last where it ends (APPNOTE, 4.3.12)."""
    begin = [start]
    for _ in range(count):
        start += 46 + sum(struct.unpack("<3H", data[start + 28 : start + 34]))
        begin.append(start)
    return begin


def _put(data: bytes, at: int, part: bytes) -> bytes:
    return data[:at] + part + data[at + len(part) :]


def _escaped(text: str) -> bytes:
    """Write a text as the chapter has it."""
    return escape(text, quote=False).encode("utf-8")
