"""References, notices and the text of sites are told from the article."""

import pytest

from handoutkit.importers.passages import Source
from tests.importers.flat.outline import read

PROSE = "It is common in adults. Most people get better within a few weeks."
ONE = "Smith AB, Jones CD. Rest after fever. J Care. 2019;12(3):45-51."
TWO = "Brown EF. Drinks for fever: a trial. J Care. 2021;14(1):3-9."


def with_role(source: Source, role: str) -> list[str]:
    return [one.words.plain for one in source.passages if one.role == role]


def test_a_study_named_in_a_sentence_is_no_reference() -> None:
    source = read("Rest", "A 2019 study in the Journal of Care found that rest helps.", PROSE)
    assert with_role(source, "reference") == []


def test_text_after_references_is_none() -> None:
    source = read("References", f"1. {ONE}", f"2. {TWO}", "", "Treatment", "", PROSE)
    assert with_role(source, "reference") == [f"1. {ONE}", f"2. {TWO}"]


@pytest.mark.parametrize("heading", ["References", "Referencias", "Quellen:", "BIBLIOGRAPHIE", ""])
@pytest.mark.parametrize("mark", ["", "1. ", "[1] ", "- ", "i. "])
def test_references_are_found_in_every_form(heading: str, mark: str) -> None:
    second = mark.replace("1", "2").replace("i.", "ii.")
    lines = (PROSE, *([heading] if heading else []), f"{mark}{ONE}", f"{second}{TWO}")
    assert with_role(read(*lines), "reference") == [f"{mark}{ONE}", f"{second}{TWO}"]


def test_a_reference_on_several_lines_is_one() -> None:
    source = read("References", "Rakel DP, eds.", "Family Medicine", ". 9th ed. 2016:chap 3.", ONE)
    assert with_role(source, "reference") == [
        "Rakel DP, eds. Family Medicine. 9th ed. 2016:chap 3.",
        ONE,
    ]


def test_advice_is_no_notice() -> None:
    source = read("Care", PROSE, "Talk to your doctor before you stop the medicine.")
    assert with_role(source, "disclaimer") == []


def test_notices_are_known_by_what_they_say() -> None:
    notice = "These statements have not been evaluated by the Food and Drug Administration."
    assert with_role(read("Care", PROSE, notice), "disclaimer") == [notice]


@pytest.mark.parametrize(
    "line",
    ["Do not take more than 400 mg a day.", "Call 911 if you have chest pain.", "Symptoms"],
)
def test_safety_and_sections_are_never_the_site(line: str) -> None:
    source = read("Skip to content", "Home", line, PROSE, "Share", "Tweet")
    assert line not in with_role(source, "site")


def test_a_list_in_the_article_is_no_menu() -> None:
    foods = ("Spinach", "Pumpkin Seeds", "Black Beans", "Dark Chocolate", "Brown Rice")
    source = read(PROSE, "", "Good sources are:", *foods, "", "Treatment", "", PROSE)
    assert with_role(source, "site") == []


def test_names_side_by_side_are_a_menu() -> None:
    source = read("Home | Topics | Contact", "Asthma", "", "Asthma is common. It can be treated.")
    assert with_role(source, "site") == ["Home | Topics | Contact"]


def test_what_stands_under_a_title_of_related_stories_is_left_out() -> None:
    source = read(PROSE, "Das könnte Sie auch interessieren", "Gicht", "Ischias")
    assert with_role(source, "site") == ["Das könnte Sie auch interessieren", "Gicht", "Ischias"]


def test_references_may_begin_behind_their_heading() -> None:
    source = read("Rest", PROSE, f"References: 1. {ONE} 2. {TWO}")
    assert with_role(source, "reference") == [f"1. {ONE} 2. {TWO}"]
    assert source.passages[-1].place.column == 13


def test_titles_and_addresses_at_the_end_are_references() -> None:
    lines = ("Mayo Clinic: Fever", "Cleveland Clinic: Fever in adults")
    assert with_role(read("Rest", PROSE, "Sources", *lines), "reference") == list(lines)
    lines = ("https://example.org/rest", "https://example.org/fever")
    assert with_role(read("Rest", PROSE, "Sources:", *lines), "reference") == list(lines)


def test_warning_signs_at_the_end_are_no_list_of_links() -> None:
    signs = ("Chest Pain", "Trouble Breathing", "Sudden Confusion", "Blue Lips", "Fainting")
    more = ("Severe Headache", "Weak Arm", "Slurred Speech")
    source = read("Care", PROSE, "Warning Signs", *signs, *more)
    assert with_role(source, "site") == []


def test_the_line_that_says_where_all_is_from_is_a_reference() -> None:
    line = "Source: City Fact Sheet (https://example.org/gout)"
    assert with_role(read("Gout", "", PROSE, "", "Food", PROSE, "", line), "reference") == [line]


def test_where_the_page_is_from_is_no_reference_above_its_text() -> None:
    line = "Source: City Fact Sheet (https://example.org/gout)"
    assert with_role(read("Gout", line, "", PROSE, "", "Food", PROSE), "reference") == []


def test_items_of_an_article_that_begins_with_them_stay() -> None:
    source = read("Key points", "- Rest", "- Drink", "- Call us", PROSE, "Food", PROSE)
    assert not with_role(source, "site")


def test_short_names_with_bullets_above_all_text_are_a_menu() -> None:
    menu = ["• Home care", "• Forum", "• Press"]
    source = read("City Trust", *menu, "", "Living with gout", "", PROSE, "", "Food", "", PROSE)
    assert with_role(source, "site")[-3:] == menu


def test_names_with_bullets_that_come_again_are_a_menu() -> None:
    menu = [f"• {one}" for part in "ABC" for one in (f"Your {part}", "Pain", "Tips")]
    source = read("Living with gout", "", PROSE, "", *menu, "", "Food", "", PROSE)
    assert with_role(source, "site") == menu
