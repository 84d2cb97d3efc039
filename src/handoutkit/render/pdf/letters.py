"""The letters that copies of one layout can be filled with. Knows letters, nothing of fonts.

A fixed set each, so that a copy has the same bytes whoever else gets one, and the fonts in it do
not tell of other persons' names.
"""

from collections.abc import Mapping
from typing import Literal

Alphabet = Literal["latin", "european"]

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SIGNS = "‐–—‘’‚“”„•…‹›€™"

_LATIN = (
    *map(chr, range(0x21, 0x7F)),
    *(chr(one) for one in range(0xA1, 0x180) if chr(one) != _SOFT_HYPHEN),
    *"ȘșȚțẞ",
    *_SIGNS,
)
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "fj", "ft", "tt", "ti", "Th")
_EUROPEAN = (
    *(chr(one) for one in range(0x370, 0x400) if chr(one).isalpha()),
    *map(chr, range(0x400, 0x460)),
    *"ҐґҒғҚқҢңҮүҰұҲҳӘәӨө",
    *map(chr, range(0x1EA0, 0x1EFA)),
    *"ƠơƯư",
)

LETTERS: Mapping[Alphabet, tuple[str, ...]] = {
    "latin": (*_LATIN, *_LIGATURES),
    "european": (*_LATIN, *_LIGATURES, *_EUROPEAN),
}
"""Characters and ligatures: those of languages in Latin script; Greek, Cyrillic and Vietnamese."""

_OF: Mapping[Alphabet, frozenset[str]] = {
    name: frozenset("".join(letters) + " ") for name, letters in LETTERS.items()
}


def alphabet_of(text: str) -> Alphabet | None:
    """Give the smallest alphabet that a text can be written with, if there is one."""
    return next((name for name, letters in _OF.items() if letters.issuperset(text)), None)
