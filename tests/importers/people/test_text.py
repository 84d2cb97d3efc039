"""The encodings that tables come in are read, and what is a guess is called one."""

import pytest

from handoutkit.importers.people.text import TableText, table_text

NAME = "María Ejemplo, Łukasz"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Ana".encode("utf-16-le"),
        b"\xff\xfeA",
        b"\xef\xbb\xbf\xff",
        "A\0na".encode("utf-16"),
    ],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert table_text(data) is None


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_what_its_bytes_tell_is_no_guess(encoding: str, name: str) -> None:
    assert table_text(NAME.encode(encoding)) == TableText(NAME, name)


def test_what_spreadsheets_write_is_read_and_called_a_guess() -> None:
    text = "Núñez €"
    assert table_text(text.encode("cp1252")) == TableText(text, "Windows-1252", is_guess=True)
    assert table_text(b"\x81\xe9") == TableText("\x81é", "Latin-1", is_guess=True)
