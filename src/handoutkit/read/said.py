"""How authors' words are repeated to them: quoted, and set right where they are misspelt."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_ALIKE = 0.6
_PARTS = re.compile("[-_ ]")


def quote(text: str) -> str:
    """Give the text in quotes, on one line and not too long."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[:_LONGEST]}…"'


def listing(words: Iterable[str]) -> str:
    """Give words one after the other, as a hint lists what there is."""
    return ", ".join(words) or "none"


def nearest(word: str, known: Iterable[str], alike: float = _ALIKE) -> str | None:
    """Give the known word most like `word`, if one is like it at all."""
    words = sorted(known)
    parts = sorted(_PARTS.split(word))
    turned = [other for other in words if len(parts) > 1 and sorted(_PARTS.split(other)) == parts]
    matches = turned or get_close_matches(word[:_LONGEST], words, n=1, cutoff=alike)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Ask whether the nearest known word was meant; say `otherwise` where none is near."""
    guess = nearest(word, known)
    return f'Did you mean "{guess}"?' if guess else otherwise
