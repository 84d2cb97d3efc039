"""A PDF's structure, read back: tags, marked content and annotations."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from handoutkit.render.pdf.document import RenderedPdf, render_pdf
from tests.builders import handout
from tests.render.rendering import PLACE

# pikepdf's objects are Any inside this module and never leave it.
Object = Any


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its name, the tags and the marked content inside it."""

    name: str
    tags: tuple["Tag", ...]
    content: tuple[tuple[int, int], ...]
    """Page (from 0) and number of each piece of marked content."""


@dataclass(frozen=True)
class Marked:
    """A piece of marked content: its tag, its number if it has one, its language and its type."""

    tag: str
    number: int | None
    lang: str
    type: str


@dataclass(frozen=True)
class LinkNote:
    """An annotation of a link: what it says of itself, and its rectangle."""

    contents: str
    left: float
    bottom: float


@dataclass(frozen=True)
class Structure:
    """What a PDF says of itself."""

    root: Tag
    pages: tuple[tuple[Marked, ...], ...]
    links: tuple[LinkNote, ...]

    def tags(self, name: str) -> list[Tag]:
        return [one for one in walk(self.root) if one.name == name]


def laid_out(body: str, css: str = "", lang: str = "en") -> RenderedPdf:
    """Lay out a page of its own, without templates."""
    page = f'<html lang="{lang}"><head><title>Sleep</title></head><body>{body}</body></html>'
    sheet = "@page { size: A5; margin: 20mm } body { font: 12pt 'Noto Sans' }" + css
    return render_pdf(page, sheet, handout=handout(), images={}, place=PLACE)


def structure_of(data: bytes) -> Structure:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return Structure(
            root=_root(pdf),
            pages=tuple(tuple(_marked(page)) for page in pdf.pages),
            links=tuple(_links(pdf)),
        )


def with_pdf(data: bytes, read: Callable[[Any], str]) -> str:
    """Read one thing from a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read(pdf)


def walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for inner in tag.tags:
        yield from walk(inner)


def _root(pdf: Object) -> Tag:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tree = pdf.Root.StructTreeRoot
    return Tag("root", tuple(_tag(kid, pages, None) for kid in _kids(tree)), ())


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _tag(element: Object, pages: dict[Object, int], page: int | None) -> Tag:
    if "/Pg" in element:
        page = pages[element.Pg.objgen]
    tags: list[Tag] = []
    content: list[tuple[int, int]] = []
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen, "a kid's parent is the element that holds it"
            tags.append(_tag(kid, pages, page))
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                content.append((pages[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)))
        else:
            content.append((page or 0, int(kid)))
    return Tag(str(element.S).removeprefix("/"), tuple(tags), tuple(content))


def _marked(page: Object) -> Iterator[Marked]:
    for one in pikepdf.parse_content_stream(page):
        if str(one.operator) != "BDC":
            continue
        tag, properties = list[Any](one.operands)
        yield Marked(
            tag=str(tag).removeprefix("/"),
            number=int(properties.MCID) if "/MCID" in properties else None,
            lang=str(properties.get("/Lang", "")),
            type=str(properties.get("/Type", "")).removeprefix("/"),
        )


def _links(pdf: Object) -> Iterator[LinkNote]:
    for page in pdf.pages:
        for one in page.get("/Annots", []):
            left, y_first, _, y_last = (float(number) for number in one.Rect)
            yield LinkNote(str(one.get("/Contents", "")), left, min(y_first, y_last))
