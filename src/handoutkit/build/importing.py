"""What comes into the library, file by file: each is read, and goes the way of its kind.

Knows neither who asks nor how each format is read.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from handoutkit.build.foreign import foreign_bytes, pictures_beside, read_foreign, said_name
from handoutkit.build.import_request import Imported, ImportRequest
from handoutkit.build.importing_article import Arrived, import_article
from handoutkit.build.importing_references import import_references
from handoutkit.build.shelf import Shelf, read_shelf
from handoutkit.disk import digest
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding
from handoutkit.importers.outline import slug
from handoutkit.importers.passages import Bibliography, FoundReference, Source
from handoutkit.language.locales import is_known
from handoutkit.read.names import is_id
from handoutkit.read.said import did_you_mean, listing, quote

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read: what it is, and the digest of its bytes."""

    path: Path
    what: Source | Bibliography | tuple[Finding, ...]
    sha256: str


def import_files(
    root: Path | None, request: ImportRequest, progress: Progress
) -> tuple[Imported, ...]:
    """Import each file; what is wrong with one costs no other.

    Without a library, `root`, nothing can be written, but all that would be is told.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted.
        UsageProblem: what is asked for cannot be meant.
        CannotWrite: the folder refuses; what stood there before still stands.
    """
    shelf = read_shelf(root)
    _check(request, shelf)
    files: list[_Read] = []
    for number, path in enumerate(request.files):
        progress(number, len(request.files), said_name(str(path)))
        files.append(_read(path))
    beside = _beside(files, request)
    done: list[Imported] = []
    for file in files:
        made = frozenset(one.article for one in done if one.written and one.draft)
        one = _import(shelf, request, file, beside, made)
        done.append(one)
        if one.written:
            shelf = read_shelf(root)
    return tuple(done)


def _read(path: Path) -> _Read:
    data = foreign_bytes(path, str(path))
    if data.value is None:
        return _Read(path, data.findings, "")
    pictures = pictures_beside(data.value, path.parent)
    what = read_foreign(data.value, str(path), pictures=pictures)
    return _Read(path, what, digest(data.value))


def _import(
    shelf: Shelf,
    request: ImportRequest,
    file: _Read,
    beside: tuple[FoundReference, ...],
    made: Set[str],
) -> Imported:
    match file.what:
        case Source():
            name = said_name(file.path.name)
            arrived = Arrived(name=name, sha256=file.sha256, source=file.what)
            return import_article(shelf, request, arrived, beside, made)
        case Bibliography():
            return import_references(shelf, request, file.what, is_beside=bool(beside))
        case findings:
            return Imported(path=said_name(str(file.path)), findings=findings, refused=True)


def _check(request: ImportRequest, shelf: Shelf) -> None:
    if request.id and not is_id(request.id):
        remedy = f"Use small letters, digits and hyphens: {slug(request.id)}"
        raise UsageProblem(f"{quote(request.id)} is not a name that can be used", remedy=remedy)
    if request.lang and not is_known(request.lang):
        remedy = "Write a language tag, such as es or pt-BR."
        raise UsageProblem(f"{quote(request.lang)} names no known language", remedy=remedy)
    if request.into and shelf.article(request.into) is None:
        known = sorted({id_ for id_, _ in shelf.library.articles})
        raise UsageProblem(
            f"there is no article {quote(request.into)} that can be read",
            remedy=did_you_mean(request.into, known, f"There are: {listing(known)}"),
        )


def _beside(files: Sequence[_Read], request: ImportRequest) -> tuple[FoundReference, ...]:
    """Give the references of the bibliographies that stand beside an article.

    Raises:
        UsageProblem: nobody can tell which article they belong to.
    """
    books = [file.what for file in files if isinstance(file.what, Bibliography)]
    texts = [file for file in files if isinstance(file.what, Source)]
    if books and len(texts) > 1:
        raise UsageProblem(
            "nobody can tell which of the articles the references belong to",
            remedy="Import each article with its own bibliography, in a run of its own.",
        )
    return tuple(one for book in books for one in book.references) if texts else ()
