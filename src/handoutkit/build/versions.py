"""The versions of all that shapes an output's bytes, found without importing any of it."""

import ctypes
import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module

from handoutkit import __version__
from handoutkit.tree import tree_digests

LIBRARIES = (
    "Babel",
    "EbookLib",
    "Jinja2",
    "citeproc-py",
    "cssselect2",
    "fonttools",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "msgspec",
    "pillow",
    "pydyf",
    "ruamel.yaml",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)
"""The libraries whose versions shape an output's bytes."""

_SUFFIX = ".dist-info"


@cache
def versions() -> dict[str, str]:
    """Give the version of the program, and of all that shapes outputs beside it.

    The program's version holds a digest of its files: a checkout changes without a new number.
    """
    return {
        "handoutkit": f"{__version__}+{_program_digest()[:12]}",
        "python": ".".join(map(str, sys.version_info[:3])),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "pango": _native_version("libpango-1.0.so.0", "pango_version_string"),
        "harfbuzz": _native_version("libharfbuzz.so.0", "hb_version_string"),
        **_library_versions(),
    }


def _program_digest() -> str:
    found = tree_digests(os.path.dirname(os.path.dirname(__file__)))
    files = "".join(f"{path}={digest};" for path, digest in found.items())
    return sha256(files.encode("utf-8", "surrogateescape")).hexdigest()


def _library_versions() -> dict[str, str]:
    """Read the versions off the names of the folders that installing leaves (PEP 376, PEP 427).

    `importlib.metadata` opens each one's METADATA, which takes longer than all else here.
    """
    known = dict(_installed())
    return {name: known.get(_plain(name)) or _told(name) for name in LIBRARIES}


def _installed() -> Iterator[tuple[str, str]]:
    # What stands earlier on the path is what is imported: it comes last, to win.
    for folder in reversed(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                names = [one.name for one in entries if one.name.endswith(_SUFFIX)]
        except OSError:
            continue
        for name in names:
            library, _, version = name.removesuffix(_SUFFIX).partition("-")
            yield _plain(library), version


def _plain(name: str) -> str:
    """Give a distribution's name as it is compared (PEP 503)."""
    return name.lower().replace("-", "_").replace(".", "_")


def _told(name: str) -> str:
    """Ask where no folder's name tells it, as with an egg."""
    version: str = import_module("importlib.metadata").version(name)
    return version


def _native_version(library: str, function: str) -> str:
    """Ask a system library for its version; rendering says so where it is missing."""
    try:
        ask = getattr(ctypes.CDLL(library), function)
    except OSError:
        return ""
    ask.restype = ctypes.c_char_p
    text: bytes = ask()
    return text.decode()
