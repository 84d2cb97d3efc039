"""What stands beside a Word file's text: its properties, heads and feet of pages, remarks.

Knows python-docx's document, and gives passages that are none of the article.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from handoutkit.findings import Place
from handoutkit.importers.docx.parts import W
from handoutkit.importers.passages import Origin, Passage, Words
from handoutkit.importers.words import plain_words, spaced
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.safety import is_safety

_MARGIN = "the head or foot of each page"
_REMARK = "a remark on the text"
# What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|unbenannt|sin t[ií]tulo|sans titre)\b.*|[^ ]+\.\w{2,4}"
    r"|(?:document|dokument|documento)\s?\d*|word document|powerpoint presentation",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 6  # with fewer it is a label, not a sentence that says something


def origin_of(document: Document) -> Origin:
    """Read what the file says of itself."""
    properties = document.core_properties
    modified = properties.modified
    title = spaced(properties.title or "")
    return Origin(
        title="" if _NO_TITLE.fullmatch(title) else title,
        lang=(properties.language or "").strip().replace("_", "-"),
        author=spaced(properties.author or ""),
        updated=modified.date().isoformat() if isinstance(modified, datetime) else "",
    )


def margins_of(document: Document, path: str) -> Iterator[Passage]:
    """Give the heads and feet of a file's pages, each text once."""
    said: set[str] = set()
    for section in document.sections:
        for margin in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if margin.is_linked_to_previous:
                continue
            for words in _texts(margin.iter_inner_content()):
                if words.plain and words.plain not in said:
                    said.add(words.plain)
                    yield _passage(words, path, _MARGIN)


def remarks_of(root: etree._Element | None, path: str) -> Iterator[Passage]:
    """Give the remarks of those who worked on the text."""
    for paragraph in [] if root is None else root.iter(f"{W}p"):
        words = plain_words("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
        if words.plain:
            yield Passage(kind="text", words=words, place=Place(path), role="site", reason=_REMARK)


def _texts(contents: Iterator[Paragraph | Table]) -> Iterator[Words]:
    waiting = list(contents)
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, Paragraph):
            yield plain_words(part.text)
        else:
            cells = [cell for row in part.rows for cell in row.cells]
            waiting = [one for cell in cells for one in cell.iter_inner_content()] + waiting


def _passage(words: Words, path: str, reason: str) -> Passage:
    """Make a passage; what warns readers or says what the text is not, belongs to the article."""
    place = Place(path)
    if is_disclaimer(words.plain):
        return Passage(kind="text", words=words, place=place, role="disclaimer")
    if is_safety(words.plain) and len(words.plain.split()) >= _ENOUGH_WORDS:
        return Passage(kind="text", words=words, place=place)
    return Passage(kind="text", words=words, place=place, role="site", reason=reason)
