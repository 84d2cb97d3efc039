"""The edition code: what a handout says, in eight characters.

Knows neither layout nor clinic nor patient.
"""

import hashlib

from handoutkit.model.canonical import canonical_bytes
from handoutkit.model.handout import Handout

# Crockford's base 32 leaves out I, L, O and U: https://www.crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# What stands around the content, where it was written and what of, is not the content.
_LEFT_OUT = frozenset(
    {
        *("place", "end", "title_place", "translation"),
        *("articles", "clinic", "notice", "other_languages", "reference", "code", "is_checked"),
    }
)


def edition_code(handout: Handout) -> str:
    """Give 8 Crockford base-32 characters of the SHA-256 over the content and its language."""
    content = canonical_bytes(handout, _LEFT_OUT)
    number = int.from_bytes(hashlib.sha256(content).digest()[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
