"""The names of a value's fields, whichever library its class is made with. Knows no class."""

from dataclasses import fields, is_dataclass

from msgspec import Struct


def field_names(kind: type) -> tuple[str, ...]:
    """Give the names of the fields of a class of values, in order; none of any other class."""
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind))
    return kind.__struct_fields__ if issubclass(kind, Struct) else ()
