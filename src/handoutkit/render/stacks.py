"""Which families of fonts the style sheets name for a language. The only user of cssselect2.

Knows neither handouts nor which fonts are installed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias
from xml.etree import ElementTree

import cssselect2

from handoutkit.disk import Disk
from handoutkit.render.sheets import rules
from handoutkit.render.styles import layered_sheet

# cssselect2 carries no types.
Wrapper: TypeAlias = Any

FONT = "font-family"
_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_NAME = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,"']+))\s*(?:,|$)""")
# What these stand for is another thing on each computer, or nothing at all.
_GENERIC = re.compile(
    r"(ui-)?(sans-serif|serif|monospace|rounded)|cursive|fantasy|system-ui|math|emoji|fangsong"
    r"|inherit|initial|unset|revert|revert-layer",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stacks:
    """The stacks of a style sheet for print."""

    css: str

    def of(self, lang: str, page: str = "") -> tuple[str, ...]:
        """Give the families that stand for a language, first choice first, generic names left out.

        `page` is the language of the page, where that is another one.
        """
        return _stack(self.css, lang, page or lang)


def stacks_of(styles: Disk, tokens: Mapping[str, str]) -> Stacks:
    """Give the stacks of a styles folder, with `tokens` re-assigned.

    Raises:
        RenderingFailed: a sheet cannot be read.
    """
    return Stacks(layered_sheet(styles, "print", tokens))


@cache
def _stack(css: str, lang: str, page: str) -> tuple[str, ...]:
    values: dict[str, str] = {}
    for element in _way_to_text(lang, page):
        # Tokens are inherited; so is a font, with the tokens of where it was chosen.
        found = _cascaded(css, element)
        values |= found
        if FONT in found:
            values[FONT] = _resolved(found[FONT], values)
    return _families(values.get(FONT, ""))


def _way_to_text(lang: str, page: str) -> Iterator[Wrapper]:
    """Give the elements around a text, from the page's own down to that of the language."""
    html = ElementTree.Element("html", {"lang": page})
    text = ElementTree.SubElement(ElementTree.SubElement(html, "body"), "p")
    if lang != page:
        ElementTree.SubElement(text, "span", {"lang": lang})
    yield from cssselect2.ElementWrapper.from_html_root(html).iter_subtree()


def _cascaded(css: str, element: Wrapper) -> dict[str, str]:
    """Give an element's own font and tokens: the later layer wins, then the closer selector."""
    matched = _matcher(css).match(element)
    found = sorted((layer, *key, values) for *key, _, (layer, values) in matched)
    return {name: value for *_, values in found for name, value in values.items()}


@cache
def _matcher(css: str) -> Wrapper:
    matcher = cssselect2.Matcher()
    for rule in rules(css):
        values = {
            name: value
            for name, value in rule.declarations.items()
            if name == FONT or name.startswith("--")
        }
        if values:
            for selector in _compiled(rule.selectors):
                matcher.add_selector(selector, (rule.layer, values))
    return matcher


def _compiled(selectors: str) -> Sequence[Wrapper]:
    try:
        compiled: Sequence[Wrapper] = cssselect2.compile_selector_list(selectors)
    except cssselect2.SelectorError:
        # WeasyPrint leaves the rule out as well, and says so.
        return ()
    return [one for one in compiled if one.pseudo_element is None]


def _resolved(value: str, values: Mapping[str, str], using: tuple[str, ...] = ()) -> str:
    """Give a value with the tokens in it; one that uses itself, or is not there, is nothing."""

    def token(match: re.Match[str]) -> str:
        name = match[1]
        return "" if name in using else _resolved(values.get(name, ""), values, (*using, name))

    return _USE.sub(token, value)


def _families(value: str) -> tuple[str, ...]:
    names = (" ".join((a or b or c).split()) for a, b, c in _NAME.findall(value))
    return tuple(dict.fromkeys(one for one in names if one and not _GENERIC.fullmatch(one)))
