"""Sections of two versions in one order: none below a heading it never stood below."""

from handoutkit.build.section_order import order_of, parents_of


def test_no_order_is_better_than_a_wrong_one() -> None:
    old, new = {"migraine": 2, "dose": 3}, {"pain": 2, "migraine": 3}
    assert order_of(old, new, {"pain": 2, "migraine": 3, "dose": 3}) is None


def test_the_newer_order_is_taken() -> None:
    old, new = {"a": 2, "b": 2}, {"b": 2, "a": 2}
    assert order_of(old, new, old) == ("b", "a")


def test_what_only_the_older_has_stands_behind_its_neighbour_and_what_that_has() -> None:
    old, new = {"a": 2, "own": 2, "b": 2}, {"a": 2, "inner": 3, "b": 2}
    assert order_of(old, new, old | new) == ("a", "inner", "own", "b")


def test_what_was_moved_here_stays_where_it_is() -> None:
    old, new = {"a": 2, "b": 2, "own": 2, "inner": 3}, {"a": 2, "inner": 2, "b": 2}
    assert order_of(old, new, old) == ("a", "b", "own", "inner")


def test_a_section_stands_in_the_next_higher_one_above() -> None:
    assert parents_of(["a", "b", "c"], {"a": 2, "b": 3, "c": 2}) == {"a": "", "b": "a", "c": ""}
