"""One article on its way into the library: judged, written down, read back, put in place.

Knows neither how its file was read nor who asked for it.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from handoutkit import codes
from handoutkit.build.aligning import aligned
from handoutkit.build.article_files import Pictured, article_files, pictured, recipe_file
from handoutkit.build.faithful import faithful, same_words
from handoutkit.build.import_log import PATH as LOG
from handoutkit.build.import_log import imported_from, last_import, was_imported, with_entry
from handoutkit.build.import_request import Imported, ImportRequest, SectionChange
from handoutkit.build.importing_references import existing
from handoutkit.build.overlaying import over
from handoutkit.build.planting import plant
from handoutkit.build.references_file import NAME as REFERENCES
from handoutkit.build.references_file import unreadable_references
from handoutkit.build.shelf import Shelf, source_of
from handoutkit.build.translating import translate
from handoutkit.build.updating import Updated, Version, update
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding, Place
from handoutkit.importers.draft import Draft, DraftCondition
from handoutkit.importers.judging import Known, judge
from handoutkit.importers.outline import TOP, article_id
from handoutkit.importers.passages import FoundReference, Source
from handoutkit.model.article import Article
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.disclaimers import FOLDER as DISCLAIMERS
from handoutkit.read.said import quote
from handoutkit.whole import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A text as it came in: the name of its file, the digest of its bytes, and what it holds."""

    name: str
    sha256: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What an import would put into the library; `version` is the article as its source has it."""

    files: Mapping[str, bytes]
    version: Article | None
    changes: tuple[SectionChange, ...] = ()
    findings: tuple[Finding, ...] = ()


def import_article(
    shelf: Shelf,
    request: ImportRequest,
    arrived: Arrived,
    beside: tuple[FoundReference, ...],
    made: Set[str] = frozenset(),
) -> Imported:
    """Import a text; what keeps it out is told, and then nothing is written.

    The articles that this run has `made` of other files take no second one.

    Raises:
        CannotWrite: the folder refuses; what stood there before still stands.
    """
    prepared = pictured(arrived.source)
    draft, old = _judged(shelf, request, arrived.name, prepared.source, beside)
    id_ = old.id if old else _id(shelf, request, arrived.name, draft)
    came = Imported(
        path=arrived.source.path,
        article=id_,
        draft=draft,
        references=draft.references,
        findings=draft.findings,
    )
    is_new = old is None or request.update or id_ in made
    if not is_new and was_imported(shelf.disk, id_, arrived.sha256):
        return replace(came, findings=(*came.findings, _before(came)))
    stops = _stops(shelf, request, came, old, made)
    if stops is not None:
        return replace(came, findings=(*came.findings, stops), refused=not request.dry_run)
    if not draft.sections:
        return replace(came, refused=True)
    new = _made(shelf, request, draft, prepared, id_, old)
    came = replace(came, changes=new.changes, findings=(*came.findings, *new.findings))
    if new.version is None:
        return replace(came, refused=True)
    if request.dry_run or shelf.root is None:
        return came
    log = with_entry(shelf.disk, new.version, arrived.name, arrived.sha256, request.today)
    written = _write(shelf, id_, {**new.files, LOG: log})
    stale = _mark_translations(shelf, id_, old, request.today)
    return replace(came, written=written, findings=(*came.findings, *stale))


def _judged(
    shelf: Shelf,
    request: ImportRequest,
    name: str,
    source: Source,
    beside: tuple[FoundReference, ...],
) -> tuple[Draft, Article | None]:
    """Give the draft, and the article that is there already, whose ids it has then."""
    known = Known(
        lang=request.lang,
        languages=shelf.languages,
        disclaimers=shelf.disclaimers,
        references=beside,
    )
    draft = judge(source, known)
    old = shelf.article(_id(shelf, request, name, draft))
    if old is not None:
        listed = existing(old)
        draft = aligned(judge(source, replace(known, keyed=listed)), old)
    return faithful(draft), old


def _id(shelf: Shelf, request: ImportRequest, name: str, draft: Draft) -> str:
    """Give the article that the text is for: the one asked for, the one that its file made once."""
    last = imported_from(shelf.disk, name) if request.update else ""
    return request.into or request.id or last or article_id(draft.title, PurePath(name).stem)


def _before(came: Imported) -> Finding:
    message = f"this file was imported before, as {quote(came.article)}; nothing was done"
    hint = "--update takes it again, --id NAME imports it under another name."
    return codes.IMPORTED_BEFORE.at(Place(came.path), message, hint)


def _stops(
    shelf: Shelf, request: ImportRequest, came: Imported, old: Article | None, made: Set[str]
) -> Finding | None:
    """Tell what keeps a text out of the library: what is there, and is not to be written over."""
    there, path, id_ = codes.ALREADY_THERE, came.path, came.article
    references = f"{ARTICLES}/{id_}/{REFERENCES}"
    if old is None and shelf.names(f"{ARTICLES}/{id_}"):
        message = f"there is a folder {quote(id_)} already, and no article in it that can be read"
        return there.at(Place(path), message, "Mend it, or name another article with --id NAME.")
    if id_ in made:
        message = f"another file of this import is the article {quote(id_)} already"
        return there.at(Place(path), message, "Import this one with --id NAME.")
    if old is not None and not request.update:
        message = f"there is an article {quote(id_)} already, and it is left as it is"
        hint = "Take this for a newer version with --update, or name another one with --id NAME."
        return there.at(Place(path), message, hint)
    if shelf.is_broken(references):
        return unreadable_references(references)
    return None


def _made(
    shelf: Shelf,
    request: ImportRequest,
    draft: Draft,
    prepared: Pictured,
    id_: str,
    old: Article | None,
) -> _Made:
    """Give the files, read back: nothing is made of words that would not be those of the source."""
    day = _day(draft, request.today)
    files = article_files(draft, prepared, id_, shelf.disclaimers, day, shelf.names(DISCLAIMERS))
    version = _read_back(shelf, files, id_)
    if version is None or not same_words(draft, version):
        _, after = shelf.with_files(files)
        return _Made(files={}, version=None, findings=(_changed_words(draft), *_new(shelf, after)))
    changes: tuple[SectionChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    if old is not None:
        text = files[f"{ARTICLES}/{id_}/article.md"].decode("utf-8")
        both = _update(shelf, request, old, Version(article=version, text=text))
        if both.text is None:
            return _Made(files={}, version=None, changes=both.changes, findings=both.findings)
        files, kept = over(shelf, files, draft, old, both.text, overwrite=request.overwrite)
        changes, findings = both.changes, (*both.findings, *kept)
    recipes = _recipes(shelf, draft, id_) if request.recipes else {}
    there = [path for path in recipes if shelf.disk.is_file(path)]
    files |= {path: data for path, data in recipes.items() if path not in there}
    findings += tuple(_recipe_there(path) for path in there)
    findings += tuple(_drafted(path) for path in files if path.startswith(f"{DISCLAIMERS}/"))
    _, after = shelf.with_files(files)
    is_read = _read_back(shelf, files, id_) is not None
    return _Made(
        files=files,
        version=version if is_read else None,
        changes=changes,
        findings=(*findings, *_new(shelf, after)),
    )


def _day(draft: Draft, today: date) -> date:
    """Give the day of the text: its own, if the source tells one that has been."""
    try:
        return min(date.fromisoformat(draft.origin.updated), today)
    except ValueError:
        return today


def _read_back(shelf: Shelf, files: Mapping[str, bytes], id_: str) -> Article | None:
    library, _ = shelf.with_files(files)
    return source_of(library, id_)


def _update(shelf: Shelf, request: ImportRequest, old: Article, new: Version) -> Updated:
    entry = last_import(shelf.disk, old.id)
    return update(
        Version(article=old, text=shelf.text(old.place.path)),
        new,
        entry.sections if entry else None,
        request.today,
        overwrite=request.overwrite,
    )


def _recipes(shelf: Shelf, draft: Draft, id_: str) -> dict[str, bytes]:
    proposed = draft.conditions or (_whole(draft, id_),)
    return dict(recipe_file(one, draft, id_, shelf.languages) for one in proposed)


def _whole(draft: Draft, id_: str) -> DraftCondition:
    """Give the recipe of an article that names no condition: all of it, under its title."""
    recipe = tuple(one.id for one in draft.sections if one.level == TOP)
    return DraftCondition(id=id_, name=draft.title, section="", recipe=recipe)


def _recipe_there(path: str) -> Finding:
    message = "this condition is there already, and its recipe is left as it is"
    return codes.RECIPE_THERE.at(Place(path), message, "Add the new sections to it by hand.")


def _drafted(path: str) -> Finding:
    message = "this disclaimer of the source is none that the library has"
    hint = "It goes into each handout of this article; read it, and say what else requires it."
    return codes.DISCLAIMER_DRAFTED.at(Place(path), message, hint)


def _mark_translations(
    shelf: Shelf, id_: str, old: Article | None, today: date
) -> Iterator[Finding]:
    """Mark what of each translation waits for its source's new text, and say so."""
    langs = [lang for (name, lang) in shelf.library.articles if old and name == id_]
    for lang in (one for one in langs if old and one != old.lang):
        assert shelf.root is not None, "without a library nothing is written"
        try:
            marked = translate(shelf.root, id_, lang, today, accept=False)
        except UsageProblem as problem:
            path = shelf.library.articles[id_, lang].place.path
            message = f"what of it is older than its source was not marked: {problem}"
            yield codes.TRANSLATION_VOID.at(Place(path), message, problem.remedy)
            continue
        if marked.waiting:
            yield codes.TRANSLATION_VOID.at(
                Place(marked.path),
                f"{len(marked.waiting)} parts are not translated from the text as it is now",
                f"They are marked; handout translate {id_} {lang} lists them.",
            )


