"""Look what is installed here. Knows not what of it is needed, and imports no renderer.

A renderer that lacks something cannot be imported.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from handoutkit.build.doctor import LIBRARIES, OPTIONAL, Probes
from handoutkit.disk import FolderDisk
from handoutkit.read.settings import read_settings

# fontconfig tells scripts by country where they go by country.
_CHINESE = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh-hk": "zh-hk"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def probe(languages: Iterable[str], out: Path | None) -> Probes:
    """Look for all that may be needed to print these languages into a folder."""
    programs = {name: shutil.which(name) or "" for name in ("fc-list", *OPTIONAL)}
    browsers = (path for name in _BROWSERS if (path := shutil.which(name)))
    return Probes(
        python=sys.version_info[:3],
        libraries={name: _opens(name) for name in LIBRARIES},
        programs={**programs, "chromium": next(browsers, "")},
        fonts={lang: _families(lang) for lang in languages} if programs["fc-list"] else {},
        out="" if out is None else str(out),
        refusal="" if out is None else _refusal(out),
    )


def languages_of(root: Path) -> tuple[str, ...]:
    """Give the languages of a library; none where its settings cannot be read."""
    settings = read_settings(FolderDisk(root)).value
    return settings.languages if settings else ()


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _families(lang: str) -> tuple[str, ...]:
    """Give the families of the fonts that have the letters of a language."""
    lower = lang.lower()
    asked = next((_CHINESE[tag] for tag in (lower, lower[:7], lower[:2]) if tag in _CHINESE), "")
    asked = asked or lower.split("-")[0]
    done = subprocess.run(
        ["fc-list", "--format", "%{family[0]}\n", f":lang={asked}"],
        capture_output=True,
        check=False,
        text=True,
    )
    return tuple(sorted(set(done.stdout.splitlines())))


def _refusal(folder: Path) -> str:
    """Say why a folder cannot be written to; it need not be there yet."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    if not nearest.is_dir():
        return f"{nearest} is a file"
    if not os.access(nearest, os.W_OK | os.X_OK):
        return f"{nearest} may not be written to"
    return ""
