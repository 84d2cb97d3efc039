"""A text and its translations: `stem.md`, `stem.es.md` … Knows not what sort of text it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

from handoutkit.codes import BAD_FILE_NAME
from handoutkit.findings import Place
from handoutkit.read.gather import FileRead
from handoutkit.read.said import quote


class InLanguage(Protocol):
    """A value in one language."""

    @property
    def lang(self) -> str:
        """The language."""


T = TypeVar("T", bound=InLanguage)

# Reads the text of a path. A translation gets the language in its name, and the original if that
# could be read; the original gets neither.
ReadText: TypeAlias = Callable[[str, str | None, T | None], FileRead[T]]


def read_texts(stem: str, langs: Iterable[str], read: ReadText[T]) -> Iterator[FileRead[T]]:
    """Read an original, which must be there, and then its translations into `langs`."""
    first = f"{stem}.md"
    original = read(first, None, None)
    yield original
    for lang in langs:
        path = f"{stem}.{lang}.md"
        if original.value is not None and original.value.lang == lang:
            name = first.rpartition("/")[2]
            message = f"{name} is in {quote(lang)} already"
            hint = f'Remove one of the two, or correct "lang" in {name}.'
            yield FileRead(path, findings=(BAD_FILE_NAME.at(Place(path), message, hint),))
        else:
            yield read(path, lang, original.value)
