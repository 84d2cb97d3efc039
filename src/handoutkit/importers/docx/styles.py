"""What the styles of a Word file are for: title, headings and their levels, captions, lists.

Styles are known by their names, which Word keeps in English, else by ids, which are in the
language of whoever wrote the file; and by the outline level they give.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from handoutkit.importers.docx.parts import W

_TITLE = re.compile(r"(?:doc(?:ument)?\W*)?(?:title|titel|t[ií]?tulo|titre|titolo)", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:heading|[üu]?berschrift|t[ií]?tulo|encabezado|titre|titolo|kop|rubrik|nagłówek|intestazione)"
    r"\s*([1-9])(?:\s?char)?",
    re.IGNORECASE,
)
_KINDS = {
    "subtitle": re.compile(r"subtitle|untertitel|sub-?t[ií]?tulo|sous-titre", re.IGNORECASE),
    "quote": re.compile(
        r"(?:intense )?quote|block ?text|(?:intensives )?zitat|cita(?: destacada)?|"
        r"citation(?: intense)?",
        re.IGNORECASE,
    ),
    "caption": re.compile(
        r"caption|(?:image|table|figure) ?caption|beschriftung|leyenda|ep[ií]?grafe|l[ée]?gende",
        re.IGNORECASE,
    ),
    "contents": re.compile(
        r"toc ?(?:[1-9]|heading)|verzeichnis ?[1-9]|inhaltsverzeichnis.*|tdc ?[1-9]|tm ?[1-9]|"
        r"contents ?(?:[1-9]|heading)",
        re.IGNORECASE,
    ),
    "code": re.compile(r"source ?code|html preformatted|preformatted text|verbatim", re.IGNORECASE),
    "bullets": re.compile(
        r"list ?bullet ?[2-5]?|aufz[äa]?hlungszeichen ?[2-5]?|listaconvi[ñn]?etas ?[2-5]?|"
        r"lista con vi[ñn]etas ?[2-5]?|listepuces ?[2-5]?|liste [àa] puces ?[2-5]?",
        re.IGNORECASE,
    ),
    "numbers": re.compile(
        r"list ?number ?[2-5]?|listennummer ?[2-5]?|listaconn[úu]?meros ?[2-5]?|"
        r"lista con n[úu]meros ?[2-5]?|listenum[ée]?ros ?[2-5]?|liste [àa] num[ée]ros ?[2-5]?",
        re.IGNORECASE,
    ),
}
_LOWEST, _BODY = 6, 9
_LONGEST_CHAIN = 20  # styles that are based on one another


@dataclass(frozen=True, slots=True)
class Style:
    """What a style is for: `kind` is "title", "heading" or one of the others; its list; its look.

    `size` is in half points, as Word writes it.
    """

    kind: str = ""
    level: int = 0
    depth: int = 1
    list: str = ""
    list_level: int = 0
    bold: bool = False
    size: int = 0

    def at_outline(self, level: str) -> "Style":
        """Give the style with a level of the outline, counted from 0; 9 and "" are none."""
        if self.kind or not level.isdecimal() or int(level) >= _BODY:
            return self
        return replace(self, kind="heading", level=min(int(level) + 1, _LOWEST))


@dataclass(slots=True)
class Styles:
    """The paragraph styles of one file by id."""

    known: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def of(self, identifier: str) -> Style:
        """Give a style; one that the file does not define is known by its id alone."""
        if identifier not in self.known:
            self.known[identifier] = _named(identifier) or Style()
        return self.known[identifier]


def read_styles(root: etree._Element | None) -> Styles:
    """Read the styles of a file."""
    styles = Styles()
    elements = {} if root is None else {str(one.get(f"{W}styleId")): one for one in root}
    for identifier, element in elements.items():
        if element.get(f"{W}type") == "paragraph":
            chain = _chain(element, elements)
            styles.known[identifier] = _style(chain)
            if element.get(f"{W}default") in ("1", "true"):
                styles.default = identifier
    return styles


def _chain(element: etree._Element, elements: dict[str, etree._Element]) -> list[etree._Element]:
    """Give a style and those it is based on, the nearest first."""
    chain = [element]
    while len(chain) < _LONGEST_CHAIN:
        based = elements.get(value(chain[-1], "basedOn"))
        if based is None or based in chain:
            break
        chain.append(based)
    return chain


def _style(chain: list[etree._Element]) -> Style:
    """Put together what a style says and what it takes from those it is based on."""
    outline = _nearest(chain, "pPr", "outlineLvl")
    size = _nearest(chain, "rPr", "sz")
    level = _nearest(chain, "pPr", "numPr", "ilvl")
    bold = next((one for style in chain if (one := style.find(f"{W}rPr/{W}b")) is not None), None)
    look = Style(
        list=_nearest(chain, "pPr", "numPr", "numId").removeprefix("0"),
        list_level=int(level) if level.isdecimal() else 0,
        bold=is_on(bold),
        size=int(size) if size.isdecimal() else 0,
    )
    for one in chain:
        named = _named(value(one, "name")) or _named(str(one.get(f"{W}styleId")))
        if named:
            return replace(look, kind=named.kind, level=named.level, depth=named.depth)
    return look.at_outline(outline)


def _nearest(chain: Sequence[etree._Element], *path: str) -> str:
    """Give the value that the nearest style of a chain has."""
    return next((found for one in chain if (found := value(one, *path))), "")


def _named(name: str) -> Style | None:
    """Tell what a style is for by its name or id."""
    if _TITLE.fullmatch(name):
        return Style("title")
    if found := _HEADING.fullmatch(name):
        return Style("heading", min(int(found.group(1)), _LOWEST))
    for kind, pattern in _KINDS.items():
        if pattern.fullmatch(name):
            depth = int(name[-1]) if name[-1].isdecimal() else 1
            return Style(kind, depth=depth)
    return None


def value(element: etree._Element | None, *path: str) -> str:
    """Give the value of an element below; "" if it is not there."""
    found = None if element is None else element.find("/".join(W + name for name in path))
    return "" if found is None else str(found.get(f"{W}val") or "")


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off", "none")
