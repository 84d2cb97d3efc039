"""What the elements of a page hold: letters outside links and in them, and headings."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from handoutkit.importers.page.cleaning import OUT

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPH = 60  # letters: less is a label, a button, an entry of a menu
_LINKED = 0.5  # of the words: lists of links, not prose that has links
_MOST = 0.3  # what holds more of a page's prose than that is no margin of it


@dataclass(slots=True)
class Weight:
    """What an element holds: letters outside links, in links, and in whole paragraphs of text."""

    prose: int = 0
    linked: int = 0
    text: int = 0

    @property
    def share(self) -> float:
        """Give the share of words that lead elsewhere."""
        return self.linked / ((self.prose + self.linked) or 1)


class Page:
    """The elements of a page and what each holds."""

    def __init__(self, body: HtmlElement) -> None:
        """Weigh all elements of a body."""
        self.body = body
        self.elements: list[HtmlElement] = list(body.iter())
        self.weights = {element: Weight() for element in self.elements}
        self.weigh()

    def weigh(self) -> None:
        """Weigh anew what has no reason to be left out."""
        for element in self.elements:
            self.weights[element] = Weight()
        for element in reversed(self.elements):
            own = self.weights[element]
            letters = letters_of(element.text)
            if element.tag == "a":
                own.linked += letters + own.prose
                own.prose = 0
            else:
                own.prose += letters
            if not own.text and own.prose >= _PARAGRAPH and own.share < _LINKED:
                own.text = own.prose
            parent = element.getparent()
            if element is self.body or parent not in self.weights:
                continue
            above = self.weights[parent]
            above.prose += letters_of(element.tail)
            if not element.get(OUT):
                above.prose += own.prose
                above.linked += own.linked
                above.text += own.text

    def mark(self, element: HtmlElement, reason: str) -> None:
        """Note why an element is left out, if nothing is noted."""
        if not element.get(OUT):
            element.set(OUT, reason)

    def is_margin(self, element: HtmlElement, most: float = _MOST) -> bool:
        """Tell whether an element holds little enough to stand at the margin of an article."""
        whole, own = self.weights[self.body], self.weights[element]
        return own.text <= most * whole.text if whole.text else own.prose <= most * whole.prose


def letters_of(text: str | None) -> int:
    """Count what is no space."""
    return len("".join(text.split())) if text else 0
