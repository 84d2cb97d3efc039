"""A copy of a book has the bytes of a book that was written with the same words."""

import io
import zipfile

import pytest

from handoutkit.render.book_copies import LEVEL, NotOnce, book_master

SMALL = {"name": "Qxj Vbk", "note": "Zmq"}
LARGE = {"name": "Łukasz <O’Example> & \"Co\" 'x'", "note": "word " * 400}


def book(words: dict[str, str], *, after: str = "x", before: str = "y") -> bytes:
    """Write a book as `render.epub` does: the chapter is neither its first file nor its last."""
    said = {slot: text.replace("&", "&amp;").replace("<", "&lt;") for slot, text in words.items()}
    said = {slot: text.replace(">", "&gt;") for slot, text in said.items()}
    chapter = f"<p>{said['name']}</p><p>{said['note']}</p>" + "<p>All the rest.</p>" * 50
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (
            ("mimetype", "application/epub+zip"),
            ("EPUB/nav.xhtml", before),
            ("EPUB/handout.xhtml", chapter),
            ("EPUB/style.css", after),
            ("EPUB/toc.ncx", "toc"),
        ):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text, compresslevel=LEVEL)
    return target.getvalue()


@pytest.mark.parametrize("note", ["", "the rest", "All"])
def test_words_that_do_not_stand_there_once_are_refused(note: str) -> None:
    words = {"name": "Qxj Vbk", "note": note}
    with pytest.raises(NotOnce):
        book_master(book(words), "handout.xhtml", words)


def test_a_copy_has_the_bytes_of_a_book_of_its_own() -> None:
    master = book_master(book(SMALL), "handout.xhtml", SMALL)
    for words in (SMALL, LARGE):
        assert master.copy(words) == book(words)


def test_masters_of_other_words_are_equal_and_those_of_other_books_are_not() -> None:
    master = book_master(book(SMALL), "handout.xhtml", SMALL)
    other = {"name": "Hgx Wzj Pfv", "note": "Bkx " * 90}
    assert book_master(book(other), "handout.xhtml", other) == master
    for one in (book(SMALL, after="Qxj"), book(SMALL, before="Qxj")):
        assert book_master(one, "handout.xhtml", SMALL) != master
