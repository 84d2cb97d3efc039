"""Finding the article in a page: what lies around it gets the reason why it is none of it.

Nothing is taken away: reasons are noted on elements, and their passages say them.
"""

import re

from lxml.html import HtmlElement

from handoutkit.importers.page import site
from handoutkit.importers.page.cleaning import OUT
from handoutkit.importers.page.names import named
from handoutkit.importers.page.neighbours import TITLE, leads_elsewhere, mark_neighbours
from handoutkit.importers.page.notes import holds_notes
from handoutkit.importers.page.weights import HEADINGS, Page, letters_of
from handoutkit.importers.words import spaced
from handoutkit.language.headings import heading_kind

_ARTICLE = 0.6  # an element that holds so much of the text is the article
_COLUMN = 0.75  # a part that holds so much of the text beside others is the column of the text
_FEW_LINKS = 0.25  # of the words
_LINKED = 0.5
_LONG_LINE = 80  # letters: what is longer says something
_BYLINE = 400  # letters
_BETWEEN = re.compile(r"\s+[|–—·•»«:-]\s+|\s*\|\s*")
_NOT_SLUG = re.compile(r"[\W_]+")
# What has a head or a foot of its own, besides the page.
_PARTS = named("section blockquote figure li")
_LABELS = ("span", "strong", "b", "p")  # what may stand in a heading's place
_TEXTS = named("p h2 h3 h4 h5 h6 ul ol dl table blockquote pre")


def find_article(body: HtmlElement, title: str, *, is_whole: bool) -> None:
    """Note on each element that is none of the article the reason why.

    `title` is what the page's head says; `is_whole` that it is a page and no part of one.
    """
    page = Page(body)
    heading = _title(body, title)
    if heading is not None:
        heading.set("role", TITLE)
    _mark_by_name(page, heading)
    page.weigh()
    root = _root(page)
    if is_whole:
        _mark_outside(page, root, heading)
        page.weigh()
        _mark_columns(page, root, heading)
    mark_neighbours(page)


def find_contents(body: HtmlElement) -> None:
    """Note on lists of a text's own sections what they are, where no page is around the text."""
    for element in body.iter():
        if element.get("role") == "doc-toc":
            element.set(OUT, site.CONTENTS)


def _title(body: HtmlElement, title: str) -> HtmlElement | None:
    """Give the heading that is the title: as the head has it, or in the article, or the first."""
    headings = [one for one in body.iter(*HEADINGS) if one.text_content().strip()]
    highest = [one for one in headings if one.tag == "h1" and not one.get(OUT)]
    # A highest heading that leads elsewhere is the name of the site.
    own = [one for one in highest if not leads_elsewhere(one)]
    named = [one for one in own if is_part(one.text_content(), title)]
    inside = [one for one in own if any(True for _ in one.iterancestors("article", "main"))]
    # Most pages put their own name first and that of the site behind it.
    parts = [_slug(part) for part in [title, *_BETWEEN.split(title)] if part]
    alike = [one for part in parts for one in headings if _slug(one.text_content()) == part]
    alike = [one for one in alike if one.tag != "h1" or one in own]
    beside = [one for one in own if next(one.iterancestors("header", "nav"), None) is None]
    several = ([one for one in named if one in inside], alike, named, inside, beside, own, highest)
    return next((one for some in several for one in some), None)


def is_part(heading: str, title: str) -> bool:
    """Tell whether all words of a heading stand in a title."""
    words = set(_NOT_SLUG.sub(" ", heading.casefold()).split())
    return bool(words) and words <= set(_NOT_SLUG.sub(" ", title.casefold()).split())


def _mark_by_name(page: Page, title: HtmlElement | None) -> None:
    """Note what tags, roles, classes and ids say."""
    above = set() if title is None else {title, *title.iterancestors()}
    for element in page.elements:
        if element is page.body or element in above or element.tag in ("article", "main", "a"):
            continue
        if element.get(OUT) or holds_notes(element) or not page.is_margin(element, _ARTICLE):
            continue
        reason = site.said_by_tag(str(element.tag), element.get("role") or "")
        if reason and _is_of_article(page, element, reason):
            reason = ""
        if not reason and page.is_margin(element):
            reason = site.said_by_names(_names(element))
        own = page.weights[element]
        if reason and (reason != site.AUTHOR or own.prose + own.linked <= _BYLINE):
            page.mark(element, reason)


