"""Entries of a reference list by citeproc-py: the one module that knows that library.

What citeproc-py 0.11 does wrong is put right around it. Links and rich text travel as marks, so
that there is nothing to escape (`marks`); unusual data is mended and broken data refused first
(`items`); ranges and seasons are written here, in the style's own words. The rest is avoided by the
styles of this project: they hold no `substitute` and no locale's `date` with a `delimiter`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, partial
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Protocol, TypeVar

from handoutkit.assemble.citations.broken import BrokenReferenceError
from handoutkit.assemble.citations.dates import CslDate, Moment
from handoutkit.assemble.citations.items import PreparedItem, Variables, prepare
from handoutkit.assemble.citations.marks import Mark, literal, to_inlines, wrap
from handoutkit.assemble.citations.written import Written, WrittenItems
from handoutkit.errors import RenderingFailed
from handoutkit.model.blocks import Inlines
from handoutkit.model.reference import CslValue, Reference

T = TypeVar("T")

_KEY = "item"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_SEARCHES = (
    *("xpath_search", "get_formatter", "get_term", "get_single_term", "get_locale_option"),
    *("calls_variable", "is_locale_date", "get_option", "get_macro", "get_layout"),
)
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_LOCALES = {"no": "nb-NO", "fil": "tl-PH"}


class CitationEngine(Protocol):
    """Writes the entries of a reference list."""

    def entries(self, references: Sequence[Reference]) -> tuple[Inlines, ...]:
        """Format each reference as the style does, in the order given, without its number."""
        ...


class CiteprocEngine:
    """Writes entries in one style (the bytes of a CSL file) and one language, or English.

    What it wrote is kept in `items`, and what is there need not be written.
    """

    def __init__(self, style: bytes, lang: str, items: WrittenItems | None = None) -> None:
        self._bytes = style
        self._lang = lang
        self._items = WrittenItems() if items is None else items

    @cached_property
    def _style(self) -> Any:
        return _load(self._bytes, _locale(self._lang))

    def entries(self, references: Sequence[Reference]) -> tuple[Inlines, ...]:
        """Format each reference as the style does, in the order given, without its number."""
        return tuple(self._entry(reference) for reference in references)

    def _entry(self, reference: Reference) -> Inlines:
        try:
            said = json.dumps(dict(reference.csl))
            item = self._items.item(self._lang, said, lambda: self._write(json.loads(said)))
            entry = to_inlines(item.text, hrefs=item.hrefs, lang=item.lang, place=reference.place)
            if not entry:
                raise BrokenReferenceError("it holds nothing that the style prints")
        except BrokenReferenceError as problem:
            raise _failed(reference, str(problem)) from problem
        return entry

    def _write(self, csl: Mapping[str, CslValue]) -> Written:
        item = prepare(csl, self._lang, _variables(), self._write_date)
        return Written(self._render(item), dict(item.hrefs), item.lang)

    def _render(self, item: PreparedItem) -> str:
        from citeproc import Citation, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON([{"id": _KEY, **item.csl}])
        formatter = self._style.root.formatter
        bibliography = CitationStylesBibliography(self._style, source, formatter)
        bibliography.register(Citation([_cited(source[_KEY])]))
        try:
            return "".join(str(entry) for entry in bibliography.bibliography())
        except Exception as problem:  # it meets what it did not foresee with any of them
            raise BrokenReferenceError(f"citeproc-py gave up ({problem!r})") from problem

    def _write_date(self, date: CslDate) -> dict[str, object]:
        begin, end = date.begin, date.end
        if date.words:
            return {"literal": date.words, "circa": date.circa}
        if end in (None, begin) and not begin.season:
            return {"date-parts": [list(begin.parts)], "circa": date.circa}
        words = self._moment(begin)
        if end not in (None, begin):
            words = f"{words}-{_unshared(words, self._moment(end))}"
        return {"literal": words, "circa": date.circa}

    def _moment(self, moment: Moment) -> str:
        from citeproc.source import Date

        if not moment.parts:
            return ""
        if moment.season:
            name = self._style.root.get_single_term(name=f"season-{moment.season:02}")
            return f"{moment.parts[0]} {name}"
        day = Date(**dict(zip(("year", "month", "day"), moment.parts, strict=False)))
        writer = self._style.root.get_date("text")
        return str(writer.render_single_date(day, ["year", "month", "day"], writer))


def _cited(reference: Any) -> Any:
    """Give the one item of a list; it holds its reference, which would be looked up each time."""
    item = _cited_kind()(_KEY)
    object.__setattr__(item, "reference", reference)
    return item


@cache
def _cited_kind() -> Any:
    from citeproc import CitationItem

    class Cited(CitationItem):  # type: ignore[misc]  # citeproc has no types
        __slots__ = ("reference",)

    return Cited


def _unshared(begin: str, end: str) -> str:
    """Leave off the words that a range's end shares with its beginning: the year, say."""
    first, last = begin.split(), end.split()
    while first and len(last) > 1 and first[0] == last[0]:
        del first[0], last[0]
    return " ".join(last)


