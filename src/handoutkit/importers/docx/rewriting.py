"""A Word file's text made ready for mammoth: what it would pass by is written so that it reads it.

Deleted and hidden words, formulas, fields, text boxes, signs of symbol fonts; paragraphs get styles
of our own that say what they are, and bookmarks that say where they stand.
"""

from dataclasses import dataclass

from lxml import etree
from mammoth.docx.dingbats import dingbats

from handoutkit.importers.docx.counting import Counting
from handoutkit.importers.docx.parts import W
from handoutkit.importers.docx.styles import Style, Styles, is_on, value

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OURS, DELETED, HIDDEN = "Handout", "HandoutDeleted", "HandoutHidden"
_PRIVATE = range(0xF000, 0xF100)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What mammoth reads by itself; of others it takes away what stands in them.
_READ = frozenset(
    W + name
    for name in (
        *(
            "body",
            "p",
            "r",
            "t",
            "tbl",
            "tr",
            "tc",
            "hyperlink",
            "ins",
            "moveTo",
            "moveFrom",
            "del",
        ),
        *("smartTag", "customXml", "sdt", "sdtContent", "object", "drawing", "pict", "txbxContent"),
        *("document", "footnotes", "endnotes", "footnote", "endnote", "delText", "instrText"),
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text: what it is for, how it looks, and its words."""

    element: etree._Element
    style: Style
    words: str
    bold: bool
    size: int
    is_item: bool


def rewrite_words(root: etree._Element) -> None:
    """Write what mammoth does not read so that it does."""
    for element in list(root.iter(f"{_MC}AlternateContent")):
        _choose(element)
    for element in list(root.iter(f"{W}drawing")):
        for box in list(element.iter(f"{W}txbxContent")):
            element.addnext(box)
    for element in list(root.iter(f"{_M}oMath")):
        _formula(element)
    for element in list(root.iter(f"{W}trPr")):
        _deleted_row(element)
    for element in list(root.iter(f"{W}del")):
        _deleted(element)
    for element in list(root.iter(f"{W}cr", f"{W}ptab")):
        element.tag = f"{W}br" if element.tag == f"{W}cr" else f"{W}tab"
    for run in list(root.iter(f"{W}r")):
        if is_on(run.find(f"{W}rPr/{W}vanish")):
            _restyle(run, HIDDEN)
        _signs(run)
    for element in list(root.iter(etree.Element)):
        if element.tag not in _READ and _has_words(element):
            _unwrap(element)


def mark_paragraphs(lines: list[Line], styles: list[str], counting: Counting) -> None:
    """Give each paragraph its style of our own, and a bookmark with its number and its item's."""
    for at, (line, style) in enumerate(zip(lines, styles, strict=True), start=1):
        properties = line.element.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            line.element.insert(0, properties)
        number, level = numbering_of(line.element, line.style)
        counted = counting.next(number, level) if number and not style else 0
        if number and properties.find(f"{W}numPr") is None:
            numbering = etree.SubElement(properties, f"{W}numPr")
            etree.SubElement(numbering, f"{W}ilvl").set(f"{W}val", str(level))
            etree.SubElement(numbering, f"{W}numId").set(f"{W}val", number)
        if style:
            for old in properties.findall(f"{W}pStyle"):
                properties.remove(old)
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
        mark = etree.Element(f"{W}bookmarkStart")
        mark.set(f"{W}name", f"docx-{at}-{counted}")
        line.element.insert(1, mark)


def lines_of(body: etree._Element, styles: Styles) -> list[Line]:
    """Give the paragraphs of a text in order, those in tables and boxes too."""
    lines = []
    for element in body.iter(f"{W}p"):
        style = styles.of(value(element, "pPr", "pStyle") or styles.default)
        style = style.at_outline(value(element, "pPr", "outlineLvl"))
        runs = [run for run in element.iter(f"{W}r") if _text(run).strip()]
        sizes = [value(run, "rPr", "sz") for run in runs]
        size = max((int(one) for one in sizes if one.isdecimal()), default=style.size)
        lines.append(
            Line(
                element=element,
                style=style,
                words=" ".join("".join(_text(run) for run in runs).split()),
                bold=bool(runs) and all(_is_bold(run, style) for run in runs),
                size=size,
                is_item=bool(numbering_of(element, style)[0]) or _is_inside(element),
            )
        )
    return lines


def numbering_of(paragraph: etree._Element, style: Style) -> tuple[str, int]:
    """Give the list and the level of a paragraph; no list is ""."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        return style.list, style.list_level
    number, level = value(own, "numId"), value(own, "ilvl")
    return ("" if number == "0" else number), int(level) if level.isdecimal() else 0


def _is_inside(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph stands in a table or a box."""
    return next(paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is not None


def _is_bold(run: etree._Element, style: Style) -> bool:
    own = run.find(f"{W}rPr/{W}b")
    return style.bold if own is None else is_on(own)


def _text(run: etree._Element) -> str:
    return "".join(part.text or "" for part in run.iter(f"{W}t"))


def _has_words(element: etree._Element) -> bool:
    return next(element.iterdescendants(f"{W}t"), None) is not None


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _choose(element: etree._Element) -> None:
    """Take what programs that know little would show; if it is nothing, what others show."""
    fallback, choice = element.find(f"{_MC}Fallback"), element.find(f"{_MC}Choice")
    if choice is None or (
        fallback is not None and (_has_words(fallback) or not _has_words(choice))
    ):
        return
    _unwrap(element)
    _unwrap(choice)
    if fallback is not None and (parent := fallback.getparent()) is not None:
        parent.remove(fallback)


def _formula(element: etree._Element) -> None:
    """Write a formula as words: powers and indices stay, fractions get a stroke."""
    runs: list[etree._Element] = []
    for part in element.iter(f"{_M}t"):
        above = {one.tag for one in part.iterancestors()}
        run = etree.Element(f"{W}r")
        properties = etree.SubElement(run, f"{W}rPr")
        for tag, raised in (("sup", "superscript"), ("sub", "subscript")):
            if _M + tag in above:
                etree.SubElement(properties, f"{W}vertAlign").set(f"{W}val", raised)
        before = "/" if _M + "den" in above and part.getparent() is not None else ""
        _add_text(run, before + (part.text or ""))
        runs.append(run)
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = runs


def _add_text(run: etree._Element, words: str) -> None:
    text = etree.SubElement(run, f"{W}t")
    text.set(_SPACE, "preserve")
    text.text = words


def _deleted_row(properties: etree._Element) -> None:
    mark, row = properties.find(f"{W}del"), properties.getparent()
    if mark is None or row is None:
        return
    properties.remove(mark)
    for run in row.iter(f"{W}r"):
        _restyle(run, DELETED)


def _deleted(element: etree._Element) -> None:
    """Keep words that were deleted while changes were tracked, in a style that says so."""
    if next(element.iterancestors(f"{W}rPr"), None) is not None:
        return
    for text in element.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for run in element.iter(f"{W}r"):
        _restyle(run, DELETED)
    _unwrap(element)


def _restyle(run: etree._Element, style: str) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    for old in properties.findall(f"{W}rStyle"):
        properties.remove(old)
    etree.SubElement(properties, f"{W}rStyle").set(f"{W}val", style)


def _signs(run: etree._Element) -> None:
    """Write the private characters of symbol fonts as what they show."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = "Symbol" if fonts is None else str(fonts.get(f"{W}ascii") or "Symbol")
    for text in run.iter(f"{W}t"):
        if text.text and any(ord(letter) in _PRIVATE for letter in text.text):
            text.text = "".join(_sign(letter, font) for letter in text.text)


def _sign(letter: str, font: str) -> str:
    if ord(letter) not in _PRIVATE:
        return letter
    code = ord(letter) - _PRIVATE.start
    shown = dingbats.get((font, code)) or dingbats.get(("Symbol", code))
    return chr(shown) if shown else letter
