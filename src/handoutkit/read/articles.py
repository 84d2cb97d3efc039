"""The folder of articles: which texts there are, in which languages. Knows not what they say."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from handoutkit.disk import Disk
from handoutkit.model.article import Article
from handoutkit.read.article import Surroundings, read_article
from handoutkit.read.gather import FileRead, Gathered, gather
from handoutkit.read.names import is_id, no_id, stranger, text_name
from handoutkit.read.recall import Recall
from handoutkit.read.references import read_references
from handoutkit.read.text import list_folder
from handoutkit.read.texts import read_texts

FOLDER = "handouts/articles"

_Files: TypeAlias = tuple[FileRead[Article], ...]

_STEM = "article"
_TEXT = "article.md"
_REFERENCES = "references.json"
_IMAGES = "images"
_HINT = (
    f"Here belong {_TEXT}, its translations such as {_STEM}.es.md, {_REFERENCES} and {_IMAGES}/."
)


def read_articles(
    disk: Disk, languages: tuple[str, ...] | None, recall: Recall
) -> Gathered[tuple[str, str], Article]:
    """Read all articles; `languages` are the library's, if they are known."""
    files = _read_all(disk, languages, recall)
    return gather(files, key=lambda article: (article.id, article.lang))


def article_of(path: str) -> str:
    """Give the id of the article that a folder or a text belongs to; nothing for other files."""
    id_, _, name = path.removeprefix(f"{FOLDER}/").partition("/")
    is_inside = path.startswith(f"{FOLDER}/")
    return id_ if is_inside and (not name or name.endswith(".md")) else ""


def _read_all(
    disk: Disk, languages: tuple[str, ...] | None, recall: Recall
) -> Iterator[FileRead[Article]]:
    articles = list_folder(disk, FOLDER)
    if articles.findings:
        yield FileRead(FOLDER, findings=articles.findings)
    for name in articles.value:
        path = f"{FOLDER}/{name}"
        read = partial(_read_named, disk, name, languages)
        yield from recall.files(path, languages, _Files, read)


def _read_named(disk: Disk, name: str, languages: tuple[str, ...] | None) -> _Files:
    path = f"{FOLDER}/{name}"
    inside = list_folder(disk, path)
    if inside.findings:
        return (FileRead(path, findings=inside.findings),)
    if disk.is_file(path):
        hint = f"An article is a folder; put the file into one: {FOLDER}/my-article/{_TEXT}"
        return (FileRead(path, findings=(stranger(path, hint),)),)
    if not is_id(name):
        return (FileRead(path, findings=(no_id(path),)),)
    around = Surroundings(id=name, languages=languages)
    return tuple(_read_folder(disk, path, inside.value, around))


def _read_folder(
    disk: Disk, folder: str, names: tuple[str, ...], around: Surroundings
) -> Iterator[FileRead[Article]]:
    for name in names:
        if name not in (_TEXT, _REFERENCES, _IMAGES) and not _lang_of(name):
            path = f"{folder}/{name}"
            yield FileRead(path, findings=(stranger(path, _HINT),))
    if _REFERENCES in names:
        path = f"{folder}/{_REFERENCES}"
        references = read_references(disk, path)
        is_read = references.value is not None
        yield FileRead(path, findings=references.findings, used_elsewhere=is_read)
        around = replace(around, references=references.value)
    langs = tuple(lang for name in names if (lang := _lang_of(name)))

    def read(path: str, lang: str | None, original: Article | None) -> FileRead[Article]:
        return read_article(disk, path, replace(around, source=original), lang)

    yield from read_texts(f"{folder}/{_STEM}", langs, read)


def _lang_of(name: str) -> str | None:
    """Give the language of a translation's file name."""
    text = text_name(name)
    return text.lang if text and text.id == _STEM else None