def _names(element: HtmlElement) -> str:
    """Give classes and id of a block; an id made of the heading says nothing of the site."""
    if element.tag in ("p", "strong", "em", "b", "i", *HEADINGS):
        return element.get("class") or ""
    name = element.get("id") or ""
    heading = next(iter(element.iter(*HEADINGS)), None) if name else None
    if heading is not None and _slug(heading.text_content()) == _slug(name):
        name = ""
    return f"{element.get('class') or ''} {name}"


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text.casefold()).strip("-")


def _is_of_article(page: Page, element: HtmlElement, reason: str) -> bool:
    """Tell whether what stands in a margin's element is text of the article all the same."""
    around = element.getparent()
    of_part = around is not None and around.tag in _PARTS
    inside = of_part or any(True for _ in element.iterancestors("article", "main"))
    own = page.weights[element]
    if reason == site.HEAD:
        return inside and next(element.iter(*HEADINGS), None) is not None
    if reason == site.FOOT:
        return of_part and own.share < _LINKED
    named = site.said_by_names(_names(element))
    is_side = reason == site.SIDE and inside and not named
    return is_side and own.share < _FEW_LINKS and own.prose > _LONG_LINE


def _root(page: Page) -> HtmlElement:
    """Give the element that the article is: the innermost that holds most of the prose."""
    root = page.body
    for tag, role in (("main", "main"), ("article", "article")):
        candidates = [
            one
            for one in root.iter()
            if (one.tag == tag or one.get("role") == role) and not one.get(OUT)
        ]
        best = max(candidates, key=lambda one: page.weights[one].text, default=None)
        if best is not None and _is_most(page, best, root):
            root = best
    return root


def _is_most(page: Page, element: HtmlElement, of: HtmlElement) -> bool:
    return page.weights[element].text >= _ARTICLE * page.weights[of].text > 0


def _mark_outside(page: Page, root: HtmlElement, title: HtmlElement | None) -> None:
    """Note that what stands beside the article is none of it; its title, and notes, stay."""
    way = [root, *root.iterancestors()]
    is_beside = title is not None and root not in title.iterancestors()
    kept = {title, *title.iterancestors()} if is_beside and title is not None else set()
    for outer in way[1 : way.index(page.body) + 1]:
        for element in outer:
            if element not in way and element not in kept and not _keeps_notes(element):
                page.mark(element, site.OUTSIDE)
    for element in kept - {title, *way}:
        for child in element:
            if child not in kept:
                page.mark(child, site.OUTSIDE)


def _mark_columns(page: Page, root: HtmlElement, title: HtmlElement | None) -> None:
    """Note that columns beside that of the text are none of it, unless they hold text too."""
    kept = set() if title is None else {title, *title.iterancestors()}
    while not _holds_text_itself(page, root):
        column = max(root, key=lambda one: page.weights[one].text, default=None)
        if column is None or page.weights[column].text < _COLUMN * page.weights[root].text:
            return
        is_above = True
        for element in root:
            own = page.weights[element]
            is_above = is_above and element is not column
            says_something = own.share < _FEW_LINKS and own.text > (0 if is_above else _LONG_LINE)
            stays = element is column or element in kept or says_something
            if not stays and not _keeps_notes(element):
                page.mark(element, site.OUTSIDE)
        root = column


def _holds_text_itself(page: Page, element: HtmlElement) -> bool:
    """Tell whether paragraphs, lists or headings of a text stand right in an element."""
    if page.weights[element].text <= 0 or letters_of(element.text) > _LONG_LINE:
        return True
    return any(
        one.tag in _TEXTS and not one.get(OUT) and page.weights[one].share < _FEW_LINKS
        for one in element
        if page.weights[one].prose
    ) or any(letters_of(one.tail) > _LONG_LINE for one in element)


def _keeps_notes(element: HtmlElement) -> bool:
    """Tell whether references or notes stand in what is beside the article."""
    if element.get(OUT):
        return False
    lines = (spaced(one.text_content()) for one in element.iter(*HEADINGS, *_LABELS))
    return holds_notes(element) or any(
        heading_kind(line) in ("references", "notes") for line in lines if len(line) < _LONG_LINE
    )
