"""Pictures in few colours written as PNG, in bands: what many pictures share is packed once.

Knows colours by their numbers only, and not what is drawn.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageChops

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ZLIB_HEADER = b"\x78\x9c"
_BITS, _BY_PALETTE = 8, 3
_UP = 2
"""The filter that gives each row as the difference to the row above it (PNG, 9.2)."""

_ADLER = 65521
_LEVEL, _MEMORY = 6, 9


@dataclass(frozen=True, slots=True)
class Band:
    """Some rows, packed so that any other band may stand before them and behind.

    `length` is that of what is packed, `check` its Adler-32.
    """

    packed: bytes
    length: int
    check: int


def packed_band(numbers: Image.Image) -> Band:
    """Pack rows of colours' numbers.

    Of letters most rows are as the row above, so that looking for runs alone packs as well as
    looking for all that was there before, in half the time.
    """
    width, height = numbers.size
    above = Image.new("L", numbers.size)
    above.paste(numbers, (0, 1))
    rows = Image.new("L", (width + 1, height), _UP)
    rows.paste(ImageChops.subtract_modulo(numbers, above), (1, 0))
    rows.putpixel((0, 0), 0)  # it has no other band's row above it
    data = rows.tobytes()
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, zlib.Z_RLE)
    packed = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
    return Band(packed, len(data), zlib.adler32(data))


def png(size: tuple[int, int], palette: bytes, bands: Iterable[Band]) -> bytes:
    """Give the file of a picture of `size`, whose colours are three bytes each, from its bands."""
    check = 1
    packed = [_ZLIB_HEADER]
    for band in bands:
        packed.append(band.packed)
        check = _checked_further(check, band)
    packed += (_nothing_more(), struct.pack(">L", check))
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">2L5B", *size, _BITS, _BY_PALETTE, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", b"".join(packed)),
            _chunk(b"IEND", b""),
        )
    )


def _nothing_more() -> bytes:
    """Give the last block of packed data, which is empty."""
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush()


def _checked_further(check: int, band: Band) -> int:
    """Give the Adler-32 of what was checked and a band behind it (RFC 1950, 8.2)."""
    sum_, sums = check & 0xFFFF, check >> 16
    further, all_further = band.check & 0xFFFF, band.check >> 16
    sums = (sums + all_further + band.length * (sum_ - 1)) % _ADLER
    return (sums << 16) | (sum_ + further - 1) % _ADLER


def _chunk(kind: bytes, data: bytes) -> bytes:
    return b"".join(
        (struct.pack(">L", len(data)), kind, data, struct.pack(">L", zlib.crc32(kind + data)))
    )
