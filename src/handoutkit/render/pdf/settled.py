"""A PDF whose objects are written down once.

pydyf 0.13 asks each object for its bytes twice, for the file's identifier and for the file, and
deflates each stream as often, at a level that takes three times as long as the usual one for two
bytes in a hundred. Knows nothing of what the objects mean.
"""

import zlib

import pydyf
from weasyprint.document import Document

LEVEL = 6
"""How thoroughly streams are deflated (zlib, 0 to 9)."""


class Settled(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object with the bytes that it had."""

    data = b""
    compressible = False

    def __init__(self, original: pydyf.Object) -> None:
        """Write an object down."""
        super().__init__()
        self.number, self.generation = original.number, original.generation
        self.data, self.compressible = original.data, original.compressible


def settle(document: Document, pdf: pydyf.PDF) -> None:
    """Write all objects of a file down, when nothing will change them any more."""
    pdf.objects = [one if one.free == "f" else Settled(one) for one in pdf.objects]


def stream_data(stream: pydyf.Stream) -> bytes:
    """Give the bytes of a stream's object; deflated once for the same content."""
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    extra = dict(stream.extra)
    if stream.compress:
        known, deflated = stream.__dict__.get("deflated", (None, b""))
        if known != content:
            deflated = zlib.compress(content, LEVEL)
            stream.deflated = content, deflated
        content = deflated
        extra["Filter"] = "/FlateDecode"
    extra["Length"] = len(content)
    return b"\n".join((pydyf.Dictionary(extra).data, b"stream", content, b"endstream"))
