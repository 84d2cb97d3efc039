"""Isolated parts run across inlines, and what tears one is told."""

from collections.abc import Collection
from functools import partial
from itertools import pairwise

import pytest

from handoutkit.language.bidi import left_to_right_runs
from handoutkit.language.locales import is_right_to_left
from handoutkit.model.blocks import (
    Emphasis,
    Inline,
    Inlines,
    Isolated,
    LanguageSpan,
    LineBreak,
    Sub,
    Sup,
    Text,
)
from handoutkit.model.isolation import Rules, isolated, torn
from tests.builders import Words, at, citation, claim, inlines, link, note_mark, strong

RULES = Rules(left_to_right_runs, is_right_to_left)
NAMES = {Emphasis: "em", Sub: "sub", Sup: "sup"}


def em(*content: Words) -> Emphasis:
    return Emphasis(children=inlines(*content), place=at())


def sub(words: str) -> Sub:
    return Sub(children=inlines(words), place=at())


def sup(words: str) -> Sup:
    return Sup(children=inlines(words), place=at())


def span(lang: str, *content: Words) -> LanguageSpan:
    return LanguageSpan(lang=lang, children=inlines(*content), place=at())


def shown(content: Inlines) -> str:
    """Write inlines in short: `<…>` is isolated, `kind(…)` another span, a mark its kind."""
    return "".join(_shown(one) for one in content)


def _shown(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Isolated():
            return f"<{shown(inline.children)}>"
        case LanguageSpan():
            return f"{inline.lang}({shown(inline.children)})"
        case _:
            return f"{inline.kind}({shown(getattr(inline, 'children', ()))})"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["خذ 5 mg كل يوم"], "خذ <5 mg> كل يوم"),
        (["خذ 5 mg، ثم 10 mg."], "خذ <5 mg>، ثم <10 mg>."),
        (["خذ 5 كل يوم"], "خذ 5 كل يوم"),
        (["و H", sub("2"), "O و"], "و <Hsub(2)O> و"),
        (["نحو 5 m", sup("2"), " نص"], "نحو <5 msup(2)> نص"),
        (["خذ 200–400 ", strong("mg"), " كل"], "خذ <200–400 strong(mg)> كل"),
        (["و ", em("Lactobacillus"), " GG نص"], "و <emphasis(Lactobacillus) GG> نص"),
        (["و ", em("Lacto"), "bacillus"], "و <emphasis(Lacto)bacillus>"),
        (["و ", em("خذ 5 mg كل"), " يوم"], "و emphasis(خذ <5 mg> كل) يوم"),
        (["و ", em(strong("5 mg")), " نص"], "و <emphasis(strong(5 mg))> نص"),
        (["و ", link("https://a.example", "a.example"), " نص"], "و <link(a.example)> نص"),
        (["Take 5 mg."], "<Take 5 mg.>"),
        ([strong("Take "), "5 mg."], "<strong(Take )5 mg.>"),
        (["نص", LineBreak(place=at()), "Take it."], "نصline_break()<Take it.>"),
        (["خذ 5 mg ", citation("a"), " ثم"], "خذ <5 mg> <citation()> ثم"),
        (["Mg ", citation("a"), " and Ca نص"], "<Mg citation() and Ca> نص"),
        (["خذ 5 mg", note_mark("a"), " ثم"], "خذ <5 mg>note_mark() ثم"),
        ([claim("خذ 5 mg", symbol="*"), " نص"], "claim(خذ <5 mg>) نص"),
        ([claim("Mg helps.", symbol="*")], "<claim(Mg helps.)>"),
        (["نص ", span("en", "5 mg or so"), " نص"], "نص en(5 mg or so) نص"),
        (["خذ 5 ", span("en", "mg"), " نص"], "خذ <5 en(mg)> نص"),
        (["نص ", span("he", "בדיקה 5 mg"), " نص"], "نص he(בדיקה <5 mg>) نص"),
        (["نص ", span("en", "see ", span("ar", "خذ 5 mg")), "."], "نص en(see ar(خذ <5 mg>))."),
        ([""], ""),
        ([], ""),
    ],
)
def test_in_a_right_to_left_text_parts_are_isolated(content: list[Words], expected: str) -> None:
    made = inlines(*content)
    assert shown(isolated(made, RULES, right_to_left=True)) == expected
    assert list(torn(made, RULES, right_to_left=True)) == []


