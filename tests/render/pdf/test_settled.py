"""A file whose objects are written down once has the bytes that it had."""

import pydyf
import pytest
from weasyprint import HTML

from handoutkit.render.pdf.settled import settle

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
