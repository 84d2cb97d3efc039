"""What stands around an article and says so itself: related stories, teasers, lists of links.

Knows headings and links, no names of classes.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from handoutkit.importers.page import site
from handoutkit.importers.page.cleaning import LINK, OUT
from handoutkit.importers.page.notes import holds_notes
from handoutkit.importers.page.weights import HEADINGS, Page, letters_of
from handoutkit.importers.words import spaced
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.headings import heading_kind
from handoutkit.language.site_text import site_reason

_MOST = 0.3  # what holds more of a page's prose than that is no margin of it
TITLE = "doc-title"  # the role of the heading that is the title

_NOTHING_ELSE = 0.9
_LONG_LINE = 80  # characters: text, and no label
_LEAST = 2
_ALL = 0.98  # of the letters: signs between links are not counted
_FEW = 3  # links: with fewer it is no menu
_LINKED = 0.5  # of the words: lists of links, not prose that has links
_TEASER = 400  # letters: what is longer is more than a teaser
_KINDS = {"related": site.RELATED, "contents": site.CONTENTS, "author": site.AUTHOR}


def mark_neighbours(page: Page) -> None:
    """Note on what stands beside the text, and says so by its heading or links, what it is."""
    _mark_sections(page)
    _mark_teasers(page)
    page.weigh()
    _mark_lists_of_links(page)


def _mark_sections(page: Page) -> None:
    """Note on sections with a heading like "Related stories" what they are."""
    for heading in page.body.iter(*HEADINGS):
        if heading.tag == "h1" or heading.get(OUT) or heading.get("role") == TITLE:
            continue
        words = spaced(heading.text_content())
        kind = heading_kind(words)
        reason = _KINDS.get(kind, "") or ("" if kind else site_reason(words))
        first, *others = _section(heading)
        below = [part for part in others if not part.get(OUT) and not _says_no_more(part)]
        weights = [page.weights[part] for part in below]
        prose, linked = sum(one.prose for one in weights), sum(one.linked for one in weights)
        is_links = bool(reason) and linked >= _LINKED * (prose + linked)
        is_author = kind == "author" and prose <= _MOST * page.weights[page.body].prose
        if is_links or is_author or _leads_around(below, kind):
            for part in (first, *below):
                page.mark(part, reason or site.RELATED)


def _says_no_more(part: HtmlElement) -> bool:
    """Tell whether a part says what a text is not: that belongs to no section above it."""
    return is_disclaimer(spaced(part.text_content()))


def _leads_around(below: list[HtmlElement], kind: str) -> bool:
    """Tell whether a section has nothing but links to other pages of its site."""
    if kind in ("references", "further-reading", "notes"):
        return False
    links = [link for part in below for link in part.iter("a")]
    addresses = [link.get(LINK) or "" for link in links]
    around = [one for one in addresses if one and "://" not in one and one[0] != "#"]
    words = sum(letters_of(part.text_content()) for part in below)
    linked = sum(letters_of(link.text_content()) for link in links)
    return len(around) == len(links) >= _LEAST and linked >= _ALL * words


def _section(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Give a heading and what follows it, up to the next one that is as high."""
    part, level = heading, str(heading.tag)
    parent = part.getparent()
    while parent is not None and parent.tag != "body" and len(parent) == 1:
        part, parent = parent, parent.getparent()
    yield part
    for following in part.itersiblings():
        if any(str(one.tag) <= level for one in following.iter(*HEADINGS)):
            return
        yield following


def _mark_teasers(page: Page) -> None:
    """Note cards whose heading is nothing but a link to another page: they are other articles.

    Where most of the text stands in such cards, they are what the page is about.
    """
    cards: list[HtmlElement] = []
    for heading in page.body.iter(*HEADINGS[1:]):
        if heading.get(OUT) or heading.get("role") == TITLE or not leads_elsewhere(heading):
            continue
        card = heading
        for outer in heading.iterancestors():
            if outer is page.body or not _is_card(page, outer):
                break
            card = outer
        cards.append(card)
    text = sum(page.weights[card].text for card in set(cards))
    if text <= _MOST * page.weights[page.body].text or not text:
        for card in cards:
            page.mark(card, site.RELATED)


def _is_card(page: Page, element: HtmlElement) -> bool:
    """Tell whether all headings in an element lead elsewhere, and it holds little besides."""
    headings = list(element.iter(*HEADINGS))
    return (
        page.is_margin(element)
        and all(leads_elsewhere(one) or bool(one.get(OUT)) for one in headings)
        and page.weights[element].prose <= _TEASER * len(headings)
    )


def leads_elsewhere(heading: HtmlElement) -> bool:
    """Tell whether all words of a heading are one link to another page."""
    links = list(heading.iter("a"))
    around = next(heading.iterancestors("a"), None)
    if around is not None:
        links.append(around)
    addresses = [one.get(LINK) or "" for one in links]
    leads = [one for one in addresses if one and not one.startswith("#")]
    if not leads:
        return False
    if around is not None:
        return True
    linked = sum(letters_of(one.text_content()) for one in links)
    return linked >= _NOTHING_ELSE * letters_of(heading.text_content())


def _mark_lists_of_links(page: Page) -> None:
    """Note lists of links above the text (a menu), and lists of its own sections."""
    seen_text = False
    for element in page.elements:
        own = page.weights[element]
        if element.tag == "p" and own.prose > _LONG_LINE:
            seen_text = True
        if element.tag not in ("ul", "ol", "dl") or element.get(OUT):
            continue
        links = [one.get(LINK) or "" for one in element.iter("a")]
        if len(links) < _FEW or own.share < _NOTHING_ELSE:
            continue
        if sum(one.startswith("#") for one in links) > len(links) / 2 and not holds_notes(element):
            page.mark(element, site.CONTENTS)
        elif not seen_text and not any(one.tag in HEADINGS for one in element.iter()):
            page.mark(element, site.MENU)
