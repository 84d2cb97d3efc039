"""Which parts stand for which: one edit of the source concerns exactly the part it was made in."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutkit.model.blocks import Block, Paragraph
from handoutkit.model.canonical import block_digest
from handoutkit.read.alignment import Pair, State, Token, compare
from handoutkit.read.units import Unit
from tests.builders import at, bullets, paragraph

LANGS = ("en", "es")
WORDS = st.sampled_from("abc")  # few, so that blocks say the same as others
BLOCKS = st.one_of(WORDS.map(paragraph), WORDS.map(lambda word: bullets(paragraph(word))))
HEADING = paragraph("Heading")


def units(*blocks: Block) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            kind="heading" if block is HEADING else block.kind,
            name=f"block {number}",
            blocks=(block,),
            digest=block_digest(block),
            place=at(number + 1),
        )
        for number, block in enumerate(blocks)
    )


def in_spanish(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give other words in the same form."""
    return tuple(
        paragraph("palabra") if isinstance(one, Paragraph) else bullets(paragraph("palabra"))
        for one in blocks
    )


def recorded(*blocks: Block) -> str:
    return " ".join(block_digest(one) for one in blocks)


def pairs(source: Sequence[Block], own: Sequence[Block], tokens: str) -> tuple[Pair, ...]:
    return compare({"s": units(*source)}, {"s": units(*own)}, {"s": tokens}, LANGS)


def not_done(found: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in found if pair.state is not State.DONE]


@given(st.lists(BLOCKS, max_size=8))
def test_what_nobody_has_touched_is_done(blocks: list[Block]) -> None:
    source = [HEADING, *blocks]
    found = pairs(source, in_spanish(source), recorded(*source))
    assert [pair.state for pair in found] == [State.DONE] * len(source)
    assert [(pair.source, pair.own) for pair in found] == list(
        zip(units(*source), units(*in_spanish(source)), strict=True)
    )


@given(st.lists(BLOCKS, max_size=8), st.data())
def test_one_changed_block_concerns_itself_alone(blocks: list[Block], data: st.DataObject) -> None:
    before = [HEADING, *blocks]
    index = data.draw(st.integers(0, len(blocks)))
    after = [*before[:index], paragraph("other words"), *before[index + 1 :]]
    (pair,) = not_done(pairs(after, in_spanish(before), recorded(*before)))
    assert pair.state is State.CHANGED
    assert pair.source == units(*after)[index]
    assert pair.own == units(*in_spanish(before))[index]


@given(st.lists(BLOCKS, max_size=8), BLOCKS, st.data())
def test_one_new_block_concerns_itself_alone(
    blocks: list[Block], new: Block, data: st.DataObject
) -> None:
    before = [HEADING, *blocks]
    index = data.draw(st.integers(1, len(before)))
    after = [*before[:index], new, *before[index:]]
    (pair,) = not_done(pairs(after, in_spanish(before), recorded(*before)))
    assert pair.state is State.MISSING
    assert pair.source is not None
    assert pair.source.digest == block_digest(new)
    # One of some that say the same may be taken for the new one: the text comes to the same.
    assert pair.before is not None


@given(st.lists(BLOCKS, min_size=1, max_size=8), st.data())
def test_one_removed_block_concerns_itself_alone(blocks: list[Block], data: st.DataObject) -> None:
    before = [HEADING, *blocks]
    index = data.draw(st.integers(1, len(blocks)))
    after = [*before[:index], *before[index + 1 :]]
    (pair,) = not_done(pairs(after, in_spanish(before), recorded(*before)))
    assert (pair.state, pair.source) == (State.GONE, None)
    assert pair.token is not None
    assert pair.token.source == block_digest(before[index])


@given(st.lists(BLOCKS, max_size=6), st.lists(BLOCKS, max_size=6), st.lists(BLOCKS, max_size=6))
def test_no_part_is_lost_whatever_happened(
    recorded_of: list[Block], source: list[Block], own: list[Block]
) -> None:
    """Each part of both is in exactly one pair, in its order; what differs is never all done."""
    found = pairs(source, own, recorded(*recorded_of))
    assert [pair.source for pair in found if pair.source] == list(units(*source))
    assert [pair.own for pair in found if pair.own] == list(units(*own))
    if len(source) != len(own):
        assert not_done(found)


def only(source: Block, own: Block, token: str) -> State:
    (pair,) = pairs([source], [own], token)
    return pair.state


def test_a_waiting_block_is_done_when_its_words_have_changed() -> None:
    source, own = paragraph("Rest."), paragraph("Descanse.")
    token = str(Token(block_digest(source), block_digest(source)))
    assert only(source, source, token) is State.UNTOUCHED
    assert only(source, own, token) is State.DONE


def test_a_block_that_is_to_be_brought_up_to_date_waits_until_its_words_have_changed() -> None:
    source, own = paragraph("Rest well."), paragraph("Descanse.")
    token = str(Token(block_digest(source), block_digest(own)))
    assert only(source, own, token) is State.CHANGED
    assert only(source, paragraph("Descanse bien."), token) is State.DONE


def test_words_of_an_older_source_are_not_done_when_they_have_been_translated() -> None:
    old = block_digest(paragraph("Rest."))
    assert only(paragraph("Rest well."), paragraph("Descanse."), f"{old}~{old}") is State.CHANGED


@pytest.mark.parametrize("token", ["", "00000000", "~", "nonsense"])
def test_what_no_token_speaks_for_is_not_done(token: str) -> None:
    assert only(paragraph("Rest."), paragraph("Descanse."), token) is not State.DONE


def test_a_block_without_source_may_be_removed_before_anything_is_recorded() -> None:
    a, b, own_a, own_b = map(paragraph, ("a", "b", "la a", "la b"))
    gone = paragraph("sobra")
    tokens = f"{block_digest(a)} {Token.gone(block_digest(gone))} {block_digest(b)}"
    assert [one.state for one in pairs([a, b], [own_a, gone, own_b], tokens)] == [
        State.DONE,
        State.GONE,
        State.DONE,
    ]
    assert not_done(pairs([a, b], [own_a, own_b], tokens)) == []


def test_a_block_that_was_removed_in_place_of_the_one_without_source_is_missed() -> None:
    a, b, own_a = map(paragraph, ("a", "b", "la a"))
    gone = paragraph("sobra")
    tokens = f"{block_digest(a)} {Token.gone(block_digest(gone))} {block_digest(b)}"
    states = {one.state for one in not_done(pairs([a, b], [own_a, gone], tokens))}
    assert states == {State.GONE, State.MISSING}


def test_a_block_lost_in_the_translation_is_missed_alone() -> None:
    source: list[Block] = [paragraph("a"), bullets(paragraph("b")), paragraph("c")]
    own = in_spanish(source)
    (pair,) = not_done(pairs(source, [own[0], own[2]], recorded(*source)))
    assert (pair.state, pair.source) == (State.MISSING, units(*source)[1])


def test_a_block_written_in_both_at_once_is_told_once() -> None:
    source: list[Block] = [paragraph("a"), bullets(paragraph("b"))]
    (pair,) = not_done(pairs(source, in_spanish(source), recorded(source[0])))
    assert pair.state is State.UNRECORDED
    assert pair.source == units(*source)[1]
