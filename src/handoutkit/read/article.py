"""One text of an article: its head, its sections, whether they agree. Knows no other article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from handoutkit.codes import BAD_LINK, OTHER_HEAD, UNKNOWN_REFERENCE, UNKNOWN_SECTION
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Place, Placed
from handoutkit.model.article import Article, Note, Review, Source
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
from handoutkit.read.nodes import Node, below
from handoutkit.read.references import NO_REFERENCES, ReferenceFile
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.text import read_text
from handoutkit.read.translated import TranslationHead, check_translation, translation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """The head of an article; a translation has from its source what it leaves out."""

    title: Placed[str]
    lang: Placed[str]
    topics: tuple[Placed[str], ...] | None = None
    always: tuple[Placed[str], ...] | None = None
    source: Source | None = None
    updated: date
    reviewed: Review | None = None
    review_by: date | None = None
    translation: Placed[TranslationHead] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the texts of one article share; `None` stands for what could not be read.

    `source` is the article that a translation was made from.
    """

    id: str
    languages: tuple[str, ...] | None
    source: Article | None = None
    references: ReferenceFile | None = NO_REFERENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    sections: tuple[Section, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)


def read_article(
    disk: Disk, path: str, around: Surroundings, lang: str | None
) -> FileRead[Article]:
    """Read one text; `lang` is the language in its file's name, if there is one."""
    # Not before a text has to be read: its parser takes longer to import than many to recall.
    from handoutkit.read.markdown import read_body

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
        findings += check_translation(head.translation, lang, around.source)
        findings += _check_same(head, node, around.source)
        findings += _check_source(head, node)
        if headed.value.body is not None:
            findings += _check_always(head, content, around.source, Place(path))
    value = None
    if head is not None and lang in (None, head.lang.value):
        value = _article(head, content, around, Place(path))
    return FileRead(path, value, tuple(findings), tuple(_images(content)))


def _article(head: ArticleHead, content: _Content, around: Surroundings, place: Place) -> Article:
    source = around.source
    return Article(
        id=around.id,
        lang=head.lang.value,
        title=head.title.value,
        title_place=head.title.place,
        topics=_inherited(source.topics if source else (), place, head.topics),
        always=_inherited(source.always if source else (), place, head.always),
        source=head.source or (source.source if source else None),
        updated=head.updated,
        reviewed=head.reviewed,
        review_by=head.review_by or (source.review_by if source else None),
        translation=translation_of(head.translation),
        sections=content.sections,
        notes=content.notes,
        references=around.references.references if around.references else {},
        place=place,
    )


def _check_same(head: ArticleHead, node: Node, source: Article | None) -> Iterator[Finding]:
    """Say where a translation does not leave to its source what decides on whole handouts."""
    if source is None:
        return
    same = {
        "topics": head.topics is None or _values(head.topics) == _values(source.topics),
        "always": head.always is None or _values(head.always) == _values(source.always),
        "source": head.source in (None, source.source),
        "review-by": head.review_by in (None, source.review_by),
    }
    for key in (key for key, is_same in same.items() if not is_same):
        message = f'"{key}" is not as in {source.place.path}'
        hint = "Leave it out: a translation has it from its source."
        yield OTHER_HEAD.at((below(node, key) or node).place, message, hint)


def _inherited(
    source: tuple[Placed[str], ...], place: Place, own: tuple[Placed[str], ...] | None
) -> tuple[Placed[str], ...]:
    """Give what a head says, or else what its source says: then of this text, and at its place."""
    return tuple(Placed(one.value, place) for one in source) if own is None else own


def _values(placed: tuple[Placed[str], ...]) -> set[str]:
    return {one.value for one in placed}


def _check_source(head: ArticleHead, node: Node) -> Iterator[Finding]:
    address = below(node, "source", "url")
    if head.source is None or address is None or not head.source.url:
        return
    if not head.source.url.startswith(("https://", "http://")):
        message = f"{quote(head.source.url)} is not an address of the web"
        yield BAD_LINK.at(address.place, message, "Write it from https:// on.")


def _check_always(
    head: ArticleHead, content: _Content, source: Article | None, place: Place
) -> Iterator[Finding]:
    ids = [section.id for section in sections_in(content.sections)]
    # A section that only the translation lacks is missed when the two are compared.
    there = {section.id for section in sections_in(source.sections)} if source else set()
    inherited = _inherited(source.always if source else (), place, head.always)
    for wanted in (one for one in inherited if one.value not in there):
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
