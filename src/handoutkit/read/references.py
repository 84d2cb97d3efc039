"""`references.json`: the references of one article, as CSL-JSON. Knows no citation style."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handoutkit.codes import BAD_REFERENCE, DUPLICATE_REFERENCE
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Outcome, Place, Placed
from handoutkit.model.csl import DATES, FREE, NAMES, TYPES, VARIABLES
from handoutkit.model.reference import Reference
from handoutkit.read.csl_values import check_date, check_names, check_text, is_text
from handoutkit.read.json import read_json
from handoutkit.read.kinds import got
from handoutkit.read.nodes import Entry, GapNode, ListNode, MapNode, Node, ScalarNode, plain
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.text import read_text

_REQUIRED = {
    "id": 'Add "id": "…", the word by which [@word] cites it.',
    "type": 'Add "type": "…", such as "article-journal", "book" or "webpage".',
    "title": 'Add "title": "…".',
}


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """The references without fault, and all ids that the file names."""

    references: Mapping[str, Reference]
    keys: frozenset[str]


NO_REFERENCES = ReferenceFile({}, frozenset())


def read_references(disk: Disk, path: str) -> Outcome[ReferenceFile | None]:
    """Read the references; there are none where the file cannot be read to its end."""
    text = read_text(disk, path)
    if text.value is None:
        return Outcome(None, text.findings)
    node = read_json(text.value, path=path)
    if node.value is None:
        return Outcome(None, (*text.findings, *node.findings))
    read = _read_items(node.value)
    return Outcome(read.value, (*text.findings, *node.findings, *read.findings))


def _read_items(node: Node) -> Outcome[ReferenceFile | None]:
    if not isinstance(node, ListNode):
        finding = BAD_REFERENCE.at(
            node.place, f"the file is {got(node)}; it must be a list", "Write [ … ] around it."
        )
        return Outcome(None, (finding,))
    findings: list[Finding] = []
    references: dict[str, Reference] = {}
    first: dict[str, Place] = {}
    for item in node.items:
        found = list(_check_item(item))
        key = _key_of(item)
        if key is not None:
            found += _check_only(key, first)
            first.setdefault(key.value, key.place)
        if key is not None and isinstance(item, MapNode) and not found:
            references[key.value] = _reference(key.value, item)
        findings += found
    return Outcome(ReferenceFile(references, frozenset(first)), tuple(findings))


def _reference(key: str, item: MapNode) -> Reference:
    csl = {entry.key: plain(entry.value) for entry in item.entries}
    return Reference(key=key, csl={**csl, "id": key}, place=item.place)


def _key_of(item: Node) -> Placed[str] | None:
    entry = item.entry("id") if isinstance(item, MapNode) else None
    if entry is None or not isinstance(entry.value, ScalarNode) or not is_text(entry.value):
        return None
    return Placed(entry.value.written, entry.value.place)


def _check_only(key: Placed[str], first: Mapping[str, Place]) -> Iterator[Finding]:
    if key.value in first:
        message = f"the id {quote(key.value)} is used twice; first in line {first[key.value].line}"
        hint = "Remove this reference, or give it another id and cite that."
        yield DUPLICATE_REFERENCE.at(key.place, message, hint)


def _check_item(item: Node) -> Iterator[Finding]:
    if isinstance(item, GapNode):
        return
    if not isinstance(item, MapNode):
        message = f"a reference is {got(item)}; it must have variables"
        yield BAD_REFERENCE.at(item.place, message, 'Write {"id": "…", "type": "…", …}.')
        return
    key = _key_of(item)
    name = f"the reference {quote(key.value)}" if key else "a reference"
    for variable, hint in _REQUIRED.items():
        entry = item.entry(variable)
        if entry is None or (isinstance(entry.value, ScalarNode) and not entry.value.written):
            yield BAD_REFERENCE.at(item.place, f'{name} has no "{variable}"', hint)
    for entry in item.entries:
        yield from _check_variable(entry)


def _check_variable(entry: Entry) -> Iterator[Finding]:
    if isinstance(entry.value, GapNode):
        return
    if entry.key not in VARIABLES:
        hint = did_you_mean(entry.key, VARIABLES, 'Put what CSL has no variable for into "note".')
        yield BAD_REFERENCE.at(entry.place, f"{quote(entry.key)} is not a variable of CSL", hint)
    elif entry.key in NAMES:
        yield from check_names(entry)
    elif entry.key in DATES:
        yield from check_date(entry)
    elif entry.key not in FREE:
        yield from check_text(entry)
    if entry.key == "type":
        yield from _check_type(entry)
    if entry.key == "URL":
        yield from _check_address(entry)


def _check_type(entry: Entry) -> Iterator[Finding]:
    value = entry.value
    if isinstance(value, ScalarNode) and is_text(value) and value.written not in TYPES:
        hint = did_you_mean(value.written, TYPES, f"Known types: {listing(sorted(TYPES))}")
        yield BAD_REFERENCE.at(value.place, f"{quote(value.written)} is not a type of CSL", hint)


def _check_address(entry: Entry) -> Iterator[Finding]:
    value = entry.value
    if isinstance(value, ScalarNode) and not value.written.startswith(("https://", "http://")):
        message = f"{quote(value.written)} is not an address of the web"
        yield BAD_REFERENCE.at(value.place, message, "Write it from https:// on.")
