"""What the head of a translation says of its source. Knows not what the texts say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handoutkit.codes import UNKNOWN_LANGUAGE
from handoutkit.findings import Finding, Placed
from handoutkit.model.article import Article, Disclaimer, Review, Translation
from handoutkit.read.said import quote
from handoutkit.read.shape import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationHead:
    """The key `translation` of a head."""

    of: Placed[str]
    blocks: Mapping[str, Written] = field(default_factory=dict)
    reviewed: Review | None = None


def translation_of(head: Placed[TranslationHead] | None) -> Translation | None:
    """Give what the key says."""
    if head is None:
        return None
    said = head.value
    return Translation(
        of=said.of.value, blocks=said.blocks, reviewed=said.reviewed, place=head.place
    )


def check_translation(
    head: Placed[TranslationHead] | None, lang: str | None, source: Article | Disclaimer | None
) -> Iterator[Finding]:
    """Say so where a text is said to be made from another one than its source.

    `lang` is the language in the file's name; a source has none.
    """
    if head is None:
        return
    of = head.value.of
    if lang is None:
        message = "this is what the others are translated from: it is no translation"
        yield UNKNOWN_LANGUAGE.at(of.place, message, 'Remove "translation" from this head.')
    elif source is not None and of.value != source.lang:
        message = f"this is translated from {source.place.path}, which is not in {quote(of.value)}"
        yield UNKNOWN_LANGUAGE.at(of.place, message, f'Write "of: {source.lang}".')
