"""The regular expressions that pages are read with.

tinyhtml5 2.1 means to keep them and keeps them under another key than it looks them up by, so that
it makes each anew for each word of a page.
"""

import re
from typing import TypeAlias

_Key: TypeAlias = tuple[str | tuple[str, ...] | frozenset[str], bool]


class Expressions(dict[_Key, re.Pattern[str]]):
    """The expression that matches characters up to some others, or these alone; made once."""

    def __missing__(self, key: _Key) -> re.Pattern[str]:
        characters, opposite = key
        listed = "".join(f"\\x{ord(one):02x}" for one in characters)
        expression = re.compile(f"[{listed}]+" if opposite else f"[^{listed}]+")
        self[key] = expression
        return expression
