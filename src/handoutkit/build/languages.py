"""How far a library is in each of its languages. Knows not how that is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handoutkit.build.sources import Sources
from handoutkit.language.catalogue import catalogue
from handoutkit.language.completeness import missing_labels
from handoutkit.model.article import Article, Disclaimer
from handoutkit.model.library import Condition, Library
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.compared import is_source
from handoutkit.read.disclaimers import FOLDER as DISCLAIMERS


class Standing(StrEnum):
    """How far something is in a language."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """Something of the library in a language, and what is wrong or missing."""

    lang: str
    kind: str
    id: str
    state: Standing
    problems: tuple[str, ...] = ()


def in_languages(sources: Sources) -> tuple[InLanguage, ...]:
    """Tell the state of everything in each language of the library."""
    library = sources.library
    return tuple(
        one
        for lang in (one.value for one in library.settings.languages)
        for one in (
            *_texts("article", library.articles, f"{ARTICLES}/{{}}/article", lang, sources),
            *_texts("disclaimer", library.disclaimers, f"{DISCLAIMERS}/{{}}", lang, sources),
            *(_condition(one, lang, library) for one in library.conditions.values()),
            *_clinic(library, lang),
            _labels(lang),
        )
    )


def _texts(
    kind: str,
    texts: Mapping[tuple[str, str], Article] | Mapping[tuple[str, str], Disclaimer],
    stem: str,
    lang: str,
    sources: Sources,
) -> Iterator[InLanguage]:
    library = sources.library
    languages = {text.id: text.lang for text in texts.values() if is_source(text)}
    unreadable = {id_ for path in library.unreadable if (id_ := _id_in(path, stem))}
    for id_ in sorted({*(id_ for id_, _ in texts), *unreadable}):
        # A source that cannot be read is taken to be in the library's first language.
        first = languages.get(id_, library.settings.languages[0].value)
        suffix = "" if first == lang else f".{lang}"
        path = f"{stem.format(id_)}{suffix}.md"
        problems = tuple(
            f"{one.place}: {one.message}"
            for one in sources.findings
            if one.place.path == path and one.severity != "note"
        )
        state = Standing.INCOMPLETE if problems else Standing.COMPLETE
        if (id_, lang) not in {*texts}:
            is_there = path in library.unreadable
            state = Standing.UNREADABLE if is_there else Standing.MISSING
            problems = problems or (f"{path} is not written",)
        yield InLanguage(lang=lang, kind=kind, id=id_, state=state, problems=problems)


def _id_in(path: str, stem: str) -> str:
    """Give the id in the path of a text; nothing for another file."""
    folder, rest = stem.split("{}")
    name = path.removeprefix(folder).split("/")[0].split(".")[0]
    return name if path.startswith(f"{folder}{name}{rest}.") else ""


def _condition(condition: Condition, lang: str, library: Library) -> InLanguage:
    problems: tuple[str, ...] = ()
    state = Standing.COMPLETE
    first = library.settings.languages[0].value
    if lang not in condition.name:
        state, problems = Standing.MISSING, ("it has no name",)
    elif _has_title(condition, first) and not _has_title(condition, lang):
        state, problems = Standing.INCOMPLETE, ("its name stands where others have a title",)
    return InLanguage(lang=lang, kind="condition", id=condition.id, state=state, problems=problems)


def _has_title(condition: Condition, lang: str) -> bool:
    return condition.title.get(lang) != condition.name.get(lang)


def _clinic(library: Library, lang: str) -> Iterator[InLanguage]:
    words = {
        "emergency": library.settings.clinic.emergency,
        "notices": library.settings.notices,
    }
    for id_, said in words.items():
        if said:
            state = Standing.COMPLETE if lang in said else Standing.MISSING
            problems = () if lang in said else (f"`{id_}` says nothing in this language",)
            yield InLanguage(lang=lang, kind="clinic", id=id_, state=state, problems=problems)


def _labels(lang: str) -> InLanguage:
    words = catalogue(lang)
    missing = missing_labels(words) if words else ()
    state = Standing.INCOMPLETE if missing else Standing.COMPLETE
    problems = tuple(f'"{one}" would be in English' for one in missing)
    if words is None:
        state, problems = Standing.MISSING, ("the program has no labels in this language",)
    return InLanguage(lang=lang, kind="labels", id="handout", state=state, problems=problems)
