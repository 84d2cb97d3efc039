"""Sections of a newer version that an article has already keep their ids."""

from dataclasses import replace

import pytest

from handoutkit.build.aligning import aligned
from tests.build.versions import OLD, version
from tests.importers.made import drafted, passage, section


@pytest.mark.parametrize(
    ("heading", "words", "expected"),
    [
        ("Nap", "All is new here, nothing is as it was.", "nap"),
        ("Napping", "Naps help.", "nap"),
        ("Napping", "Quite another thing to say.", "napping"),
        ("Why", "Quite another thing to say.", "why"),
    ],
)
def test_ids_are_kept_by_heading_or_by_words(heading: str, words: str, expected: str) -> None:
    one = replace(section("napping", passage(words), words=heading), id="napping")
    draft = replace(drafted(one), always=("napping",))
    result = aligned(draft, version(OLD).article)
    assert result.sections[0].id == expected
    assert result.always == (expected,)


def test_a_new_section_never_takes_the_id_of_another() -> None:
    one = section("care", passage("Quite another thing to say."), words="Careful dogs")
    result = aligned(drafted(one), version(OLD).article)
    assert result.sections[0].id == "care-2"
