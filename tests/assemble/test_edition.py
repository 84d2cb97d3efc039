"""The edition code: it changes with what a handout says, and with nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from handoutkit.assemble.edition import ALPHABET, edition_code
from handoutkit.model.article import Disclaimer, Note, Review
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.model.library import Clinic
from handoutkit.model.reference import NumberedReference
from tests.builders import (
    article,
    bullets,
    disclaimer,
    handout,
    image,
    listed_reference,
    note,
    paragraph,
    section,
    statement,
    strong,
)


def listed(words: str) -> NumberedReference:
    return listed_reference(1, "doe", words)


def a_note(words: str) -> NumberedNote:
    return NumberedNote(number=1, note=note("a", paragraph(words)))


BASE = handout(
    section("rest", paragraph("Rest is good."), bullets(paragraph("one"))),
    articles=(article("sleep"),),
    statements=(statement(paragraph("Not evaluated.")),),
    disclaimers=(disclaimer("general"),),
    references=(listed("Doe J."),),
    notes=(a_note("A note."),),
    images=(image("a.svg"),),
)
CODE = edition_code(BASE)


def moved(made: Handout) -> Handout:
    """Write the same words in other lines."""
    (one,) = made.sections
    far = section("rest", paragraph("Rest is good.", line=90), *one.blocks[1:], line=88, end=99)
    moved_note: Note = replace(made.notes[0].note, end=70)
    moved_disclaimer: Disclaimer = replace(
        made.disclaimers[0], blocks=(paragraph("Words of general.", line=40),)
    )
    return replace(
        made,
        sections=(far,),
        notes=(replace(made.notes[0], note=moved_note),),
        disclaimers=(moved_disclaimer,),
    )


def test_a_code_is_eight_characters_of_crockfords_alphabet() -> None:
    """I, L, O and U are not among them: they are misread."""
    assert len(CODE) == 8
    assert set(CODE) <= set(ALPHABET)
    assert ALPHABET == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_codes_use_the_whole_alphabet() -> None:
    codes = [edition_code(replace(BASE, title=f"Title {number}")) for number in range(60)]
    assert set("".join(codes)) == set(ALPHABET)
    assert len(set(codes)) == 60


def test_the_same_content_has_the_same_code() -> None:
    assert edition_code(replace(BASE)) == CODE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(BASE, title="Sleep and me"), id="title"),
        pytest.param(replace(BASE, lang="es"), id="language"),
        pytest.param(replace(BASE, date=date(2026, 3, 5)), id="date"),
        pytest.param(replace(BASE, reviews=(Review(on=date(2026, 1, 1), by="RN"),)), id="review"),
        pytest.param(
            replace(BASE, sections=(section("rest", paragraph("Rest is bad.")),)), id="word"
        ),
        pytest.param(
            replace(
                BASE,
                sections=(
                    section(
                        "rest", paragraph("Rest ", strong("is good.")), bullets(paragraph("one"))
                    ),
                ),
            ),
            id="emphasis",
        ),
        pytest.param(
            replace(
                BASE,
                sections=(
                    section(
                        "rest", paragraph("Rest is good."), bullets(paragraph("one"), ordered=True)
                    ),
                ),
            ),
            id="numbered list",
        ),
        pytest.param(replace(BASE, sections=(*BASE.sections, section("light"))), id="section"),
        pytest.param(replace(BASE, references=(listed("Roe J."),)), id="reference"),
        pytest.param(replace(BASE, references=()), id="no reference"),
        pytest.param(replace(BASE, notes=(a_note("Another note."),)), id="note"),
        pytest.param(
            replace(BASE, disclaimers=(disclaimer("general", paragraph("Ask.")),)), id="disclaimer"
        ),
        pytest.param(replace(BASE, disclaimers=()), id="no disclaimer"),
        pytest.param(
            replace(BASE, statements=(statement(paragraph("Evaluated.")),)), id="statement"
        ),
        pytest.param(
            replace(BASE, statements=(statement(paragraph("Not evaluated."), symbol="†"),)),
            id="symbol",
        ),
        pytest.param(replace(BASE, images=(image("a.svg", b"<svg/>"),)), id="byte of an image"),
    ],
)
def test_the_code_changes_with(other: Handout) -> None:
    assert edition_code(other) != CODE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(moved(BASE), id="lines"),
        pytest.param(replace(BASE, clinic=Clinic(name="Lake Clinic", phone="555")), id="clinic"),
        pytest.param(replace(BASE, notice="Free of charge"), id="notice"),
        pytest.param(replace(BASE, other_languages=("es",)), id="other languages"),
        pytest.param(replace(BASE, code="ZZZZZZZZ"), id="code"),
        pytest.param(replace(BASE, articles=(article("walking"),)), id="what was not taken"),
    ],
)
def test_the_code_does_not_change_with(other: Handout) -> None:
    assert other != BASE
    assert edition_code(other) == CODE
