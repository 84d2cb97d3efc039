"""A condition's handout: what it is made of, and what keeps it from being made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from handoutkit.assemble.assemble import assemble
from handoutkit.findings import Finding, Outcome
from handoutkit.model.article import Disclaimer, Review, Translation
from handoutkit.model.blocks import Citation, Claim, Inlines
from handoutkit.model.handout import Handout
from handoutkit.model.library import Condition, Library
from handoutkit.model.reference import Reference
from handoutkit.model.walk import inlines_of, inlines_of_sections, plain_text
from tests.builders import (
    CONDITION_PATH,
    DAY,
    article,
    at,
    citation,
    claim,
    condition,
    disclaimer,
    figure,
    image,
    inlines,
    library,
    note,
    note_mark,
    paragraph,
    reference,
    section,
)

RECIPE = condition("sleep/rest", "sleep/light")
SECTIONS = (section("rest"), section("light"))
STATEMENT = disclaimer("supplement", topics=("herbs",), every_page=True)
REVIEW = Review(on=date(2026, 5, 6), by="Chief nurse")


class PlainEngine:
    """Writes a reference as its key."""

    def entries(self, references: Sequence[Reference]) -> tuple[Inlines, ...]:
        return tuple(inlines(f"Entry of {one.key}") for one in references)


def make(library: Library, recipe: Condition = RECIPE, lang: str = "en") -> Outcome[Handout | None]:
    return assemble(recipe, lang, library, lambda _: PlainEngine())


def made(library: Library, recipe: Condition = RECIPE, lang: str = "en") -> Handout:
    outcome = make(library, recipe, lang)
    assert outcome.value is not None
    return outcome.value


def missing(outcome: Outcome[Handout | None]) -> list[Finding]:
    return [one for one in outcome.findings if one.code == "SRC-027"]


def names(disclaimers: Sequence[Disclaimer]) -> list[str]:
    return [one.id for one in disclaimers]


def test_a_handout_says_what_it_is_and_whose() -> None:
    handout = made(library(article("sleep", *SECTIONS), notices={"en": "Free of charge"}))
    assert (handout.title, handout.name, handout.lang) == ("Sleep and you", "Insomnia", "en")
    assert (handout.clinic.name, handout.notice) == ("Hill Clinic", "Free of charge")
    assert len(handout.code) == 8


def test_without_a_title_the_condition_gives_its_name() -> None:
    recipe = replace(RECIPE, title={})
    assert made(library(article("sleep", *SECTIONS)), recipe).title == "Insomnia"


def test_a_recipe_of_nothing_known_makes_no_handout() -> None:
    outcome = make(library(article("sleep", *SECTIONS)), condition("sleep/dreams"))
    assert outcome.value is None


def test_an_unknown_article_makes_no_handout() -> None:
    outcome = make(library(article("sleep", *SECTIONS)), condition("sleep/rest", "music/songs"))
    assert outcome.value is None


def test_an_article_that_is_not_translated_makes_no_handout() -> None:
    recipe = condition("sleep/rest", names={"en": "Insomnia", "es": "Insomnio"})
    outcome = make(library(article("sleep", *SECTIONS)), recipe, "es")
    assert outcome.value is None
    (found,) = missing(outcome)
    assert found.place == at(path=CONDITION_PATH)
    assert '"sleep" is not written in es' in found.message


def test_a_condition_without_a_name_in_the_language_makes_no_handout() -> None:
    outcome = make(library(article("sleep", *SECTIONS, lang="es")), RECIPE, "es")
    assert outcome.value is None
    assert [one.message for one in missing(outcome)] == ["the condition has no name in es"]


def test_a_required_disclaimer_that_is_not_translated_is_an_error() -> None:
    recipe = condition("sleep/rest", names={"es": "Insomnio"})
    outcome = make(
        library(article("sleep", *SECTIONS, lang="es"), disclaimers=[disclaimer("general")]),
        recipe,
        "es",
    )
    (found,) = missing(outcome)
    assert found.is_error
    assert found.place.path == "handouts/disclaimers/general.md"
    assert "general.es.md" in found.hint


def test_a_disclaimer_of_another_topic_needs_no_translation() -> None:
    recipe = condition("sleep/rest", names={"es": "Insomnio"})
    topical = disclaimer("supplement", topics=("dietary-supplement",))
    outcome = make(
        library(article("sleep", *SECTIONS, lang="es"), disclaimers=[topical]), recipe, "es"
    )
    assert missing(outcome) == []


def test_a_disclaimer_that_is_always_required_stands_in_every_handout() -> None:
    handout = made(library(article("sleep", *SECTIONS), disclaimers=[disclaimer("general")]))
    assert names(handout.disclaimers) == ["general"]
    assert handout.statements == ()


@pytest.mark.parametrize(
    ("topics", "expected"), [(("herbs", "dietary-supplement"), ["supplement"]), (("herbs",), [])]
)
def test_a_disclaimer_stands_where_an_article_has_its_topic(
    topics: tuple[str, ...], expected: list[str]
) -> None:
    topical = disclaimer("supplement", topics=("dietary-supplement", "vitamins"))
    handout = made(library(article("sleep", *SECTIONS, topics=topics), disclaimers=[topical]))
    assert names(handout.disclaimers) == expected


def test_one_article_with_the_topic_is_enough() -> None:
    topical = disclaimer("supplement", topics=("herbs",))
    handout = made(
        library(
            article("sleep", *SECTIONS),
            article("walking", section("steps"), topics=("herbs",)),
            disclaimers=[topical],
        ),
        condition("sleep/rest", "walking/steps"),
    )
    assert names(handout.disclaimers) == ["supplement"]


def test_disclaimers_are_those_of_the_language() -> None:
    spanish = disclaimer("general", paragraph("Pregunte."), lang="es")
    handout = made(
        library(
            article("sleep", *SECTIONS, lang="es"), disclaimers=[disclaimer("general"), spanish]
        ),
        condition("sleep/rest", names={"es": "Insomnio"}),
        "es",
    )
    assert handout.disclaimers == (spanish,)


def test_a_disclaimer_on_every_page_is_a_statement_and_not_at_the_end() -> None:
    every = disclaimer("supplement", every_page=True)
    handout = made(library(article("sleep", *SECTIONS), disclaimers=[disclaimer("general"), every]))
    assert [one.disclaimer for one in handout.statements] == [every]
    assert names(handout.disclaimers) == ["general"]


def test_a_statement_stands_before_the_first_section_with_a_claim() -> None:
    claiming = section("light", paragraph(claim("heals")))
    handout = made(
        library(
            article("sleep", section("rest"), claiming, section("noise", paragraph(claim("too")))),
            disclaimers=[disclaimer("supplement", every_page=True)],
        ),
        condition("sleep/rest", "sleep/light", "sleep/noise"),
    )
    assert [one.before for one in handout.statements] == [1]


def test_a_statement_stands_first_where_nothing_is_claimed() -> None:
    handout = made(
        library(
            article("sleep", *SECTIONS), disclaimers=[disclaimer("supplement", every_page=True)]
        )
    )
    assert [one.before for one in handout.statements] == [0]


def test_claims_carry_the_statements_symbol() -> None:
    of = article(
        "sleep",
        section("rest", paragraph(claim("heals"), note_mark("a"))),
        notes=[note("a", paragraph(claim("soothes")))],
        topics=("herbs",),
    )
    handout = made(library(of, disclaimers=[STATEMENT]), condition("sleep/rest"))
    found = (
        *inlines_of_sections(handout.sections),
        *(inline for one in handout.notes for inline in inlines_of(one.note.blocks)),
    )
    assert [one.symbol for one in found if isinstance(one, Claim)] == ["*", "*"]
    assert [one.symbol for one in handout.statements] == ["*"]


def test_a_claim_without_a_statement_is_an_error() -> None:
    of = article("sleep", section("rest", paragraph(claim("heals"))))
    outcome = make(library(of, disclaimers=[disclaimer("general")]), condition("sleep/rest"))
    assert [(one.code, one.is_error) for one in outcome.findings] == [("SRC-071", True)]


def test_a_claim_is_answered_by_what_its_topic_requires_and_by_nothing_else() -> None:
    """What stands on every page for another reason answers no claim."""
    house = disclaimer("a-house-rule", every_page=True)
    of = article("sleep", section("rest", paragraph(claim("heals"))), topics=("herbs",))
    outcome = make(library(of, disclaimers=[house]), condition("sleep/rest"))
    assert [(one.code, one.is_error) for one in outcome.findings] == [("SRC-071", True)]
    handout = made(library(of, disclaimers=[house, STATEMENT]), condition("sleep/rest"))
    assert [(one.disclaimer.id, one.symbol) for one in handout.statements] == [
        ("supplement", "*"),
        ("a-house-rule", ""),
    ]


def test_a_canonical_wording_answers_claims_first() -> None:
    worded = replace(STATEMENT, id="worded", wording="us-dshea-plural")
    of = article("sleep", section("rest", paragraph(claim("heals"))), topics=("herbs",))
    handout = made(library(of, disclaimers=[STATEMENT, worded]), condition("sleep/rest"))
    assert [one.disclaimer.id for one in handout.statements] == ["worded", "supplement"]


def test_a_statement_has_no_symbol_where_nothing_is_claimed() -> None:
    handout = made(library(article("sleep", *SECTIONS, topics=("herbs",)), disclaimers=[STATEMENT]))
    assert [one.symbol for one in handout.statements] == [""]


def test_cited_references_are_listed_with_the_engines_words() -> None:
    of = article(
        "sleep",
        section("rest", paragraph(citation("roe"), citation("doe", "roe"))),
        references=[reference("doe"), reference("roe"), reference("zoe")],
    )
    handout = made(library(of), condition("sleep/rest"))
    assert [(one.number, one.reference.key) for one in handout.references] == [
        (1, "roe"),
        (2, "doe"),
    ]
    assert [plain_text(one.entry) for one in handout.references] == ["Entry of roe", "Entry of doe"]


def test_a_notes_citations_are_numbered_after_those_of_all_sections() -> None:
    of = article(
        "sleep",
        section("rest", paragraph(note_mark("a"))),
        section("light", paragraph(citation("roe"))),
        notes=[note("a", paragraph(citation("doe")))],
        references=[reference("doe"), reference("roe")],
    )
    handout = made(library(of))
    assert [one.reference.key for one in handout.references] == ["roe", "doe"]
    (listed,) = handout.notes
    (cited,) = [one for one in inlines_of(listed.note.blocks) if isinstance(one, Citation)]
    assert (listed.number, cited.cites[0].number) == (1, 2)


def test_the_images_shown_anywhere_go_with_the_handout_once() -> None:
    every = disclaimer("supplement", figure("c.svg"), every_page=True)
    of = article(
        "sleep",
        section("rest", figure("a.svg"), paragraph(note_mark("a"))),
        section("light", figure("a.svg"), sections=(section("lamp", figure("b.svg")),)),
        notes=[note("a", figure("d.svg"))],
    )
    images = [image(f"{name}.svg") for name in "abcdef"]
    disclaimers = [disclaimer("general", figure("e.svg")), every]
    handout = made(library(of, disclaimers=disclaimers, images=images))
    assert sorted(one.path for one in handout.images) == [f"{name}.svg" for name in "abcde"]


def test_the_date_is_the_latest_day_an_article_was_updated() -> None:
    first = article("sleep", *SECTIONS, updated=date(2026, 1, 2))
    second = article("walking", section("steps"), updated=date(2026, 4, 5))
    recipe = condition("sleep/rest", "walking/steps")
    assert made(library(first, second), recipe).date == date(2026, 4, 5)


def test_the_date_is_the_latest_day_an_article_was_reviewed() -> None:
    assert made(library(article("sleep", *SECTIONS, reviewed=REVIEW))).date == REVIEW.on


def test_an_old_review_does_not_make_a_handout_older() -> None:
    old = Review(on=date(2020, 1, 1), by="Chief nurse")
    assert made(library(article("sleep", *SECTIONS, reviewed=old))).date == DAY


def test_a_handout_is_reviewed_when_each_of_its_articles_is() -> None:
    first = article("sleep", *SECTIONS, reviewed=REVIEW)
    second = article("walking", section("steps"), reviewed=REVIEW)
    recipe = condition("sleep/rest", "walking/steps")
    assert made(library(first, second), recipe).reviews == (REVIEW,)


def test_one_article_without_a_review_leaves_the_handout_without() -> None:
    first = article("sleep", *SECTIONS, reviewed=REVIEW)
    second = article("walking", section("steps"))
    recipe = condition("sleep/rest", "walking/steps")
    assert made(library(first, second), recipe).reviews == ()


def translated(reviewed: Review | None) -> Translation:
    return Translation(of="en", blocks={}, reviewed=reviewed, place=at())


@pytest.mark.parametrize(
    ("first", "second", "reviews"),
    [
        (None, None, None),
        (translated(None), None, ()),
        (translated(REVIEW), None, (REVIEW,)),
        (translated(REVIEW), translated(REVIEW), (REVIEW,)),
        (translated(REVIEW), translated(None), ()),
    ],
)
def test_translations_are_reviewed_when_each_of_them_is(
    first: Translation | None, second: Translation | None, reviews: tuple[Review, ...] | None
) -> None:
    texts = (
        article("sleep", section("rest"), translation=first),
        article("walking", section("steps"), translation=second),
    )
    handout = made(library(*texts), condition("sleep/rest", "walking/steps"))
    assert handout.translation_reviews == reviews


def test_the_date_is_that_of_a_later_review_of_the_translation() -> None:
    text = article("sleep", section("rest"), translation=translated(REVIEW))
    assert made(library(text), condition("sleep/rest")).date == REVIEW.on
