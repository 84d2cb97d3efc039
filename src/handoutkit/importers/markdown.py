"""What Markdown of other tools has beyond a page: marks, boxes, notes, a head, lines left out.

Knows the page that was made of the text, and no Markdown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from itertools import groupby, pairwise
from types import MappingProxyType

from handoutkit.findings import Place
from handoutkit.importers.damage import mended
from handoutkit.importers.noted import as_reference, reference_numbers
from handoutkit.importers.page import read_page
from handoutkit.importers.passages import Box, Origin, Passage, Source, Words
from handoutkit.importers.words import plain_words
from handoutkit.language.headings import heading_kind
from handoutkit.model.foreign import FIRST_MARK, ForeignMark, ForeignPage

_ABSTRACTS = ("abstract", "resumen", "zusammenfassung", "résumé")
_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def read_markdown(
    page: ForeignPage, path: str, *, pictures: Mapping[str, bytes] = _NO_PICTURES
) -> Source:
    """Read the page that was made of a Markdown text; `pictures` as `read_page` has them."""
    title = f"<title>{escape(page.head.title)}</title>" if page.head.title else ""
    source = read_page(title + page.html, path, format="markdown", pictures=pictures)
    marks = {FIRST_MARK + number: mark for number, mark in enumerate(page.marks)}
    cited = reference_numbers([_without_marks(passage, marks) for passage in source.passages])
    marks = {code: _numbered(mark, cited) for code, mark in marks.items()}
    passages = [_without_marks(passage, marks) for passage in source.passages]
    passages = [_boxed(as_reference(passage, cited), page) for passage in passages]
    passages = _with_left_out(passages, _left_out(page, path))
    return replace(
        source,
        origin=_origin(source.origin, page.head),
        passages=_titled(mended(passages), page.head.title),
        findings=(*page.findings, *source.findings),
    )


def _numbered(mark: ForeignMark, cited: Mapping[str, int]) -> ForeignMark:
    """Make the mark of a note that is a reference the number of that reference."""
    number = cited.get(mark.markdown[2:-1]) if mark.markdown.startswith("[^") else None
    return ForeignMark(f"[{number}]", f"\\[{number}\\]") if number else mark


def _without_marks(passage: Passage, marks: dict[int, ForeignMark]) -> Passage:
    """Put the words that marks stand for; one at the beginning may say that this is a note."""
    first = passage.words.plain[:1]
    note = marks[ord(first)].note if first and ord(first) in marks else ""
    picture = passage.picture
    if picture is not None:
        caption = _said(picture.caption, marks)
        picture = replace(picture, caption=caption, alt=_said(Words(picture.alt), marks).plain)
    return replace(
        passage,
        kind="note" if note else passage.kind,
        label=note or passage.label,
        words=_said(passage.words, marks),
        rows=tuple(tuple(_said(cell, marks) for cell in row) for row in passage.rows),
        picture=picture,
    )


def _said(words: Words, marks: dict[int, ForeignMark]) -> Words:
    plain = words.plain.translate({code: mark.plain for code, mark in _used(words.plain, marks)})
    written = {code: mark.markdown for code, mark in _used(words.markdown, marks)}
    return Words(plain.strip(" "), words.markdown.translate(written))


def _used(text: str, marks: dict[int, ForeignMark]) -> Iterable[tuple[int, ForeignMark]]:
    return ((code, marks[code]) for code in map(ord, text) if code in marks)


def _boxed(passage: Passage, page: ForeignPage) -> Passage:
    line = passage.place.line
    for number, box in enumerate(page.boxes, start=1):
        if box.first <= line <= box.last and passage.kind not in ("heading", "note"):
            return replace(passage, box=Box(number=number, role=box.role))
    return replace(passage, box=None)


def _left_out(page: ForeignPage, path: str) -> list[Passage]:
    """Give the lines left out, those with one reason that follow each other together."""
    numbered = enumerate(page.left_out)
    groups = groupby(numbered, key=lambda pair: (pair[1].reason, pair[1].line - pair[0]))
    result: list[Passage] = []
    for _, group in groups:
        rows = [row for _, row in group]
        lines = [plain_words(row.text) for row in rows]
        words = Words(
            "\n".join(line.plain for line in lines), "\\\n".join(line.markdown for line in lines)
        )
        place = Place(path, rows[0].line)
        reason = rows[0].reason
        result.append(Passage(kind="text", words=words, place=place, role="site", reason=reason))
    return result


def _with_left_out(passages: list[Passage], left_out: list[Passage]) -> list[Passage]:
    """Put the lines left out where they stood: before the first passage of a later line."""
    result: list[Passage] = []
    waiting = list(left_out)
    for passage in passages:
        while waiting and waiting[0].place.line < passage.place.line:
            result.append(waiting.pop(0))
        result.append(passage)
    return result + waiting


def _origin(said: Origin, head: Origin) -> Origin:
    return Origin(
        title=head.title or said.title,
        lang=head.lang or said.lang,
        author=head.author or said.author,
        publisher=head.publisher or said.publisher,
        url=head.url or said.url,
        updated=head.updated or said.updated,
    )


def _titled(passages: tuple[Passage, ...], title: str) -> tuple[Passage, ...]:
    """Tell which heading is the title: the only one of its level or the one without a text."""
    if any(passage.role == "title" for passage in passages):
        return passages
    headings = [i for i, one in enumerate(passages) if one.kind == "heading" and not one.role]
    first = _above_abstract(passages, headings)
    if first is None and headings and _is_title(passages, headings, title):
        first = headings[0]
    if first is None:
        return (*_named(passages, title), *passages)
    return (*passages[:first], replace(passages[first], role="title"), *passages[first + 1 :])


def _named(passages: tuple[Passage, ...], title: str) -> Iterator[Passage]:
    """Give the title that only the head of a text has, as the heading that its readers see."""
    if title:
        place = Place(passages[0].place.path) if passages else Place("")
        words = plain_words(title)
        yield Passage(kind="heading", level=1, words=words, place=place, role="title")


def _above_abstract(passages: tuple[Passage, ...], headings: list[int]) -> int | None:
    """Find the title of a paper from a journal: nothing but names stands between it and that."""
    for above, at in pairwise(headings):
        if passages[at].words.plain.casefold() in _ABSTRACTS:
            return above
    return None


def _is_title(passages: tuple[Passage, ...], headings: list[int], title: str) -> bool:
    first, *others = (passages[index] for index in headings)
    if title or heading_kind(first.words.plain):
        return first.words.plain.casefold() == title.casefold()
    if all(first.level < other.level for other in others):
        return first.level == 1 or bool(others)
    # A heading beside others with nothing below it names them all.
    between = passages[headings[0] + 1 : headings[1]]
    return others[0].level >= first.level and all(one.role == "site" for one in between)
