"""Which sections a handout takes, and in which order."""

from handoutkit.assemble.choosing import Chosen, choose_sections
from handoutkit.findings import Outcome, Severity
from handoutkit.model.article import Article
from handoutkit.model.library import Condition
from handoutkit.model.walk import sections_in
from tests.builders import CONDITION_PATH, article, at, condition, section


def choose(recipe: Condition, *articles: Article) -> Outcome[tuple[Chosen, ...]]:
    return choose_sections(recipe, {one.id: one for one in articles})


def ids(outcome: Outcome[tuple[Chosen, ...]]) -> list[str]:
    return [f"{one.article.id}/{one.section.id}" for one in outcome.value]


def levels(outcome: Outcome[tuple[Chosen, ...]]) -> dict[str, int]:
    taken = sections_in(one.section for one in outcome.value)
    return {one.id: one.level for one in taken}


SLEEP = article(
    "sleep",
    section("rest"),
    section(
        "noise", sections=(section("traffic", level=3, sections=(section("lorries", level=4),)),)
    ),
    section("light"),
)
WALKING = article("walking", section("steps"), section("shoes"))


def always(*names: str) -> Article:
    return article("sleep", *SLEEP.sections, always=names)


def test_the_recipe_decides_the_order() -> None:
    outcome = choose(condition("walking/shoes", "sleep/light", "sleep/rest"), SLEEP, WALKING)
    assert ids(outcome) == ["walking/shoes", "sleep/light", "sleep/rest"]
    assert outcome.findings == ()


def test_a_choice_of_nothing_known_chooses_nothing() -> None:
    """Reading has complained of it already."""
    outcome = choose(condition("sleep/dreams", "music/songs", "sleep/rest"), SLEEP)
    assert ids(outcome) == ["sleep/rest"]
    assert outcome.findings == ()


def test_a_section_chosen_twice_is_taken_once_and_is_an_error() -> None:
    outcome = choose(condition("sleep/rest", "sleep/light", "sleep/rest"), SLEEP)
    assert ids(outcome) == ["sleep/rest", "sleep/light"]
    (found,) = outcome.findings
    assert (found.code, found.severity) == ("SRC-072", Severity.ERROR)
    assert found.place.line == 7
    assert "sleep/rest" in found.message


def test_a_subsection_chosen_beside_its_section_is_chosen_twice() -> None:
    outcome = choose(condition("sleep/noise", "sleep/lorries"), SLEEP)
    assert ids(outcome) == ["sleep/noise"]
    assert [one.code for one in outcome.findings] == ["SRC-072"]


def test_a_section_chosen_after_its_subsection_is_chosen_twice() -> None:
    outcome = choose(condition("sleep/traffic", "sleep/noise"), SLEEP)
    assert ids(outcome) == ["sleep/traffic"]
    assert [one.code for one in outcome.findings] == ["SRC-072"]


def test_sections_of_one_name_in_two_articles_are_two_sections() -> None:
    other = article("walking", section("rest"))
    outcome = choose(condition("sleep/rest", "walking/rest"), SLEEP, other)
    assert ids(outcome) == ["sleep/rest", "walking/rest"]
    assert outcome.findings == ()


def test_a_section_brings_its_subsections() -> None:
    outcome = choose(condition("sleep/noise"), SLEEP)
    assert [one.id for one in sections_in((outcome.value[0].section,))] == [
        "noise",
        "traffic",
        "lorries",
    ]


def test_a_section_keeps_its_levels() -> None:
    assert levels(choose(condition("sleep/noise"), SLEEP)) == {
        "noise": 2,
        "traffic": 3,
        "lorries": 4,
    }


def test_a_chosen_subsection_rises_to_the_second_level_with_what_is_below_it() -> None:
    assert levels(choose(condition("sleep/traffic"), SLEEP)) == {"traffic": 2, "lorries": 3}


def test_an_always_section_comes_before_the_first_chosen_one_that_follows_it() -> None:
    recipe = condition("walking/steps", "sleep/light", "walking/shoes", "sleep/rest")
    outcome = choose(recipe, always("noise"), WALKING)
    assert ids(outcome) == [
        "walking/steps",
        "sleep/noise",
        "sleep/light",
        "walking/shoes",
        "sleep/rest",
    ]


def test_an_always_section_that_none_follows_comes_last() -> None:
    outcome = choose(condition("sleep/rest", "walking/steps"), always("light"), WALKING)
    assert ids(outcome) == ["sleep/rest", "walking/steps", "sleep/light"]


def test_another_articles_section_of_that_name_does_not_follow_it() -> None:
    other = article("walking", section("light"))
    outcome = choose(condition("walking/light", "sleep/light"), always("rest"), other)
    assert ids(outcome) == ["walking/light", "sleep/rest", "sleep/light"]


def test_always_sections_come_in_the_articles_order() -> None:
    outcome = choose(condition("sleep/traffic"), always("light", "rest"))
    assert ids(outcome) == ["sleep/rest", "sleep/traffic", "sleep/light"]


def test_an_added_section_is_a_note_at_the_condition() -> None:
    (found,) = choose(condition("sleep/rest"), always("light")).findings
    assert (found.code, found.severity) == ("SRC-070", Severity.NOTE)
    assert found.place == at(path=CONDITION_PATH)
    assert "sleep/light" in found.message


def test_an_always_section_that_is_chosen_is_not_added() -> None:
    outcome = choose(condition("sleep/light", "sleep/rest"), always("rest"))
    assert ids(outcome) == ["sleep/light", "sleep/rest"]
    assert outcome.findings == ()


def test_an_always_section_inside_a_chosen_one_is_not_repeated() -> None:
    outcome = choose(condition("sleep/noise"), always("lorries"))
    assert ids(outcome) == ["sleep/noise"]
    assert outcome.findings == ()


def test_a_chosen_subsection_of_an_always_section_moves_into_it() -> None:
    outcome = choose(
        condition("walking/steps", "sleep/traffic", "sleep/light"), always("noise"), WALKING
    )
    assert ids(outcome) == ["walking/steps", "sleep/noise", "sleep/light"]
    assert [one.code for one in outcome.findings] == ["SRC-070"]


def test_always_sections_inside_each_other_are_printed_once() -> None:
    outcome = choose(condition("sleep/rest"), always("lorries", "noise"))
    assert ids(outcome) == ["sleep/rest", "sleep/noise"]


def test_an_always_section_of_an_article_that_is_not_in_the_recipe_stays_out() -> None:
    outcome = choose_sections(condition("walking/steps"), {"walking": WALKING})
    assert ids(outcome) == ["walking/steps"]


def test_an_added_subsection_rises_to_the_second_level() -> None:
    assert levels(choose(condition("sleep/rest"), always("traffic"))) == {
        "rest": 2,
        "traffic": 2,
        "lorries": 3,
    }


def test_an_empty_recipe_chooses_nothing() -> None:
    assert choose(condition(), SLEEP).value == ()
