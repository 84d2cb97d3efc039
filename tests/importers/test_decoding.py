"""Encodings: certain ones are silent, guesses are told, what is no text is refused."""

import time

import pytest

from handoutkit.codes import (
    ENCODING_GUESSED,
    FOREIGN_TOO_LARGE,
    FOREIGN_UNREADABLE,
    FORM_LOST,
)
from handoutkit.findings import Place
from handoutkit.importers.decoding import MAX_TEXT, decode

GERMAN = "Größe: 5 µg täglich\nfür Erwachsene – „nicht mehr“\n"
SPANISH = "¿Qué debo saber?\nNo tome más de 250 µg al día.\n"
RUSSIAN = "Принимайте по одной таблетке в день, не больше. " * 3


def codes(outcome: object) -> list[str]:
    return [finding.code for finding in outcome.findings]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"text\0with a NUL",
        b"\xff\xfe\x00\xd8\x00",  # UTF-16 that breaks off
        RUSSIAN.encode("cp1251"),
        b"\x00\x01\x02\x03" * 50,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    outcome = decode(data, "f.txt")

    assert outcome.value is None
    assert codes(outcome) == [FOREIGN_UNREADABLE.id]
    assert outcome.findings[0].hint


def test_a_text_beyond_the_limit_is_refused() -> None:
    outcome = decode(b"a" * (MAX_TEXT + 1), "f.txt")

    assert (outcome.value, codes(outcome)) == (None, [FOREIGN_TOO_LARGE.id])


@pytest.mark.parametrize("text", [GERMAN, SPANISH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_marked_encodings_and_utf_8_are_certain(text: str, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")

    outcome = decode(mark + text.encode(encoding), "f.txt")

    assert (outcome.value, outcome.findings) == (text, ())


@pytest.mark.parametrize("text", [GERMAN, SPANISH, "plain letters only\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_a_guess(text: str, encoding: str) -> None:
    outcome = decode(text.encode(encoding), "f.txt")

    assert (outcome.value, codes(outcome)) == (text, [ENCODING_GUESSED.id])


@pytest.mark.parametrize("text", [GERMAN, SPANISH, "30 °C", "L’été à l’hôpital coûte 5 €."])
def test_windows_1252_is_a_guess_told_where_it_matters(text: str) -> None:
    outcome = decode(text.encode("cp1252"), "f.txt")

    assert (outcome.value, codes(outcome)) == (text, [ENCODING_GUESSED.id])
    assert "Windows-1252" in outcome.findings[0].message


def test_a_guess_shows_the_first_word_that_depends_on_it() -> None:
    (finding,) = decode("plain\nto take 5 µg".encode("cp1252"), "f.txt").findings

    assert finding.place == Place("f.txt", 2, 11)
    assert "µg" in finding.message


def test_utf_8_with_a_pasted_sign_of_windows_1252_keeps_its_accents() -> None:
    data = "Größe für Ältere: ".encode() + "5 µg".encode("cp1252")

    outcome = decode(data, "f.txt")

    assert (outcome.value, codes(outcome)) == ("Größe für Ältere: 5 µg", [ENCODING_GUESSED.id])


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<html><head><meta charset="iso-8859-2">', "iso-8859-2"),
        (
            '<html><head><meta http-equiv="Content-Type" content="text/html;charset=windows-1251">',
            "cp1251",
        ),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><html>', "cp1252"),
        ("<html><meta charset='Shift_JIS'>", "shift_jis"),
    ],
)
def test_a_page_says_what_its_encoding_is(head: str, encoding: str) -> None:
    words = {"iso-8859-2": "łzy", "cp1251": "доза", "cp1252": "dös", "shift_jis": "薬"}[encoding]

    outcome = decode((head + words).encode(encoding), "f.html")

    assert (outcome.value, outcome.findings) == (head + words, ())


def test_a_page_that_names_another_encoding_than_its_own_is_read_as_utf_8() -> None:
    page = '<html><meta charset="iso-8859-1"><p>Größe'

    assert decode(page.encode(), "f.html").value == page


@pytest.mark.parametrize("label", ["utf-7", "rot13", "idna", "no-such-thing", "unicode_escape"])
def test_odd_encodings_of_a_page_are_not_used(label: str) -> None:
    page = f'<html><meta charset="{label}"><p>5 µg'

    outcome = decode(page.encode("cp1252"), "f.html")

    assert (outcome.value, codes(outcome)) == (page, [ENCODING_GUESSED.id])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_lines_end_with_line_feeds(end: str) -> None:
    assert decode(f"a{end}b{end}".encode(), "f.txt").value == "a\nb\n"


def test_ends_of_pages_part_no_line_and_count_as_none() -> None:
    assert decode(b"a\n\x0cb\nc\x0c\nd\x0ce", "f.txt").value == "a\nb\nc\nd e"


def test_mojibake_stays_as_it_is() -> None:
    damaged = "fÃ¼r Ã„ltere"

    assert decode(damaged.encode(), "f.txt").value == damaged


def test_windows_1252_in_the_clothes_of_latin_1_gets_its_signs() -> None:
    assert decode("it\x92s 5\x966".encode(), "f.txt").value == "it’s 5–6"


@pytest.mark.parametrize("sign", ["\x1f", "\x1e", "\x02", "\uf06d", "\ufffe", "\x81"])
def test_what_cannot_be_printed_is_never_dropped_between_numbers(sign: str) -> None:
    outcome = decode(f"Take\n5{sign}10 mg".encode(), "f.txt")

    assert (outcome.value, codes(outcome)) == ("Take\n5\ufffd10 mg", [FORM_LOST.id])
    assert outcome.findings[0].place == Place("f.txt", 2, 2)


def test_signs_of_lists_are_bullets() -> None:
    signs = "\uf0b7\tone\n  \uf0a7 two\n- \x82 three\n1. \uf0d8 four"

    assert decode(signs.encode(), "f.txt").value == "•\tone\n  • two\n-  three\n1.  four"


def test_nothing_and_only_a_mark_are_an_empty_text() -> None:
    assert decode(b"", "f.txt").value == ""
    assert decode(b"\xef\xbb\xbf", "f.txt").value == ""
    assert decode(b"\xff\xfe", "f.txt").value == ""


@pytest.mark.parametrize(
    "bait",
    [
        b"<meta " * 30_000,
        b"\xc3" * 200_000,
        b"\xff\x00" * 100_000,
        b"\x0c" * 200_000,
        b"\r" * 200_000,
        b"\x02" * 200_000,
    ],
)
def test_decoding_takes_time_that_grows_with_the_text_only(bait: bytes) -> None:
    start = time.perf_counter()
    decode(bait, "f.txt")
    assert time.perf_counter() - start < 1
