"""References as they are written: the cases of `references/`, and rules that hold for every one.

A case is one item of CSL-JSON, `<name>.json`, and beside it the entry that NLM's rules ask for,
`<name>.txt` in English and `<name>.<lang>.txt` in another language. The names of the made-up ones
say what they provoke.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from handoutkit.assemble.citations import CitationEngine, CiteprocEngine, check_style
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Place
from handoutkit.model.blocks import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    Span,
    Strong,
    Sub,
    Sup,
    Text,
)
from handoutkit.model.reference import CslValue, Reference
from handoutkit.model.walk import spans_in

CASES = Path(__file__).parent / "references"
STYLE = Path(__file__).parents[2] / "styles" / "citations" / "vancouver.csl"
PLACE = Place("articles/test/references.json", 3, 5)
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
EXPECTED = sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.fixture(scope="module")
def engine() -> CitationEngine:
    return CiteprocEngine(STYLE.read_bytes(), "en")


def case(name: str) -> Mapping[str, CslValue]:
    csl: Mapping[str, CslValue] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return csl


def reference(csl: Mapping[str, CslValue], key: str = "doe2020") -> Reference:
    return Reference(key=key, csl=csl, place=PLACE)


def entry_of(engine: CitationEngine, csl: Mapping[str, CslValue]) -> Inlines:
    (entry,) = engine.entries([reference(csl)])
    return entry


def pieces(content: Inlines) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, Text):
            yield inline.text
        elif isinstance(inline, Span):
            yield from pieces(inline.children)


def plain(content: Inlines) -> str:
    return "".join(pieces(content))


def links(content: Inlines) -> dict[str, str]:
    return {
        plain(inline.children): inline.href
        for inline in spans_in(content)
        if isinstance(inline, Link)
    }


def of_kind(content: Inlines, kind: type[Inline]) -> list[str]:
    return [plain((inline,)) for inline in spans_in(content) if isinstance(inline, kind)]


# What cannot be written


@pytest.mark.parametrize(
    ("csl", "said"),
    [
        ({}, "nothing that the style prints"),
        ({"type": "book", "title": " "}, "nothing that the style prints"),
        ({"title": ["A title"]}, "`title` is not text"),
        ({"title": True}, "`title` is not text"),
        ({"title": "A", "type": []}, None),
        ({"title": "A", "type": ["book"]}, "`type` is not text"),
        ({"title": "A", "DOI": {"doi": "10.1000/182"}}, "`DOI` is not text"),
        ({"title": "A", "author": "Jane Doe"}, "`author` is not a list of names"),
        ({"title": "A", "author": ["Jane Doe"]}, "`author` has a name without `family`"),
        ({"title": "A", "author": [{"family": 1}]}, "`author` has a name whose `family`"),
        ({"title": "A", "issued": [2020]}, "`issued` is not a date"),
        ({"title": "A", "issued": {"date-parts": 2020}}, "`date-parts` that are no list"),
        ({"title": "A", "issued": {"date-parts": [2020]}}, "no list of lists"),
        ({"title": "A", "issued": {"date-parts": [["MMXX"]]}}, "a date part that is no number"),
        ({"title": "A", "issued": {"date-parts": [[2020, 12, 32]]}}, "no date of the calendar"),
        ({"title": "A", "issued": {"date-parts": [[2020, 25]]}}, "no date of the calendar"),
    ],
)
def test_broken_data_is_refused_in_words_that_name_the_reference(
    engine: CitationEngine, csl: dict[str, CslValue], said: str | None
) -> None:
    """The message names the reference, its place and the variable; an empty type is no type."""
    if said is None:
        assert plain(entry_of(engine, csl)) == "A."
        return
    with pytest.raises(RenderingFailed) as failed:
        entry_of(engine, csl)
    assert said in failed.value.message
    assert "doe2020 (articles/test/references.json:3:5)" in failed.value.message
    assert failed.value.remedy


@pytest.mark.parametrize(
    "style",
    [
        b"",
        b"not XML",
        b"<html/>",
        b'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"/>',
        b'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">',
    ],
)
def test_a_style_that_is_none_is_refused_at_once(style: bytes) -> None:
    """A file that is not CSL, or has no bibliography, is said to be unusable."""
    with pytest.raises(RenderingFailed, match="citation style cannot be used"):
        check_style(style)


def test_one_broken_reference_does_not_change_the_next(engine: CitationEngine) -> None:
    """The engine can be used again after it refused something."""
    before = engine.entries([reference(case("vink2011"))])
    with pytest.raises(RenderingFailed):
        engine.entries([reference({"title": "A", "issued": {"date-parts": [["x"]]}})])
    assert engine.entries([reference(case("vink2011"))]) == before


def test_a_mark_of_the_program_in_the_data_is_taken_out(engine: CitationEngine) -> None:
    """Noncharacters and control characters are no text and can open nothing."""
    entry = entry_of(engine, {"title": "A\ufdd0 b\ufdda\x00 \ufdd8c\ufddb\ud800"})
    assert plain(entry) == "A b c."
    assert all(isinstance(inline, Text) for inline in entry)


# The cases


@pytest.mark.parametrize("name", EXPECTED)
def test_a_reference_is_written_as_nlm_does(name: str) -> None:
    """Each case gives the text beside it, in the language of its name."""
    stem, _, lang = name.partition(".")
    expected = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    entry = entry_of(CiteprocEngine(STYLE.read_bytes(), lang or "en"), case(stem))
    assert plain(entry) == expected


def test_every_case_has_its_text() -> None:
    """No case is without an expectation, and none is missing."""
    assert set(NAMES) == {name.partition(".")[0] for name in EXPECTED}
    assert len(NAMES) > 60


# What holds for every reference


@pytest.mark.parametrize("name", NAMES)
def test_no_text_has_doubled_punctuation_or_gaps(engine: CitationEngine, name: str) -> None:
    """Outside the words of a link, nothing shows where data and style were joined."""
    text = re.sub(r"\s$", "", plain(entry_of(engine, case(name))))
    for wrong in ("  ", "..", ". .", ",,", ", ,", " .", " ,", ";;", "; ;", "()", "[]", "None"):
        assert wrong not in text
    assert not re.search(r"[\ue000-\uf8ff\ufdd0-\ufdef]", text)


@pytest.mark.parametrize("name", NAMES)
def test_markup_shows_only_where_the_data_holds_it(engine: CitationEngine, name: str) -> None:
    """No tag or entity comes from the program."""
    csl = case(name)
    text, data = plain(entry_of(engine, csl)), json.dumps(csl, ensure_ascii=False)
    for sign in ("<", ">", "&", "&amp;", "&lt;"):
        assert sign not in text or sign in data


@pytest.mark.parametrize("name", NAMES)
def test_no_address_ends_with_punctuation(engine: CitationEngine, name: str) -> None:
    """Neither where a link leads nor what it says ends with the stop of the sentence around it."""
    for text, href in links(entry_of(engine, case(name))).items():
        assert not re.search(r"[.,;:!?'\"<>]$", text)
        assert not re.search(r"[.,;:!?'\"<>]$", href)
        assert re.fullmatch(r"https?://[!-~]+", href)


@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_the_data_is_printed_twice(engine: CitationEngine, name: str) -> None:
    """Title, editors and the rest stand once, but for a publisher that is the author."""
    csl, entry = case(name), entry_of(engine, case(name))
    links_away = tuple(inline for inline in entry if not isinstance(inline, Link))
    for variable in ("title", "container-title", "publisher-place", "page"):
        value = csl.get(variable)
        if isinstance(value, str) and value.strip():
            assert plain(links_away).count(value) <= 1
    assert plain(entry).count("editor") <= 1
    assert len(of_kind(entry, Link)) == len(set(of_kind(entry, Link)))


@pytest.mark.parametrize("name", NAMES)
def test_every_inline_is_at_the_place_of_its_reference(engine: CitationEngine, name: str) -> None:
    """A finding about an entry can say where it comes from."""
    assert all(inline.place == PLACE for inline in spans_in(entry_of(engine, case(name))))


def test_the_same_references_give_the_same_entries() -> None:
    """Neither order nor what was written before changes an entry."""
    references = [reference(case(name), key=name) for name in NAMES]
    first = CiteprocEngine(STYLE.read_bytes(), "en").entries(references)
    again = CiteprocEngine(STYLE.read_bytes(), "en")
    assert again.entries(references[::-1])[::-1] == first
    assert again.entries(references) == first


def test_entries_come_in_the_order_given(engine: CitationEngine) -> None:
    """Ids that differ only in case, or not at all, stay apart; nothing is sorted."""
    twins = [
        reference({"id": "doe", "title": "Second"}, key="doe"),
        reference({"id": "Doe", "title": "First"}, key="Doe"),
        reference({"id": "doe", "title": "Third"}, key="doe"),
    ]
    assert [plain(entry) for entry in engine.entries(twins)] == ["Second.", "First.", "Third."]
    assert engine.entries([]) == ()


# Inlines


def test_identifiers_and_addresses_are_links(engine: CitationEngine) -> None:
    """DOI, PMID, PMCID and web address lead where they should."""
    assert links(entry_of(engine, case("tarsitano2024"))) == {
        "10.1186/s12967-024-05434-x": "https://doi.org/10.1186/s12967-024-05434-x",
        "38970118": "https://pubmed.ncbi.nlm.nih.gov/38970118/",
        "PMC11227245": "https://pmc.ncbi.nlm.nih.gov/articles/PMC11227245/",
    }
    assert links(entry_of(engine, case("vink2011"))) == {
        "https://www.ncbi.nlm.nih.gov/books/NBK507256/": (
            "https://www.ncbi.nlm.nih.gov/books/NBK507256/"
        )
    }


def test_what_an_address_may_not_hold_is_percent_encoded(engine: CitationEngine) -> None:
    """The text stays as people know it; where it leads is a valid address."""
    assert list(links(entry_of(engine, case("doi-with-brackets"))).values()) == [
        "https://doi.org/10.1002/%28SICI%291097-0258%2819980815/30%2917%3A15/16"
        "%3C1661%3A%3AAID-SIM968%3E3.0.CO%3B2-2"
    ]
    assert links(entry_of(engine, case("url-with-other-letters"))) == {
        "https://example.org/größe?q=50% of it": (
            "https://example.org/gr%C3%B6%C3%9Fe?q=50%25%20of%20it"
        )
    }
    host = entry_of(engine, {"title": "A", "URL": "http://größe.example/"})
    assert links(host) == {"http://größe.example/": "http://gr%C3%B6%C3%9Fe.example/"}


@pytest.mark.parametrize(
    "csl",
    [
        {"URL": "javascript:alert(1)"},
        {"URL": "file:///etc/passwd"},
        {"URL": "www.example.org"},
        {"URL": "https://"},
        {"URL": "http://[broken/"},
        {"DOI": "unknown"},
        {"PMID": "none"},
        {"PMCID": "NIHMS12345"},
    ],
)
def test_what_is_no_address_is_printed_and_is_no_link(
    engine: CitationEngine, csl: dict[str, CslValue]
) -> None:
    """The reader sees what the data says, and can follow nothing that leads elsewhere."""
    entry = entry_of(engine, {"title": "A", **csl})
    assert links(entry) == {}
    assert str(next(iter(csl.values()))) in plain(entry)


def test_rich_text_of_a_title_becomes_inlines(engine: CitationEngine) -> None:
    """<i>, <b>, <sub> and <sup> in pairs mean what CSL-JSON says."""
    entry = entry_of(engine, case("rich-text-in-title"))
    assert of_kind(entry, Emphasis) == ["Helicobacter pylori"]
    assert of_kind(entry, Strong) == ["cells"]
    assert of_kind(entry, Sub) == ["2"]
    assert of_kind(entry, Sup) == ["9"]


def test_rich_text_counts_in_titles_only(engine: CitationEngine) -> None:
    """A publisher or a name with tags in it is printed as it is."""
    entry = entry_of(
        engine, {"title": "A", "publisher": "<i>B</i>", "author": [{"literal": "<b>C</b>"}]}
    )
    assert plain(entry) == "<b>C</b>. A. <i>B</i>."
    assert of_kind(entry, Emphasis) + of_kind(entry, Strong) == []


def test_a_title_in_another_language_says_so() -> None:
    """A screen reader and a hyphenator learn the language of the titles, where it is known."""
    csl: dict[str, CslValue] = {"title": "Magnesium & pain?", "language": "en-GB"}
    spanish = CiteprocEngine(STYLE.read_bytes(), "es")
    (span,) = (i for i in entry_of(spanish, csl) if isinstance(i, LanguageSpan))
    assert (span.lang, plain(span.children)) == ("en-GB", "Magnesium & pain?")
    assert plain(entry_of(spanish, csl)) == "Magnesium & pain?"
    english = CiteprocEngine(STYLE.read_bytes(), "en-US")
    assert of_kind(entry_of(english, csl), LanguageSpan) == []
    assert of_kind(entry_of(spanish, {**csl, "language": "English"}), LanguageSpan) == []


def test_looks_of_a_style_become_inlines() -> None:
    """Italics and the like of another style reach the page as emphasis, not as tags."""
    style = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
      <bibliography><layout suffix="."><text variable="title" font-style="italic"/>
      <text value=" &lt;b&gt; " font-variant="small-caps"/>
      <text variable="volume" font-weight="bold"/></layout></bibliography></style>"""
    entry = entry_of(CiteprocEngine(style, "en"), {"title": "<sup>A</sup> b", "volume": "1"})
    assert plain(entry) == "A b <b> 1."
    assert of_kind(entry, Emphasis) == ["A b"]
    assert of_kind(entry, Sup) == ["A"]
    assert of_kind(entry, Strong) == ["1"]


