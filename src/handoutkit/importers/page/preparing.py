"""Notes on a page's tree before it is cleaned: lines, addresses, pictures, what readers never see.

Knows elements one at a time, and not which of them are the article.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from handoutkit.importers.page.cleaning import BLOCKS, INLINES, LINE, LINK, OUT, PICTURE
from handoutkit.importers.page.names import named
from handoutkit.importers.words import spaced
from handoutkit.language.headings import heading_kind

HIDDEN = "hidden from readers"
FOR_SCREEN_READERS = "a word for screen readers only"
FORM = "a form"
STRUCK_OUT = "text that was struck out"
WITHOUT_SCRIPT = "text for browsers without script"
FILM = "a film, or a page inside the page"
DECORATION = "a picture for decoration"
TRACKING = "a picture that counts readers"

_SILENT_TAGS = named("script style template link meta base title param source track")
_FORMS = named("form button select textarea input datalist optgroup option")
_FILMS = named("iframe video audio object embed canvas frame frameset noframes map")
_STRUCK = named("del s strike")

_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEARD = re.compile(
    r"(?:^|\s)[\w-]*?(?:visually-?hidden|sr-only|screen-?reader(?:-text)?|show-for-sr|assistive-text"
    r"|element-invisible|a11y-hidden|offscreen)(?:\s|$)"
)
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")
_LONGEST_CLASS = 400  # characters
_TINY, _ICON = 3, 33  # CSS pixels: what counts readers, and what is a sign and no picture
_NUMBER = re.compile(r"\s*(\d{1,5})")
_SIGN_WORDS = named("icon icons emoji avatar logo sprite spacer pixel gravatar badge")
_WORD = re.compile(r"[a-z]+")


@dataclass(slots=True)
class Prepared:
    """What was found on the way: the addresses of pictures by number, and ids of panels."""

    pictures: list[str] = field(default_factory=list)
    opened: frozenset[str] = frozenset()


def prepare(body: HtmlElement) -> Prepared:
    """Note on each element what cleaning would lose."""
    found = Prepared(opened=_opened_by_controls(body))
    for element in list(body.iter(etree.Element)):
        for name in (LINK, OUT, PICTURE):
            element.attrib.pop(name, None)
        if not element.get(LINE, "").isdigit():
            element.set(LINE, str(element.sourceline or 1))
        if reason := _unseen(element, found.opened):
            element.set(OUT, reason)
        _PREPARE.get(element.tag, _other)(element, found)
    return found


def _opened_by_controls(body: HtmlElement) -> frozenset[str]:
    """Give the ids of panels that a reader opens with a button: hidden at first, but to be read."""
    ids: set[str] = set()
    for element in body.iter("button", "a", "summary", "div", "h2", "h3", "h4", "span", "li"):
        if element.get("aria-expanded") or element.get("role") in ("tab", "button"):
            ids.update((element.get("aria-controls") or "").split())
            for name in ("href", "data-target", "data-bs-target"):
                ids.add((element.get(name) or "").removeprefix("#"))
    return frozenset(ids - {""})


def _unseen(element: HtmlElement, opened: frozenset[str]) -> str:
    """Say why readers do not see an element; "" if they do, or can open it."""
    if element.get("id") in opened or element.get("role") == "tabpanel":
        return ""
    hidden = element.get("hidden", "until-found") != "until-found"
    if hidden or _UNSEEN.search(element.get("style") or ""):
        return HIDDEN
    if element.get("aria-hidden") == "true" and _is_hidden_for_all(element):
        return HIDDEN
    if _HEARD.search((element.get("class") or "")[:_LONGEST_CLASS]):
        return FOR_SCREEN_READERS
    return ""


def _is_hidden_for_all(element: HtmlElement) -> bool:
    """Tell whether what is hidden from screen readers is a sign, a window, or drawn twice."""
    if element.tag in BLOCKS or element.tag == "img":
        return True
    twin = element.getprevious()
    drawn_twice = twin is not None and twin.find(".//math") is not None
    return drawn_twice or not any(letter.isalnum() for letter in element.text_content())


def _rename(element: HtmlElement, tag: str) -> None:
    element.tag = tag


def _other(element: HtmlElement, _: Prepared) -> None:
    """Give an element that cleaning does not know a name it knows."""
    tag = str(element.tag).lower()
    if tag in _SILENT_TAGS:
        element.text = None
        _rename(element, "script")
    elif tag in _FORMS or tag in _FILMS:
        element.set(OUT, element.get(OUT) or (FORM if tag in _FORMS else FILM))
        _rename(element, "span" if tag not in ("form", "map") else "div")
    elif tag in _STRUCK:
        element.set(OUT, STRUCK_OUT)
        _rename(element, "span")
    elif tag not in BLOCKS and tag not in INLINES:
        _rename(element, "div" if "-" in tag or tag in _UNKNOWN_BLOCKS else "span")


_UNKNOWN_BLOCKS = named("dialog search slot marquee listing xmp plaintext dir")


def _button(element: HtmlElement, _: Prepared) -> None:
    """A button that opens a part of the text carries its heading."""
    opens = element.get("aria-controls") or element.get("aria-expanded")
    heads = next(element.iterancestors("h1", "h2", "h3", "h4", "h5", "h6", "summary"), None)
    words = spaced(element.text_content())
    is_label = opens and (len(words.split()) >= _HEADING or heading_kind(words))
    if heads is None and not is_label:
        element.set(OUT, element.get(OUT) or FORM)
    _rename(element, "span")


def _anchor(element: HtmlElement, _: Prepared) -> None:
    if (address := element.get("href")) is not None:
        element.set(LINK, address.strip())


def _form(element: HtmlElement, _: Prepared) -> None:
    """A form round a whole page, as some programs write it, is none."""
    if len(element.text_content()) < len(element.getroottree().getroot().text_content()) / 2:
        element.set(OUT, element.get(OUT) or FORM)
    _rename(element, "div")


def _no_script(element: HtmlElement, _: Prepared) -> None:
    before, parent = element.getprevious(), element.getparent()
    is_again = before is not None and before.tag == "img"
    if is_again or element.find(".//img") is None:
        element.set(OUT, WITHOUT_SCRIPT)
    _rename(element, "span" if parent is not None and parent.tag == "p" else "div")


def _dialog(element: HtmlElement, _: Prepared) -> None:
    if element.get("open") is None:
        element.set(OUT, HIDDEN)
    _rename(element, "div")


def _svg(element: HtmlElement, _: Prepared) -> None:
    """Of a drawing inside the page stay the words that are drawn."""
    words = " ".join(part.text_content() for part in element.iter("text"))
    _become_words(element, words, "svg")


def _math(element: HtmlElement, _: Prepared) -> None:
    """Of a formula stay its signs in order; powers and indices stay raised and lowered."""
    for part in list(element.iter("annotation", "annotation-xml")):
        part.drop_tree()
    for part in list(element.iter("msup", "msub", "mfrac")):
        if len(part) > 1:
            if part.tag == "mfrac":
                part[0].tail = "/"
            else:
                part[1].tag = str(part.tag).removeprefix("m")
    element.set("class", "math")
    _rename(element, "span")


def _become_words(element: HtmlElement, words: str, kind: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = words
    element.set("class", kind)
    _rename(element, "span")


def _image(element: HtmlElement, found: Prepared) -> None:
    """Note a picture's address, or why it is none of the article's."""
    words = set(_WORD.findall((element.get("class") or "").lower()))
    addresses = [element.get(name) or "" for name in _SOURCES]
    real = next((one for one in addresses if one and not one.startswith("data:")), addresses[0])
    if "set" not in real:
        real = real.strip()
    if real in addresses[4:]:
        real = real.split(",")[0].split(" ")[0]
    sides = [_NUMBER.match(element.get(name) or "") for name in ("width", "height")]
    pixels = [int(side.group(1)) for side in sides if side]
    if "emoji" in words and element.get("alt"):
        _become_words(element, str(element.get("alt")), "emoji")
        return
    if pixels and max(pixels) < _TINY:
        element.set(OUT, TRACKING)
    elif (
        element.get("alt") == ""
        or element.get("role") in ("presentation", "none")
        or (len(pixels) == len(sides) and max(pixels) < _ICON)
        or words & _SIGN_WORDS
    ):
        element.set(OUT, element.get(OUT) or DECORATION)
    element.set(PICTURE, str(len(found.pictures)))
    found.pictures.append(real)


_HEADING = 3  # words: a button with fewer is one of the page's
_PREPARE: dict[object, Callable[[HtmlElement, Prepared], None]] = {
    "a": _anchor,
    "button": _button,
    "form": _form,
    "noscript": _no_script,
    "dialog": _dialog,
    "svg": _svg,
    "math": _math,
    "img": _image,
}
