"""Word files: mammoth makes HTML of them, which is read as a page is.

The room of mammoth and python-docx. What mammoth passes by is read beside it: deleted words,
remarks, heads and feet of pages, how lists count.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from html import escape

import docx
import mammoth
from lxml import html
from lxml.html import HtmlElement

from handoutkit.codes import FOREIGN_UNREADABLE, FORM_LOST
from handoutkit.findings import Finding, Place
from handoutkit.importers.docx.counting import read_numbering
from handoutkit.importers.docx.margins import margins_of, origin_of, remarks_of
from handoutkit.importers.docx.outline import styles_for
from handoutkit.importers.docx.parts import COMMENTS, NOTES, NUMBERING, STYLES, BrokenParts, Parts
from handoutkit.importers.docx.pictures import Pictures
from handoutkit.importers.docx.rewriting import lines_of, mark_paragraphs, rewrite_words
from handoutkit.importers.docx.styles import read_styles
from handoutkit.importers.page import read_page
from handoutkit.importers.passages import Passage, Source

_MARK = re.compile(r"docx-(\d+)-(\d+)")
_STYLE_MAP = "\n".join(
    (
        "p.HandoutTitle => h1.docx-title:fresh",
        *(f"p.HandoutHeading{level} => h{level}:fresh" for level in range(1, 7)),
        "p.HandoutSubtitle => p:fresh",
        "p.HandoutQuote => blockquote > p:fresh",
        "p.HandoutCaption => figcaption:fresh",
        "p.HandoutContents => p.docx-contents:fresh",
        r"p.HandoutCode => pre:separator('\n')",
        *(
            f"p.Handout{name}{depth} => {'ul|ol > li > ' * (depth - 1)}{tag} > li:fresh"
            for name, tag in (("Bullets", "ul"), ("Numbers", "ol"))
            for depth in range(1, 6)
        ),
        "r.HandoutDeleted => del",
        "r.HandoutHidden => span.docx-hidden",
    )
)
# Styles say how words look, and what they are was read before; pictures are told of by themselves.
_OF_STYLES = re.compile(r"(?:Unrecognised \w+ style|\w+ style with ID|Image of type)")
_BROKEN = (BrokenParts, KeyError, ValueError, LookupError, RecursionError, OSError, AttributeError)


def read_docx(data: bytes, path: str) -> Source:
    """Read a Word file; where it is broken, the source has no passages and a finding says why."""
    try:
        return _read(data, path)
    except _BROKEN as error:
        message = f"the Word file cannot be read: {str(error)[:200] or type(error).__name__}"
        hint = "Open it in Word or LibreOffice, save it anew, and import it again."
        finding = FOREIGN_UNREADABLE.at(Place(path), message, hint)
        return Source(path=path, format="docx", findings=(finding,))


def _read(data: bytes, path: str) -> Source:
    parts = Parts(data)
    ready = _made_ready(parts)
    pictures = Pictures(path)
    made = mammoth.convert_to_html(
        io.BytesIO(ready),
        style_map=_STYLE_MAP,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(pictures.keep),
    )
    document = docx.Document(io.BytesIO(ready))
    origin = origin_of(document)
    written = f"<title>{escape(origin.title)}</title>{_placed(made.value)}"
    page = read_page(written, path, format="docx", pictures=pictures.data)
    beside: tuple[Passage, ...] = (
        *margins_of(document, path),
        *remarks_of(parts.tree(parts.beside(COMMENTS)), path),
    )
    return replace(
        page,
        origin=origin,
        passages=(*page.passages, *beside),
        findings=(*page.findings, *pictures.findings, *_said(made.messages, path)),
    )


def _made_ready(parts: Parts) -> bytes:
    """Write the file anew so that mammoth reads all of its words."""
    root = parts.tree(parts.document)
    if root is None:
        raise BrokenParts("there is no text in it")
    changed = {parts.document: root}
    for name in NOTES:
        notes = parts.tree(parts.beside(name))
        if notes is not None:
            changed[parts.beside(name)] = notes
    for tree in changed.values():
        rewrite_words(tree)
    styles = read_styles(parts.tree(parts.beside(STYLES)))
    lines = lines_of(root, styles)
    counting = read_numbering(parts.tree(parts.beside(NUMBERING)))
    mark_paragraphs(lines, styles_for(lines), counting)
    return parts.written(changed)


def _placed(written: str) -> str:
    """Write the numbers of paragraphs and items where pages have them."""
    root: HtmlElement = html.fragment_fromstring(written, create_parent="div")
    for mark in list(root.iter("a")):
        found = _MARK.fullmatch(mark.get("id") or "")
        if not found:
            continue
        block = next(mark.iterancestors())
        for around in (block, *block.iterancestors()):
            if not around.get("data-line"):
                around.set("data-line", found.group(1))
        item = next((one for one in (block, *block.iterancestors()) if one.tag == "li"), None)
        if item is not None and found.group(2) != "0" and not item.get("value"):
            item.set("value", found.group(2))
        mark.drop_tree()
    for hidden in root.iter("span"):
        if hidden.get("class") == "docx-hidden":
            hidden.set("hidden", "")
    for title in root.iter("h1"):
        if title.get("class") == "docx-title":
            title.set("role", "doc-title")
    for contents in root.iter("p"):
        if contents.get("class") == "docx-contents":
            contents.set("role", "doc-toc")
    return html.tostring(root, encoding="unicode")


def _said(messages: Iterable[object], path: str) -> tuple[Finding, ...]:
    """Say once what mammoth could not read, and how often."""
    texts = (str(getattr(message, "message", "")) for message in messages)
    counted = Counter(text for text in texts if text and not _OF_STYLES.match(text))
    hint = "Compare the imported text with the file where it has such a thing."
    return tuple(
        FORM_LOST.at(Place(path), f"{text}{f' ({number} times)' if number > 1 else ''}", hint)
        for text, number in counted.items()
    )
