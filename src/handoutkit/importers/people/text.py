"""The text of a table's bytes, and how sure its encoding is. Knows not what the text says."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

# The mark of UTF-32 begins with that of UTF-16, so it comes first.
_MARKS = (
    (BOM_UTF8, "utf-8", "UTF-8"),
    (BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class TableText:
    """The text of a table, and the name of its encoding; `is_guess` where its bytes do not tell."""

    text: str
    encoding: str
    is_guess: bool = False


def table_text(data: bytes) -> TableText | None:
    """Give the text of a table; none where its bytes are no text.

    Windows-1252 is what spreadsheets in Europe and America write where they do not write UTF-8.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _read(data.removeprefix(mark), encoding, name)
    if b"\0" in data:
        return None
    return (
        _read(data, "utf-8", "UTF-8")
        or _read(data, "cp1252", "Windows-1252", is_guess=True)
        or _read(data, "latin-1", "Latin-1", is_guess=True)
    )


def _read(data: bytes, encoding: str, name: str, *, is_guess: bool = False) -> TableText | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else TableText(text, name, is_guess)