def test_a_left_to_right_text_stays_as_it_is() -> None:
    content = inlines("Take 5 mg, ", strong("200–400"), " mg ", citation("a"), span("es", "5 mg"))
    assert isolated(content, RULES, right_to_left=False) == content


def test_in_a_left_to_right_text_spans_are_isolated_in() -> None:
    content = inlines("Say ", em("or write ", span("ar", "خذ 5 mg كل")), " it, 5 mg.")
    assert shown(isolated(content, RULES, right_to_left=False)) == (
        "Say emphasis(or write ar(خذ <5 mg> كل)) it, 5 mg."
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([strong("خذ 200"), " mg"], "strong(خذ 200) <mg>"),
        ([strong("خذ 200–"), "400 mg نص"], "strong(خذ 200–)<400 mg> نص"),
        (["و 200 ", strong("mg كل"), " يوم"], "و 200 strong(<mg> كل) يوم"),
        ([strong("خذ vitamin"), " D نص"], "strong(خذ <vitamin>) <D> نص"),
        ([strong("و ", em("ثم 5")), " mg نص"], "strong(و emphasis(ثم 5)) <mg> نص"),
        ([claim("خذ 5"), " mg نص"], "claim(خذ 5) <mg> نص"),
    ],
)
def test_a_part_that_a_span_tears_is_told(content: list[Words], expected: str) -> None:
    made = inlines(*content)
    assert list(torn(made, RULES, right_to_left=True))
    assert shown(isolated(made, RULES, right_to_left=True)) == expected


def test_tearing_in_a_span_of_another_language_is_told() -> None:
    content = inlines("Say ", span("ar", strong("خذ 200"), " mg"))
    assert [one.kind for one in torn(content, RULES, right_to_left=False)] == ["strong"]
    assert not list(torn(inlines(strong("Take 200"), " mg"), RULES, right_to_left=False))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([strong("فيتامين D3"), ": 800 IU كل"], "strong(فيتامين <D3>): <800 IU> كل"),
        ([strong("فيتامين D3:"), " 800 IU كل"], "strong(فيتامين <D3>:) <800 IU> كل"),
        ([strong("خذ Mg,"), " Ca نص"], "strong(خذ <Mg>,) <Ca> نص"),
    ],
)
def test_at_a_comma_or_colon_a_span_may_end(content: list[Words], expected: str) -> None:
    made = inlines(*content)
    assert list(torn(made, RULES, right_to_left=True)) == []
    assert shown(isolated(made, RULES, right_to_left=True)) == expected


def test_no_character_is_lost_wherever_parts_are() -> None:
    content = inlines("abc", em("def", strong("gh"), "i"), "jk", sub("lm"), "n")
    words = "abcdefghijklmn"
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            rules = Rules(partial(one_run, start, end), lambda _: False)
            made = shown(isolated(content, rules, right_to_left=True))
            plain = made.replace("emphasis(", "").replace("strong(", "").replace("sub(", "")
            assert "".join(one for one in plain if one.isalpha()) == words
            inside = [part.split(">")[0] for part in plain.replace(")", "").split("<")[1:]]
            assert "".join(inside) == words[start:end]


def one_run(start: int, end: int, _: str, cuts: Collection[int]) -> list[tuple[int, int]]:
    """Isolate what stands between two places, whatever it is."""
    return [*pairwise((start, *sorted(one for one in cuts if start < one < end), end))]
