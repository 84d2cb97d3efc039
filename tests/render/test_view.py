"""What templates are given: texts, numbers and anchors, all chosen."""

from dataclasses import replace
from datetime import date

import pytest

from handoutkit.language.catalogue import Catalogue
from handoutkit.model.article import Review, Source
from handoutkit.model.blocks import Block, Citation, Paragraph, Strong
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.model.library import Clinic
from handoutkit.model.reference import NumberedReference
from handoutkit.model.walk import content_of, plain_text
from handoutkit.render.citing import cite_anchor, cite_parts
from handoutkit.render.view import View, view
from tests.builders import (
    article,
    bullets,
    citation,
    cite,
    disclaimer,
    handout,
    listed_reference,
    note,
    note_mark,
    paragraph,
    section,
    statement,
    text,
)
from tests.render.rendering import ENGLISH


def seen(made: Handout) -> View:
    return view(made, ENGLISH)


def of(*numbers: int | tuple[int, str]) -> Citation:
    each = (one if isinstance(one, tuple) else (one, "") for one in numbers)
    return citation(*(cite("key", locator, number=number, use=1) for number, locator in each))


def written(cited: Citation) -> str:
    """Write a citation as the page does, each linked number in angle brackets."""
    return "".join(
        f"{part.before}<{part.number}>{part.after}{part.locator}" for part in cite_parts(cited)
    )


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (of(4), "<4>"),
        (of(4, 5), "<4>, <5>"),
        (of(4, 5, 6), "<4>–<6>"),
        (of(6, 4, 5), "<4>–<6>"),
        (of(9, 1, 2, 3, 7), "<1>–<3>, <7>, <9>"),
        (of((2, "p. 3")), "<2>, p. 3"),
        (of((2, "p. 3"), (5, "fig. 1")), "<2>, p. 3; <5>, fig. 1"),
        (of(1, (2, "p. 3")), "<1>; <2>, p. 3"),
        (of((2, "p. 3"), 1, 3, 4, 5), "<1>; <2>, p. 3; <3>–<5>"),
        (of(2, (2, "p. 3")), "<2>; <2>, p. 3"),
    ],
)
def test_numbers_of_a_citation_become_runs_and_those_with_a_locator_stand_alone(
    cited: Citation, expected: str
) -> None:
    assert written(cited) == expected


def test_a_citation_is_anchored_at_its_first_number_and_use() -> None:
    cited = citation(cite("b", number=7, use=2), cite("a", number=1, use=3))
    assert cite_anchor(cited) == "cite-7-2"


def test_a_statement_begins_with_its_symbol_and_is_bold() -> None:
    made = handout(statements=(statement(paragraph("Not evaluated."), paragraph("Ask.")),))
    (shown,) = seen(made).statements
    assert shown.blocks == (
        paragraph(Strong(children=(text("* "), text("Not evaluated.")), place=text("").place)),
        paragraph(Strong(children=(text("Ask."),), place=text("").place)),
    )


def test_a_statement_without_a_symbol_is_bold_all_the_same() -> None:
    (shown,) = seen(handout(statements=(statement(symbol=""),))).statements
    (block,) = shown.blocks
    assert isinstance(block, Paragraph)
    assert [one.kind for one in block.content] == ["strong"]
    assert plain_text(block.content) == "Words of supplement."


def test_the_symbol_stands_before_the_first_paragraph() -> None:
    made = handout(statements=(statement(bullets(paragraph("a")), paragraph("b")),))
    (shown,) = seen(made).statements
    assert [plain_text(one) for one in content_of(shown.blocks)] == ["a", "* b"]


def test_statements_stand_before_their_section() -> None:
    made = handout(
        section("rest"), section("light"), statements=(statement(before=1), statement(symbol="†"))
    )
    shown = seen(made)
    assert [one.anchor for one in shown.statements] == ["statement-1", "statement-2"]
    assert [[one.anchor for one in part.statements] for part in shown.sections] == [
        ["statement-2"],
        ["statement-1"],
    ]


def listed(number: int) -> NumberedReference:
    return listed_reference(number, "doe", "Doe J.")


