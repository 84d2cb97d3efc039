"""What pages share carries nothing from one of them to the next."""

import gc
from dataclasses import replace
from weakref import ref

import pytest

from handoutkit.garbage import left_alone
from handoutkit.model.handout import Handout
from handoutkit.render.pdf.document import RenderedPdf, render_pdf
from handoutkit.render.pdf.press import press_of, shared_press
from handoutkit.render.styles import layered_sheet
from tests.builders import bullets, handout, paragraph, section, statement, strong
from tests.fonts import SENTENCES
from tests.render.pdf.native_memory import left_by
from tests.render.rendering import PLACE, SHIPPED, printed

SHEET = layered_sheet(SHIPPED, "print", {})
LARGE = layered_sheet(SHIPPED, "print", {}, "large-print")
LITTLE = 6_000
LONG = statement(paragraph("What is said here stands in the foot of each page. " * 9))
FAULTS = (
    pytest.param("p { margin: what }", "what", id="read"),
    pytest.param("p { --gone: what; margin: var(--gone) }", "what", id="worked out"),
    pytest.param("@import url('https://a.example/b.css');", "a.example", id="loaded"),
)


def made(lang: str, **own: object) -> Handout:
    words = SENTENCES.get(lang, "Take one tablet with water, not more.")
    parts = paragraph(words, strong(words)), bullets(paragraph(words))
    body = section("rest", *parts * 2, heading=words)
    return replace(handout(body), lang=lang, title=words, **own)  # type: ignore[arg-type]


HANDOUTS = {
    "English": made("en"),
    "Arabic": made("ar"),
    "Hindi": made("hi"),
    "long foot": made("en", statements=(LONG,), code="WWWWWWWW"),
}
OTHER_EDITION = made("en", code="22222222")


def rendered(one: Handout, css: str = SHEET) -> RenderedPdf:
    return render_pdf(printed(one), css, handout=one, images={}, place=PLACE)


def alone(one: Handout, css: str = SHEET) -> RenderedPdf:
    """Render as the first page of all."""
    press_of.cache_clear()
    return rendered(one, css)


@pytest.mark.parametrize(
    "css", [SHEET, pytest.param(LARGE, marks=pytest.mark.slow)], ids=["standard", "large print"]
)
def test_a_page_is_the_same_after_any_other(css: str) -> None:
    expected = {name: alone(one, css) for name, one in HANDOUTS.items()}
    press_of.cache_clear()
    for name in (*HANDOUTS, "English", "Arabic", "English"):
        assert rendered(HANDOUTS[name], css) == expected[name], name


def test_a_press_is_shared_by_pages_with_the_same_sheet_alone() -> None:
    press_of.cache_clear()
    for css in (SHEET, LARGE, SHEET):
        rendered(HANDOUTS["English"], css)
    assert press_of.cache_info().misses == 2


@pytest.mark.parametrize(("fault", "said"), FAULTS)
def test_each_page_is_told_what_is_wrong_with_a_sheet(fault: str, said: str) -> None:
    findings = [rendered(HANDOUTS["English"], fault + SHEET).findings for _ in range(2)]
    assert said in findings[0][0].message
    assert findings == [findings[0]] * 2


def test_a_sheet_without_fault_is_not_told_of_that_of_another() -> None:
    assert rendered(HANDOUTS["English"], "p { margin: what }" + SHEET).findings != ()
    assert rendered(HANDOUTS["English"]).findings == ()


def test_feet_that_differ_in_their_edition_alone_are_laid_out_once() -> None:
    press_of.cache_clear()
    for one in (HANDOUTS["English"], OTHER_EDITION, HANDOUTS["long foot"]):
        rendered(one)
    rooms = press_of(SHEET).rooms
    assert len(rooms) == 2
    assert sorted(bool(room) for room in rooms.values()) == [False, True]


def test_rooms_are_forgotten_where_each_handout_has_a_foot_of_its_own() -> None:
    press_of.cache_clear()
    expected = rendered(HANDOUTS["long foot"])
    rooms = press_of(SHEET).rooms
    rooms.update((str(number), "") for number in range(100))
    assert rendered(HANDOUTS["long foot"]) == expected
    assert len(rooms) == 1


def test_a_press_that_was_used_goes_without_a_look_for_garbage() -> None:
    alone(HANDOUTS["English"])
    fonts = ref(press_of(SHEET).fonts)
    gc.collect()
    with left_alone():
        press_of.cache_clear()
        assert fonts() is None


def test_a_page_leaves_no_memory_behind() -> None:
    """WeasyPrint's own layouts would leave 400 bytes for each text."""
    parts = paragraph("Take one tablet."), bullets(paragraph("With water."))
    many = handout(section("rest", *parts * 20))
    assert left_by(lambda: rendered(many)) < LITTLE


def test_a_press_that_an_error_came_through_prints_no_other_page() -> None:
    before = press_of(SHEET)
    with shared_press(SHEET, ()) as sound:
        assert sound is before
    with pytest.raises(RecursionError), shared_press(SHEET, ()):
        raise RecursionError
    assert press_of(SHEET) is not before
