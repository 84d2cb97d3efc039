"""The families that the style sheets name for each language."""

import pytest

from handoutkit.disk import LayeredDisk, MemoryDisk
from handoutkit.language.scripts import package_of
from handoutkit.render.stacks import Stacks, stacks_of
from tests.fonts import FIRST
from tests.render.rendering import SHIPPED

SHIPPED_STACKS = stacks_of(SHIPPED, {})


def stack(css: str, lang: str = "en", page: str = "") -> tuple[str, ...]:
    return Stacks(css).of(lang, page)


@pytest.mark.parametrize("lang", FIRST)
def test_a_language_has_its_own_font_first_on_its_pages_and_on_others(lang: str) -> None:
    for page in (lang, "en", "ar", "zh-Hans"):
        assert SHIPPED_STACKS.of(lang, page)[0] == FIRST[lang]


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("zh", "Noto Sans CJK SC"),
        ("zh-CN", "Noto Sans CJK SC"),
        ("zh-TW", "Noto Sans CJK TC"),
        ("zh-Hant-TW", "Noto Sans CJK TC"),
        ("zh-HK", "Noto Sans CJK HK"),
        ("zh-Hant-HK", "Noto Sans CJK HK"),
        ("pa", "Noto Sans Gurmukhi"),
        ("pa-Arab", "Noto Nastaliq Urdu"),
        ("ar-EG", "Noto Sans Arabic"),
        ("en-US", "Noto Sans"),
        ("tlh", "Noto Sans"),
    ],
)
def test_a_tag_has_the_font_of_its_script(tag: str, first: str) -> None:
    assert SHIPPED_STACKS.of(tag)[0] == first


@pytest.mark.parametrize("lang", [*FIRST, "en", "bn", "km", "am"])
def test_each_stack_has_latin_letters_signs_and_other_scripts_from_known_packages(
    lang: str,
) -> None:
    families = SHIPPED_STACKS.of(lang)
    assert {"Noto Sans", "Noto Sans Symbols2", "Noto Sans Math", "Noto Sans Arabic"} <= {*families}
    assert all(map(package_of, families))


def test_no_generic_name_stands_in_the_sheet_for_print() -> None:
    lines = [one for one in SHIPPED_STACKS.css.splitlines() if "-on-screens" not in one]
    assert [one for one in lines if "serif" in one or "monospace" in one] == []


def test_generic_names_are_left_out() -> None:
    assert stack("html { font-family: serif, 'A b', Sans-Serif, C  d, system-ui }") == (
        "A b",
        "C d",
    )
    assert stack("html { font-family: sans-serif }") == ()
    assert stack("p { color: red }") == ()


def test_a_part_has_its_own_font_or_that_of_the_page() -> None:
    css = ":lang(ar) { font-family: A } :lang(fa) { font-family: F }"
    assert stack(css, "fa", "ar") == ("F",)
    assert stack(css, "he", "ar") == ("A",)
    assert stack(css, "ar", "he") == ("A",)


@pytest.mark.parametrize(
    "css",
    [
        "html { font-family: B } html { font-family: A }",
        "html:lang(en) { font-family: A } html { font-family: B }",
        "body { font-family: A } html:lang(en) { font-family: B }",
        "@layer x, y; @layer y { p { font-family: A } } @layer x { p:lang(en) { font-family: B } }",
        "html { font-family: A } @layer x { p { color: red } :lang(ar) { font-family: B } }",
        ":lang(ar, en) { font-family: A } :lang(fa, he) { font-family: B }",
        "p::before, :nope(x) { font-family: B } [lang|=en] { font-family: A }",
        "@page { font-family: B } @media screen { p { font-family: B } } p { font-family: A }",
    ],
)
def test_the_cascade_chooses(css: str) -> None:
    assert stack(css) == ("A",)


@pytest.mark.parametrize(
    "css",
    [
        ":root { --f: A, var(--g); --g: 'B' } html { font-family: var(--f) }",
        ":root { --f: X } html:lang(en) { --f: A, B } html { font-family: var( --f ) }",
        ":root { --f: A, B; --x: var(--x) } html { font-family: var(--x), var(--f), var(--no) }",
    ],
)
def test_tokens_have_their_values(css: str) -> None:
    assert stack(css) == ("A", "B")


def test_a_librarys_tokens_count() -> None:
    tokens = SHIPPED.read("tokens.css").decode()
    own = tokens.replace('--font-hans: "Noto Sans CJK SC"', '--font-hans: "Our Own"')
    stacks = stacks_of(LayeredDisk(MemoryDisk({"tokens.css": own.encode()}), SHIPPED), {})
    assert stacks.of("zh-Hans")[:2] == ("Our Own", "Noto Sans")
    assert stacks.of("ja")[0] == FIRST["ja"]


def test_tokens_that_settings_re_assign_count() -> None:
    assert stacks_of(SHIPPED, {"--font": "'Our Own'"}).of("en") == ("Our Own",)
