"""One form for values that say the same, so that digests can be taken of them.

Knows neither what the digests are for nor where the values were written.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring_ascii as _quoted
from typing import TypeAlias, cast

from handoutkit.findings import Place
from handoutkit.model.fields import field_names
from handoutkit.model.library import Image

_PLACES = frozenset({"place", "end"})
_OF_THEIR_OWN = (Place, Image, str, int, float, tuple, list, dict, date)
_SPACE = re.compile(r"[ \t\n]+")
_DIGITS = 8


def canonical_bytes(
    value: object, left_out: frozenset[str], text: Callable[[str], str] = str
) -> bytes:
    """Give the canonical form of a value, without the fields `left_out` and those without a value.

    Every text goes through `text`.
    """
    return _written(value, left_out, text).encode("ascii")


def block_digest(value: object) -> str:
    """Give a short digest of what a block says: its places and its white space do not matter."""
    form = canonical_bytes(value, _PLACES, lambda text: _SPACE.sub(" ", text))
    return hashlib.sha256(form).hexdigest()[:_DIGITS]


def _written(value: object, left_out: frozenset[str], text: Callable[[str], str]) -> str:
    """Write a value as JSON. Texts, tuples and our own values are nearly all there is."""
    kind: type = value.__class__
    if kind is str:
        return _quoted(text(cast("str", value)))
    if kind is tuple:
        items = [_written(item, left_out, text) for item in cast("tuple[object, ...]", value)]
        return f"[{','.join(items)}]"
    if kind is int:
        return repr(value)
    if kind is bool:
        return "true" if value else "false"
    shape = _shape(kind, left_out)
    if shape is None:
        return _rarely_written(value, left_out, text)
    head, names = shape
    parts = [head]
    for name, key in names:
        item = getattr(value, name)
        if item is not None:
            parts += (key, _written(item, left_out, text), "]")
    parts.append("]")
    return "".join(parts)


def _rarely_written(value: object, left_out: frozenset[str], text: Callable[[str], str]) -> str:
    match value:
        case str():
            return _quoted(text(value))
        case None | bool() | int() | float():
            return json.dumps(value)
        case date():
            return _quoted(value.isoformat())
        case Image():
            return f'[{_quoted(value.path)},"{hashlib.sha256(value.data).hexdigest()}"]'
        case tuple() | list():
            return _written(tuple(value), left_out, text)
        case dict():
            pairs = sorted(value.items())
            items = [f"[{_quoted(str(key))},{_written(one, left_out, text)}]" for key, one in pairs]
            return f"[{','.join(items)}]"
        case Place():
            return "null"
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")


_Shape: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=512)
def _shape(kind: type, left_out: frozenset[str]) -> _Shape | None:
    """Give how a value of a class of fields begins, and its fields, each with how it begins."""
    if issubclass(kind, _OF_THEIR_OWN) or not (known := field_names(kind)):
        return None
    names = (name for name in known if name not in left_out)
    return f"[{_quoted(kind.__name__)}", tuple((name, f",[{_quoted(name)},") for name in names)