def test_a_reference_leads_back_to_its_first_use() -> None:
    cites: list[Block] = [
        paragraph(citation(cite("a", number=1, use=1), cite("b", number=2, use=1))),
        paragraph(citation(cite("b", number=2, use=2))),
    ]
    shown = seen(handout(section("rest", *cites), references=(listed(1), listed(2))))
    assert [(one.anchor, one.back) for one in shown.references] == [
        ("reference-1", "cite-1-1"),
        ("reference-2", "cite-1-1"),
    ]


def test_a_reference_that_only_a_note_cites_leads_back_there() -> None:
    cited = note("a", paragraph(citation(cite("doe", number=1, use=1))))
    made = handout(
        section("rest", paragraph(note_mark("a", number=1, use=1))),
        notes=(NumberedNote(number=1, note=cited),),
        references=(listed(1),),
    )
    shown = seen(made)
    assert [one.back for one in shown.references] == ["cite-1-1"]
    assert [(one.anchor, one.back) for one in shown.notes] == [("note-1", "note-mark-1-1")]


def test_a_handout_that_no_clinician_reviewed_says_so() -> None:
    assert seen(handout()).status == (
        "Updated March 4, 2026",
        "No clinician has reviewed this text.",
    )


def test_a_reviewed_handout_says_when_and_by_whom() -> None:
    made = handout(reviews=(Review(on=date(2026, 5, 6), by="Chief nurse"),))
    assert seen(made).status == (
        "Updated March 4, 2026",
        "Reviewed on May 6, 2026 by Chief nurse.",
    )


def test_sources_are_named_once() -> None:
    book = Source(title="Sleep well", publisher="Hill Press")
    leaflet = Source(title="Noise")
    made = handout(
        articles=(
            article("a", source=book),
            article("b", source=book),
            article("c", source=leaflet),
            article("d"),
        )
    )
    assert seen(made).about == ("Written from: Sleep well (Hill Press).", "Written from: Noise.")


def test_what_the_clinic_does_not_have_leaves_no_line() -> None:
    assert seen(handout()).contact == ("Hill Clinic",)


def test_the_clinic_says_where_it_is_and_what_to_do_in_an_emergency() -> None:
    clinic = Clinic(
        name="Hill Clinic",
        address=("1 Hill", "Town"),
        phone="555",
        hours="9 to 5",
        web="https://example.org",
        email="a@example.org",
        emergency={"en": "Call 911.", "es": "Llame al 911."},
    )
    shown = seen(handout(clinic=clinic, notice="Free of charge"))
    assert shown.emergency == "Call 911."
    assert shown.contact == (
        "Hill Clinic",
        "1 Hill",
        "Town",
        "Phone: 555",
        "9 to 5",
        "https://example.org",
        "a@example.org",
        "Free of charge",
    )


def test_disclaimers_have_an_anchor_each() -> None:
    (shown,) = seen(handout(disclaimers=(disclaimer("general"),))).disclaimers
    assert (shown.anchor, shown.title) == ("disclaimer-general", "Title of general")


def test_the_edition_is_named() -> None:
    assert seen(handout()).edition == "Edition 0123ABCD"


def test_the_page_number_is_cut_at_its_two_numbers() -> None:
    assert seen(handout()).page_label == ("Page ", " of ", "")
    words = Catalogue("xx", {"Page {page} of {pages}": "– {page} ({pages}) –"})
    assert view(handout(), words).page_label == ("– ", " (", ") –")


def test_a_right_to_left_language_says_so() -> None:
    assert seen(handout(lang="ar")).direction == "rtl"


def test_large_print_and_languages_are_offered_in_each_language_the_own_first() -> None:
    clinic = replace(handout().clinic, phone="555-0199")
    offered = seen(replace(handout(clinic=clinic), other_languages=("es",))).offers
    assert [(one.lang, one.text) for one in offered] == [
        ("en", "Large print or another language? Call 555-0199."),
        ("es", "¿Letra grande u otro idioma? Llame al 555-0199."),
    ]


def test_a_clinic_without_a_phone_offers_large_print_all_the_same() -> None:
    clinic = replace(handout().clinic, phone="")
    (offered,) = seen(handout(clinic=clinic)).offers
    assert offered.text == "Large print or another language? Ask us."
