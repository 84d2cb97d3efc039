"""The book: its container, its package and its ways in."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree

from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.model.library import Clinic
from handoutkit.model.pages import PageFacts
from tests.builders import (
    citation,
    cite,
    disclaimer,
    facts,
    figure,
    handout,
    image,
    listed_reference,
    note,
    note_mark,
    paragraph,
    section,
    statement,
)
from tests.render.rendering import book, pdf, unpacked

MOON = image("handouts/articles/sleep/images/moon.svg")
ONE_PAGE = facts([(0, 0, "Hill Clinic")])
NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"

FULL = handout(
    section(
        "rest",
        paragraph("Rest.", citation(cite("a", number=1, use=1)), note_mark("n", number=1, use=1)),
        figure(MOON.path),
        sections=(section("noise", level=3),),
    ),
    statements=(statement(symbol="*"),),
    disclaimers=(disclaimer("general"),),
    references=(listed_reference(1, "a", "Doe J."),),
    notes=(NumberedNote(number=1, note=note("n")),),
    images=(MOON,),
)


def files(made: Handout = FULL, page_facts: PageFacts = ONE_PAGE) -> Mapping[str, bytes]:
    return unpacked(book(made, page_facts))


def tree(data: Mapping[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(data[f"EPUB/{name}"])


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NAMES)


def metadata(made: Handout) -> dict[str, list[str]]:
    """Give the package's metadata by property."""
    metas: dict[str, list[str]] = {}
    for one in found(tree(files(made), "content.opf"), ".//opf:meta[@property]"):
        metas.setdefault(str(one.get("property")), []).append(one.text or "")
    return metas


def navigation(page_facts: PageFacts = ONE_PAGE) -> dict[str, list[tuple[str, str]]]:
    """Give each part of the navigation as its links."""
    return {
        str(one.get(TYPE)): [
            (str(link.get("href")), "".join(link.itertext())) for link in found(one, ".//x:a")
        ]
        for one in found(tree(files(FULL, page_facts), "nav.xhtml"), ".//x:nav")
    }


def test_the_media_type_comes_first_and_uncompressed() -> None:
    data = book(FULL, ONE_PAGE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_all_entries_have_one_time_and_mode() -> None:
    with zipfile.ZipFile(io.BytesIO(book(FULL, ONE_PAGE))) as archive:
        entries = archive.infolist()
    assert len(entries) > 8
    assert {(one.date_time, one.external_attr, one.extra) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o644 << 16, b"")
    }


def test_the_same_book_has_the_same_bytes() -> None:
    assert book(FULL, ONE_PAGE) == book(FULL, ONE_PAGE)


def test_a_book_is_dated_by_its_handout() -> None:
    assert metadata(FULL)["dcterms:modified"] == ["2026-03-04T00:00:00Z"]


def test_a_book_says_what_it_is_and_in_which_language() -> None:
    package = tree(files(), "content.opf")
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    said = {
        name: [one.text for one in found(package, f".//dc:{name}")]
        for name in ("title", "language", "creator", "publisher", "date")
    }
    assert said == {
        "title": ["Sleep and you"],
        "language": ["en"],
        "creator": ["Hill Clinic"],
        "publisher": ["Hill Clinic"],
        "date": ["2026-03-04"],
    }


def identifier(made: Handout) -> str:
    (one,) = found(tree(files(made), "content.opf"), ".//dc:identifier")
    return one.text or ""


def test_a_book_keeps_its_identifier_through_its_editions() -> None:
    assert identifier(handout(section("light"), title="New")) == identifier(FULL)
    assert identifier(handout(lang="es")) != identifier(FULL)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier(FULL))


def test_a_book_is_read_from_right_to_left_where_its_language_is() -> None:
    spine = found(tree(files(handout(lang="ar")), "content.opf"), ".//opf:spine")
    assert [one.get("page-progression-direction") for one in spine] == ["rtl"]


def test_conformance_is_claimed_only_where_somebody_certifies_it() -> None:
    assert {"dcterms:conformsTo", "a11y:certifiedBy"} & metadata(FULL).keys() == set()
    certified = metadata(handout(clinic=Clinic(name="Hill Clinic", certifier="Ann Lee")))
    assert certified["dcterms:conformsTo"] == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert certified["a11y:certifiedBy"] == ["Ann Lee"]


def test_pictures_are_an_access_mode_only_where_there_are_some() -> None:
    assert metadata(FULL)["schema:accessMode"] == ["textual", "visual"]
    assert metadata(handout())["schema:accessMode"] == ["textual"]
    assert metadata(FULL)["schema:accessibilityHazard"] == ["none"]


