"""Keys: digests of all that shapes an output, found without importing a renderer.

Time stamps decide nothing.
"""

import ctypes
import json
import platform
import zlib
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from handoutkit import __version__
from handoutkit.build.manifest import Manifest
from handoutkit.build.request import Output
from handoutkit.disk import Disk, digest

# The libraries whose versions shape an output's bytes.
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


def versions() -> dict[str, str]:
    """Give the version of the program, and of all that shapes outputs beside it.

    The program's version holds a digest of its modules: a checkout changes without a new number.
    """
    found = {name: version(name) for name in LIBRARIES}
    return {
        "handoutkit": f"{__version__}+{_program_digest()[:12]}",
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "pango": _native_version("libpango-1.0.so.0", "pango_version_string"),
        "harfbuzz": _native_version("libharfbuzz.so.0", "hb_version_string"),
        **found,
    }


def _program_digest() -> str:
    package = Path(__file__).parents[1]
    modules = sorted((*package.rglob("*.py"), *package.rglob("*.po")))
    return digest("".join(digest(module.read_bytes()) for module in modules).encode("ascii"))


def _native_version(library: str, function: str) -> str:
    """Ask a system library for its version; rendering says so where it is missing."""
    try:
        ask = getattr(ctypes.CDLL(library), function)
    except OSError:
        return ""
    ask.restype = ctypes.c_char_p
    text: bytes = ask()
    return text.decode()


def digests(disk: Disk, folder: str) -> dict[str, str]:
    """Give the digest of each file in a folder and the folders inside it, by path.

    A file that cannot be read has none: whoever needs it says so.
    """
    found: dict[str, str] = {}
    for name in disk.listing(folder):
        path = f"{folder}/{name}" if folder else name
        try:
            if disk.is_file(path):
                found[path] = digest(disk.read(path))
            else:
                found |= digests(disk, path)
        except OSError:
            continue
    return found


def font_digests(manifest: Manifest) -> dict[str, str]:
    """Give the present digest of each font file that outputs were set in, if it is still there."""
    found: dict[str, str] = {}
    for path in {path for record in manifest.outputs.values() for path in record.fonts}:
        with suppress(OSError):
            found[path] = digest(Path(path).read_bytes())
    return found


def output_key(
    output: Output,
    *,
    inputs: Mapping[str, str],
    styles: Mapping[str, str],
    versions: Mapping[str, str],
    is_checked: bool = True,
) -> str:
    """Give the key of an output: the digest of what it is, its sources, styles and versions."""
    shaping = {
        "output": [output.condition, output.lang, output.format, output.edition, output.paper],
        "inputs": dict(inputs),
        "styles": dict(styles),
        "versions": dict(versions),
        "checked": is_checked,
    }
    return digest(json.dumps(shaping, sort_keys=True).encode("utf-8"))
