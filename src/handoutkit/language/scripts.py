"""Characters and fonts: which need a glyph, and which Debian package brings one.

Knows not what is installed.
"""

import unicodedata
from bisect import bisect_right

CORE = "fonts-noto-core"
CJK = "fonts-noto-cjk"
SYMBOLS = "fonts-symbola"

# By the first words of a family's name; the first that fits counts.
_PACKAGES = (
    ("noto sans cjk", CJK),
    ("noto serif cjk", CJK),
    ("noto sans mono cjk", CJK),
    ("noto color emoji", "fonts-noto-color-emoji"),
    ("noto mono", "fonts-noto-mono"),
    ("noto", CORE),
    ("symbola", SYMBOLS),
    ("dejavu", "fonts-dejavu-core"),
    ("liberation", "fonts-liberation2"),
)

# Where something else begins: Unicode's blocks, told apart by who draws them. fonts-noto-extra has
# other weights of what fonts-noto-core draws, and no script more.
_BLOCKS = (
    (0x0000, CORE),
    (0x1100, CJK),  # Hangul Jamo
    (0x1200, CORE),
    (0x2E80, CJK),  # radicals, kana, ideographs and what stands among them
    (0xA000, CORE),  # Yi
    (0xA960, CJK),
    (0xA980, CORE),
    (0xAC00, CJK),  # Hangul
    (0xD800, ""),  # private use
    (0xF900, CJK),
    (0xFB00, CORE),
    (0xFE10, CJK),
    (0xFE20, CORE),
    (0xFE30, CJK),
    (0xFE70, CORE),
    (0xFF00, CJK),
    (0xFFF0, CORE),
    (0x1AFF0, CJK),  # kana
    (0x1B170, CORE),
    (0x1F000, SYMBOLS),
    (0x1FB00, CORE),
    (0x20000, CJK),
    (0xE0000, ""),
)
_STARTS = tuple(start for start, _ in _BLOCKS)

# Unicode's Default_Ignorable_Code_Point: a renderer shows nothing where no font has them.
_IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)

# The scripts of South and Southeast Asia, whose letters stack and change places; then Arabic.
_STACKING = (
    *((0x0900, 0x109F), (0x1700, 0x17FF), (0x1900, 0x1CFF), (0xA800, 0xA82F), (0xA840, 0xABFF)),
    (0x11000, 0x11FFF),
)
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF))


def is_read_back(text: str, family: str) -> bool:
    """Tell whether a text can be read back from its glyphs in a font, letter by letter."""
    if text.isascii():
        return True
    # Fonts in Nastaliq put letters together from strokes and dots that other letters have as well.
    lost = (*_STACKING, *(_ARABIC if "nastaliq" in family.casefold() else ()))
    return not any(first <= ord(one) <= last for one in text for first, last in lost)


def needs_glyph(character: str) -> bool:
    """Tell whether a font must have a character: spaces, controls and joiners show nothing."""
    if unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc"):
        return False
    point = ord(character)
    return not any(first <= point <= last for first, last in _IGNORABLE)


def package_of(family: str) -> str:
    """Give the Debian package of a family of fonts; nothing where none is known."""
    name = family.casefold()
    return next((package for start, package in _PACKAGES if name.startswith(start)), "")


def package_for(character: str) -> str:
    """Give the Debian package whose fonts draw a character; nothing where none does."""
    if unicodedata.category(character) in ("Cn", "Co", "Cs"):
        return ""
    return _BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]
