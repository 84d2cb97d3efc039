"""A PDF file in which one stream is missing, so that copies of it differ in that one alone.

Knows pydyf's objects, not what they mean. Uses parts of it that are not public.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pydyf

from handoutkit.render.pdf.settled import LEVEL

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"

_OFFSET = 4
"""Bytes of an offset in the file's table of its objects."""

_ROOM = 64


@dataclass(frozen=True, slots=True)
class Frozen:
    """A file but for one stream: what stands before it, its object's number, and what follows."""

    head: bytes
    number: int
    tail: bytes

    def whole(self, stream: bytes) -> bytes:
        """Give the file with the missing stream."""
        data = zlib.compress(stream, LEVEL)
        opening = f"{self.number} 0 obj\n<</Length {len(data)}/Filter/FlateDecode>>\nstream\n"
        return b"".join((self.head, opening.encode(), data, b"\nendstream\nendobj\n", self.tail))


def frozen(
    pdf: pydyf.PDF, page: pydyf.Dictionary, before: bytes, after: bytes, identifier: str
) -> Frozen:
    """Freeze a file whose page gets its content from three streams: the second one is missing.

    The table of objects stands before the missing stream, which is why nothing in it depends on
    that stream's length (ISO 32000-1, 7.5.8: `startxref` may lead anywhere).
    """
    first = len(pdf.objects)
    parts = [_stream(first, before), _stream(first + 1, after)]
    missing = first + 2
    info = pydyf.Dictionary(pdf.info)
    info.number = first + 3
    content = [one for one in pdf.objects if one.free != "f"]
    old = next(one for one in content if one.reference == page["Contents"])
    shown = pydyf.Dictionary(page)
    shown.number = page.number
    streams = (parts[0].number, missing, parts[1].number)
    shown["Contents"] = pydyf.Array(f"{number} 0 R" for number in streams)
    objects = [shown if one is page else one for one in content if one is not old]
    name = pydyf.String(identifier).data
    extra = {"Root": pdf.catalog.reference, "Info": info.reference, "ID": pydyf.Array((name, name))}
    return _written([*objects, *parts, info], missing, extra)


def _stream(number: int, data: bytes) -> pydyf.Stream:
    stream = pydyf.Stream([data], compress=True)
    stream.number = number
    return stream


def _written(
    objects: Sequence[pydyf.Object], missing: int, trailer: Mapping[str, object]
) -> Frozen:
    out = bytearray(_HEADER)
    offsets: dict[int, int] = {}
    packed = [one for one in objects if one.compressible]
    gathered = _gathered(packed)
    gathered.number = max(missing, *(one.number for one in objects)) + 1
    for one in (*(one for one in objects if not one.compressible), gathered):
        offsets[one.number] = len(out)
        out += one.indirect + b"\n"
    number = gathered.number + 1
    offsets[number] = len(out)
    extra = {
        "Type": "/XRef",
        "Index": pydyf.Array((0, number + 1)),
        "W": pydyf.Array((1, _OFFSET, 2)),
        "Size": number + 1,
        **trailer,
    }
    places = {one.number: (gathered.number, index) for index, one in enumerate(packed)}

    def table() -> bytes:
        stream = pydyf.Stream([_rows(number, offsets, places)], extra, compress=True)
        stream.number = number
        return bytes(stream.indirect) + b"\n"

    # How long the table is depends a little on the offset in it, so there is some room behind it.
    offsets[missing] = 0
    offsets[missing] = len(out) + len(table()) + _ROOM
    tail = f"startxref\n{len(out)}\n%%EOF\n".encode()
    head = bytes(out + table()).ljust(offsets[missing], b"\n")
    return Frozen(head=head, number=missing, tail=tail)


def _gathered(packed: Sequence[pydyf.Object]) -> pydyf.Stream:
    """Gather objects in a stream (ISO 32000-1, 7.5.7)."""
    data = [one.data for one in packed]
    starts = accumulate((len(one) + 1 for one in data), initial=0)
    index = " ".join(f"{one.number} {at}" for one, at in zip(packed, starts, strict=False)).encode()
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(index) + 1}
    return pydyf.Stream([index, *data], extra, compress=True)


def _rows(last: int, offsets: Mapping[int, int], places: Mapping[int, tuple[int, int]]) -> bytes:
    """Give the table of objects (ISO 32000-1, 7.5.8.3): where each is, or that it is free."""
    rows = bytearray()
    for number in range(last + 1):
        if number in places:
            kind, (where, rest) = 2, places[number]
        elif number in offsets:
            kind, where, rest = 1, offsets[number], 0
        else:
            kind, where, rest = 0, 0, 0xFFFF
        rows += bytes([kind]) + where.to_bytes(_OFFSET, "big") + rest.to_bytes(2, "big")
    return bytes(rows)
