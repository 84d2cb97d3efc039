"""What a ZIP archive says that it holds, without opening any of it."""

import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

ZIP = b"PK\x03\x04"

# What zipfile raises over a broken or a hostile directory.
_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, struct.error)


def members(data: bytes) -> tuple[ZipInfo, ...] | None:
    """Give the members of an archive, as its directory has them; none if it is broken."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return tuple(archive.infolist())
    except _BROKEN:
        return None
