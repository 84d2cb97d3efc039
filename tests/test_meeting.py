"""A list that two work off from both ends: nothing is left out, and they stop where they meet."""

from itertools import chain
from random import Random

import pytest

from handoutkit.meeting import Meeting

ITEMS = list(range(9))


def test_one_alone_does_all_from_either_end() -> None:
    assert list(Meeting().from_front(ITEMS)) == ITEMS
    assert list(Meeting().from_back(ITEMS)) == ITEMS[::-1]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_left_out_and_no_more_than_one_is_done_twice(seed: int) -> None:
    meeting, random = Meeting(), Random(seed)
    ends = [meeting.from_front(ITEMS), meeting.from_back(ITEMS)]
    done = []
    while ends:
        end = random.choice(ends)
        item = next(end, None)
        if item is None:
            ends.remove(end)
        else:
            done.append(item)
    assert sorted({*done}) == ITEMS
    assert len(done) <= len(ITEMS) + 1


def test_after_one_is_through_nothing_is_left_for_the_other() -> None:
    meeting = Meeting()
    assert list(chain(meeting.from_front(ITEMS), meeting.from_back(ITEMS))) == ITEMS


def test_called_off_there_is_nothing_to_do_from_the_back() -> None:
    meeting = Meeting()
    back = meeting.from_back(ITEMS)
    assert next(back) == ITEMS[-1]
    meeting.call_off()
    assert list(back) == []


def test_who_begins_again_from_the_back_leaves_nothing_out() -> None:
    """As when the process that came from there is lost."""
    meeting = Meeting()
    lost = meeting.from_back(ITEMS)
    assert [next(lost), next(lost)] == ITEMS[:-3:-1]
    front = list(meeting.from_front(ITEMS))
    assert sorted({*front, *meeting.from_back(ITEMS)}) == ITEMS
