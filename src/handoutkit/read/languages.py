"""Language tags in files: known at all, and among the library's own. Knows no texts."""

from collections.abc import Iterator

from handoutkit.codes import LANGUAGE_MISMATCH, UNKNOWN_LANGUAGE
from handoutkit.findings import Finding, Place, Placed
from handoutkit.language.locales import is_known
from handoutkit.read.nodes import MapNode, Node, below
from handoutkit.read.said import did_you_mean, listing, quote

_TAGS = "Write a language tag, such as en, es, pt-BR or zh-Hans."


def check_tag(tag: str, place: Place) -> Iterator[Finding]:
    """Say so where a tag names no language."""
    if not is_known(tag):
        yield UNKNOWN_LANGUAGE.at(place, f"{quote(tag)} names no known language", _TAGS)


def check_language(
    written: Placed[str], languages: tuple[str, ...] | None, in_name: str | None
) -> Iterator[Finding]:
    """Say so where a head's language is not its file name's, or not one of the library's."""
    if in_name in (None, written.value):
        yield from _check_own(written.value, written.place, languages)
    else:
        message = f"the head says {quote(written.value)}, the file's name {quote(in_name)}"
        yield LANGUAGE_MISMATCH.at(written.place, message, f'Write "lang: {in_name}".')


def check_keys(node: Node, *keys: str) -> Iterator[Finding]:
    """Say which keys of the mapping behind `keys` name no language."""
    mapping = below(node, *keys)
    for entry in mapping.entries if isinstance(mapping, MapNode) else ():
        yield from check_tag(entry.key, entry.place)


def _check_own(tag: str, place: Place, languages: tuple[str, ...] | None) -> Iterator[Finding]:
    """Say so where a tag is not one of the library's languages; `None`: these are not known."""
    if languages is None:
        yield from check_tag(tag, place)
    elif tag not in languages:
        message = f"{quote(tag)} is not one of this library's languages ({listing(languages)})"
        hint = f'Add it to "languages" in library.yaml, or correct it. {_TAGS}'
        yield UNKNOWN_LANGUAGE.at(place, message, did_you_mean(tag, languages, hint))
