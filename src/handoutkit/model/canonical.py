"""One form for values that say the same, so that digests can be taken of them.

Knows neither what the digests are for nor where the values were written.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from handoutkit.findings import Place
from handoutkit.model.library import Image

Canonical: TypeAlias = "str | int | float | bool | list[Canonical] | None"

_PLACES = frozenset({"place", "end"})
_SPACE = re.compile(r"[ \t\n]+")
_DIGITS = 8


def canonical_bytes(
    value: object, left_out: frozenset[str], text: Callable[[str], str] = str
) -> bytes:
    """Give the canonical form of a value, without the fields `left_out` and those without a value.

    Every text goes through `text`.
    """
    form = _canonical(value, left_out, text)
    return json.dumps(form, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def block_digest(value: object) -> str:
    """Give a short digest of what a block says: its places and its white space do not matter."""
    form = canonical_bytes(value, _PLACES, lambda text: _SPACE.sub(" ", text))
    return hashlib.sha256(form).hexdigest()[:_DIGITS]


def _canonical(value: object, left_out: frozenset[str], text: Callable[[str], str]) -> Canonical:
    match value:
        case str():
            return text(value)
        case None | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Image():
            return [value.path, hashlib.sha256(value.data).hexdigest()]
        case tuple() | list():
            return [_canonical(item, left_out, text) for item in value]
        case dict():
            pairs = sorted(value.items())
            return [[str(key), _canonical(item, left_out, text)] for key, item in pairs]
        case Place():
            return None
        case _ if is_dataclass(value):
            shown = ((name, getattr(value, name)) for name in _names(value.__class__))
            return [
                type(value).__name__,
                *(
                    [name, _canonical(item, left_out, text)]
                    for name, item in shown
                    if name not in left_out and item is not None
                ),
            ]
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Give the names of a data class's fields."""
    return tuple(field.name for field in fields(kind))
