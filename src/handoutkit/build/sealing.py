"""Calls that go to another computer, and what comes back, closed on the way.

A scheduler shows and logs the arguments of its tasks; of what is sealed it sees nothing. Knows not
how anything is sent.
"""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from handoutkit.build.equipment import equipment

_ONE_AT_A_TIME = Lock()
"""A worker may have several threads; what a renderer logs belongs to the handout it lays out."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value in bytes, which its `repr` does not tell."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: its result, or its error, or equipment that is not the caller's."""

    result: object = None
    error: Exception | None = None
    unlike: Mapping[str, str] | None = None


def seal(value: object) -> Sealed:
    """Close a value; whoever opens it must have the modules that it is made of."""
    return Sealed(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def opened(sealed: Sealed) -> object:
    """Give a value that was closed. It runs what its maker wants: only from whom one trusts."""
    value: object = pickle.loads(sealed.data)
    return value


def call_of(work: Callable[..., object], *args: object, **kwargs: object) -> Sealed:
    """Close a call of a function that has a name in its module."""
    return seal((work, args, kwargs))


def answer(call: Sealed, expected: Sealed) -> Sealed:
    """Carry out a call where its caller's equipment is the same; an error is an answer too.

    `expected` holds the families of fonts that count, and the caller's equipment.
    """
    families, here = pickle.loads(expected.data)
    there = equipment(families)
    if there != here:
        return seal(Answer(unlike=there))
    work, args, kwargs = pickle.loads(call.data)
    try:
        with _ONE_AT_A_TIME:
            return seal(Answer(result=work(*args, **kwargs)))
    except Exception as error:  # an error is an answer too
        # Its traceback shows nobody's arguments, but stays here, where nobody would read it.
        return seal(Answer(error=error))
