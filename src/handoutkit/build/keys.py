"""Keys: digests of all that shapes an output, found without importing a renderer.

Time stamps decide nothing.
"""

import ctypes
import json
from collections.abc import Mapping
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
    "fonttools",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pillow",
    "pydyf",
    "weasyprint",
)


def versions() -> dict[str, str]:
    """Give the version of the program, of each library that shapes outputs, and of Pango.

    The program's version holds a digest of its modules: a checkout changes without a new number.
    """
    found = {name: version(name) for name in LIBRARIES}
    return {
        "handoutkit": f"{__version__}+{_program_digest()[:12]}",
        "pango": _pango_version(),
        **found,
    }


def _program_digest() -> str:
    package = Path(__file__).parents[1]
    modules = sorted((*package.rglob("*.py"), *package.rglob("*.po")))
    return digest("".join(digest(module.read_bytes()) for module in modules).encode("ascii"))


def _pango_version() -> str:
    try:
        pango = ctypes.CDLL("libpango-1.0.so.0")
    except OSError:
        return ""
    pango.pango_version_string.restype = ctypes.c_char_p
    text: bytes = pango.pango_version_string()
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
    """Give the present digest of each font file that outputs were set in.

    None for one that is gone.
    """
    paths = {path for record in manifest.outputs.values() for path in record.fonts}
    return {path: digest(Path(path).read_bytes()) for path in paths if Path(path).is_file()}


def output_key(
    output: Output,
    *,
    inputs: Mapping[str, str],
    styles: Mapping[str, str],
    versions: Mapping[str, str],
) -> str:
    """Give the key of an output.

    The digest of what it is, its sources, the styles and the versions.
    """
    shaping = {
        "output": [output.condition, output.lang, output.format],
        "inputs": dict(inputs),
        "styles": dict(styles),
        "versions": dict(versions),
    }
    return digest(json.dumps(shaping, sort_keys=True).encode("utf-8"))
