"""A PDF whose objects are written down once.

pydyf 0.13 asks each object for its bytes twice, for the file's identifier and for the file, and so
deflates each stream twice. Knows nothing of what the objects mean.
"""

import pydyf
from weasyprint.document import Document


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
