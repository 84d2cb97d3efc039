"""Texts that are too deep, too long or too strange end in findings, never in a traceback."""

import sys
from collections.abc import Iterator
from itertools import count

import pytest

from handoutkit.codes import TOO_DEEP
from handoutkit.model.walk import blocks_in, inlines_of_sections, sections_in
from handoutkit.read.markdown import Body, read_body

_PATH = "handouts/articles/sample/article.md"
_TIMES = 4000


@pytest.fixture
def little_room() -> Iterator[None]:
    """Let the reader, and whoever walks through what it gives, have a small stack."""
    before = sys.getrecursionlimit()
    depth = next(depth for depth in count(1) if _is_top(depth))
    sys.setrecursionlimit(depth + 450)
    yield
    sys.setrecursionlimit(before)


def _is_top(depth: int) -> bool:
    try:
        sys._getframe(depth)
    except ValueError:
        return True
    return False


def _read(text: str) -> tuple[Body, set[str]]:
    outcome = read_body(f"## A {{#a}}\n\n{text}\n", path=_PATH)
    return outcome.value, {found.code for found in outcome.findings}


_NESTED = {
    "quotes": "> " * _TIMES + "words",
    "lists in one line": "- a\n".join("  " * depth for depth in range(300)),
    "items in one line": "1. " * _TIMES + "words",
    "lists and quotes": "- > " * _TIMES + "words",
    "definitions": "".join("  " * depth + f"a\n{'  ' * depth}: b\n\n" for depth in range(100)),
    "stars": "".join(f"*a **b {depth} " for depth in range(_TIMES)),
    "closed stars": "*a **b " * 500 + "c** d*" * 500,
    "spans": "[" * 1000 + "words" + "]{.claim}" * 1000,
    "raised and lowered": "a^b~c" * 500 + "d~^" * 500,
    "brackets": "[" * 15_000,
    "images": "![" * 5000,
    "links": "[a](" * 5000,
    "addresses": "[a](" + "(" * 5000,
    "citations": "[@a" * 5000,
    "notes": "[^a" * 5000,
    "braces": "{" * 5000,
    "comments": "<!--" * 5000,
    "entities": "&a" * 5000,
    "backticks": "".join("`" * length + " " for length in range(150)),
    "callouts": "::: tip\n" * 1000,
    "longer callouts": "".join(f"{':' * length} tip\n" for length in range(300, 2, -1)),
    "one paragraph": "word " * 10_000,
    "backslashes": "\\" * 9001,
    "a long table": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 500,
}


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("name", _NESTED)
def test_deep_text_does_not_fail(name: str) -> None:
    body, _ = _read(_NESTED[name])
    for section in sections_in(body.sections):
        list(blocks_in(section.blocks))
    list(inlines_of_sections(body.sections))


@pytest.mark.parametrize("name", ["quotes", "lists in one line", "closed stars", "one paragraph"])
def test_deep_text_is_said(name: str) -> None:
    assert TOO_DEEP.id in _read(_NESTED[name])[1]


def test_what_is_too_deep_keeps_its_words() -> None:
    body, _ = _read("> " * 100 + "words\n\nmore\n\n## B\n\nlast")
    texts = "".join(str(inline) for inline in inlines_of_sections(body.sections))
    for word in ("words", "more", "last"):
        assert word in texts


@pytest.mark.slow
def test_two_megabytes_are_read() -> None:
    part = "### B {}\n\nWords [@key] and *more* words[^{}].\n\n- One\n- Two\n\n[^{}]: Note.\n\n"
    text = "".join(part.format(number, number, number) for number in range(26_000))
    body, said = _read(text)
    assert len(body.notes) == 26_000
    assert said == set()
