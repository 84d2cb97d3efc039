"""Word files that are refused before any of them is opened, each for its own reason."""

import pytest

from handoutkit.codes import FOREIGN_TOO_LARGE, FOREIGN_UNREADABLE
from handoutkit.importers.bounds import docx_fault
from tests.importers import zoo

TOO_LARGE, UNREADABLE = FOREIGN_TOO_LARGE.id, FOREIGN_UNREADABLE.id


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (zoo.zip_bomb(), TOO_LARGE, "times its size"),
        (zoo.claimed_sizes(), TOO_LARGE, "300 MB"),
        (zoo.outside_names(), UNREADABLE, "outside"),
        (zoo.locked(), UNREADABLE, "password"),
        (zoo.billion_laughs(), UNREADABLE, "DOCTYPE"),
        (zoo.reads_a_file("/etc/passwd"), UNREADABLE, "DOCTYPE"),
        (zoo.deep_xml(), UNREADABLE, "deep"),
        (zoo.broken_xml(), UNREADABLE, "broken XML"),
        (zoo.harmless_docx()[:-40], UNREADABLE, "broken archive"),
        (zoo.docx("x", {"word/a.xml": b"\xff\xfe<\0!\0"}), UNREADABLE, "broken XML"),
    ],
)
def test_it_is_refused_for_a_reason(data: bytes, code: str, words: str) -> None:
    fault = docx_fault(data, "a.docx")

    assert fault is not None
    assert (fault.code, words in fault.message) == (code, True), fault
    assert fault.hint


def test_parts_over_each_other_are_refused() -> None:
    fault = docx_fault(zoo.overlapping(), "a.docx")

    assert fault is not None
    assert fault.code in (TOO_LARGE, UNREADABLE)


def test_a_doctype_hidden_in_another_encoding_is_found() -> None:
    laughs = zoo.document("", '<!DOCTYPE w:document [<!ENTITY a "b">]>').encode("utf-16")

    fault = docx_fault(zoo.docx("<a/>", {"word/styles.xml": laughs}), "a.docx")

    assert fault is not None
    assert "DOCTYPE" in fault.message


def test_a_harmless_file_is_opened() -> None:
    assert docx_fault(zoo.harmless_docx(), "a.docx") is None
    screenshot = {"word/media/image1.bmp": b"\xff" * 5_000_000}
    assert docx_fault(zoo.docx(zoo.document(zoo.paragraph("x")), screenshot), "a.docx") is None
