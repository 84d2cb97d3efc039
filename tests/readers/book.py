"""What a book says of itself, read from its files without an engine."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Book:
    """Its metadata, the words of each document of its spine, and the labels of each navigation."""

    title: str
    language: str
    direction: str
    chapters: dict[str, list[str]]
    contents: list[tuple[int, str]]
    landmarks: list[str]
    pages: list[str]


def open_book(path: Path) -> Book:
    with zipfile.ZipFile(path) as archive:
        files = {posixpath.basename(name): archive.read(name) for name in archive.namelist()}
    package = etree.fromstring(files["content.opf"])
    hrefs = {str(one.get("id")): str(one.get("href")) for one in _all(package, ".//opf:item")}
    spine = [hrefs[str(one.get("idref"))] for one in _all(package, ".//opf:itemref")]
    trees = {href: etree.fromstring(files[href]) for href in spine}
    nav = trees["nav.xhtml"]
    return Book(
        title=_text(package, ".//dc:title"),
        language=_text(package, ".//dc:language"),
        direction=str(_all(package, "opf:spine")[0].get("page-progression-direction")),
        chapters={href: words(_text(tree, "x:body")) for href, tree in trees.items()},
        contents=[(depth, label) for depth, label, _type in _entries(nav, "toc")],
        landmarks=[kind for _depth, _label, kind in _entries(nav, "landmarks")],
        pages=[label for _depth, label, _type in _entries(nav, "page-list")],
    )


def words(text: str) -> list[str]:
    return text.split()


def _entries(nav: etree._Element, kind: str) -> Iterator[tuple[int, str, str]]:
    """Give each entry's depth, label and type."""
    for part in _all(nav, ".//x:nav"):
        if part.get(TYPE) == kind:
            for link in _all(part, ".//x:a"):
                depth = sum(1 for one in link.iterancestors() if one.tag == f"{{{NAMES['x']}}}ol")
                yield depth - 1, "".join(link.itertext()), str(link.get(TYPE) or "")


def _all(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NAMES)


def _text(root: etree._Element, path: str) -> str:
    return "".join(_all(root, path)[0].itertext())
