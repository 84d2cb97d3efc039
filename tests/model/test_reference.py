"""Runs of numbers."""

import pytest

from handoutkit.model.reference import number_ranges


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ((), ()),
        ((4,), ((4, 4),)),
        ((4, 5), ((4, 4), (5, 5))),
        ((4, 5, 6), ((4, 6),)),
        ((6, 4, 5, 5), ((4, 6),)),
        ((1, 3, 4, 5, 7, 8, 10), ((1, 1), (3, 5), (7, 7), (8, 8), (10, 10))),
    ],
)
def test_three_or_more_neighbours_are_one_run(
    numbers: tuple[int, ...], runs: tuple[tuple[int, int], ...]
) -> None:
    """Numbers come in order and once; two neighbours stay two."""
    assert number_ranges(numbers) == runs
