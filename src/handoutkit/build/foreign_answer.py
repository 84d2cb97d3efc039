"""What goes to the process that reads a file of somebody else's, and what comes back: as bytes.

Nothing that comes back is run, and nothing of another shape is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from handoutkit.findings import Finding, Place
from handoutkit.importers.kinds_of_text import ForeignKind
from handoutkit.importers.passages import Bibliography, FoundReference, Source
from handoutkit.model.reference import CslValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A file: its bytes, its kind, and the pictures that lie beside it, by the address in it."""

    data: bytes
    path: str
    kind: ForeignKind | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was read, or only why nothing was."""

    source: Source | None = None
    bibliography: Bibliography | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """A reference on its way; msgspec knows no values that hold values of their own kind."""

    text: str
    csl: dict[str, object]
    key: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """An answer on its way; `references` and their path are a bibliography."""

    source: Source | None = None
    path: str | None = None
    references: tuple[_Reference, ...] = ()
    findings: tuple[Finding, ...] = ()


def encoded_question(question: Question) -> bytes:
    """Write a question as bytes."""
    return msgspec.msgpack.encode(question)


def encoded_answer(answer: Answer) -> bytes:
    """Write an answer as bytes."""
    listed = answer.bibliography
    if listed is None:
        return msgspec.msgpack.encode(_Sent(source=answer.source, findings=answer.findings))
    references = tuple(
        _Reference(text=one.text, csl=dict(one.csl), key=one.key, place=one.place)
        for one in listed.references
    )
    sent = _Sent(path=listed.path, references=references, findings=listed.findings)
    return msgspec.msgpack.encode(sent)


def question_in(data: bytes) -> Question:
    """Read a question."""
    return msgspec.msgpack.decode(data, type=Question)


def answer_in(data: bytes) -> Answer:
    """Read an answer.

    Raises:
        ValueError: it is none.
    """
    sent = msgspec.msgpack.decode(data, type=_Sent)
    if sent.path is None:
        return Answer(source=sent.source, findings=sent.findings)
    references = tuple(
        FoundReference(
            text=one.text,
            csl={name: _csl(value) for name, value in one.csl.items()},
            key=one.key,
            place=one.place,
        )
        for one in sent.references
    )
    return Answer(
        bibliography=Bibliography(path=sent.path, references=references, findings=sent.findings)
    )


def _csl(value: object) -> CslValue:
    """Take a value that CSL may have."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [_csl(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _csl(item) for name, item in value.items()}
    raise ValueError("a reference holds what none can")
