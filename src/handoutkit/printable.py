"""Names that can be told, whatever their bytes are. Knows not what they name."""


def printable(name: str) -> str:
    """Give a name with what is not Unicode in it written out: it can be told, and opens nothing."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
