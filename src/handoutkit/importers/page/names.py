"""Names of elements and classes, written as a line of words."""


def named(words: str) -> frozenset[str]:
    """Give the set of the words."""
    return frozenset(words.split())
