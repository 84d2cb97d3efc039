"""The references an article lists: which number of the list is which work."""

import pytest

from handoutkit.importers.listed import listed_references
from tests.importers.made import passage

ONE = "Smith J. A study of magnesium in adults. Lancet. 2010;3:4-5."
TWO = "Jones K. Another study of magnesium in men. BMJ. 2011;3:4."


def test_pages_and_years_are_no_numbers_of_the_list() -> None:
    assert listed_references([passage(f"{ONE} {TWO}")], ()).numbers == {}


@pytest.mark.parametrize("form", ["[{}] {}", "{}. {}", "{}) {}", "({}) {}"])
def test_a_number_written_before_a_reference_is_its_number(form: str) -> None:
    texts = [form.format(number, text) for number, text in ((1, ONE), (2, TWO))]
    apart = listed_references([passage(one, "item", depth=1) for one in texts], ())
    together = listed_references([passage(" ".join(texts))], ())
    for listed in (apart, together):
        assert dict(listed.numbers) == {1: "smith2010", 2: "jones2011"}
