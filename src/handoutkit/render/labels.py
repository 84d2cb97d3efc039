"""The words of the program on the page, in a handout's language. Knows not where they stand."""

from dataclasses import dataclass

from handoutkit.language.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of the program on the page, in the handout's language."""

    references: str
    notes: str
    about: str
    reference: str
    note: str
    back: str
    contents: str
    cover: str
    start: str
    landmarks: str
    key_points: str
    warning: str
    call: str
    tip: str


def labels(words: Catalogue) -> Labels:
    """Give the labels in the catalogue's language."""
    return Labels(
        references=words.text("References"),
        notes=words.text("Notes"),
        about=words.text("About this handout"),
        reference=words.text("Reference"),
        note=words.text("note"),
        back=words.text("Back to the text"),
        contents=words.text("Contents"),
        cover=words.text("Cover"),
        start=words.text("Start of the handout"),
        landmarks=words.text("Landmarks"),
        key_points=words.text("Key points"),
        warning=words.text("Warning"),
        call=words.text("When to call"),
        tip=words.text("Tip"),
    )


def page_label(words: Catalogue) -> tuple[str, str, str]:
    """Give "Page N of M" cut at its two numbers, which the renderer counts."""
    before, rest = words.text("Page {page} of {pages}", page="\0", pages="\1").split("\0")
    between, after = rest.split("\1")
    return before, between, after
