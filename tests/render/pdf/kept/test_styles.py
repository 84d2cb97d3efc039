"""Styles have an origin in common where the same rules hold, and keep to their page otherwise."""

import gc
from collections.abc import Iterator
from itertools import pairwise
from types import FunctionType, ModuleType
from typing import Any

import pytest
from weasyprint import HTML, css
from weasyprint.css import get_all_computed_styles
from weasyprint.css.targets import TargetCollector

from handoutkit.model.person import Person
from handoutkit.render.pdf.kept import styles
from handoutkit.render.pdf.kept.work import work_kept
from handoutkit.render.pdf.press import Press, press_of
from handoutkit.render.styles import layered_sheet
from tests.builders import handout
from tests.render.pdf.kept.twice import alone, kept, parting, partings, press_for
from tests.render.rendering import SHIPPED, pdf

SHEET = "p { color: teal; margin: 3px } .b { margin: 1em } [title] { font-weight: bold }"


class Styled:
    """The styles of a page's elements, as a press gives them."""

    def __init__(self, press: Press, body: str) -> None:
        html = HTML(string=f'<html lang="en"><body>{body}')
        with work_kept(press.kept):
            self._styles: Any = get_all_computed_styles(
                html,
                [press.sheet],
                presentational_hints=True,
                font_config=press.fonts,
                target_collector=TargetCollector(),
            )
        self._root = html.etree_element

    def __getitem__(self, path: str) -> Any:
        return self._styles(self._root.find(f".//{path}"))


def pair(first: str, second: str) -> tuple[Any, Any]:
    """Give the styles of two paragraphs of pages that one press prints one after the other."""
    press = press_for(SHEET)
    return Styled(press, first)["p"], Styled(press, second)["p"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("<p>", "<p class=b>", id="rules"),
        pytest.param("<p>", "<p title=x>", id="attribute"),
        pytest.param("<p>", "<div><p></div>", id="parents"),
        pytest.param("<p>", "<p style='margin: 9px'>", id="own declaration"),
        pytest.param("<p style='margin: 9px'>", "<p style='margin: 9em'>", id="unit"),
        pytest.param("<p style='margin: 9px'>", "<p style='margin: 9px !important'>", id="weight"),
        pytest.param("<p lang=de>", "<p lang=en>", id="language"),
        pytest.param(
            "<p style='margin: calc(1em + 9px)'>", "<p style='margin: calc(1em + 9px)'>", id="calc"
        ),
        pytest.param("<p style='--a: 1px'>", "<p style='--a: 1px'>", id="variable"),
        pytest.param("<p style='margin: var(--a)'>", "<p style='margin: var(--a)'>", id="var"),
        pytest.param("<p style='color: red'>", "<p style='color: red'>", id="colour"),
    ],
)
def test_what_may_differ_has_no_origin_in_common(first: str, second: str) -> None:
    one, other = pair(first, second)
    assert one.origin is not other.origin


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("<p>", "<h2></h2><p>", id="elements beside"),
        pytest.param("<p id=a>", "<p id=b>", id="ids"),
        pytest.param("<p id=a>", "<p>", id="no id"),
        pytest.param("<p lang=de>", "<p lang=de>", id="language"),
        pytest.param("<p style='margin: 9px'>", "<p style='margin: 9px'>", id="own declaration"),
    ],
)
def test_what_cannot_differ_has_one_origin(first: str, second: str) -> None:
    one, other = pair(first, second)
    assert one.origin is other.origin
    assert one is not other


def test_elements_with_another_id_share_an_origin_and_keep_their_ids() -> None:
    one, other = pair("<p id=a>", "<p id=b>")
    assert (one["anchor"], other["anchor"]) == ("a", "b")
    assert one.origin["anchor"] is None


@pytest.mark.parametrize("name", ["initial", "inherit"])
def test_an_id_that_reads_like_a_keyword_is_taken_as_weasyprint_takes_it(name: str) -> None:
    page = f"<p id={name}>one</p><a href='#{name}'>two</a>"
    assert list(partings([page, page], SHEET)) == []


def test_what_a_page_changes_in_a_style_is_as_it_was_on_the_next() -> None:
    press = press_for("div { display: table-cell; margin: 7px }")
    styled = Styled(press, "<div>")
    changed = styled["div"]
    assert changed["margin_left"] == (0, "px")
    changed["white_space"] = "pre"
    changed.anonymous_style["white_space"] = "pre"
    changed.origin.derived["kept"] = True
    assert "kept" not in changed.derived
    fresh = Styled(press, "<div>")["div"]
    assert fresh.origin is changed.origin
    assert fresh.origin["margin_left"] == (7, "px")
    assert (fresh["white_space"], fresh.anonymous_style["white_space"]) == ("normal", "normal")


def test_what_a_rule_takes_from_above_is_the_pages_own() -> None:
    press = press_for("div { margin: 7px } p { margin: inherit }")
    first = Styled(press, "<div><p>")
    first["div"]["margin_left"] = "auto"
    assert first["div/p"]["margin_left"] == "auto"
    assert Styled(press, "<div><p>")["div/p"]["margin_left"] == (7, "px")


def test_what_is_computed_by_halves_is_computed_again() -> None:
    press = press_for("p { --a: 3px; margin-left: var(--a) }")
    style = Styled(press, "<p>")["p"]

    def fails(*_: object) -> None:
        raise RecursionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(css, "resolve_var", fails)
        with pytest.raises(RecursionError):
            style["margin_left"]
    assert Styled(press, "<p>")["p"]["margin_left"] == (3, "px")


def test_origins_are_forgotten_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "_MOST", 40)
    press = press_for(SHEET)
    counts = []
    for number in range(20):
        page = f'<html lang="en"><title>t</title><p style="margin: {number}px" title=x>one <b>two'
        assert parting(alone(page, SHEET), kept(page, press)) == ""
        counts.append(len(press.kept.styles._origins))
    assert any(after < before for before, after in pairwise(counts))
    assert 40 < max(counts) < 60


def held_texts(press: Press) -> Iterator[str]:
    """Give all texts that something keeps alive, but for those of modules and classes."""
    seen: set[int] = set()
    waiting: list[object] = [press]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, ModuleType | FunctionType | type):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one
        waiting += gc.get_referents(one)


def test_nothing_of_a_person_is_kept() -> None:
    person = Person(name="Zyxwv Qponm", clinician="Jihgf Edcba", note="Vutsr before noon.")
    assert pdf(handout(), person=person).data
    texts = list(held_texts(press_of(layered_sheet(SHIPPED, "print", {}))))
    assert any("Noto" in text for text in texts)
    for word in ("Zyxwv", "Qponm", "Jihgf", "Vutsr"):
        assert [text for text in texts if word in text] == []
