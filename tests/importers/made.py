"""Passages for tests: small, and different only where a test says so."""

from typing import get_args

from handoutkit.findings import Place
from handoutkit.importers.draft import Draft, DraftSection
from handoutkit.importers.passages import Format, Kind, Origin, Passage, Role, Source
from handoutkit.importers.words import plain_words

PATH = "sleep.txt"
_KINDS = get_args(Kind)


def passage(
    words: str,
    kind: Kind = "text",
    *,
    line: int = 1,
    level: int = 0,
    depth: int = 0,
    number: int = 0,
    role: Role = "",
    reason: str = "",
) -> Passage:
    return Passage(
        kind=kind,
        words=plain_words(words),
        place=Place(PATH, line),
        level=level,
        depth=depth,
        number=number,
        role=role,
        reason=reason,
    )


def heading(words: str, level: int = 2, *, role: Role = "") -> Passage:
    return passage(words, "heading", level=level, role=role)


def item(words: str, *, depth: int = 1, number: int = 0) -> Passage:
    return passage(words, "item", depth=depth, number=number)


def source(*passages: Passage, title: str = "", form: Format = "html") -> Source:
    return Source(path=PATH, format=form, origin=Origin(title=title), passages=passages)


def drafted(*sections: DraftSection, lang: str = "en", title: str = "Sleep") -> Draft:
    return Draft(path=PATH, title=title, lang=lang, origin=Origin(), sections=sections)


def section(id_: str, *passages: Passage, level: int = 2, words: str = "") -> DraftSection:
    written = heading(words or id_, level)
    return DraftSection(
        id=id_,
        level=level,
        heading=written.words,
        written_heading=written,
        passages=passages,
    )