def _failed(reference: Reference, problem: str) -> RenderingFailed:
    return RenderingFailed(
        f"The reference {reference.key} ({reference.place}) cannot be written: {problem}.",
        remedy="Correct the reference; it is CSL-JSON.",
    )


def check_style(style: bytes) -> None:
    """Refuse the bytes of a CSL file that entries cannot be written with.

    Raises:
        RenderingFailed: it is none, or has no bibliography.
    """
    _load(style, "en")


@cache
def _load(style: bytes, locale: str) -> Any:
    from citeproc import CitationStylesStyle

    try:
        loaded = CitationStylesStyle(BytesIO(style), locale=locale, validate=False)
        usable = loaded.has_bibliography()
    except (SyntaxError, ValueError, AttributeError) as problem:
        raise _unusable(str(problem)) from problem
    if not usable:
        raise _unusable("it has no bibliography")
    loaded.root.formatter = _formatter()
    _search_once(loaded.root)
    return loaded


def _search_once(style: Any) -> None:
    """Have each element of a style remember what it finds in the style and its locales.

    Where elements stand and what they are called does not change; citeproc searches for the same
    again and again, and lxml makes an element's object anew where nobody holds it.
    """
    elements = [*style.iter(f"{_CSL}*")]
    for locale in style.locales:
        elements.append(locale)
        elements += (part for date in locale.iter(f"{_CSL}date") for part in date.iter(f"{_CSL}*"))
    for one in elements:
        root = one.get_root()
        one.get_root = partial(_itself, root)
        for name in _SEARCHES:
            if hasattr(type(one), name):
                setattr(one, name, cache(getattr(one, name)))
    style.elements = elements


def _itself(value: T) -> T:
    return value


def _unusable(problem: str) -> RenderingFailed:
    return RenderingFailed(
        f"The citation style cannot be used: {problem}.",
        remedy="Use a complete, independent CSL 1.0.2 style.",
    )


def _locale(lang: str) -> str:
    """Name citeproc's locale for a language; it finds those that it knows, and English else."""
    if lang.lower().startswith(_TRADITIONAL):
        return "zh-TW"
    return _LOCALES.get(lang.lower().split("-")[0], lang)


@cache
def _variables() -> Variables:
    import citeproc

    def named(kind: Sequence[str]) -> frozenset[str]:
        return frozenset(name.replace("_", "-") for name in kind)

    return Variables(
        names=named(citeproc.NAMES), dates=named(citeproc.DATES), texts=named(citeproc.VARIABLES)
    )


def _formatter() -> SimpleNamespace:
    """Give what citeproc calls for a style's looks; the model has no word for some of them."""
    italic = partial(wrap, Mark.ITALIC)
    return SimpleNamespace(
        preformat=lambda text: literal(str(text)),
        Italic=italic,
        Oblique=italic,
        Bold=partial(wrap, Mark.BOLD),
        Light=str,
        Underline=str,
        Superscript=partial(wrap, Mark.RAISED),
        Subscript=partial(wrap, Mark.LOWERED),
        SmallCaps=str,
    )
