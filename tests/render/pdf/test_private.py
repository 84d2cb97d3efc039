"""A personal copy's PDF: no metadata of the person, nothing repeated, the box whole on page one."""

import logging
import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from handoutkit.findings import Finding
from handoutkit.model.handout import Handout
from handoutkit.model.person import Person
from handoutkit.render.coverage import coverage_findings
from handoutkit.render.pdf.log import page_findings
from handoutkit.render.stacks import Stacks
from tests.builders import at, handout, paragraph, section
from tests.render.pdf.test_log import missing
from tests.render.rendering import PLACE, pdf, printed
from tests.render.test_stacks import SHIPPED_STACKS

ANA = Person(name="Ana Example", date=date(2026, 11, 30))
LEE = Person(name="李例子", date=date(2026, 12, 1))
NO_GLYPH = "\ue000"
NAMELESS = Person(name=f"A{NO_GLYPH}")
LARGE = "body, p { font-size: 60pt }"


def ids_of(data: bytes) -> tuple[bytes, ...]:
    found = re.search(rb"/ID \[\((\w+)\) \((\w+)\)\]", data)
    assert found is not None
    return found.groups()


def test_the_identifier_of_a_copy_does_not_come_from_its_person() -> None:
    first, second = (ids_of(pdf(handout(), person=one).data) for one in (ANA, LEE))
    assert first == second
    assert first[0] == first[1]


def test_two_persons_copies_say_the_same_of_themselves() -> None:
    told = []
    for person in (ANA, LEE):
        with pikepdf.open(BytesIO(pdf(handout(), person=person).data)) as document:
            told.append((document.Root.Metadata.read_bytes(), dict(document.docinfo.items())))
    assert told[0] == told[1]


def test_copies_of_other_layouts_and_the_handout_itself_have_other_identifiers() -> None:
    told = [
        *(ids_of(pdf(handout(), css, person=ANA).data)[0] for css in ("", "p { margin: 0 }")),
        ids_of(pdf(handout()).data)[0],
    ]
    assert len(set(told)) == 3


def messages(findings: tuple[Finding, ...]) -> list[str]:
    return [one.message for one in findings]


def covered(made: Handout, person: Person, stacks: Stacks = SHIPPED_STACKS) -> tuple[Finding, ...]:
    return coverage_findings(printed(made, person=person), stacks, made, PLACE)


def test_a_name_that_no_named_font_has_is_told_and_not_repeated() -> None:
    (found,) = covered(handout(), NAMELESS)
    assert (found.code, found.place) == ("PAGE-008", PLACE)
    assert found.message.endswith("has all the characters of the name")
    assert NO_GLYPH not in str(found) + found.hint


def test_the_package_that_a_name_needs_is_told() -> None:
    absent = Stacks("html { font-family: Noto Sans, Noto Sans CJK XX }")
    (found,) = covered(handout(), LEE, absent)
    assert found.hint == "Install the font: apt-get install fonts-noto-cjk"
    assert not set("李例子") & set(str(found))


def test_what_the_handout_itself_lacks_is_told_beside_it() -> None:
    made = handout(section("rest", paragraph(NO_GLYPH, line=8)))
    first, second = sorted(covered(made, NAMELESS), key=lambda one: one.place)
    assert (first.place, first.message.split()[-1]) == (at(8), "(U+E000)")
    assert second.message.endswith("of the name")


def test_a_missing_glyph_of_a_name_is_not_repeated() -> None:
    (found,) = pdf(handout(), person=NAMELESS).findings
    assert (found.code, found.place) == ("PAGE-001", PLACE)
    assert found.message == "no installed font has a character that the copy says of its person"


def test_a_missing_glyph_that_the_handout_has_as_well_is_told_at_its_word() -> None:
    made = handout(section("rest", paragraph(NO_GLYPH, line=8)))
    (found,) = page_findings([missing()], (), made, PLACE, (NO_GLYPH,))
    assert found.place == at(8)
    assert "(U+E000)" in found.message


def test_what_the_renderer_says_of_a_person_is_not_repeated() -> None:
    record = logging.LogRecord("weasyprint", logging.ERROR, "", 0, "no Ana Example", None, None)
    (found,) = page_findings([record], (), handout(), PLACE, ("Ana Example",))
    assert "Ana" not in found.message
    assert messages(page_findings([record], (), handout(), PLACE)) == [
        "the renderer says: no Ana Example"
    ]


def test_a_number_longer_than_a_line_of_the_box_is_wrapped_and_not_told() -> None:
    long = Person(name="1" * 80)
    rendered = pdf(handout(), person=long)
    assert messages(rendered.findings) == []
    texts = [block.text for block in rendered.facts.pages[0].blocks if "11" in block.text]
    assert "".join(texts).replace(" ", "").endswith("1" * 80)


def test_a_box_that_is_not_whole_on_page_one_is_told() -> None:
    tall = Person(name="Ana", note="word " * 100)
    findings = pdf(handout(), LARGE, person=tall).findings
    (found,) = (one for one in findings if one.code == "PAGE-011")
    assert (found.place, found.is_error) == (PLACE, True)
    assert "page 2" in found.message


@pytest.mark.parametrize("person", [ANA, None])
def test_a_box_on_page_one_is_not_told(person: Person | None) -> None:
    assert messages(pdf(handout(), person=person).findings) == []
