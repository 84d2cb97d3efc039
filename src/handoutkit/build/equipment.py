"""What shapes an output's bytes on a computer beside its sources, and how two computers differ.

Knows not where the other computer is, nor how it was asked.
"""

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handoutkit.build.versions import versions
from handoutkit.disk import Disk, digest
from handoutkit.fontconfig import files_of
from handoutkit.render.stacks import stacks_of

_SHOWN = 12
"""As many characters of a digest tell two fonts apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two computers have otherwise, and what each has of it; nothing where it is not there."""

    what: str
    here: str
    there: str


def named_families(styles: Disk, languages: Iterable[str]) -> tuple[str, ...]:
    """Give the families that the style sheets for print name for these languages.

    Raises:
        RenderingFailed: a sheet cannot be read.
    """
    stacks = stacks_of(styles, {})
    return tuple(sorted({family for lang in languages for family in stacks.of(lang)}))


@cache
def equipment(families: tuple[str, ...]) -> Mapping[str, str]:
    """Give what shapes bytes here: the machine, all versions, and the files of these families.

    What was found first stays so for the life of the process, as its modules do: one that was
    started before the program was renewed is not taken for a new one.

    Raises:
        DependencyMissing: fontconfig's `fc-list` is not installed.
        ModuleNotFoundError: a library is not installed.
    """
    fonts = {f"font {family}": _font(family) for family in families}
    return {"machine": platform.machine(), **versions(), **fonts}


def _font(family: str) -> str:
    """Give a digest of where a family's files are and what they hold: manifests name both."""
    files = [(path, digest(Path(path).read_bytes())) for path in sorted(files_of(family))]
    return digest(json.dumps(files).encode("ascii"))[:_SHOWN] if files else ""


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[Difference, ...]:
    """Say in what two computers differ."""
    return tuple(
        Difference(name, here.get(name, ""), there.get(name, ""))
        for name in dict.fromkeys((*here, *there))
        if here.get(name, "") != there.get(name, "")
    )
