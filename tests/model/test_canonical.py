"""A block's digest changes with what the block says, and with nothing else."""

import pytest

from handoutkit.model.blocks import Block
from handoutkit.model.canonical import block_digest
from handoutkit.read.markdown import read_blocks
from tests.builders import bullets, figure, paragraph, strong

BASE = "Take **one** tablet, not two, [with *water*](https://example.org) or tea.\n"


def digest(text: str) -> str:
    (block,) = read_blocks(text, path="a.md").value
    return block_digest(block)


def test_it_is_eight_hexadecimal_digits_that_stay_the_same() -> None:
    assert digest("Rest is good.\n") == "43e143fe"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(BASE.replace("tablet, ", "tablet,\n"), id="another line"),
        pytest.param(BASE.replace("not two", "not  two"), id="two spaces"),
        pytest.param(f"\n\n{BASE}", id="further down"),
        pytest.param(f"<!-- a comment -->\n{BASE}", id="a comment"),
        pytest.param(BASE.replace("*water*", "_water_"), id="another sign for the same"),
    ],
)
def test_places_white_space_and_notation_do_not_matter(other: str) -> None:
    assert digest(other) == digest(BASE)


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("one", "two"),
        BASE.replace("not two", "not\u00a0two"),
        BASE.replace("**one**", "one"),
        BASE.replace("example.org", "example.com"),
        BASE.replace("tea.", "tea"),
        BASE.replace("tablet, ", "tablet,\\\n"),
        f"> {BASE}",
        f"- {BASE}",
    ],
)
def test_everything_else_does(other: str) -> None:
    assert digest(other) != digest(BASE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bullets(paragraph("a")), bullets(paragraph("a"), ordered=True)),
        (bullets(paragraph("a"), ordered=True), bullets(paragraph("a"), ordered=True, start=2)),
        (figure("a.svg"), figure("b.svg")),
        (figure("a.svg", alt="A dot"), figure("a.svg", alt="A line")),
        (paragraph(strong("a")), paragraph("a")),
    ],
)
def test_what_a_block_is_matters(one: Block, other: Block) -> None:
    assert block_digest(one) != block_digest(other)
