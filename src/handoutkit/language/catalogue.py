"""The labels that the program itself prints, per language, from gettext catalogues.

Knows not where they stand.

English is the language of the message ids; other languages are `catalogues/<lang>.po`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from handoutkit.language.locales import is_known, script


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The labels of one language."""

    lang: str
    messages: Mapping[str, str]

    def text(self, message: str, **values: str) -> str:
        """Give a label in this language with its values filled in."""
        return self.messages.get(message, message).format(**values)


def catalogue(lang: str) -> Catalogue | None:
    """Give the labels of a language, in its own script, if there are some."""
    for tag in _tags(lang) if is_known(lang) else ():
        if tag == "en":
            return Catalogue(lang, {})
        messages = _messages(tag)
        if messages is not None:
            return Catalogue(lang, messages)
    return None


def _tags(lang: str) -> Iterator[str]:
    """Give the names a catalogue may have, the nearest first: zh-CN, zh-Hans, zh."""
    language = lang.split("-")[0]
    yield lang
    yield f"{language}-{script(lang)}"
    # Who reads one script of a language may not read another.
    if script(language) == script(lang):
        yield language


@cache
def _messages(tag: str) -> Mapping[str, str] | None:
    source = files(__package__) / "catalogues" / f"{tag}.po"
    if not source.is_file():
        return None
    with source.open("rb") as file:
        found = read_po(file, locale=tag.replace("-", "_"))
    return {
        str(message.id): str(message.string)
        for message in found
        if message.id and message.string and not message.fuzzy
    }
