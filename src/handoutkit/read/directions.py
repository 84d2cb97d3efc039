"""What cannot be printed in its order: numbers and names that marks tear in right-to-left texts.

Knows not how a page isolates them.
"""

from collections.abc import Iterable, Iterator

from handoutkit.codes import TORN_TEXT
from handoutkit.findings import Finding
from handoutkit.language.bidi import left_to_right_runs
from handoutkit.language.locales import is_known, is_right_to_left
from handoutkit.model.blocks import Inlines
from handoutkit.model.isolation import Rules, torn

_RULES = Rules(left_to_right_runs, is_right_to_left)
_MESSAGE = "a number with its unit, or a name, begins inside these marks and goes on outside them"
_HINT = "Put all of it inside the marks or none of it, or part the two with a comma or a colon."


def check_directions(contents: Iterable[Inlines], lang: str) -> Iterator[Finding]:
    """Say which spans tear what has to run left to right in a right-to-left text."""
    if not is_known(lang):
        return
    for content in contents:
        for span in torn(content, _RULES, right_to_left=is_right_to_left(lang)):
            yield TORN_TEXT.at(span.place, _MESSAGE, _HINT)
