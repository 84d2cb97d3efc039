"""A PDF read through its tags, fast: poppler reads a page anew for each of its tags.

Text is what a tag says of itself (ActualText), else what the fonts' ToUnicode tables say; artifacts
are in no tag.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

# pikepdf's objects are Any inside this module and never leave it.
Object = Any
_CHARACTERS = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]*)>")
_WIDTH = 2


class Piece(NamedTuple):
    """A piece of text in a PDF's tags: the tags around it, its page from 1, its words.

    `is_said`: the tag says its words itself, because its glyphs stand in another order.
    """

    tags: tuple[str, ...]
    page: int
    text: str
    is_said: bool


def pieces_of(pdf: Path) -> list[Piece]:
    """Give the pieces of text in a PDF's tags, in the order of the tags."""
    with pikepdf.open(pdf) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        texts = {pages[page.obj.objgen]: _marked_texts(page) for page in opened.pages}
        marks = _marks(opened.Root.StructTreeRoot.K, (), 0, pages)
        return [
            Piece(tags, page, content, is_said=True)
            if isinstance(content, str)
            else Piece(tags, page, texts[page].get(content, ""), is_said=False)
            for tags, page, content in marks
        ]


def _marks(
    kid: Object, tags: tuple[str, ...], page: int, pages: Mapping[Any, int]
) -> Iterator[tuple[tuple[str, ...], int, int | str]]:
    """Give the content below a kid of the structure tree: tags, page, number or actual text."""
    if isinstance(kid, int):
        yield tags, page, kid
    elif isinstance(kid, pikepdf.Array):
        for one in kid:
            yield from _marks(one, tags, page, pages)
    elif kid.get("/Type") != "/OBJR":
        page = pages[kid.Pg.objgen] if "/Pg" in kid else page
        if "/MCID" in kid:
            yield tags, page, int(kid.MCID)
        elif "/ActualText" in kid:
            yield (*tags, str(kid.S).removeprefix("/")), page, str(kid.ActualText)
        elif "/K" in kid:
            yield from _marks(kid.K, (*tags, str(kid.S).removeprefix("/")), page, pages)


def _marked_texts(page: Object) -> Mapping[int, str]:
    """Give the text of each piece of marked content of a page, by its number."""
    fonts = {name: unicode_of(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: defaultdict[int, str] = defaultdict(str)
    numbers: list[int | None] = []
    said: set[int] = set()
    table: Mapping[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Object = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                numbers.append(int(properties["/MCID"]) if "/MCID" in properties else None)
                if numbers[-1] is not None and "/ActualText" in properties:
                    texts[numbers[-1]] = str(properties["/ActualText"])
                    said.add(numbers[-1])
            case "EMC":
                numbers.pop()
            case "Tf":
                table = fonts[str(operands[0])]
            case "Tj" | "TJ" if numbers and numbers[-1] is not None and numbers[-1] not in said:
                texts[numbers[-1]] += _shown(operands[0], table)
    return texts


def _shown(operand: Object, table: Mapping[bytes, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(table.get(codes[at : at + _WIDTH], "") for at in range(0, len(codes), _WIDTH))


def unicode_of(font: Object) -> Mapping[bytes, str]:
    """Read the text of each glyph of a font."""
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    assert b"beginbfrange" not in table, "WeasyPrint writes each character on its own"
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for code, text in _CHARACTERS.findall(block)
    }
