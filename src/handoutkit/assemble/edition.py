"""The edition code: what a handout says, in eight characters.

Knows neither layout nor clinic nor patient.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias

from handoutkit.findings import Place
from handoutkit.model.handout import Handout
from handoutkit.model.library import Image

# Crockford's base 32 leaves out I, L, O and U: https://www.crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
Canonical: TypeAlias = "str | int | float | bool | list[Canonical] | None"

# What stands around the content, and where it was written, is not the content.
_LEFT_OUT = {
    *("place", "end", "articles", "clinic", "notice", "other_languages", "reference", "code"),
}


def edition_code(handout: Handout) -> str:
    """Give 8 Crockford base-32 characters of the SHA-256 over the content and its language."""
    text = json.dumps(_canonical(handout), ensure_ascii=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode("ascii")).digest()[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _canonical(value: object) -> Canonical:
    match value:
        case None | bool() | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Image():
            return [value.path, hashlib.sha256(value.data).hexdigest()]
        case tuple() | list():
            return [_canonical(item) for item in value]
        case dict():
            return [[str(key), _canonical(item)] for key, item in sorted(value.items())]
        case Place():
            return None
        case _ if is_dataclass(value):
            shown = [f.name for f in fields(value) if f.name not in _LEFT_OUT]
            pairs: list[Canonical] = [[name, _canonical(getattr(value, name))] for name in shown]
            return [type(value).__name__, *pairs]
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