def test_page_numbers_are_those_of_the_named_edition() -> None:
    assert metadata(FULL)["pageBreakSource"] == ["Sleep and you: the PDF, edition 0123ABCD"]


def test_the_cover_is_first_and_shown_by_shelves() -> None:
    data = files()
    package = tree(data, "content.opf")
    items = {one.get("id"): one for one in found(package, ".//opf:item")}
    assert items["cover-image"].get("properties") == "cover-image"
    assert items["cover-image"].get("href") == "cover.png"
    spine = [one.get("idref") for one in found(package, ".//opf:itemref")]
    assert spine == ["cover", "nav", "handout"]
    assert data["EPUB/cover.png"].startswith(b"\x89PNG")
    (picture,) = found(tree(data, "cover.xhtml"), ".//x:img")
    assert picture.get("alt") == "Cover: Sleep and you, Hill Clinic"


def test_contents_name_sections_subsections_and_what_follows() -> None:
    assert navigation()["toc"] == [
        ("handout.xhtml#section-rest", "rest"),
        ("handout.xhtml#section-noise", "noise"),
        ("handout.xhtml#notes", "Notes"),
        ("handout.xhtml#references", "References"),
        ("handout.xhtml#disclaimer-general", "Title of general"),
        ("handout.xhtml#about", "About this handout"),
    ]


def test_subsections_stand_below_their_section_in_the_contents() -> None:
    nested = found(tree(files(), "nav.xhtml"), ".//x:nav[@id='toc']/x:ol/x:li/x:ol/x:li/x:a")
    assert [one.get("href") for one in nested] == ["handout.xhtml#section-noise"]


def test_landmarks_lead_to_cover_contents_start_notes_and_references() -> None:
    assert navigation()["landmarks"] == [
        ("cover.xhtml", "Cover"),
        ("nav.xhtml#toc", "Contents"),
        ("handout.xhtml#start", "Start of the handout"),
        ("handout.xhtml#notes", "Notes"),
        ("handout.xhtml#references", "References"),
    ]


def test_older_reading_systems_get_the_same_contents() -> None:
    points = found(tree(files(), "toc.ncx"), ".//ncx:content")
    assert [one.get("src") for one in points] == [href for href, _ in navigation()["toc"]]


def test_every_link_of_the_navigation_leads_somewhere() -> None:
    page_facts = facts([(0, 0, "Hill Clinic")], [], [(1, 0, "Sleep")])
    data = files(FULL, page_facts)
    ids = {
        f"{name}#{one}"
        for name in ("handout.xhtml", "nav.xhtml")
        for one in re.findall(r' id="([^"]*)"', data[f"EPUB/{name}"].decode("utf-8"))
    }
    hrefs = {href for links in navigation(page_facts).values() for href, _ in links}
    assert {href for href in hrefs if "#" in href} <= ids


def long_handout() -> Handout:
    filler = "lorem ipsum dolor sit amet " * 14
    return handout(
        section("rest", *(paragraph(f"Start{number} {filler}") for number in range(20))),
        statements=(statement(paragraph("Not evaluated.")),),
    )


def test_the_page_list_has_the_pages_of_the_pdf_with_their_first_words() -> None:
    made = long_handout()
    page_facts = pdf(made).facts
    data = files(made, page_facts)
    assert len(page_facts.pages) > 2
    pages = found(tree(data, "nav.xhtml"), ".//x:nav[@id='page-list']//x:a")
    assert [one.text for one in pages] == [str(page.number) for page in page_facts.pages]
    body = tree(data, "handout.xhtml").find("x:body", NAMES)
    assert body is not None
    for page in page_facts.pages:
        (marker,) = found(body, f".//x:span[@id='page-{page.number}']")
        after = "".join(str(one) for one in marker.xpath("following::text()"))
        assert tuple(after.split()[:5]) == page.first_words(5)


@pytest.mark.parametrize("name", ["handout.xhtml", "nav.xhtml", "cover.xhtml"])
def test_every_document_names_its_language_and_has_a_title(name: str) -> None:
    root = tree(files(), name)
    assert {root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")} == {"en"}
    assert [bool(one.text) for one in found(root, ".//x:title")] == [True]


def test_images_are_in_the_book_under_plain_names() -> None:
    data = files()
    assert data["EPUB/images/1.svg"] == MOON.data
    (picture,) = found(tree(data, "handout.xhtml"), ".//x:img")
    assert picture.get("src") == "images/1.svg"
