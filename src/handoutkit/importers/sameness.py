"""Whether two references are the same work: by their numbers, else by title and year.

Knows not where they come from.
"""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from handoutkit.importers.csl import Csl

T = TypeVar("T")

_NUMBERS = ("DOI", "PMID", "PMCID")
_PLACES = ("volume", "issue", "page")
_SHORTEST_TITLE = 12
_SURE_START = 40
_SIMILAR = 0.6
_MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>")


class Works(Generic[T]):
    """Works that were met, and what stands for each; those that are the same have one.

    `numbers_suffice`: a shared number is enough, whatever else differs; else their titles have to
    be alike too, as books give their DOI to each chapter.
    """

    def __init__(self, *, numbers_suffice: bool = False) -> None:
        self._by_sign: dict[str, tuple[Csl, T]] = {}
        self._numbers_suffice = numbers_suffice

    def add(self, csl: Csl, value: T) -> None:
        """Keep a work; what was kept under the same sign first, stays."""
        for sign in signs_of(csl):
            self._by_sign.setdefault(sign, (csl, value))

    def find(self, csl: Csl) -> T | None:
        """Give what stands for the same work; nothing where no sign is shared, or some differ."""
        for sign in signs_of(csl):
            known = self._by_sign.get(sign)
            if known is None:
                continue
            is_number = self._numbers_suffice and sign.partition(":")[0] in _NUMBERS
            if is_number or not differ(known[0], csl):
                return known[1]
        return None


def signs_of(csl: Csl) -> Iterator[str]:
    """Give what tells a work from all others, the surest first."""
    for name in _NUMBERS:
        value = str(csl.get(name) or "").casefold()
        if value:
            yield f"{name}:{value}"
    title = plain_title(str(csl.get("title") or ""))
    if len(title) >= _SHORTEST_TITLE:
        yield f"title:{title}:{year_of(csl)}"
        # Lists leave out subtitles, and days; whether the rest is alike is looked at then.
        yield f"start:{title[:_SURE_START]}"


def differ(one: Csl, other: Csl) -> bool:
    """Tell whether two works say something that is never different in the same one."""
    pairs = [(_said(one, name), _said(other, name)) for name in (*_NUMBERS, *_PLACES)]
    years = (year_of(one), year_of(other))
    if any(a and b and a != b for a, b in (*pairs, years)) or _titles_differ(one, other):
        return True
    # Many organisations have a page of one name; a person's name is written in many ways.
    bodies = (_bodies(one), _bodies(other))
    return bool(bodies[0] and bodies[1] and not bodies[0] & bodies[1])


def _bodies(csl: Csl) -> frozenset[str]:
    """Give the organisations that wrote a work; none where a person is among its authors."""
    names = csl.get("author")
    authors = [one for one in names if isinstance(one, dict)] if isinstance(names, list) else []
    if any("family" in one for one in authors):
        return frozenset()
    return frozenset(plain_title(str(one.get("literal", ""))) for one in authors)


def _said(csl: Csl, name: str) -> str:
    """Give a number; of pages, the first one only: lists shorten the last ones."""
    text = re.split(r"[-–,;+]", str(csl.get(name) or ""))[0] if name == "page" else csl.get(name)
    return str(text or "").strip().casefold()


def _titles_differ(one: Csl, other: Csl) -> bool:
    """Tell whether two titles are no forms of one title: books give their DOI to each chapter."""
    titles = (plain_title(str(csl.get("title") or "")) for csl in (one, other))
    short, long = sorted(titles, key=len)
    if not short or short in long:
        return False
    return SequenceMatcher(None, short[:200], long[:200], autojunk=False).ratio() < _SIMILAR


def plain_title(title: str) -> str:
    """Give a title's letters and digits only, small, without accents."""
    text = unicodedata.normalize("NFKD", _MARKUP.sub("", title)).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def year_of(csl: Csl) -> str:
    """Give the year a work was issued in; empty if it is not known."""
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return str(first[0]) if isinstance(first, list) and first else ""
