"""Garbage is left alone inside a block, and looked for again behind it."""

import gc
from collections.abc import Iterator

import pytest

from handoutkit.garbage import left_alone


@pytest.fixture(params=[True, False])
def was_enabled(request: pytest.FixtureRequest) -> Iterator[bool]:
    if not request.param:
        gc.disable()
    yield request.param
    gc.enable()


def test_garbage_is_looked_for_afterwards_as_before(was_enabled: bool) -> None:
    with left_alone():
        assert not gc.isenabled()
    assert gc.isenabled() is was_enabled


def test_garbage_is_looked_for_again_after_an_error(was_enabled: bool) -> None:
    with pytest.raises(KeyboardInterrupt), left_alone():
        raise KeyboardInterrupt
    assert gc.isenabled() is was_enabled


def test_a_block_inside_another_does_not_end_it() -> None:
    with left_alone():
        with left_alone():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
