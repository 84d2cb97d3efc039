"""Whether the fonts that the style sheets name have the characters of a page.

Looked at before anything is laid out: what no named font has would be drawn in some other, or as
an empty box. Knows not how the page is laid out.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.fontconfig import is_installed, lacking
from handoutkit.language.scripts import needs_glyph, package_for, package_of
from handoutkit.model.handout import Handout
from handoutkit.render.person import SLOT
from handoutkit.render.places import place_of
from handoutkit.render.stacks import Stacks

_SHOWN = 24
_UNSEEN = ("head", "script", "style")
_DOTTED_CIRCLE = "\u25cc"


def coverage_findings(
    page: str, stacks: Stacks, handout: Handout, place: Place
) -> tuple[Finding, ...]:
    """Say which characters of a page no named font of their language has.

    One finding for each language and package that is missing, at the first of the words concerned
    if their place is known, else at `place`.

    Raises:
        DependencyMissing: fontconfig's `fc-list` is not installed.
    """
    missing: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (lang, slot), characters in _characters(page).items():
        families = stacks.of(lang, handout.lang)
        # Only generic names: the renderer chooses, and says what it lacks.
        if families:
            packages = {package_of(one) for one in families if not is_installed(one)}
            for one in lacking(filter(needs_glyph, characters), families):
                package = package_for(one)
                missing[lang, slot, package if package in packages else ""].add(one)
    return tuple(
        codes.UNCOVERED.at(
            (not slot and place_of(characters, handout, lang)) or place,
            f'no font that the style sheets name for "{lang}" has '
            # A person's characters are repeated nowhere.
            + (f"all the characters of the {slot}" if slot else _told(characters)),
            f"Install the font: apt-get install {package}"
            if package
            else "No font of the style sheets has it: write it otherwise.",
        )
        for (lang, slot, package), characters in sorted(missing.items())
    )


def _characters(page: str) -> dict[tuple[str, str], set[str]]:
    """Give the characters that a page shows, by the language and the slot they stand in."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for lang, slot, text in _texts(page):
        found[lang, slot].update(text)
    return found


def _texts(page: str) -> Iterator[tuple[str, str, str]]:
    """Give each text of a page's body, its language, and a person's slot it stands in, if any."""
    root = etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))
    around = {root: (root.get("lang", ""), "")}
    for one in root.iterdescendants():
        parent = one.getparent()
        if parent in around:
            lang, slot = around[parent]
            # Not what stands within a comment, nor what a page does not show.
            if isinstance(one.tag, str) and one.tag not in _UNSEEN:
                around[one] = one.get("lang", lang), one.get(SLOT, slot)
                yield *around[one], one.text or ""
            yield lang, slot, one.tail or ""


def _told(characters: Iterable[str]) -> str:
    told = sorted(characters)
    names = ", ".join(f'"{_shown(one)}" (U+{ord(one):04X})' for one in told[:_SHOWN])
    more = len(told) - _SHOWN
    return f"{names} and {more} more" if more > 0 else names


def _shown(character: str) -> str:
    """Give a mark something to stand on."""
    is_mark = unicodedata.category(character).startswith("M")
    return _DOTTED_CIRCLE + character if is_mark else character
