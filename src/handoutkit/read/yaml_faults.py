"""What goes wrong in YAML, said in an author's words. Knows only what ruamel says, not where."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Fault:
    """A message and a hint; `at_context` where the fault began earlier than it was noticed.

    `{0}` in the message stands for what the pattern's group found.
    """

    message: str
    hint: str
    at_context: bool = False


_NOT_ALIGNED = Fault(
    "this line is not indented like the lines it belongs to",
    "Begin keys, and the dashes of a list, in the same column as their neighbours.",
)
_NEVER_CLOSED_QUOTE = Fault(
    "this quotation mark is never closed",
    "Close it, or leave both out. An apostrophe inside '…' is written twice.",
    at_context=True,
)

_LEFT_OVER = Fault(
    "{0} stands here without what it belongs to", "Put a text that needs it in quotes."
)
_TWO_TEXTS = Fault(
    "this text does not belong to the value before it",
    "Put the whole value in one pair of quotes; an apostrophe inside '…' is written twice.",
)

# The first pattern found in "context: problem" decides.
_FAULTS: tuple[tuple[str, Fault], ...] = (
    (
        r"mapping values are not allowed",
        Fault(
            "this colon begins a second value where one has begun already",
            "Put a text with a colon and a space in quotes, and begin each key on its own line, "
            "in the same column as its neighbours.",
        ),
    ),
    (
        r"character '\\t' that cannot start",
        Fault("a tab stands where only spaces may", "Indent with spaces."),
    ),
    (
        r"found character '(.)' that cannot start",
        Fault("a text cannot begin with {0}", "Put the text in quotes."),
    ),
    (r"quoted scalar: found unexpected", _NEVER_CLOSED_QUOTE),
    (
        r"found unknown escape character '(.+)'",
        Fault(
            r"\{0} means nothing inside double quotes",
            r"Write \\ for a backslash, or put the text in single quotes.",
        ),
    ),
    (r"but (?:found|got) \(?'<scalar>'", _TWO_TEXTS),
    (
        r"flow sequence: expected",
        Fault(
            "this list is not closed, or a comma between its items is missing",
            "Write [one, two]; an item with a comma, a colon or a bracket goes in quotes.",
            at_context=True,
        ),
    ),
    (
        r"flow mapping: expected",
        Fault(
            "this { is not closed, or a comma between its keys is missing",
            "Write {key: value, key: value}; a value with a comma or a brace goes in quotes.",
            at_context=True,
        ),
    ),
    (
        r"simple key",
        Fault(
            "this line has no colon after its key",
            "Write key: value, or indent the line if it goes on with the text above.",
            at_context=True,
        ),
    ),
    (
        r"sequence entries are not allowed",
        Fault(
            "a list cannot begin on the line of its key",
            "Put each - on its own line below, or write the list as [one, two].",
        ),
    ),
    (r"but found '([\[\]{},:])'", _LEFT_OVER),
    (r"expected <block end>", _NOT_ALIGNED),
    (r"unindent|wrongly indented|indentation", _NOT_ALIGNED),
    (
        r"scanning an (?:alias|anchor): expected",
        Fault("a text cannot begin with * or &", "Put the text in quotes.", at_context=True),
    ),
    (r"expected the node content, but found '(.+)'", _LEFT_OVER),
)


def explain(context: str | None, problem: str | None) -> Fault:
    """Say what ruamel means."""
    said = f"{context or ''}: {problem or ''}"
    for pattern, fault in _FAULTS:
        match = re.search(pattern, said)
        if match:
            found = match.group(match.lastindex or 0)
            return replace(fault, message=fault.message.replace("{0}", found))
    return Fault(
        f"the YAML cannot be read from here on ({problem or context or 'unknown reason'})",
        "Compare it with a file that works; put texts with special characters in quotes.",
    )