# Written once


def test_a_reference_that_is_written_again_has_its_own_place(engine: CitationEngine) -> None:
    csl = case("vink2011")
    there = Place("articles/other/references.json", 7)
    (first,) = engine.entries([reference(csl)])
    (again,) = engine.entries([Reference(key="vink", csl=dict(csl), place=there)])
    assert plain(again) == plain(first)
    assert {inline.place for inline in spans_in(first)} == {PLACE}
    assert {inline.place for inline in spans_in(again)} == {there}


def test_a_reference_that_was_broken_is_broken_again(engine: CitationEngine) -> None:
    for _ in range(2):
        with pytest.raises(RenderingFailed, match="doe2020"):
            entry_of(engine, {"type": "book"})


def test_languages_and_styles_write_the_same_reference_each_in_its_way() -> None:
    style = STYLE.read_bytes()
    other = style.replace(b'suffix="."', b'suffix="!"')
    csl = case("vink2011")
    written = [
        plain(entry_of(CiteprocEngine(data, lang), csl))
        for data in (style, other)
        for lang in ("en", "es")
    ]
    assert len(set(written)) == len(written)


# The style


def test_the_style_is_valid_csl() -> None:
    """The engine's own schema accepts the style; a complaint would be a warning."""
    from citeproc import CitationStylesStyle

    with STYLE.open("rb") as style:
        CitationStylesStyle(style, locale="en-US", validate=True)


@pytest.mark.parametrize("lang", ["en", "es", "ar", "fa", "zh-Hant", "pt-BR", "no", "so", "ht"])
def test_every_language_is_written_without_a_word(lang: str) -> None:
    """No language raises or warns; those that the engine does not know are English."""
    engine = CiteprocEngine(STYLE.read_bytes(), lang)
    assert all(plain(entry_of(engine, case(name))) for name in NAMES)
