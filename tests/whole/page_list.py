"""A book's page-list against the pages of its PDF: as many, and each at the same words."""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from lxml import etree

from tests.sample.test_files import Sheet
from tests.sample.words import APART
from tests.whole.pages import HEAD, RIGHT_TO_LEFT, pages_of
from tests.whole.tagged import pieces_of

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
LABEL = re.compile(r"[•◦▪]|\d+\.")
CELLS = ("td", "th")
COUNT = 5


class Marker(NamedTuple):
    """A marker in the book: the words after it, those before it in its run, its table's head."""

    words: list[str]
    before: str
    table_head: str


def markers_of(epub: Path) -> dict[str, Marker]:
    """Read the markers of a book, in order, by their ids."""
    with zipfile.ZipFile(epub) as book:
        root = etree.fromstring(book.read("EPUB/handout.xhtml"))
    marks = root.xpath("//*[@role='doc-pagebreak']")
    for mark in marks:
        mark.text = "\ue000"
    (body,) = root.iter(f"{XHTML}body")
    after = [text.split()[:COUNT] for text in _text(body).split("\ue000")[1:]]
    return {
        str(mark.get("id")): _marker(mark, words) for mark, words in zip(marks, after, strict=True)
    }


def page_list_of(epub: Path) -> list[str]:
    """Read where the entries of a book's page-list lead."""
    with zipfile.ZipFile(epub) as book:
        root = etree.fromstring(book.read("EPUB/nav.xhtml"))
    (nav,) = (one for one in root.iter(f"{XHTML}nav") if one.get(EPUB_TYPE) == "page-list")
    return [str(link.get("href")) for link in nav.iter(f"{XHTML}a")]


def faults_of(pdf: Path, epub: Path) -> list[str]:
    """Say where the book's pages are not those of the paper."""
    pages, markers = pages_of(pdf), markers_of(epub)
    ids = [f"page-{number}" for number in range(1, len(pages) + 1)]
    faults = []
    if list(markers) != ids:
        faults.append(f"the markers are {list(markers)}")
    if page_list_of(epub) != [f"handout.xhtml#{one}" for one in ids]:
        faults.append(f"the page-list leads to {page_list_of(epub)}")
    bodies = _tagged_bodies(pdf, len(pages)) if _is_turned(epub) else map(_body, pages)
    for marker, body in zip(markers.values(), bodies, strict=False):
        if not _begins(body, marker):
            faults.append(f"the book has {marker}, the paper {body[: COUNT + 2]}")
    return faults


def _body(page: Sheet) -> list[str]:
    return [word.text for word in page.words if word.y_max > HEAD]


def _tagged_bodies(pdf: Path, count: int) -> list[list[str]]:
    """Give the words of each page by the tags: on paper they stand in the order of the eye."""
    pieces = pieces_of(pdf)
    return [
        " ".join(one.text for one in pieces if one.page == number).split()
        for number in range(1, count + 1)
    ]


def _is_turned(epub: Path) -> bool:
    with zipfile.ZipFile(epub) as book:
        return etree.fromstring(book.read("EPUB/handout.xhtml")).get("dir") == "rtl"


def stands_within(marker: Marker) -> bool:
    """Tell whether words of the same paragraph or item stand before a marker."""
    return bool(marker.before.strip())


def _begins(body: list[str], marker: Marker) -> bool:
    """Tell whether a page begins with words; its first label and a repeated head do not count."""
    expected = _letters("".join(marker.words))
    while True:
        found = _letters("".join(body))
        if found.startswith(expected):
            return True
        if marker.table_head and found.startswith(marker.table_head):
            return found.removeprefix(marker.table_head).startswith(expected)
        if not body or not LABEL.fullmatch(body[0]):
            return False
        body = body[1:]


def _marker(mark: etree._Element, words: list[str]) -> Marker:
    run = next(one for one in mark.iterancestors() if etree.QName(one).localname in APART)
    before, _, after = "".join(run.itertext()).partition("\ue000")
    if before and etree.QName(run).localname in CELLS:
        # A row that goes on has the rest of each cell on the page, not the cells that follow.
        words = words[: len(after.split())]
    rows = next(mark.iterancestors(f"{XHTML}tbody"), None)
    head = None if rows is None else rows.getprevious()
    return Marker(words, before, "" if head is None else _letters("".join(head.itertext())))


def _letters(text: str) -> str:
    """Leave out white space, and letters that are not read from paper in their order."""
    words = "".join(text.replace("\ue000", "").split())
    return normalize("NFC", RIGHT_TO_LEFT.sub("", words))


def _text(element: etree._Element) -> str:
    name = etree.QName(element).localname
    inner = (element.text or "") + "".join(_text(one) + (one.tail or "") for one in element)
    return f" {inner} " if name in APART else inner
