"""Pages from templates: nothing unescaped, nothing unknown, nothing out of the sandbox."""

import re
from dataclasses import replace
from typing import Any

import pytest

from handoutkit.errors import RenderingFailed
from handoutkit.findings import Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.blocks import Block, Inline, LanguageSpan, LineBreak
from handoutkit.model.fields import field_names
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.model.library import Clinic
from handoutkit.render.page import Templates, web_page
from handoutkit.render.view import view
from tests.builders import (
    at,
    bullets,
    citation,
    cite,
    claim,
    disclaimer,
    facts,
    figure,
    handout,
    image,
    inlines,
    link,
    listed_reference,
    note,
    note_mark,
    paragraph,
    section,
    statement,
)
from tests.render.rendering import ENGLISH, SHIPPED, book, printed, styles, unpacked, web

FAR = Place("elsewhere.md", 4711, 4712)
HOSTILE = '<script>alert(1)</script> & "x"'
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;x&#34;"


def hostile() -> Handout:
    """Every text that somebody writes is hostile."""
    moon = image("moon.svg")
    return handout(
        section(
            "rest",
            paragraph(
                HOSTILE, claim(HOSTILE, symbol="*"), citation(cite("a", HOSTILE, number=1, use=1))
            ),
            paragraph(
                link('https://example.org/?a="><script>', HOSTILE), note_mark("n", number=1, use=1)
            ),
            figure(moon.path, alt=HOSTILE, caption=inlines(HOSTILE)),
            heading=HOSTILE,
        ),
        title=HOSTILE,
        clinic=Clinic(name=HOSTILE, address=(HOSTILE,), phone=HOSTILE, emergency={"en": HOSTILE}),
        statements=(statement(paragraph(HOSTILE), symbol="*"),),
        disclaimers=(disclaimer("general", paragraph(HOSTILE)),),
        references=(listed_reference(1, "a", HOSTILE),),
        notes=(NumberedNote(number=1, note=note("n", paragraph(HOSTILE))),),
        images=(moon,),
        notice=HOSTILE,
    )


def files_of_book(made: Handout) -> dict[str, str]:
    data = unpacked(book(made, facts([(0, 0, "")])))
    names = [name for name in data if name.endswith(("xhtml", "ncx", "opf"))]
    return {name: data[name].decode("utf-8") for name in names}


def test_hostile_words_are_printed_as_words_on_the_web_page() -> None:
    page = web(hostile())
    assert "<script" not in page
    assert page.count(ESCAPED) > 15


def test_hostile_words_are_printed_as_words_on_the_printed_page() -> None:
    page = printed(hostile())
    assert "<script" not in page
    assert page.count(ESCAPED) > 15


def test_hostile_words_are_printed_as_words_in_the_book() -> None:
    files = files_of_book(hostile())
    assert {name.rsplit(".", 1)[-1] for name in files} == {"xhtml", "ncx", "opf"}
    for text in files.values():
        assert "<script" not in text
        assert "&lt;script" in text


def test_a_style_sheet_cannot_end_its_element() -> None:
    page = web_page(view(handout(), ENGLISH), Templates(SHIPPED), css="</style><b>", sources={})
    assert b"</style><b>" not in page


def shown(template: str, **own: str) -> str:
    return web(handout(), styles(**{"page.html.jinja": template, **own}))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ view.nothing }}", "has no attribute 'nothing'"),
        ("{% if nothing %}{% endif %}", "'nothing' is undefined"),
        ("\n\n{% if %}", "page.html.jinja:3"),
        ("{% include 'nothing.jinja' %}", "nothing.jinja"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ 'a' + 1 }}", "concatenate"),
        ("{{ view.title.encode('ascii').decode('utf-16') }}", "codec"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "recursion"),
    ],
)
def test_a_template_with_a_mistake_fails_and_names_the_template(template: str, told: str) -> None:
    with pytest.raises(RenderingFailed, match=r"templates/.*jinja") as caught:
        shown(template)
    assert told in caught.value.message
    assert "styles folder" in caught.value.remedy


@pytest.mark.parametrize(
    "template",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ view.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ (view.title.format)('{0.__class__}', view) }}{{ view.title.__class__ }}",
        "{{ range(999999999) }}",
        "{% include '../../../../../../etc/passwd' %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(template: str) -> None:
    with pytest.raises(RenderingFailed):
        shown(template)


