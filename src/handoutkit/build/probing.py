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

from handoutkit.build.doctor import LIBRARIES, OPTIONAL, Probes, Stack
from handoutkit.build.sources import styles_of
from handoutkit.disk import FolderDisk
from handoutkit.errors import RenderingFailed
from handoutkit.fontconfig import is_installed
from handoutkit.read.settings import read_settings
from handoutkit.render.stacks import stacks_of

# fontconfig tells scripts by country where they go by country.
_CHINESE = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh-hk": "zh-hk"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def probe(languages: Iterable[str], out: Path | None, root: Path | None = None) -> Probes:
    """Look for all that may be needed to print these languages into a folder.

    `root` is the library's, whose style sheets may name other fonts.
    """
    programs = {name: shutil.which(name) or "" for name in ("fc-list", *OPTIONAL)}
    browsers = (path for name in _BROWSERS if (path := shutil.which(name)))
    return Probes(
        python=sys.version_info[:3],
        libraries={name: _opens(name) for name in LIBRARIES},
        programs={**programs, "chromium": next(browsers, "")},
        fonts=_fonts(languages, root) if programs["fc-list"] else {},
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


def _fonts(languages: Iterable[str], root: Path | None) -> dict[str, Stack]:
    try:
        stacks = stacks_of(styles_of(root), {})
    except RenderingFailed:
        # Which sheet cannot be read is for `build` to say.
        stacks = stacks_of(styles_of(None), {})
    return {lang: _stack(stacks.of(lang), _families(lang)) for lang in languages}


def _stack(named: tuple[str, ...], lettered: tuple[str, ...]) -> Stack:
    return Stack(
        named=named,
        present=tuple(family for family in named if is_installed(family)),
        # Where only generic names stand, any font may be chosen.
        lettered=tuple(family for family in named or lettered if family in lettered),
    )


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
