"""From YAML 1.2 to nodes with places; ruamel's one room. Knows no keys and no kinds of file."""

import re
from collections.abc import Iterator
from math import isfinite

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from handoutkit.codes import ANCHOR_OR_ALIAS, BROKEN_YAML
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.read.nodes import GapNode, MapNode, Node, ScalarNode
from handoutkit.read.said import quote
from handoutkit.read.text import Lines, unprintable
from handoutkit.read.tree import Tree
from handoutkit.read.yaml_faults import explain

MAX_CHARACTERS = 500_000
MAX_DEPTH = 20

# The core schema of YAML 1.2, but for infinity and what is no number, which stay texts.
_NULL = re.compile(r"(?:null|Null|NULL|~|)\Z")
_BOOL = re.compile(r"(?:(true|True|TRUE)|false|False|FALSE)\Z")
_INT = re.compile(r"(?:[-+]?[0-9]{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,16})\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


def read_yaml(text: str, *, path: str, first_line: int = 1) -> Outcome[Node | None]:
    """Read one YAML document that begins in line `first_line`; an empty one has no keys.

    There is no value where the text cannot be read to its end.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"this is longer than {MAX_CHARACTERS} characters"
        hint = "Keep running text out of it."
        return Outcome(None, (BROKEN_YAML.at(Place(path, first_line), message, hint),))
    builder = _Builder(text, Lines(text, path, first_line))
    try:
        for event in _events(text):
            builder.take(event)
    except _StopError as stop:
        return Outcome(None, (*builder.tree.findings, stop.finding))
    except MarkedYAMLError as error:
        return Outcome(None, (*builder.tree.findings, _syntax_finding(error, builder.lines)))
    except (YAMLError, ValueError, OverflowError):
        # What ruamel says without a place: an escape for a character that does not exist.
        message = "the YAML holds a character or an escape that cannot be read"
        finding = BROKEN_YAML.at(builder.lines.place(0), message, "Type the text anew.")
        return Outcome(None, (*builder.tree.findings, finding))
    root = builder.tree.root
    if root is None or (isinstance(root, ScalarNode) and root.value is None):
        root = MapNode(entries=(), place=Place(path, first_line))
    return Outcome(root, tuple(builder.tree.findings))


def _events(text: str) -> Iterator[Event]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _syntax_finding(error: MarkedYAMLError, lines: Lines) -> Finding:
    fault = explain(error.context, error.problem)
    mark = error.context_mark if fault.at_context and error.context_mark else error.problem_mark
    return BROKEN_YAML.at(lines.place(mark.index if mark else 0), fault.message, fault.hint)


class _StopError(Exception):
    """Reading on makes no sense; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Builder:
    """Builds nodes out of events."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.lines = lines
        self.tree = Tree()
        self._text = text

    def take(self, event: Event) -> None:
        place = self.lines.place(event.start_mark.index)
        match event:
            case DocumentStartEvent():
                self._check_document(event, place)
            case CollectionStartEvent():
                self._check_marks(event, place)
                self._check_opening(place)
                self.tree.open(place, is_map=isinstance(event, MappingStartEvent))
            case CollectionEndEvent():
                self.tree.close()
            case ScalarEvent():
                self._check_marks(event, place)
                self.tree.add(self._scalar(event, place))
            case AliasEvent():
                self._say_no_marks(place, f"{quote(f'*{event.anchor}')} refers to another value")
                self.tree.add(GapNode(place=place))
            case _:
                pass

    def _scalar(self, event: ScalarEvent, place: Place) -> Node:
        fault = unprintable(event.value)
        if fault:
            message = f"this text holds a character that cannot be printed ({fault[0]})"
            hint = r"Remove the escape that begins with \."
            self.tree.findings.append(BROKEN_YAML.at(place, message, hint))
            return GapNode(place=place)
        quoted = event.style is not None
        if not event.value and not quoted:
            place = self._place_of_empty(event)
        value = event.value if quoted else _core_value(event.value)
        return ScalarNode(value=value, written=event.value, quoted=quoted, place=place)

    def _place_of_empty(self, event: ScalarEvent) -> Place:
        """Give the key or the dash before a value that is not there: ruamel tells what follows."""
        if self.tree.key is not None:
            return self.tree.key.place
        dash = self._text.rfind("-", 0, event.start_mark.index)
        return self.lines.place(max(dash, 0))

    def _check_document(self, event: DocumentStartEvent, place: Place) -> None:
        if event.version or event.tags:
            hint = "Remove the line that begins with %."
            raise _StopError(
                BROKEN_YAML.at(Place(place.path), "YAML directives are not used", hint)
            )
        if self.tree.root is not None:
            message = "here begins a second YAML document"
            raise _StopError(BROKEN_YAML.at(place, message, "Remove the line that ends the first."))

    def _check_opening(self, place: Place) -> None:
        if self.tree.depth >= MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            raise _StopError(
                BROKEN_YAML.at(place, message, "Put a text that is no list in quotes.")
            )
        if self.tree.awaits_key:
            hint = "Write key: value; a text that begins with [ or { goes in quotes."
            self.tree.findings.append(BROKEN_YAML.at(place, "this key is not a word", hint))

    def _check_marks(self, event: ScalarEvent | CollectionStartEvent, place: Place) -> None:
        if event.anchor is not None:
            self._say_no_marks(place, f"{quote(f'&{event.anchor}')} names a value")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._say_no_marks(place, f"{quote(tag)} gives a value a type")

    def _say_no_marks(self, place: Place, message: str) -> None:
        hint = (
            "Write each value out in its place; a text that begins with *, & or ! goes in quotes."
        )
        self.tree.findings.append(
            ANCHOR_OR_ALIAS.at(place, f"{message}, which is not done here", hint)
        )


def _core_value(written: str) -> str | int | float | bool | None:
    if _NULL.match(written):
        return None
    truth = _BOOL.match(written)
    if truth:
        return truth.group(1) is not None
    if _INT.match(written):
        # Base 0 would refuse the leading zeros that the core schema allows.
        return int(written, {"0o": 8, "0x": 16}.get(written[:2], 10))
    if _FLOAT.match(written) and isfinite(float(written)):
        return float(written)
    return written
