"""Text as it is compared: without accents, capitals, and differences of quotes, dashes and spaces.

Knows no words.
"""

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": "",
    }
)


def folded(text: str) -> str:
    """Give a text in small letters without accents, its spaces single, its quotes straight."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text.translate(_ALIKE))
        text = "".join(one for one in parts if not unicodedata.combining(one)).translate(_ALIKE)
    return " ".join(re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", text).casefold().split())


def folded_in_place(text: str) -> str:
    """Fold each character of a text into one, so that places in it are places in the text."""
    return text.casefold() if text.isascii() else "".join(map(_folded_sign, text))


def _folded_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    return unicodedata.normalize("NFKD", sign.translate(_ALIKE) or sign)[0].casefold()[:1]
