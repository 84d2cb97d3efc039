"""The fonts that are installed, as fontconfig tells: asked once in a process.

Knows neither languages nor style sheets.
"""

import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from handoutkit.errors import DependencyMissing

_FORMAT = "%{file}\t%{family}\t%{charset}\n"


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a font: its file, the names of its families, and its characters as ranges."""

    file: str
    families: tuple[str, ...]
    charset: str


@dataclass(frozen=True, slots=True)
class Characters:
    """A set of characters: the first of each range, and the last."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        """Tell whether a character is one of them."""
        point = ord(character)
        at = bisect_right(self.firsts, point) - 1
        return at >= 0 and point <= self.lasts[at]


@cache
def faces() -> Mapping[str, tuple[Face, ...]]:
    """Give the faces of each family that is installed, by its name in small letters.

    Raises:
        DependencyMissing: fontconfig's `fc-list` is not installed.
    """
    found: dict[str, list[Face]] = {}
    for line in _listed().splitlines():
        file, names, charset = line.split("\t")
        face = Face(file, tuple(names.split(",")), charset)
        for name in face.families:
            found.setdefault(name.casefold(), []).append(face)
    return {name: tuple(sorted(of, key=lambda one: one.file)) for name, of in found.items()}


def is_installed(family: str) -> bool:
    """Tell whether a family is there."""
    return family.casefold() in faces()


def files_of(family: str) -> tuple[str, ...]:
    """Give the paths of a family's files."""
    return tuple(dict.fromkeys(face.file for face in faces().get(family.casefold(), ())))


def lacking(characters: Iterable[str], families: Iterable[str]) -> frozenset[str]:
    """Give the characters that no face of the families has.

    A face that lacks one, such as the bold one, is helped out by the others of its family.
    """
    left = frozenset(characters)
    for family in families:
        if not left:
            break
        for charset in {face.charset for face in faces().get(family.casefold(), ())}:
            has = characters_of(charset)
            left = frozenset(one for one in left if one not in has)
    return left


@cache
def characters_of(charset: str) -> Characters:
    """Read ranges as fontconfig writes them: `20-7e a0 ac-17f`."""
    ranges = [one.split("-") for one in charset.split()]
    return Characters(
        tuple(int(one[0], 16) for one in ranges), tuple(int(one[-1], 16) for one in ranges)
    )


def _listed() -> str:
    try:
        done = subprocess.run(["fc-list", "--format", _FORMAT], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise DependencyMissing(
            "fontconfig's fc-list is not installed",
            remedy="On Debian or Ubuntu: apt-get install fontconfig. "
            "`handout doctor` says what else is missing.",
        ) from error
    return done.stdout.decode("utf-8", errors="surrogateescape")