def test_a_template_cannot_change_what_it_is_given() -> None:
    with pytest.raises(RenderingFailed, match="unsafe"):
        shown("{{ sources.update({'a': 'b'}) }}")


def test_a_mistake_in_an_included_template_is_told_of_that_template() -> None:
    with pytest.raises(RenderingFailed, match=r"templates/own\.jinja:2"):
        shown("{% include 'own.jinja' %}", **{"own.jinja": "\n{% if %}"})


def test_a_library_may_shadow_a_template() -> None:
    assert shown("<p>{{ view.title }}</p>") == "<p>Sleep and you</p>"


def test_a_book_cannot_be_made_of_a_chapter_that_is_not_xml() -> None:
    with pytest.raises(RenderingFailed, match="not XML"):
        book(handout(), facts([]), styles(**{"chapter.xhtml.jinja": "<p>"}))


def words_of(page: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", page.split("<body", 1)[1].split(">", 1)[1]).split()


def in_page(*content: str | Inline) -> str:
    """Give the markup of a paragraph."""
    page = web(handout(section("rest", paragraph(*content))))
    found = re.search(r">rest</h2>\s*<p[^>]*>(.*?)</p>", page, re.DOTALL)
    assert found
    return found[1]


def test_inlines_get_no_white_space_of_their_own() -> None:
    span = LanguageSpan(lang="ar", children=inlines("لا"), place=at())
    assert in_page("a", link("#section-b", "b"), "c", LineBreak(place=at()), span, "d") == (
        'a<a href="#section-b">b</a>c<br/><span lang="ar" dir="rtl">لا</span>d'
    )


def test_a_citation_links_each_number_and_says_in_words_where_to() -> None:
    cited = citation(
        *(cite("k", number=number, use=1) for number in (1, 2, 3)),
        cite("k", "p. 3", number=5, use=1),
    )
    shown = in_page("a", cited)
    assert re.sub(r"<[^>]+>", "", shown) == "a[1–3; 5, p. 3]"
    assert 'id="cite-1-1"' in shown
    links = re.findall(r'<a href="([^"]*)"[^>]*aria-label="([^"]*)">', shown)
    assert links == [(f"#reference-{number}", f"Reference {number}") for number in (1, 3, 5)]


def test_no_id_stands_twice_on_a_page_whatever_sections_are_called() -> None:
    names = ("notes", "references", "about", "start", "disclaimer-general", "statement-1")
    made = replace(hostile(), sections=(*hostile().sections, *(section(name) for name in names)))
    for page in (web(made), printed(made)):
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(ids) > len(names)
        assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("blocks", [(paragraph("b"),), (paragraph("b"), bullets(paragraph("c")))])
def test_a_web_page_has_the_words_of_its_content_in_order(blocks: tuple[Block, ...]) -> None:
    page = words_of(web(handout(section("rest", bullets(blocks), paragraph("z")))))
    start = page.index("rest")
    found = [word for word in page[start : page.index("z")] if len(word) == 1]
    assert found == ["b", "c"][: len(blocks)]


def test_a_web_page_loads_nothing() -> None:
    page = web(hostile())
    assert "default-src 'none'" in page
    assert re.findall(r'(?:src|href)="(?!#|data:|https://example\.org/)[^"]*"', page) == []


def test_labels_are_those_of_the_language() -> None:
    words = Catalogue("es", {"References": "Referencias", "Reference": "Referencia"})
    page = web_page(
        view(hostile(), words), Templates(SHIPPED), css="", sources={"moon.svg": "data:,"}
    )
    assert "Referencias</h2>" in page.decode()
    assert 'aria-label="Referencia 1"' in page.decode()


def moved(value: Any) -> Any:
    """Give a value as it would be read where all stands elsewhere."""
    if isinstance(value, Place):
        return FAR
    if isinstance(value, tuple):
        return tuple(map(moved, value))
    parts = {name: moved(getattr(value, name)) for name in field_names(value.__class__)}
    if not parts:
        return value
    return value.__class__(**parts | ({"end": 4713} if "end" in parts else {}))


def test_the_programs_templates_print_no_places() -> None:
    """The digest of a page leaves them out: text that moved is the same text."""
    one, pages = hostile(), facts([(0, 0, "")])
    other = moved(one)
    assert other != one
    assert printed(other) == printed(one)
    assert web(other) == web(one)
    assert book(other, pages) == book(one, pages)
