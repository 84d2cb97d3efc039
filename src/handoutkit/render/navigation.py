"""A book's ways in: contents and landmarks. Knows the view, not how a book is written."""

from dataclasses import dataclass

from handoutkit.model.blocks import Section
from handoutkit.model.walk import plain_text
from handoutkit.render.view import View

COVER = "cover.xhtml"
NAV = "nav.xhtml"
CHAPTER = "handout.xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents, with the lines below it."""

    title: str
    href: str
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A landmark: its type in the EPUB vocabulary, its title and where it is."""

    type: str
    title: str
    href: str


def book_contents(view: View) -> tuple[Entry, ...]:
    """Give the sections, what follows them, and where each stands."""
    back = (
        *((("notes", view.labels.notes),) if view.notes else ()),
        *((("references", view.labels.references),) if view.references else ()),
        *((one.anchor, one.title) for one in view.disclaimers),
        ("about", view.labels.about),
    )
    return (
        *(_entry(one.section) for one in view.sections),
        *(Entry(title=title, href=f"{CHAPTER}#{anchor}") for anchor, title in back),
    )


def _entry(section: Section) -> Entry:
    return Entry(
        title=plain_text(section.heading),
        href=f"{CHAPTER}#section-{section.id}",
        entries=tuple(_entry(inner) for inner in section.sections),
    )


def book_landmarks(view: View) -> tuple[Landmark, ...]:
    """Give the landmarks that reading systems know (EPUB 3 Structural Semantics Vocabulary)."""
    marks = [
        Landmark(type="cover", title=view.labels.cover, href=COVER),
        Landmark(type="toc", title=view.labels.contents, href=f"{NAV}#toc"),
        Landmark(type="bodymatter", title=view.labels.start, href=f"{CHAPTER}#start"),
    ]
    if view.notes:
        href = f"{CHAPTER}#notes"
        marks.append(Landmark(type="endnotes", title=view.labels.notes, href=href))
    if view.references:
        href = f"{CHAPTER}#references"
        marks.append(Landmark(type="bibliography", title=view.labels.references, href=href))
    return tuple(marks)
