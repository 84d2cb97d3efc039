"""The box on a personal copy: its lines, its labels, and where each value stands."""

from datetime import date

import pytest
from lxml import etree

from handoutkit.language.catalogue import Catalogue, catalogue
from handoutkit.model.person import Person
from handoutkit.render.person import SLOT, blank_lines, person_lines, unprinted_findings
from tests.builders import handout
from tests.render.rendering import ENGLISH, printed, styles, web

ANA = Person(name="Ana Example", clinician="Doe", date=date(2026, 11, 30), note="Call <us> & come")


def words_of(lang: str) -> Catalogue:
    words = catalogue(lang)
    assert words is not None
    return words


def root_of(page: str) -> etree._Element:
    return etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))


def test_a_line_without_a_value_is_not_printed() -> None:
    assert [one.slot for one in person_lines(Person(name="Ana"), ENGLISH)] == ["name"]
    assert [one.slot for one in person_lines(ANA, ENGLISH)] == [
        *("name", "date", "clinician", "note")
    ]


@pytest.mark.parametrize(
    ("lang", "label", "day"),
    [
        ("en", "Date: ", "November 30, 2026"),
        ("es", "Fecha: ", "30 de noviembre de 2026"),
        ("zh-Hans", "日期：", "2026年11月30日"),
    ],
)
def test_labels_and_the_date_are_in_the_language_of_the_page(
    lang: str, label: str, day: str
) -> None:
    line = person_lines(ANA, words_of(lang))[1]
    assert (line.before, "".join(text for text, _ in line.parts)) == (label, day)


@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans"])
@pytest.mark.parametrize(
    ("name", "direction"),
    [("Ana", "ltr"), ("محمد", "rtl"), ("שרה", "rtl"), ("李例子", "ltr"), ("4711", "ltr")],
)
def test_a_value_has_the_direction_of_its_first_letter(
    lang: str, name: str, direction: str
) -> None:
    (line,) = person_lines(Person(name=name), words_of(lang))
    assert line.direction == direction


def test_a_dose_in_a_right_to_left_note_is_isolated() -> None:
    (_, line) = person_lines(Person(name="Ana", note="خذ 200–400 mg مساءً"), ENGLISH)
    assert ("200–400 mg", True) in line.parts
    assert "".join(text for text, _ in line.parts) == "خذ 200–400 mg مساءً"


def test_a_value_stands_alone_in_an_element_of_its_own() -> None:
    slots = root_of(printed(handout(), person=ANA)).findall(f".//bdi[@{SLOT}]")
    assert [(one.get(SLOT), one.get("dir"), one.text, len(one)) for one in slots] == [
        ("name", "ltr", "Ana Example", 0),
        ("date", "ltr", "November 30, 2026", 0),
        ("clinician", "ltr", "Doe", 0),
        ("note", "ltr", "Call <us> & come", 0),
    ]


def test_the_box_stands_after_the_head_and_before_all_sections() -> None:
    body = root_of(printed(handout(), person=ANA)).find("body")
    assert body is not None
    standing = [(one.tag, one.get("class")) for one in body][-3:]
    assert standing == [("header", "masthead"), ("div", "person"), ("main", None)]


def test_nothing_stands_there_where_nobody_is_named() -> None:
    assert 'class="person"' not in printed(handout()) + web(handout())


def test_a_template_that_prints_no_box_is_told() -> None:
    own = styles(**{"parts/handout.jinja": "<main>{{ view.title }}</main>"})
    lines = person_lines(ANA, ENGLISH)
    found = list(unprinted_findings(printed(handout(), own, ANA), lines))
    assert [(one.code, one.message.split()[6]) for one in found] == [
        ("PAGE-011", slot) for slot in ("name", "date", "clinician", "note")
    ]
    assert list(unprinted_findings(printed(handout(), person=ANA), lines)) == []


def test_blanks_are_hidden_from_those_who_hear_the_page_and_no_run_of_text() -> None:
    (box,) = root_of(printed(handout(), blanks=True)).findall(".//div[@aria-hidden='true']")
    assert "".join("".join(box.itertext()).split()) == "For:Date:Givenby:"
    assert not [one for one in box.iter() if one.get("data-text") is not None]


def test_a_note_has_no_blank() -> None:
    assert [one.slot for one in blank_lines(ENGLISH)] == ["name", "date", "clinician"]
