"""A view becomes an EPUB 3.3: the only user of ebooklib.

Knows neither the library nor where files go.
"""

import io
import uuid
import zipfile
from datetime import UTC, datetime
from typing import Any

from ebooklib import epub
from lxml import etree

from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.pages import PageMap
from handoutkit.render.book_copies import LEVEL
from handoutkit.render.breaks import mark_pages
from handoutkit.render.cover import cover_of
from handoutkit.render.cover_image import cover_png
from handoutkit.render.navigation import CHAPTER, COVER, NAV, Entry, book_contents, book_landmarks
from handoutkit.render.page import Templates, chapter, picture_names
from handoutkit.render.view import View

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
XHTML = "application/xhtml+xml"
A11Y = "a11y: http://www.idpf.org/epub/vocab/package/a11y/#"

# A zip file's clock starts in 1980; every entry has the same time, so that the same book has the
# same bytes.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "pageBreakMarkers",
    "pageNavigation",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)


def render_epub(
    handout: Handout,
    view: View,
    words: Catalogue,
    templates: Templates,
    *,
    css: str,
    accent: str,
    families: tuple[str, ...],
    pages: PageMap,
) -> bytes:
    """Write the book; its page-list has these pages, its cover is drawn in `families`.

    Raises RenderingFailed for a broken template, or an accent that is no colour.
    """
    pictures = picture_names(handout.images)
    text = chapter(view, templates, handout.images)
    cover = _item("cover", COVER, XHTML, templates.fill("cover.xhtml.jinja", view, syntax="xhtml"))
    nav = _item("nav", NAV, XHTML, _nav(view, words, templates, pages), properties=("nav",))
    body = _item("handout", CHAPTER, XHTML, mark_pages(text, pages))
    drawn = cover_png(cover_of(view), accent, families)
    book = _book(handout, view, words)
    book.spine = [cover, nav, body]
    for item in (
        *book.spine,
        _item("style", "style.css", "text/css", css),
        _item("cover-image", "cover.png", "image/png", drawn, properties=("cover-image",)),
        *(
            _item(f"image-{number}", pictures[one.path], one.media_type, one.data)
            for number, one in enumerate(handout.images, start=1)
        ),
        epub.EpubNcx(),
    ):
        book.add_item(item)
    book.toc = [_toc(entry) for entry in book_contents(view)]
    return _zip(book, handout)


def _nav(view: View, words: Catalogue, templates: Templates, pages: PageMap) -> str:
    numbers = range(1, len(pages) + 1)
    listed = [Entry(title=str(one), href=f"{CHAPTER}#page-{one}") for one in numbers]
    return templates.fill(
        "nav.xhtml.jinja",
        view,
        syntax="xhtml",
        contents=book_contents(view),
        landmarks=book_landmarks(view),
        pages=listed,
        page_list_label=words.text("Pages"),
    )


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # ebooklib has no types
    """ebooklib's writer with a language on the package and the same bytes every time."""

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)

    def write(self) -> None:
        """Write the container: the media type first and uncompressed (OCF 3.3, 4.2.2)."""
        with zipfile.ZipFile(self.file_name, "w") as archive:
            self.out = _FixedZip(archive)
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()


class _FixedZip:
    """What ebooklib needs of a zip file, with fixed times and modes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def writestr(
        self, name: str, data: str | bytes, compress_type: int = zipfile.ZIP_DEFLATED
    ) -> None:
        info = zipfile.ZipInfo(name, date_time=ZIP_TIME)
        info.compress_type = compress_type
        info.external_attr = 0o644 << 16
        info.create_system = 3
        self._archive.writestr(info, data, compresslevel=LEVEL)


def _zip(book: Any, handout: Handout) -> bytes:
    target = io.BytesIO()
    day = datetime(handout.date.year, handout.date.month, handout.date.day, tzinfo=UTC)
    writer = _Writer(
        target, book, {"mtime": day, "package_direction": True, "raise_exceptions": True}
    )
    writer.process()
    writer.write()
    return target.getvalue()


def _book(handout: Handout, view: View, words: Catalogue) -> Any:
    book = epub.EpubBook()
    book.set_identifier(f"urn:uuid:{_identifier(handout)}")
    book.set_title(view.title)
    book.set_language(view.lang)
    book.set_direction(view.direction)
    book.add_author(view.clinic.name)
    book.add_metadata("DC", "publisher", view.clinic.name)
    book.add_metadata("DC", "description", view.description)
    book.add_metadata("DC", "date", handout.date.isoformat())
    book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    book.prefixes.append(A11Y)
    paper = words.text("{title}: the PDF, edition {code}", title=view.title, code=handout.code)
    for name, value in (
        ("schema:accessMode", "textual"),
        *((("schema:accessMode", "visual"),) if handout.images else ()),
        ("schema:accessModeSufficient", "textual"),
        *(("schema:accessibilityFeature", feature) for feature in FEATURES),
        ("schema:accessibilityHazard", "none"),
        (
            "schema:accessibilitySummary",
            words.text(
                "Headings, lists, tables and notes are marked up; pictures have a text "
                "alternative; page numbers are those of the printed handout."
            ),
        ),
        ("pageBreakSource", paper),
    ):
        book.add_metadata(None, "meta", value, {"property": name})
    if view.clinic.certifier:
        _certify(book, view.clinic.certifier)
    return book


def _certify(book: Any, certifier: str) -> None:
    """Claim conformance only where somebody stands behind it (EPUB Accessibility 1.1, 5.4)."""
    book.add_metadata(
        None, "meta", CONFORMANCE, {"property": "dcterms:conformsTo", "id": "conformance"}
    )
    book.add_metadata(
        None, "meta", certifier, {"property": "a11y:certifiedBy", "refines": "#conformance"}
    )


def _identifier(handout: Handout) -> uuid.UUID:
    """Name the publication: the same through all its editions."""
    name = "/".join((handout.clinic.name, handout.condition, handout.lang))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"handoutkit:{name}")


def _item(
    uid: str, name: str, media_type: str, content: str | bytes, properties: tuple[str, ...] = ()
) -> Any:
    data = content.encode("utf-8") if isinstance(content, str) else content
    item = epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=data)
    item.is_linear = True
    item.properties = list(properties)
    return item


def _toc(entry: Entry) -> Any:
    if not entry.entries:
        return epub.Link(entry.href, entry.title, _toc_id(entry))
    return (
        epub.Section(entry.title, href=entry.href),
        [_toc(inner) for inner in entry.entries],
    )


def _toc_id(entry: Entry) -> str:
    return "toc-" + entry.href.split("#")[-1]
