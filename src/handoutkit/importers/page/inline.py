"""Inside a paragraph: marks, links, notes, and what is said twice or for machines.

Knows no blocks but as what parts words.
"""

from collections.abc import Callable
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from handoutkit.importers.page import notes
from handoutkit.importers.page.cleaning import BLOCKS, LINE, LINK, OUT
from handoutkit.importers.page.line import MARKS, Line
from handoutkit.importers.page.links import Links
from handoutkit.importers.page.names import named
from handoutkit.importers.page.preparing import FOR_SCREEN_READERS
from handoutkit.importers.words import spaced
from handoutkit.language.site_text import site_reason

_SEPARATE = named("li p dd dt div tr h1 h2 h3 h4 h5 h6 td th")
_LONGEST_TAG = 35  # characters of a language tag

LeaveOut = Callable[[str, int, str], None]


class Inlines:
    """The inline elements of a paragraph, as they come."""

    def __init__(self, links: Links, leave_out: LeaveOut) -> None:
        """Begin a paragraph; `leave_out` is given what is none of its words, and why."""
        self.line = Line()
        self.first_line = 0
        self._links = links
        self._leave_out = leave_out
        self._ends: list[str] = []
        self._told = True

    def text(self, text: str | None) -> None:
        """Add words."""
        if text:
            self.line.add(text)

    def start(self, element: HtmlElement, *, told: bool) -> bool:
        """Begin an inline element; tell whether it has been read as a whole."""
        line = int(element.get(LINE) or 1)
        self.first_line = self.first_line or line
        if self.left_out(element) or _is_sign(element):
            return True
        if label := element.get(notes.MARK):
            self.line.add_mark(f'<span data-note="{label}"></span>')
            return True
        if cited := element.get(notes.CITED):
            self.line.add(cited if cited[0] in "[(" else f"[{cited}]")
            return True
        self._open(element, line, told=told)
        return False

    def left_out(self, element: HtmlElement) -> bool:
        """Keep an element for after the paragraph if it is none of its words; tell whether so."""
        if not element.get(OUT) or not self._is_out(element):
            return False
        words = spaced(element.text_content())
        if any(letter.isalnum() for letter in words):
            line = int(element.get(LINE) or 1)
            self._leave_out(escape(words, quote=False), line, str(element.get(OUT)))
        return True

    def end(self, element: HtmlElement) -> None:
        """End an inline element that was begun and not read as a whole."""
        if self._ends and element.get("data-open"):
            name = self._ends.pop()
            if name in ("”", ")"):
                self.line.add(name)
            else:
                self.line.close(name)

    def whole(
        self, element: HtmlElement, pictured: Callable[[HtmlElement], None], *, told: bool
    ) -> str:
        """Give the HTML of all that stands in an element, blocks one after the other."""
        walking = etree.iterwalk(element, events=("start", "end"))
        for event, part in walking:
            if event == "end":
                if part.tag in BLOCKS:
                    self._part(part)
                elif part is not element:
                    self.end(part)
                if part is not element:
                    self.text(part.tail)
                continue
            if part.tag == "img":
                pictured(part)
            if part is not element and self.left_out(part):
                walking.skip_subtree()
            elif part.tag in BLOCKS or part.tag == "br":
                self._part(part)
                self.text(part.text)
            elif self.start(part, told=told):
                walking.skip_subtree()
            else:
                self.text(part.text)
        return self.line.take().html

    def _part(self, part: HtmlElement) -> None:
        if part.tag in _SEPARATE:
            self.line.part()
        elif part.tag == "br":
            self.line.part_amounts()
        else:
            self.line.space()

    def _is_out(self, element: HtmlElement) -> bool:
        """Tell whether words are left out; words for screen readers are kept if they say more."""
        words = spaced(element.text_content())
        if element.get(OUT) == FOR_SCREEN_READERS and element.tag != "a":
            return not words or bool(site_reason(words)) or bool(site_reason(words.strip("() .")))
        return True

    def _open(self, element: HtmlElement, line: int, *, told: bool) -> None:
        tag = str(element.tag)
        if tag in MARKS:
            if tag == "sup" and _holds_only_marks(element):
                return
            self.line.open(tag)
        elif tag == "a" and element.get(LINK) is not None:
            address = self._links.written(str(element.get(LINK)), line, told=told)
            tag = "a"
            if address:
                self.line.open("a", f' href="{escape(address)}"')
            else:
                self.line.open_dead_link()
        elif tag == "q":
            self.line.add("“")
            tag = "”"
        elif tag == "rt" and _stands_alone(element):
            self.line.add("(")
            tag = ")"
        else:
            return
        element.set("data-open", "yes")
        self._ends.append(tag)


def _stands_alone(element: HtmlElement) -> bool:
    """Tell whether a reading above characters comes without brackets for where it cannot stand."""
    ruby = element.getparent()
    return ruby is not None and ruby.find("rp") is None


def _is_sign(element: HtmlElement) -> bool:
    """Tell whether an element is the sign behind a heading that leads to the heading itself."""
    to_itself = element.tag == "a" and (element.get(LINK) or "").startswith("#")
    return to_itself and not any(letter.isalnum() for letter in element.text_content())


def _holds_only_marks(element: HtmlElement) -> bool:
    """Tell whether raised characters are marks of notes or citations and nothing else."""
    links = list(element.iter("a"))
    marked = [one for one in links if one.get(notes.MARK) or one.get(notes.CITED)]
    around = spaced(element.text_content())
    for one in marked:
        around = around.replace(spaced(one.text_content()), "", 1)
    return bool(marked) and not any(letter.isalnum() for letter in around)
