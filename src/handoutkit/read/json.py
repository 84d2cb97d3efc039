"""From JSON to nodes with places. Knows no keys and no kinds of file."""

import json
import re
from typing import NoReturn

from handoutkit.codes import BROKEN_JSON
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.read.nodes import GapNode, Node, ScalarNode
from handoutkit.read.text import Lines, unprintable
from handoutkit.read.tree import Tree

MAX_DEPTH = 30

# The parts of a text that `json` has already found to be JSON.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s\[\]{}:,"]+')

# What `json` says, by its first words, and what it means.
_FAULTS = (
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing before this"),
    ("Expecting ':' delimiter", "a colon is missing before this"),
    ("Expecting property name", "a key in double quotes is missing here"),
    ("Expecting value", "a value is missing here, or a text is not in double quotes"),
    ("Illegal trailing comma", "a comma stands behind the last part"),
    ("Unterminated string", "this text is never closed with a double quote"),
    ("Invalid control character", r"a text cannot hold a line end or a tab; write \n or \t"),
    ("Invalid \\", r"this backslash begins nothing; write \\ for a backslash"),
    ("Extra data", "something stands behind the end"),
)


def read_json(text: str, *, path: str) -> Outcome[Node | None]:
    """Read JSON; there is no value where the text cannot be read to its end."""
    lines = Lines(text, path)
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return Outcome(None, (_syntax_finding(error, text, lines),))
    except (ValueError, RecursionError) as error:
        # Neither a number too long nor brackets too deep tell their place.
        finding = BROKEN_JSON.at(Place(path), f"the JSON cannot be read: {error}", "Correct it.")
        return Outcome(None, (finding,))
    builder = _Builder()
    for match in _TOKEN.finditer(text):
        place = lines.place(match.start())
        builder.take(match.group(), place)
        if builder.tree.depth > MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            return Outcome(None, (BROKEN_JSON.at(place, message, "Take brackets away."),))
    return Outcome(builder.tree.root, tuple(builder.tree.findings))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _syntax_finding(error: json.JSONDecodeError, text: str, lines: Lines) -> Finding:
    offset = error.pos
    said = (words for begin, words in _FAULTS if error.msg.startswith(begin))
    message = next(said, f"the JSON cannot be read here: {error.msg}")
    before = text[:offset].rstrip()
    if before.endswith(",") and text[offset : offset + 1] in ("]", "}"):
        message, offset = "a comma stands behind the last part", len(before) - 1
    hint = "Correct it here, or export the references anew."
    return BROKEN_JSON.at(lines.place(offset), message, hint)


class _Builder:
    """Builds nodes out of the tokens of a text that is known to be JSON."""

    def __init__(self) -> None:
        self.tree = Tree()

    def take(self, token: str, place: Place) -> None:
        match token:
            case "[" | "{":
                self.tree.open(place, is_map=token == "{")
            case "]" | "}":
                self.tree.close()
            case _:
                self.tree.add(self._scalar(token, place))

    def _scalar(self, token: str, place: Place) -> Node:
        value = json.loads(token)
        fault = unprintable(value) if isinstance(value, str) else None
        if fault:
            message = f"this text holds a character that cannot be printed ({fault[0]})"
            hint = r"Remove the escape that begins with \u."
            self.tree.findings.append(BROKEN_JSON.at(place, message, hint))
            return GapNode(place=place)
        quoted = isinstance(value, str)
        return ScalarNode(
            value=value, written=value if quoted else token, quoted=quoted, place=place
        )
