"""A personal copy: what of it nobody may repeat, its name as a file, its box on page one.

Knows laid-out boxes and written bytes; knows nothing of who the person is.
"""

import re
from typing import Any

from weasyprint.document import Document

from handoutkit.codes import BOX_NOT_WHOLE
from handoutkit.disk import digest
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout
from handoutkit.model.person import telling_texts
from handoutkit.render.pdf.tags import boxes_in
from handoutkit.render.person import SLOT

_IDS = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")


def slots_in(root: Any) -> list[Any]:
    """Give the elements below one (itself too) that hold a value of the person's box."""
    return [one for one in root.iter() if one.get(SLOT) is not None]


def private_texts(root: Any) -> tuple[str, ...]:
    """Give the texts of a page that stand in it for one person, and the words of the name."""
    texts = {one.get(SLOT): "".join(one.itertext()) for one in slots_in(root)}
    return telling_texts(texts.pop("name", ""), *texts.values())


def impersonal_name(handout: Handout, css: str) -> str:
    """Give an identifier for PDFs that is the same in all copies of a layout."""
    return digest("/".join((handout.condition, handout.lang, handout.code, css)).encode())[:32]


def named_impersonally(data: bytes, name: str) -> bytes:
    """Give a PDF another identifier than pydyf's: a digest of the pages and all that is on them."""
    *_, last = _IDS.finditer(data)
    ids = b"/ID [(%b) (%b)]" % ((name.encode("ascii"),) * 2)
    return data[: last.start()] + ids + data[last.end() :]


def box_findings(document: Document, place: Place) -> tuple[Finding, ...]:
    """Say that the person's box does not stand whole on page one."""
    strays = (
        number
        for number, page in enumerate(document.pages[1:], start=2)
        for box in boxes_in(page._page_box)
        if box.element is not None and box.element.get(SLOT) is not None
    )
    return tuple(
        BOX_NOT_WHOLE.at(
            place,
            f"the box for the person goes on to page {number}",
            "Shorten the note.",
        )
        for number in list(strays)[:1]
    )
