"""Characters that no named font has are told before anything is laid out."""

import pytest

from handoutkit.findings import Severity
from handoutkit.model.blocks import LanguageSpan
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.render.coverage import coverage_findings
from handoutkit.render.stacks import Stacks
from tests.builders import at, handout, inlines, note, paragraph, section, text
from tests.fonts import SENTENCES
from tests.render.rendering import PLACE, printed
from tests.render.test_stacks import SHIPPED_STACKS

LATIN = Stacks('html { font-family: "Noto Sans", "Noto Sans CJK SC 2", "Symbola 2" }')
NO_GLYPH = "\ue000"


def part(lang: str, words: str, line: int = 1) -> LanguageSpan:
    return LanguageSpan(lang=lang, children=inlines(words, line=line), place=at(line))


def found(
    made: Handout, stacks: Stacks = SHIPPED_STACKS
) -> list[tuple[str, tuple[int, str], str, str]]:
    findings = coverage_findings(printed(made), stacks, made, PLACE)
    assert {(one.code, one.severity) for one in findings} <= {("PAGE-008", Severity.ERROR)}
    return [
        (one.message.split('"')[1], (one.place.line, one.place.path), one.message, one.hint)
        for one in findings
    ]


def test_what_no_font_has_is_told_with_its_code_at_its_word() -> None:
    made = handout(section("rest", paragraph("fine", line=5), paragraph(f"a {NO_GLYPH}", line=8)))
    ((lang, (line, _), message, hint),) = found(made)
    assert (lang, line) == ("en", 8)
    assert message.endswith("(U+E000)")
    assert "write it otherwise" in hint


def test_all_of_a_language_is_told_at_once_and_each_language_by_itself() -> None:
    made = handout(
        section(
            "rest",
            paragraph(part("zh-Hans", "水水茶", 3), part("ja", "水", 4)),
            paragraph(part("zh-Hans", "茶饭", 5)),
        )
    )
    first, second = found(made, LATIN)
    assert [first[0], second[0]] == ["ja", "zh-Hans"]
    assert [first[1][0], second[1][0]] == [4, 3]
    assert second[2].endswith('has "水" (U+6C34), "茶" (U+8336), "饭" (U+996D)')


def test_a_package_is_named_only_where_a_font_of_it_is_not_there() -> None:
    made = handout(section("rest", paragraph("水 😀")))
    absent = Stacks("html { font-family: Noto Sans, Noto Sans CJK XX, Symbola XX }")
    assert [one[3] for one in found(made, absent)] == [
        "Install the font: apt-get install fonts-noto-cjk",
        "Install the font: apt-get install fonts-symbola",
    ]
    present = Stacks("html { font-family: Noto Sans, Noto Sans Math }")
    assert ["otherwise" in one[3] for one in found(made, present)] == [True]


def test_a_font_of_another_language_does_not_count() -> None:
    css = "[lang] { font-family: Noto Sans } :lang(ar) { font-family: Noto Sans Arabic, Noto Sans }"
    made = handout(section("rest", paragraph(part("ar", "ماء", 2))))
    assert found(made, Stacks(css)) == []
    made = handout(section("rest", paragraph("ماء")))
    assert [one[0] for one in found(made, Stacks(css))] == ["en"]


@pytest.mark.parametrize("lang", SENTENCES)
def test_the_shipped_stacks_have_each_languages_characters(lang: str) -> None:
    made = handout(section("rest", paragraph(part(lang, SENTENCES[lang]))))
    assert found(made) == []


def test_names_of_elsewhere_need_no_markup() -> None:
    words = "Wang 王, Łoś, Иванов, עץ, أحمد, शर्मा, 김. H₂O ≥ ½ → ✓"
    assert found(handout(section("rest", paragraph(words)))) == []


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200d", "\ufe0f", "\u2060", "\u2067", "\u3000"])
def test_what_shows_nothing_needs_no_font(unseen: str) -> None:
    assert found(handout(section("rest", paragraph(f"a{unseen}b")))) == []


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (handout(title=NO_GLYPH), 1),
        (handout(section("rest", heading=inlines(NO_GLYPH, line=9))), 9),
        (
            handout(
                notes=(NumberedNote(number=1, note=note("a", paragraph(text(NO_GLYPH, line=9)))),)
            ),
            9,
        ),
    ],
    ids=["title", "heading", "note"],
)
def test_all_that_is_printed_is_looked_at(made: Handout, line: int) -> None:
    assert [one[1][0] for one in found(made)] == [line]


def test_words_of_no_article_are_told_at_the_condition() -> None:
    made = handout(title=NO_GLYPH)
    assert [one[1] for one in found(made)] == [(PLACE.line, PLACE.path)]


def test_many_characters_are_not_all_told() -> None:
    words = "".join(chr(0x4E00 + number) for number in range(100))
    ((_, _, message, _),) = found(handout(section("rest", paragraph(words))), LATIN)
    assert message.count("(U+") == 24
    assert message.endswith("and 76 more")


def test_only_generic_names_are_the_renderers_to_judge() -> None:
    made = handout(section("rest", paragraph(NO_GLYPH)))
    assert found(made, Stacks("html { font-family: sans-serif }")) == []


def test_what_a_page_does_not_show_is_not_looked_at() -> None:
    page = f"<html lang=en><head><title>{NO_GLYPH}</title></head><body><!-- {NO_GLYPH} --></body>"
    assert coverage_findings(page, SHIPPED_STACKS, handout(), PLACE) == ()
    page = f"<html lang=en><body><style>{NO_GLYPH}</style>{NO_GLYPH}</body></html>"
    assert len(coverage_findings(page, SHIPPED_STACKS, handout(), PLACE)) == 1