def _new(shelf: Shelf, after: tuple[Finding, ...]) -> Iterator[Finding]:
    """Give what was not found before; a picture without words has been told of already."""
    for one in after:
        if one not in shelf.findings and one.code != codes.NO_ALT.id:
            yield one


def _changed_words(draft: Draft) -> Finding:
    return codes.WORDS_CHANGED.at(
        Place(draft.path),
        "written in the house's form, the text would not have the words of the source",
        "Nothing was written; save the source as plain text, and import that.",
    )


def _write(shelf: Shelf, id_: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Put the files in place: first what the article needs, and last the log that tells of it."""
    root, folder = shelf.root, f"{ARTICLES}/{id_}"
    assert root is not None, "without a library nothing is written"
    inside = {path: data for path, data in files.items() if path.startswith(f"{folder}/")}
    disclaimers = [path for path in files if path.startswith(f"{DISCLAIMERS}/")]
    for path in disclaimers:
        write_whole(root / path, files[path])
    if shelf.article(id_) is None:
        plant(root / folder, {path.removeprefix(f"{folder}/"): d for path, d in inside.items()})
    else:
        for path, data in inside.items():
            write_whole(root / path, data)
    rest = [path for path in files if path not in inside and path not in disclaimers]
    for path in rest:
        write_whole(root / path, files[path])
    return (*disclaimers, *inside, *rest)
