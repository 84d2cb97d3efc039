"""What becomes of each passage: nothing is lost without a reason, safety text never."""

import pytest

from handoutkit.importers.draft import Fate
from handoutkit.importers.fates import DISCLAIMERS, REFERENCES, TITLE, judge_passages
from handoutkit.importers.passages import Passage, Role
from tests.importers.made import heading, item, passage

REFERENCE = (
    "Boulis M, Boulis M, Clauw D. Magnesium and Fibromyalgia: A Literature Review. "
    "J Prim Care Community Health. 2021;12:21501327211038433."
)
OTHER = (
    "Slutsky I, Abumaria N, Wu LJ, et al. Enhancement of Learning and Memory by Elevating Brain "
    "Magnesium. Neuron. 2010;65(2):165-177. doi:10.1016/j.neuron.2009.12.026"
)
DISCLAIMER = (
    "This information is for general educational purposes only and is not a substitute for "
    "professional medical advice, diagnosis or treatment."
)
WARNING = "Do not take more than 400 mg a day, and ask your doctor before you take it if pregnant."


def fates(*passages: Passage) -> list[tuple[str, str]]:
    return [(str(one.fate), one.reason) for one in judge_passages(passages)]


def test_what_a_reader_takes_for_the_site_is_left_out_with_its_reason() -> None:
    assert fates(passage("Home", role="site", reason="a menu")) == [("left out", "a menu")]


def test_what_its_reader_left_out_does_not_come_back() -> None:
    for words in (WARNING, DISCLAIMER):
        assert fates(passage(words, role="site", reason="struck out")) == [
            ("left out", "struck out")
        ]


def test_safety_text_below_a_name_of_other_stories_is_kept() -> None:
    judged = fates(heading("You may also like"), item("Ten foods for sleep"), passage(WARNING))
    assert [fate for fate, _ in judged] == ["left out", "left out", "kept"]


def test_a_disclaimer_moves_wherever_it_stands() -> None:
    judged = fates(heading("Use"), item("So."), item(DISCLAIMER))
    assert judged[2] == ("moved", DISCLAIMERS)


def test_notes_fill_no_section() -> None:
    judged = fates(
        heading("Why"),
        passage("So."),
        heading("Sources"),
        item(REFERENCE, number=1),
        passage("See there.", "note"),
    )
    assert [fate for fate, _ in judged] == ["kept", "kept", "moved", "moved", "kept"]


def test_what_stands_under_references_moves_with_its_heading() -> None:
    judged = fates(heading("Why"), passage("So."), heading("References"), item(REFERENCE))
    assert judged == [("kept", ""), ("kept", ""), ("moved", REFERENCES), ("moved", REFERENCES)]


def test_prose_under_references_stays() -> None:
    words = "We chose these sources because they are free to read for everybody."
    judged = fates(heading("References"), passage(words), item(REFERENCE))
    assert [fate for fate, _ in judged] == ["kept", "kept", "moved"]


def test_references_at_the_end_need_no_heading() -> None:
    judged = fates(heading("Why"), passage("So."), passage(REFERENCE), passage(OTHER))
    assert [reason for _, reason in judged] == ["", "", REFERENCES, REFERENCES]


def test_one_reference_in_the_midst_stays() -> None:
    judged = fates(heading("Why"), passage(REFERENCE), passage("So it is, they say."))
    assert [fate for fate, _ in judged] == ["kept", "kept", "kept"]


def test_related_stories_are_left_out_and_prose_below_them_is_not() -> None:
    judged = fates(
        heading("You may also like"), item("Ten foods for sleep"), passage("You need rest to heal.")
    )
    assert [fate for fate, _ in judged] == ["left out", "left out", "kept"]


def test_a_heading_without_anything_below_goes() -> None:
    judged = fates(heading("Why"), passage("So."), heading("More"), heading("Less", 3))
    assert [fate for fate, _ in judged] == ["kept", "kept", "left out", "left out"]


def test_the_title_moves_to_the_head() -> None:
    assert fates(heading("Sleep", 1, role="title")) == [("moved", TITLE)]


@pytest.mark.parametrize("kind", ["rule", "text"])
def test_what_has_no_words_is_told_too(kind: str) -> None:
    one = passage("", "rule" if kind == "rule" else "text")
    (judged,) = judge_passages([one])
    assert judged.fate is Fate.LEFT_OUT
    assert judged.reason


def test_a_heading_that_is_all_of_a_warning_is_kept() -> None:
    words = (heading("Do not take with warfarin"), heading("Dose"), passage("One a day."))
    assert fates(*words)[0] == ("kept", "")


def test_contents_of_a_medicine_are_no_table_of_contents() -> None:
    words = (heading("Contents"), item("Magnesium citrate 200 mg"), heading("How"), passage("So."))
    assert [fate for fate, _ in fates(*words)] == ["kept"] * 4


def test_a_table_of_contents_may_name_headings_about_safety() -> None:
    words = (heading("Contents"), item("When to call 911"), heading("When to call 911"))
    assert [fate for fate, _ in fates(*words, passage("At once."))][:2] == ["left out"] * 2


@pytest.mark.parametrize("role", ["", "reference"])
def test_what_to_do_is_no_reference_wherever_it_stands(role: Role) -> None:
    said = passage("Do not take more than 3 tablets a day.", "item", depth=1, number=2, role=role)
    assert fates(heading("References"), item(REFERENCE, number=1), said)[2] == ("kept", "")
