"""Disclaimers: texts that handouts must carry, a file per language. Knows not which handouts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from handoutkit.codes import (
    DISCLAIMER_DIFFERS,
    EMPTY_DISCLAIMER,
    NO_WORD_FOR,
    REWORDED_DISCLAIMER,
    UNKNOWN_DISCLAIMER_WORDING,
    UNKNOWN_REFERENCE,
    WRONG_TYPE,
)
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Place, Placed
from handoutkit.language.wordings import CANONICAL
from handoutkit.model.article import Disclaimer, Requirement
from handoutkit.model.blocks import Blocks, Citation, Claim, Figure, Inlines, LineBreak, Text
from handoutkit.model.walk import blocks_in, content_of, inlines_of, spans_in
from handoutkit.read.directions import check_directions
from handoutkit.read.gather import FileRead, Gathered, gather
from handoutkit.read.head import read_head
from handoutkit.read.languages import check_language
from handoutkit.read.names import no_id, stranger, text_name
from handoutkit.read.nodes import Node, below
from handoutkit.read.recall import Recall
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.text import list_folder, read_text
from handoutkit.read.texts import read_texts
from handoutkit.read.translated import TranslationHead, check_translation, translation_of

FOLDER = "handouts/disclaimers"

_Files: TypeAlias = tuple[FileRead[Disclaimer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclaimerHead:
    """The head of a disclaimer."""

    title: Placed[str]
    lang: Placed[str]
    required: Requirement
    place: Literal["end", "every-page"]
    wording: Placed[str] | None = None
    translation: Placed[TranslationHead] | None = None


def read_disclaimers(
    disk: Disk, languages: tuple[str, ...] | None, recall: Recall
) -> Gathered[tuple[str, str], Disclaimer]:
    """Read all disclaimers; `languages` are the library's, if they are known."""
    files = recall.files(FOLDER, languages, _Files, lambda: tuple(_read_all(disk, languages)))
    return gather(files, key=lambda disclaimer: (disclaimer.id, disclaimer.lang))


def _read_all(disk: Disk, languages: tuple[str, ...] | None) -> Iterator[FileRead[Disclaimer]]:
    langs: dict[str, list[str]] = {}
    names = list_folder(disk, FOLDER)
    if names.findings:
        yield FileRead(FOLDER, findings=names.findings)
    for name in names.value:
        path, named = f"{FOLDER}/{name}", text_name(name)
        if not name.endswith(".md"):
            hint = "Here belong files such as general.md and its translation general.es.md."
            yield FileRead(path, findings=(stranger(path, hint),))
        elif named is None:
            yield FileRead(path, findings=(no_id(path, ".md"),))
        else:
            langs.setdefault(named.id, []).extend([named.lang] if named.lang else [])
    for id_, translations in langs.items():

        def read(
            path: str, lang: str | None, original: Disclaimer | None, id_: str = id_
        ) -> FileRead[Disclaimer]:
            return _read(disk, path, _Around(id_, lang, languages, original))

        yield from read_texts(f"{FOLDER}/{id_}", translations, read)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of a text before it is read; `lang` is the language in its file's name."""

    id: str
    lang: str | None
    languages: tuple[str, ...] | None
    original: Disclaimer | None


def _read(disk: Disk, path: str, around: _Around) -> FileRead[Disclaimer]:
    from handoutkit.read.markdown import read_blocks  # a parser, which recalling does without

    text = read_text(disk, path)
    if text.value is None:
        return FileRead(path, findings=text.findings)
    headed = read_head(text.value, path, DisclaimerHead)
    head, node = headed.value.head, headed.value.node
    findings = [*text.findings, *headed.findings]
    blocks: Blocks = ()
    if headed.value.body is not None:
        body = read_blocks(headed.value.body, path=path, first_line=headed.value.first_line)
        blocks = body.value
        findings += body.findings or _check_there_is_text(blocks, path, headed.value.first_line)
    findings += _check_citations(blocks)
    if head is not None and node is not None:
        findings += check_language(head.lang, around.languages, around.lang)
        findings += check_directions(content_of(blocks), head.lang.value)
        findings += _check_required(head, node)
        findings += check_translation(head.translation, around.lang, around.original)
        findings += _check_same(head, node, around.original)
        findings += _check_wording(head, blocks)
    images = (Placed(b.image, b.place) for b in blocks_in(blocks) if isinstance(b, Figure))
    value = None
    if head is not None and blocks and around.lang in (None, head.lang.value):
        value = _disclaimer(head, blocks, around.id, Place(path))
    return FileRead(path, value, tuple(findings), tuple(images))


