"""The head of a text: YAML between two lines of ---, and where the body begins. Knows no keys."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from handoutkit.codes import NO_HEAD
from handoutkit.findings import Outcome, Place
from handoutkit.read.nodes import Node
from handoutkit.read.shape import shape
from handoutkit.read.yaml import read_yaml

T = TypeVar("T")

_FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed(Generic[T]):
    """A text in two: its head, as nodes too, and its body with the line it begins in.

    There is no body where nobody can tell where the head ends.
    """

    head: T | None
    node: Node | None
    body: str | None
    first_line: int


def read_head(text: str, path: str, kind: type[T]) -> Outcome[Headed[T]]:
    """Split a text and read its head as the dataclass `kind`."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "the file has no head"
        hint = 'Begin it with a line "---", then lines such as "title: …", then a line "---".'
        finding = NO_HEAD.at(Place(path), message, hint)
        return Outcome(Headed(head=None, node=None, body=text, first_line=1), (finding,))
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == _FENCE), None)
    if end is None:
        message = "the head that begins here is never closed"
        finding = NO_HEAD.at(Place(path), message, 'Write a line "---" behind its last line.')
        return Outcome(Headed(head=None, node=None, body=None, first_line=1), (finding,))
    node = read_yaml("\n".join([*lines[1:end], ""]), path=path, first_line=2)
    head: Outcome[T | None] = Outcome(None)
    if node.value is not None:
        head = shape(node.value, kind)
    return Outcome(
        Headed(
            head=head.value,
            node=node.value,
            body="\n".join(lines[end + 1 :]),
            first_line=end + 2,
        ),
        (*node.findings, *head.findings),
    )
