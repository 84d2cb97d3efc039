"""Arrays for C, of one type whatever their length.

WeasyPrint 70 names the length in the type when it cuts fonts down. cffi parses each new type's name
as C, which takes a millisecond, and keeps it as long as the process lives.
"""

import re
from typing import Any

from weasyprint.text.ffi import ffi

_LENGTH = re.compile(r"\[[0-9]+\]$")


class Arrays:
    """Stands for cffi's interface, and makes arrays of as many elements as they are given."""

    def new(self, type_: str, *content: Any) -> Any:
        """Make a C object; an array with its content takes its length from that."""
        return ffi.new(_LENGTH.sub("[]", type_) if content else type_, *content)

    def __getattr__(self, name: str) -> Any:
        """Give everything else as it is."""
        return getattr(ffi, name)
