"""A file whose objects are written down once has the bytes that it had."""

import zlib

import pydyf
import pytest
from weasyprint import HTML

from handoutkit.render.pdf.settled import settle, stream_data

PAGE = "<html lang=en><title>Sleep</title><h1 id=a>Sleep</h1><p><a href='#a'>up</a>"


def written(**how: object) -> bytes:
    data: bytes = HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=True, **how)
    return data


def test_a_settled_file_has_the_same_bytes() -> None:
    assert written(finisher=settle) == written()


def test_a_settled_file_asks_no_stream_for_its_bytes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    original = pydyf.Stream.data.fget

    def data(self: pydyf.Stream) -> bytes:
        asked.append(self.number)
        told: bytes = original(self)
        return told

    monkeypatch.setattr(pydyf.Stream, "data", property(data))
    written(finisher=settle)
    # The stream of objects is made while the file is written.
    assert len(asked) == len(set(asked)) + 1


def content(data: bytes) -> bytes:
    """Give what a compressed stream's object holds."""
    return zlib.decompress(data.partition(b"stream\n")[2].removesuffix(b"\nendstream"))


def test_a_stream_that_is_not_deflated_has_pydyfs_bytes() -> None:
    stream = pydyf.Stream([b"one", "two", 3.5], {"Type": "/X"})
    assert stream_data(stream) == stream.data


def test_a_deflated_stream_holds_what_pydyfs_holds() -> None:
    stream = pydyf.Stream([b"one", "two", 3.5], {"Type": "/X"}, compress=True)
    assert content(stream_data(stream)) == content(stream.data) == b"one\ntwo\n3.5"


def test_a_stream_is_deflated_again_when_its_content_is_another() -> None:
    stream = pydyf.Stream([b"one"], compress=True)
    assert stream_data(stream) == stream_data(stream)
    stream.stream.append(b"two")
    assert content(stream_data(stream)) == b"one\ntwo"
