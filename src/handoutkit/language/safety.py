"""Text that keeps readers safe: doses, warnings, interactions, when to get help.

Knows no headings. Rather takes ordinary text for it than misses a warning.
"""

import re

from handoutkit.language.folding import folded
from handoutkit.language.word_lists import names, pattern

# What blood and bodies are measured in is no dose: 12 mg/dl, 70 kg.
_AMOUNT = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,20}[- ]?(?:mc?g|[µμu]g|ml|iu|g|meq|mmol)(?!\w|\s?/\s?(?:d?l|m|g)\b)"
)
_NUMBER_BEFORE = re.compile(r"(?:\d[\d.,/½-]{0,20}|one|two|un|una|une|ein|eine|zwei|dos|deux) $")
_AMOUNTS = "amount"
_TELLING = ("limits", "emergency")


def is_safety(text: str) -> bool:
    """Tell whether a text names a dose, a danger, or who should ask or get help."""
    words = folded(text)
    lists = (name for name in names("safety") if name != _AMOUNTS)
    return any(_finds(name, words) for name in lists) or names_amount(text)


def is_instruction(text: str) -> bool:
    """Tell whether a text says how much to take, what not to do, or when to get help."""
    words = folded(text)
    return any(_finds(name, words) for name in _TELLING) or names_amount(text)


def _finds(name: str, words: str) -> bool:
    return pattern("safety", name).search(words) is not None


def names_amount(text: str) -> bool:
    """Tell whether a number stands before a unit, or before tablets, drops and the like."""
    words = folded(text)
    return _AMOUNT.search(words) is not None or any(
        _NUMBER_BEFORE.search(words[max(0, unit.start() - 24) : unit.start()])
        for unit in pattern("safety", _AMOUNTS).finditer(words)
    )
