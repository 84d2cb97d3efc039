"""An image alone in its paragraph becomes a figure. Knows not whether the file is there."""

import posixpath
import re
from urllib.parse import unquote

from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from handoutkit.codes import MISSING_FILE, NO_ALT, NO_WORD_FOR, OUTSIDE_LIBRARY
from handoutkit.findings import Place
from handoutkit.model.blocks import Figure, Inlines
from handoutkit.model.walk import plain_text, spans_in
from handoutkit.read.markdown.inlines import read_inlines
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.source import Stretch
from handoutkit.read.said import quote
from handoutkit.read.text import unprintable

_ROOM = "handouts/"
_BLANK = re.compile(r"\s*")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")


def read_figure(reading: Reading, stretch: Stretch, node: Node, where: Where) -> Figure:
    """Read the image of a paragraph that holds nothing else."""
    token, place = node.token, stretch.place(node.at)
    reading.used_addresses.add(str(token.meta.get("label", "")))
    words_end = node.at + len("![") + len(token.content)
    alt = _alt(reading, stretch.part(node.at + len("!["), words_end), where, place)
    image = _image(reading, str(token.attrs.get("src", "")), place)
    caption: Inlines = ()
    if "title" in token.attrs:
        title = _title(stretch, words_end + 1) or Stretch(
            str(token.attrs["title"]), stretch.part(node.at).marks[:1], stretch.source
        )
        caption = read_inlines(reading, title, where)
    return Figure(image=image, alt=alt, caption=caption, place=place)


def _alt(reading: Reading, stretch: Stretch, where: Where, place: Place) -> str:
    words = read_inlines(reading, stretch, where) if stretch.text.strip() else ()
    alt = " ".join(plain_text(words).split())
    if not alt:
        hint = "Say between ![ and ] what the image shows, for those who cannot see it."
        reading.report(NO_ALT, place, "the image has no words for those who cannot see it", hint)
    for inline in spans_in(words):
        if inline.kind in {"citation", "note_mark", "link", "claim", "language_span"}:
            message = "the words for those who cannot see an image are words and nothing else"
            hint = "Move citations, notes, links and braces to the caption."
            reading.report(NO_WORD_FOR, inline.place, message, hint)
    return alt


def _image(reading: Reading, source: str, place: Place) -> str:
    """Give the image's path in the library."""
    written = unquote(source)
    if not written.strip():
        hint = "Write the file's path behind the words: ![words](images/name.svg)."
        reading.report(MISSING_FILE, place, "the image has no file", hint)
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(place.path), written))
    if _ELSEWHERE.match(written) or unprintable(written) or not path.startswith(_ROOM):
        message = f"the image {quote(source)} is not a file of this library"
        hint = "Put the file into the article's folder images and write images/name.svg."
        reading.report(OUTSIDE_LIBRARY, place, message, hint)
        return ""
    return path


def _title(stretch: Stretch, at: int) -> Stretch | None:
    """Find the caption as it was written: markdown-it has taken its backslashes away."""
    text, end = stretch.text, len(stretch.text)
    if not text.startswith("(", at):
        return None
    address = parseLinkDestination(text, _after_blanks(text, at + 1), end)
    start = _after_blanks(text, address.pos)
    title = parseLinkTitle(text, start, end)
    return stretch.part(start + 1, title.pos - 1) if address.ok and title.ok else None


def _after_blanks(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
