"""One text of an article: its head, its sections, whether they agree. Knows no other article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from handoutkit.codes import (
    BAD_LINK,
    UNKNOWN_LANGUAGE,
    UNKNOWN_REFERENCE,
    UNKNOWN_SECTION,
)
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Place, Placed
from handoutkit.model.article import Article, Note, Review, Source, Translation
from handoutkit.model.blocks import Citation, Figure, Inline, Inlines, Section
from handoutkit.model.walk import (
    blocks_in,
    content_of,
    content_of_sections,
    sections_in,
    spans_in,
)
from handoutkit.read.directions import check_directions
from handoutkit.read.gather import FileRead
from handoutkit.read.head import read_head
from handoutkit.read.languages import check_language
from handoutkit.read.markdown import read_body
from handoutkit.read.nodes import Node, below
from handoutkit.read.references import NO_REFERENCES, ReferenceFile
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.shape import Written
from handoutkit.read.text import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationHead:
    """What the head says of the text it was translated from."""

    of: Placed[str]
    blocks: Mapping[str, Written] = field(default_factory=dict)
    reviewed: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """The head of an article."""

    title: str
    lang: Placed[str]
    topics: tuple[Placed[str], ...] = ()
    always: tuple[Placed[str], ...] = ()
    source: Source | None = None
    updated: date
    reviewed: Review | None = None
    review_by: date | None = None
    translation: TranslationHead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the texts of one article share; `None` stands for what could not be read.

    `texts` are the languages that the article is there in.
    """

    id: str
    languages: tuple[str, ...] | None
    texts: frozenset[str] | None = None
    references: ReferenceFile | None = NO_REFERENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    sections: tuple[Section, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)


def read_article(
    disk: Disk, path: str, around: Surroundings, lang: str | None
) -> FileRead[Article]:
    """Read one text; `lang` is the language in its file's name, if there is one."""
    text = read_text(disk, path)
    if text.value is None:
        return FileRead(path, findings=text.findings)
    headed = read_head(text.value, path, ArticleHead)
    head, node = headed.value.head, headed.value.node
    findings = [*text.findings, *headed.findings]
    content = _Content()
    if headed.value.body is not None:
        body = read_body(headed.value.body, path=path, first_line=headed.value.first_line)
        content = _Content(sections=body.value.sections, notes=body.value.notes)
        findings += body.findings
    findings += _check_citations(content, around)
    if head is not None and node is not None:
        findings += check_language(head.lang, around.languages, lang)
        findings += check_directions(_contents(content), head.lang.value)
        findings += _check_translation(head, around)
        findings += _check_source(head, node)
        if headed.value.body is not None:
            findings += _check_always(head, content)
    value = None
    if head is not None and lang in (None, head.lang.value):
        value = _article(head, content, around, Place(path))
    return FileRead(path, value, tuple(findings), tuple(_images(content)))


def _article(head: ArticleHead, content: _Content, around: Surroundings, place: Place) -> Article:
    return Article(
        id=around.id,
        lang=head.lang.value,
        title=head.title,
        topics=head.topics,
        always=head.always,
        source=head.source,
        updated=head.updated,
        reviewed=head.reviewed,
        review_by=head.review_by,
        translation=_translation(head.translation),
        sections=content.sections,
        notes=content.notes,
        references=around.references.references if around.references else {},
        place=place,
    )


def _translation(head: TranslationHead | None) -> Translation | None:
    if head is None:
        return None
    return Translation(of=head.of.value, blocks=head.blocks, reviewed=head.reviewed)


def _check_translation(head: ArticleHead, around: Surroundings) -> Iterator[Finding]:
    if head.translation is None or around.texts is None:
        return
    of, others = head.translation.of, around.texts - {head.lang.value}
    if of.value not in others:
        message = f"this article has no text in {quote(of.value)} to be translated from"
        hint = f"It has texts in: {listing(sorted(others))}"
        yield UNKNOWN_LANGUAGE.at(of.place, message, hint)


def _check_source(head: ArticleHead, node: Node) -> Iterator[Finding]:
    address = below(node, "source", "url")
    if head.source is None or address is None or not head.source.url:
        return
    if not head.source.url.startswith(("https://", "http://")):
        message = f"{quote(head.source.url)} is not an address of the web"
        yield BAD_LINK.at(address.place, message, "Write it from https:// on.")


def _check_always(head: ArticleHead, content: _Content) -> Iterator[Finding]:
    ids = [section.id for section in sections_in(content.sections)]
    for wanted in head.always:
        if wanted.value not in ids:
            message = f"this article has no section {quote(wanted.value)}"
            hint = did_you_mean(wanted.value, ids, f"Its sections are: {listing(ids)}")
            yield UNKNOWN_SECTION.at(wanted.place, message, hint)


def _check_citations(content: _Content, around: Surroundings) -> Iterator[Finding]:
    if around.references is None:
        return
    keys = around.references.keys
    for inline in _inlines(content):
        for cite in inline.cites if isinstance(inline, Citation) else ():
            if cite.key not in keys:
                message = f"there is no reference {quote(cite.key)}"
                hint = did_you_mean(cite.key, keys, "Add it to the article's references.json.")
                yield UNKNOWN_REFERENCE.at(cite.place, message, hint)


def _inlines(content: _Content) -> Iterator[Inline]:
    for one in _contents(content):
        yield from spans_in(one)


def _contents(content: _Content) -> Iterator[Inlines]:
    yield from content_of_sections(content.sections)
    for note in content.notes.values():
        yield from content_of(note.blocks)


def _images(content: _Content) -> Iterator[Placed[str]]:
    parts = [section.blocks for section in sections_in(content.sections)]
    parts += [note.blocks for note in content.notes.values()]
    for blocks in parts:
        for block in blocks_in(blocks):
            if isinstance(block, Figure):
                yield Placed(block.image, block.place)
