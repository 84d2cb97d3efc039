"""What runs left to right in a right-to-left page is isolated, so that no dose is turned round.

Knows neither templates nor formats.
"""

from collections.abc import Iterator

from handoutkit.language.bidi import left_to_right_runs
from handoutkit.language.locales import is_right_to_left
from handoutkit.model.blocks import Blocks, Inlines, Section
from handoutkit.model.isolation import Rules, isolated
from handoutkit.model.walk import change_blocks, change_section

_ISOLATE, _END = "\u2066", "\u2069"
_RULES = Rules(left_to_right_runs, is_right_to_left)


class Isolation:
    """Isolates in texts of one language; where it runs left to right, in spans alone."""

    def __init__(self, lang: str) -> None:
        """Isolate as the direction of `lang` asks for."""
        self._right_to_left = is_right_to_left(lang)

    def inlines(self, content: Inlines) -> Inlines:
        """Isolate in a run of inlines."""
        return isolated(content, _RULES, right_to_left=self._right_to_left)

    def blocks(self, blocks: Blocks) -> Blocks:
        """Isolate in blocks."""
        return change_blocks(blocks, self.inlines)

    def section(self, section: Section) -> Section:
        """Isolate in a section, its heading and its sub-sections."""
        return change_section(section, self.inlines)


def with_controls(text: str) -> str:
    """Isolate in a plain right-to-left text with Unicode's own signs, where no markup can be."""
    return "".join(
        f"{_ISOLATE}{part}{_END}" if is_isolated else part
        for part, is_isolated in plain_parts(text)
    )


def plain_parts(text: str) -> Iterator[tuple[str, bool]]:
    """Give the parts of a right-to-left text in order, and which of them are to be isolated."""
    at = 0
    for start, end in left_to_right_runs(text):
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
