"""Footnotes and citations of a page: marks that lead to a text which leads back, or to references.

Writes what it finds on the elements; knows no passages.
"""

import re
from itertools import islice

from lxml.html import HtmlElement

from handoutkit.importers.page.cleaning import LINK, OUT
from handoutkit.importers.page.names import named
from handoutkit.importers.page.weights import HEADINGS
from handoutkit.importers.words import spaced
from handoutkit.language.headings import heading_kind

MARK, TEXT, CITED, BACK = "data-note", "data-note-text", "data-cited", "data-back"

_BACK_LINK = "a link back to a mark"
_LONGEST_MARK = 8  # characters: "[12]", "1,2", "†"
_REFERENCES = named("references reference reflist bibliography citations cite bib ref")
_NOTE_ID = re.compile(r"(?:user-content-)?(?:fn|footnote|endnote)")
_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"\[?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}\]?")
_BEFORE_CITATION = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?)”\"])\Z")
_WORD = re.compile(r"[a-z]+")
_NAMES = named("footnotes endnotes references citations bibliography reflist doc-endnotes")
_HOLDERS = named("li p dd div aside tr section")


def find_notes(body: HtmlElement) -> None:
    """Note on marks and on the texts they lead to which belong together."""
    targets = {
        name: element
        for element in reversed(list(body.iter()))
        for name in (element.get("id"), element.get("name"))
        if name
    }
    listed = _below_references(body)
    _mark_bare_numbers(body, sum(one.tag in ("li", "p") for one in listed))
    labels: dict[HtmlElement, str] = {}
    for link in list(body.iter("a")):
        target = targets.get((link.get(LINK) or "").removeprefix("#"))
        mark = spaced(link.text_content())
        if target is None or not 0 < len(mark) <= _LONGEST_MARK or link.get(BACK):
            continue
        holder = _holder(target)
        if holder is None or link in holder.iter("a"):
            continue
        is_note = _NOTE_ID.match(target.get("id") or "")
        if not is_note and (holder in listed or _names_references(holder)):
            link.set(CITED, mark)
            _mark_backs(holder, link)
        elif _mark_backs(holder, link):
            label = labels.setdefault(holder, str(len(labels) + 1))
            link.set(MARK, label)
            holder.set(TEXT, label)


def _below_references(body: HtmlElement) -> frozenset[HtmlElement]:
    """Give the items and paragraphs below a heading that announces references."""
    level, found = "", set()
    for element in body.iter():
        if element.tag in HEADINGS:
            if heading_kind(spaced(element.text_content())) == "references":
                level = element.tag
            elif element.tag <= level:
                level = ""
        elif "footnotes" in (element.get("class") or "").split():
            level = ""
        elif level and element.tag in _HOLDERS:
            found.add(element)
    return frozenset(found)


def _names_references(holder: HtmlElement) -> bool:
    """Tell whether an entry, or the list it stands in, is named as references."""
    around = [holder, *islice(holder.iterancestors(), 2)]
    words = (_WORD.findall(f"{one.get('class')} {one.get('id')}".lower()) for one in around)
    return any(_REFERENCES & set(some) and "footnote" not in some for some in words)


def _holder(target: HtmlElement) -> HtmlElement | None:
    """Give the block that a mark leads to."""
    if target.tag in _HOLDERS:
        return target
    return next((one for one in target.iterancestors() if one.tag in _HOLDERS), None)


def _mark_backs(holder: HtmlElement, link: HtmlElement) -> bool:
    """Note on links of a text that they lead back to its mark; tell whether there is one."""
    ends = {link, *link.iter()}
    above = link.getparent()
    if above is not None and above.tag in ("sup", "span"):
        ends.add(above)
    names = {name for one in ends for name in (one.get("id"), one.get("name")) if name}
    backs = [one for one in holder.iter("a") if (one.get(LINK) or "")[1:] in names]
    for back in backs:
        back.set(BACK, "yes")
        back.set(OUT, _BACK_LINK)
        around = back.getparent()
        if around is not None and around.tag == "span" and not _has_words(around):
            around.set(OUT, _BACK_LINK)
    return bool(backs)


def holds_notes(element: HtmlElement) -> bool:
    """Tell whether notes or references stand in an element, by its class, id, or role."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(_NAMES & set(_WORD.findall(names.lower()))) or _NAMES & set(names.split()) != set()


def _has_words(element: HtmlElement) -> bool:
    """Tell whether an element says anything beside its links."""
    words = [element.text, *(child.tail for child in element)]
    return any(letter.isalnum() for part in words for letter in part or "")


def _mark_bare_numbers(body: HtmlElement, references: int) -> None:
    """Note on raised numbers behind words that they cite, if there are as many references."""
    for raised in body.iter("sup"):
        words = spaced(raised.text_content())
        if not _NUMBERS.fullmatch(words) or next(raised.iter("a"), None) is not None:
            continue
        if max(int(number) for number in _NUMBER.findall(words)) <= references:
            before = raised.getprevious()
            above = raised.getparent()
            text = before.tail if before is not None else above.text if above is not None else ""
            # Behind units and numbers it is a power: 5 m², 10³.
            if _BEFORE_CITATION.search(text or ""):
                raised.set(CITED, words)
