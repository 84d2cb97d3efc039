"""What Kindle is known to refuse or to lose is in no book; docs/e-readers.md says where from."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.readers.book import NAMES, TYPE

OPF = f"{{{NAMES['opf']}}}"
XHTML = f"{{{NAMES['x']}}}"

Files = Mapping[str, bytes]


@pytest.fixture(scope="session")
def unpacked(books: list[Path]) -> list[Files]:
    """Give the files of every book, in order."""
    found: list[Files] = []
    for book in books:
        with zipfile.ZipFile(book) as archive:
            found.append({name: archive.read(name) for name in archive.namelist()})
    return found


def package(files: Files) -> etree._Element:
    return etree.fromstring(files["EPUB/content.opf"])


def pages(files: Files) -> list[etree._Element]:
    return [etree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")]


def test_the_cover_is_a_large_raster_picture_named_in_both_ways(unpacked: list[Files]) -> None:
    for files in unpacked:
        (item,) = package(files).findall(f".//{OPF}item[@properties='cover-image']")
        (meta,) = package(files).findall(f".//{OPF}meta[@name='cover']")
        assert meta.get("content") == item.get("id")
        image = Image.open(io.BytesIO(files[f"EPUB/{item.get('href')}"]))
        assert f"image/{str(image.format).lower()}" == item.get("media-type") == "image/png"
        assert min(image.size) >= 500


def test_the_language_is_told(unpacked: list[Files]) -> None:
    for files in unpacked:
        assert re.fullmatch(
            "[a-z]{2,3}(-.+)?", package(files).findtext(".//dc:language", "", NAMES)
        )


def test_there_are_both_tables_of_contents_and_a_landmark_to_one(unpacked: list[Files]) -> None:
    for files in unpacked:
        spine = package(files).find(f"{OPF}spine")
        assert spine is not None
        assert spine.get("toc") == "ncx"
        assert "EPUB/toc.ncx" in files
        nav = etree.fromstring(files["EPUB/nav.xhtml"])
        toc = [one.get("href") for one in nav.iter(f"{XHTML}a") if one.get(TYPE) == "toc"]
        assert toc == ["nav.xhtml#toc"]


def test_names_are_plain_and_the_media_type_comes_first(books: list[Path]) -> None:
    for book in books:
        with zipfile.ZipFile(book) as archive:
            first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert [one for one in others if not re.fullmatch(r"[\w./-]+", one.filename, re.A)] == []
        assert book.stat().st_size < 1_000_000


def test_pages_have_no_script_no_style_of_their_own_and_no_picture_without_words(
    unpacked: list[Files],
) -> None:
    for page in (page for files in unpacked for page in pages(files)):
        for tag in ("script", "style", "svg", "object", "iframe"):
            assert page.find(f".//{XHTML}{tag}") is None
        assert page.findall(".//*[@style]") == []
        assert [one for one in page.iter(f"{XHTML}img") if not one.get("alt")] == []
        assert [one for one in page.iter(f"{XHTML}a") if not "".join(one.itertext()).strip()] == []


def test_little_text_is_hidden(unpacked: list[Files]) -> None:
    for page in (page for files in unpacked for page in pages(files)):
        hidden = ["".join(one.itertext()) for one in page.findall(".//*[@hidden]")]
        assert sum(map(len, hidden)) < 10_000


@pytest.mark.parametrize(
    "unknown",
    ["@", "var(", "flex", "grid", "position:", "calc(", "text-rendering", ":-", ": -", "float"],
)
def test_the_style_sheet_has_nothing_that_is_known_to_fail(
    unpacked: list[Files], unknown: str
) -> None:
    for files in unpacked:
        assert unknown not in files["EPUB/style.css"].decode("utf-8")


def test_pictures_that_are_drawn_have_no_letters(unpacked: list[Files]) -> None:
    for files in unpacked:
        for name, data in files.items():
            assert not name.endswith(".svg") or b"<text" not in data
