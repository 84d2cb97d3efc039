"""Texts: UTF-8 only, and the first byte or character that is not is told with its place."""

import pytest

from handoutkit.codes import UNREADABLE_FILE
from handoutkit.findings import Place
from handoutkit.read.text import MAX_TEXT, Lines, decode


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a\nb\xe9", 2, 2),
        ("ä日\r\nb".encode() + b"\xff", 2, 2),
        (b"\xff\xfea\0", 1, 1),
        (b"a\0", 1, 2),
        (b"a\n\x0cb", 2, 1),
        (b"a\x7f", 1, 2),
        ("it\x92s".encode(), 1, 3),
        ("a\ufffe".encode(), 1, 2),
        (b"a" * (MAX_TEXT + 1), 1, 1),
    ],
)
def test_what_is_no_text_is_told_where(data: bytes, line: int, column: int) -> None:
    outcome = decode(data, "f.md")

    (finding,) = outcome.findings
    assert (finding.code, finding.place) == (UNREADABLE_FILE.id, Place("f.md", line, column))
    assert finding.hint
    assert outcome.value is None


def test_a_byte_order_mark_is_told_and_the_text_is_read() -> None:
    outcome = decode(b"\xef\xbb\xbfa", "f.md")

    assert [finding.place for finding in outcome.findings] == [Place("f.md")]
    assert outcome.value == "a"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_with_a_line_feed(end: str) -> None:
    assert decode(f"a{end}b{end}".encode(), "f.md").value == "a\nb\n"


def test_only_line_feeds_count_as_line_ends() -> None:
    text = "a\u2028b\u0085c\nd"

    assert Lines(text, "f", 5).place(text.index("d")) == Place("f", 6, 1)
    assert Lines(text, "f", 5).place(text.index("c")) == Place("f", 5, 5)
