"""Import WeasyPrint without a search for the libraries that it can name. Knows not what it is for.

What it imports stays until the end, so that looking for garbage in it is in vain.

WeasyPrint tries several names for each library, and cffi searches for all that are no file's name:
on Linux by running `ldconfig` and the compiler, a fifth of the whole import. The exact file names
are among those that WeasyPrint tries, so there a search that finds nothing finds the same.
"""

import ctypes.util
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from handoutkit.garbage import left_alone
from handoutkit.render.pdf.later import fonttools_later


def open_weasyprint() -> None:
    """Import WeasyPrint, if that has not been done.

    Raises:
        OSError: a library of the system that it needs cannot be opened.
    """
    if "weasyprint" not in sys.modules:
        with left_alone():
            _import()
            gc.freeze()


def _import() -> None:
    if sys.platform != "linux":
        importlib.import_module("weasyprint")
        return
    try:
        with _searching_nothing(), fonttools_later():
            importlib.import_module("weasyprint")
    except OSError:
        # Where libraries have other names than elsewhere on Linux, only the search finds them.
        importlib.import_module("weasyprint")


@contextmanager
def _searching_nothing() -> Iterator[None]:
    """Let searches for libraries find nothing inside this block."""
    search = ctypes.util.find_library
    ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _nothing(name: str) -> str | None:
    return None
