"""Attributes as the notations of other tools write them: `key="value"`, `.class`, `#id`."""

import re
from dataclasses import dataclass, field

_PART = re.compile(
    r"""([#.])([\w:.-]{1,100})|([\w:@-]{1,60})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}|([^\s"'>}]+))"""
    r"""|"([^"]*)"|'([^']*)'|([^\s"'{}=]+)"""
)
# Attributes whose values readers see.
_SEEN = ("title", "caption", "label", "header", "heading", "summary", "text", "content", "name")


@dataclass(frozen=True, slots=True)
class Attributes:
    """Classes, the id, keys with values, and words and quoted texts that stand alone."""

    classes: tuple[str, ...] = ()
    id: str = ""
    values: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()

    def first(self, *keys: str) -> str:
        """Give the value of the first of the keys that there is."""
        return next((self.values[key] for key in keys if self.values.get(key)), "")

    @property
    def seen(self) -> str:
        """The words that readers see: a title, a caption."""
        return self.first(*_SEEN)


def attributes_in(written: str) -> Attributes:
    """Read attributes in any of the notations."""
    classes: list[str] = []
    words: list[str] = []
    quoted: list[str] = []
    values: dict[str, str] = {}
    name = ""
    for match in _PART.finditer(written):
        sign, marked, key, *rest = match.groups()
        value, alone = next((v for v in rest[:4] if v is not None), ""), rest[4:]
        if sign == ".":
            classes.append(marked)
        elif sign:
            name = marked
        elif key:
            values[key.lower()] = value.strip("\"'`")
        elif alone[2] is not None:
            words.append(alone[2])
        else:
            quoted.append(alone[0] if alone[0] is not None else alone[1])
    classes += values.get("class", "").split() + values.get("classname", "").split()
    return Attributes(tuple(classes), name, values, tuple(words), tuple(quoted))
