"""How a library begins and grows: the starter, a new article, a new condition.

The texts stand in `starter/`. Knows neither who asks nor what day it is.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import NamedTuple

from handoutkit.build.planting import plant, refuse_if_there
from handoutkit.build.sources import read_sources
from handoutkit.errors import UsageProblem
from handoutkit.model.article import Article
from handoutkit.model.library import Library
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.conditions import FOLDER as CONDITIONS
from handoutkit.read.names import is_id
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.text import unprintable
from handoutkit.whole import write_whole

STARTER = Path(__file__).parents[1] / "starter"
LIBRARY = "handouts"

_YEAR = timedelta(days=365)


class NewCondition(NamedTuple):
    """The file of a condition, and the article that its recipe takes all sections of."""

    path: Path
    article: str


def start_library(folder: Path, clinic: str, today: date) -> tuple[Path, ...]:
    """Write the starter into a folder, and give the files it is made of.

    Raises:
        UsageProblem: there is a library already, or the clinic's name cannot be printed.
        CannotWrite: the folder refuses; nothing is left behind.
    """
    values = {"clinic": _quoted(_printable(clinic)), **_days(today)}
    texts = STARTER / LIBRARY
    files = {
        path.relative_to(texts).as_posix(): _filled(path, values)
        for path in sorted(texts.rglob("*"))
        if path.is_file()
    }
    plant(folder / LIBRARY, files)
    return tuple(folder / LIBRARY / path for path in files)


def add_article(root: Path, name: str, today: date) -> Path:
    """Write an article to start from into the library in `root`, and give its file.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted.
        UsageProblem: the name is not an id, or is taken.
        CannotWrite: the folder refuses; nothing is left behind.
    """
    _check_id(name, "article")
    folder = root / ARTICLES / name
    refuse_if_there(folder)
    lang = _languages(read_sources(root).library)[0]
    values = {"id": name, "title": _quoted(_title(name)), "lang": lang, **_days(today)}
    plant(folder, {"article.md": _filled(STARTER / "article.md", values)})
    return folder / "article.md"


def add_condition(root: Path, name: str, article: str | None) -> NewCondition:
    """Write a condition that takes all sections of an article, and give its file.

    Without an article, it takes those of the first one.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted.
        UsageProblem: the name is not an id, or is taken, or there is no such article.
        CannotWrite: the folder refuses; nothing is left behind.
    """
    _check_id(name, "condition")
    path = root / CONDITIONS / f"{name}.yaml"
    refuse_if_there(path)
    library = read_sources(root).library
    langs = _languages(library)
    source = _article(library, article, langs[0])
    values = {
        "names": ", ".join(f"{lang}: {_quoted(_title(name))}" for lang in langs),
        "lang": langs[0],
        "sections": "\n".join(f"  - {source.id}/{section.id}" for section in source.sections),
    }
    write_whole(path, _filled(STARTER / "condition.yaml", values))
    return NewCondition(path, source.id)


def _languages(library: Library) -> tuple[str, ...]:
    return tuple(one.value for one in library.settings.languages)


def _article(library: Library, name: str | None, lang: str) -> Article:
    """Give the article of this name, or the first, that has sections to choose from."""
    known = sorted(
        id_ for (id_, tag), one in library.articles.items() if tag == lang and one.sections
    )
    if not known:
        raise UsageProblem(
            f"the library has no article in {lang} to take sections from",
            remedy="Add one first: handout new article NAME",
        )
    if name is not None and name not in known:
        raise UsageProblem(
            f"there is no article {quote(name)} in {lang} to take sections from",
            remedy=did_you_mean(name, known, f"Articles: {listing(known)}"),
        )
    return library.articles[name or known[0], lang]


def _check_id(name: str, kind: str) -> None:
    """Refuse what is not an id, and propose one that is.

    Raises:
        UsageProblem: it is not.
    """
    if not is_id(name):
        plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
        proposed = "-".join(re.findall("[a-z0-9]+", plain)) or f"my-{kind}"
        raise UsageProblem(
            f"{quote(name)} is not a name that can be used",
            remedy=f"Use small letters without accents, digits and hyphens: {proposed}",
        )


def _title(name: str) -> str:
    """Make a title of an id: words, the first one with a capital letter."""
    return " ".join(name.replace("-", " ").split()).capitalize() or name


def _printable(clinic: str) -> str:
    """Give the clinic's name on one line.

    Raises:
        UsageProblem: nothing is left of it, or a character has no shape.
    """
    name = " ".join(clinic.split())
    fault = unprintable(name)
    if fault or not name:
        reason = f"holds a character that cannot be printed ({fault[0]})" if fault else "is empty"
        raise UsageProblem(
            f"the clinic's name {reason}", remedy='Write --name "Hill Street Clinic"'
        )
    return name


def _quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _days(today: date) -> dict[str, str]:
    review = today + min(_YEAR, date.max - today)
    return {"today": today.isoformat(), "review_by": review.isoformat()}


def _filled(path: Path, values: Mapping[str, str]) -> bytes:
    return Template(path.read_text(encoding="utf-8")).substitute(values).encode("utf-8")