def _disclaimer(head: DisclaimerHead, blocks: Blocks, id_: str, place: Place) -> Disclaimer:
    return Disclaimer(
        id=id_,
        lang=head.lang.value,
        title=head.title.value,
        title_place=head.title.place,
        translation=translation_of(head.translation),
        required=head.required,
        on=head.place,
        wording=head.wording.value if head.wording else "",
        blocks=blocks,
        place=place,
    )


def _check_there_is_text(blocks: Blocks, path: str, first_line: int) -> Iterator[Finding]:
    if not blocks:
        place = Place(path, max(first_line - 1, 1))
        hint = "Write what handouts shall say below its head."
        yield EMPTY_DISCLAIMER.at(place, "the disclaimer has no text", hint)


def _check_required(head: DisclaimerHead, node: Node) -> Iterator[Finding]:
    required = below(node, "required")
    if required is not None and not (head.required.always or head.required.topics):
        message = "this disclaimer is never required"
        hint = "Write {always: true}, or the topics that require it: {topics: [dietary-supplement]}"
        yield WRONG_TYPE.at(required.place, message, hint)


def _check_wording(head: DisclaimerHead, blocks: Blocks) -> Iterator[Finding]:
    if head.wording is None:
        return
    name, place = head.wording.value, head.wording.place
    wording = CANONICAL.get(name)
    if wording is None:
        hint = did_you_mean(name, CANONICAL, f"Known wordings: {listing(CANONICAL)}")
        message = f"{quote(name)} is no wording that the program knows"
        yield UNKNOWN_DISCLAIMER_WORDING.at(place, message, hint)
    elif blocks and _words(blocks) != wording.split():
        message = f"the text is not the wording {quote(name)} that the head promises"
        hint = f'Write: {wording} Or, in another language, leave "wording" out.'
        yield REWORDED_DISCLAIMER.at(blocks[0].place, message, hint)


def _words(blocks: Blocks) -> list[str]:
    return " ".join(_characters(content) for content in content_of(blocks)).split()


def _characters(content: Inlines) -> str:
    parts = (
        inline.text if isinstance(inline, Text) else " " * isinstance(inline, LineBreak)
        for inline in spans_in(content)
    )
    return "".join(parts)


def _check_citations(blocks: Blocks) -> Iterator[Finding]:
    for inline in inlines_of(blocks):
        for cite in inline.cites if isinstance(inline, Citation) else ():
            message = f"a disclaimer has no references to cite {quote(cite.key)} from"
            hint = "Say it without a citation, or move it into an article."
            yield UNKNOWN_REFERENCE.at(cite.place, message, hint)
        if isinstance(inline, Claim):
            message = "a disclaimer makes no claim: it is what claims are answered by"
            yield NO_WORD_FOR.at(inline.place, message, "Take {.claim} and its brackets off.")


def _check_same(head: DisclaimerHead, node: Node, original: Disclaimer | None) -> Iterator[Finding]:
    if original is None:
        return
    same = {"required": head.required == original.required, "place": head.place == original.on}
    for key in (key for key, is_same in same.items() if not is_same):
        value = below(node, key)
        message = f'"{key}" is not as in {original.place.path}: some languages would miss it'
        hint = f"Write it as {original.place.path} does."
        yield DISCLAIMER_DIFFERS.at((value or node).place, message, hint)
