"""Pages piece by piece: what is read, what is left out, and what is said of it."""

import time

import pytest

from handoutkit.importers.page import read_page
from handoutkit.importers.passages import Passage, Source
from tests.importers.page.showing import shown


def _read(body: str, head: str = "<title>T</title>") -> Source:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")


def _kept(source: Source) -> list[str]:
    return [one.words.markdown for one in source.passages if one.role != "site"]


def _left_out(source: Source) -> dict[str, str]:
    return {one.plain: one.reason for one in source.passages if one.role == "site"}


def _only(source: Source) -> Passage:
    (passage,) = source.passages
    return passage


_TEXT = "<p>This text is long enough to be a paragraph of an article about something or other.</p>"


@pytest.mark.parametrize(
    "page", ["", " ", "<html></html>", "<!-- x", "<", "\ufeff", "\0", "<frameset>"]
)
def test_nothing_gives_nothing(page: str) -> None:
    assert [one.plain for one in read_page(page, "page.html").passages] in ([], ["<"])


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('<?xml version="1.0" encoding="utf-16"?><html><body><p>é</p></body></html>', "é"),
        ('<meta charset="windows-1252"><p>é – “x”</p>', "é – “x”"),
        ("<p>a&nbsp;b&shy;c&#8203;d &amp;lt;", "a\u00a0bcd &lt;"),
        ("<p>5&#150;10 &#x92;", "5–10 ’"),
        ("<p>\u202eabc\u202c\u2066d\u2069", "abcd"),
        ("<p><b>a<i>b</b>c</i>", "abc"),
        ('<?xml version="1.0"?><p><![CDATA[a < b]]></p>', "a < b"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢(kan)"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<q>a</q>", "“a”"),
        ('x <img class="emoji" alt="⚠" src="a.svg"> y', "x ⚠ y"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></math>", "x2"),
        ("<svg><title>Icon</title><text>5 mg</text></svg>", "5 mg"),
        ("<unknown>a</unknown>b", "ab"),
    ],
)
def test_characters(page: str, words: str) -> None:
    assert " ".join(one.plain for one in read_page(page, "page.html").passages) == words


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\tscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
    ],
)
def test_links_that_nobody_can_follow_are_dropped_and_said(address: str) -> None:
    source = read_page(f'<p>See <a href="{address}">this</a>.', "page.html")
    assert _kept(source) == ["See this."]
    (finding,) = source.findings
    assert finding.code == "IMP-010"
    assert address.replace("\t", "") in finding.message


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a b", "[x](https://example.org/ab)"),
        ("mailto:a@example.org", "[x](mailto:a@example.org)"),
        ("tel:123", "[x](tel:123)"),
        ("/a", "x"),
        ("https://", "x"),
        ("#nowhere", "x"),
        ("#here", "[x](#here)"),
        ("", "x"),
    ],
)
def test_links(address: str, written: str) -> None:
    html = f'<h2 id="here">A</h2><p><a href="{address}">x</a>'
    assert _kept(read_page(html, "page.html")) == ["A", written]


def test_links_start_from_the_address_of_the_page() -> None:
    head = '<link rel="canonical" href="https://example.org/a/b">'
    source = _read(f'{_TEXT}<p>A <a href="c">link</a>, <a href="/a/b#s">s</a>', head)
    assert _kept(source)[1] == "A [link](https://example.org/a/c), s"


def test_links_to_a_section_lead_to_its_heading() -> None:
    html = (
        '<a name="Über uns"></a><section id="s"><h2>A</h2><p id="p">b</section><a href="#p">x</a>'
    )
    heading, _, link = read_page(html, "page.html").passages
    assert heading.anchor
    assert link.words.markdown == f"[x](#{heading.anchor})"


def test_many_links_of_a_site_are_said_once() -> None:
    source = read_page('<p><a href="/a">a</a> b <a href="/c">c</a>', "page.html")
    assert [one.message for one in source.findings] == [
        "2 links were dropped that led to pages of the site it came from"
    ]


@pytest.mark.parametrize(
    ("html", "words", "reason"),
    [
        ("<div hidden>w</div>", "w", "hidden from readers"),
        ('<p style="color:red;display : none">w</p>', "w", "hidden from readers"),
        ("<dialog>w</dialog>", "w", "hidden from readers"),
        ("<noscript>w</noscript>", "w", "text for browsers without script"),
        ("<p>a <del>5 mg</del></p>", "5 mg", "text that was struck out"),
        ("<video>w</video>", "w", "a film, or a page inside the page"),
        ("<form>w <button>x</button></form>", "w", "a form"),
        (
            "<p>a <span class='sr-only'>(opens in a new tab)</span>",
            "(opens in a new tab)",
            "a word",
        ),
    ],
)
def test_what_readers_do_not_see_is_left_out(html: str, words: str, reason: str) -> None:
    assert _left_out(_read(_TEXT + _TEXT + html))[words].startswith(reason)


@pytest.mark.parametrize(
    "html",
    [
        '<button aria-expanded="true" aria-controls="x">Open</button><div id="x" hidden>w</div>',
        '<div hidden="until-found">w</div>',
        "<details><summary>s</summary>w</details>",
        '<p>a <span aria-hidden="true">w</span>',
        "<p><ins>w</ins>",
        "<p>a <span class='visually-hidden'>Warning: w</span>",
    ],
)
def test_what_readers_can_open_or_see_stays(html: str) -> None:
    assert "w" in _kept(_read(_TEXT + html))[-1]


@pytest.mark.parametrize("place", ["footer", "aside", "nav", 'div class="sidebar"', "header"])
def test_what_warns_or_disclaims_is_kept_wherever_it_stands(place: str) -> None:
    disclaimer = "This information is not a substitute for professional medical advice."
    warning = "Do not take more than 4 g of paracetamol in 24 hours."
    html = (
        f"<main><h1>T</h1>{_TEXT * 4}</main><{place}><p>{disclaimer}</p><p>{warning}</p></{place}>"
    )
    kept = _kept(_read(html))
    assert disclaimer in kept
    assert warning in kept


@pytest.mark.parametrize(
    "html",
    [
        "<section><header><h2>w</h2></header><p>Some text.</p></section>",
        "<blockquote><p>Some text.</p><footer>w</footer></blockquote>",
        "<main><header><h1>w</h1></header><p>Some text.</p></main>",
    ],
)
def test_parts_of_an_article_have_heads_and_feet_too(html: str) -> None:
    assert "w" in _kept(_read(_TEXT + html))


def test_headings_that_lead_to_themselves_are_no_teasers() -> None:
    head = '<link rel="canonical" href="https://example.org/a"><title>T</title>'
    heading = '<h2><a href="https://example.org/a#x">Cause</a></h2>'
    kept = _kept(_read(f"<h1>T</h1>{_TEXT}{heading}{_TEXT * 3}", head))
    assert "Cause" in kept


def test_headings_that_lead_to_other_pages_are_teasers() -> None:
    card = '<div><h3><a href="/b">Other</a></h3><p>A few words on it.</p></div>'
    source = _read(f"<main><h1>T</h1>{_TEXT * 3}<div>{card}{card}</div></main>")
    assert set(_left_out(source)) == {"Other", "A few words on it."}


def test_a_page_of_cards_is_about_them() -> None:
    card = f'<div><h2><a href="/b">Cause</a></h2>{_TEXT}</div>'
    assert "Cause" in _kept(_read(f"<main><h1>T</h1>{card * 4}</main>"))


def test_what_readers_comment_is_never_kept() -> None:
    comment = "I took 800 mg and never felt better, everybody should do that every day."
    html = f"<article>{_TEXT * 3}</article><div class='comments'><p>{comment}</p></div>"
    assert comment in _left_out(_read(html))


def test_tables_become_grids() -> None:
    html = (
        "<table><caption>Doses</caption><tr><th rowspan=2>Drug<th colspan=2>Dose"
        "<tr><th>Adults<th>Children<tr><th rowspan=2>A<td>1 mg<td rowspan=0>2 mg<tr><td>3 mg"
        "<tr><td colspan=3>All</table>"
    )
    table = _only(read_page(html, "page.html"))
    assert table.words.plain == "Doses"
    assert [[cell.plain for cell in row] for row in table.rows] == [
        ["Drug", "Dose – Adults", "Dose – Children"],
        ["A", "1 mg", "2 mg"],
        ["A", "3 mg", "2 mg"],
        ["All", "", ""],
    ]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td>Adults<td>5 mg<tr><td>Children<td>2 mg", ["|", "Adults|5 mg", "Children|2 mg"]),
        ("<tr><td>Drug<td>Dose<tr><td>A<td>2 mg", ["Drug|Dose", "A|2 mg"]),
        ("<tr><th>Age<td>5<tr><th>Dose<td>2", ["|", "Age|5", "Dose|2"]),
        ("<tr><th>A<th>B<tr><td>1", ["A|B", "1|"]),
        ("<tfoot><tr><td>x<td>y</tfoot><tr><th>A<th>B<tr><td>1<td>2", ["A|B", "1|2", "x|y"]),
        ("<tr><th>A<th>B<tr><td><ul><li>a<li>b</ul><td><p>c.<p>d", ["A|B", "a; b|c. d"]),
        ("<tr><th>A<th>B<tr><td>5 mg<br>10 mg<td>with<br>food", ["A|B", "5 mg; 10 mg|with food"]),
        (
            "<tr><th>A<th>B<tr><td>x<td>Adults: 1 mg<br>Others: 2 mg",
            ["A|B", "x|Adults: 1 mg; Others: 2 mg"],
        ),
    ],
)
def test_headers_of_tables(html: str, rows: list[str]) -> None:
    table = _only(read_page(f"<table>{html}</table>", "page.html"))
    assert ["|".join(cell.plain for cell in row) for row in table.rows] == rows


def test_a_table_for_looks_is_text() -> None:
    source = read_page("<table><tr><td><h2>A</h2><p>b</td><td>c</td></tr></table>", "page.html")
    assert [one.kind for one in source.passages] == ["heading", "text", "text"]


def test_lists() -> None:
    html = (
        "<ol start=3><li>three<p>more<ul><li>in</ul>after<li value=9>nine</ol>"
        "<ol reversed><li>b<li>a</ol><ul><li><ul><li>odd</ul></ul><ul><li><h3>H</h3>t</ul>"
    )
    drawn = shown(read_page(html, "page.html")).splitlines()[:-1]
    assert drawn == [
        "item, depth 1, number 3: three",
        "text, depth 1: more",
        "item, depth 2: in",
        "text, depth 1: after",
        "item, depth 1, number 9: nine",
        "item, depth 1, number 2: b",
        "item, depth 1, number 1: a",
        "item, depth 1: odd",
        "heading3: H",
        "text: t",
    ]


def test_pictures() -> None:
    html = (
        '<figure><img src="a.png" alt="A"><figcaption>Cap</figcaption></figure>'
        '<p>Text <img src="b.png"> goes on</p><img src="data:image/png;base64,QUJD" alt="D">'
        '<img src="x.gif" alt=""><img src="y.png" width="1" height="1">'
    )
    source = read_page(html, "page.html", pictures={"a.png": b"bytes"})
    found = [
        (one.picture.name, one.picture.data, one.reason) for one in source.passages if one.picture
    ]
    assert found == [
        ("a.png", b"bytes", ""),
        ("b.png", b"", ""),
        ("picture-3.png", b"ABC", ""),
        ("x.gif", b"", "a picture for decoration"),
        ("y.png", b"", "a picture that counts readers"),
    ]
    assert [one.plain for one in source.passages if one.kind == "text"] == ["Text goes on"]
    assert [one.code for one in source.findings] == ["IMP-011"]


def test_what_a_page_says_of_itself() -> None:
    head = (
        "<title>T – Site</title><meta property='og:site_name' content='Site'>"
        '<script type="application/ld+json">{"@type": ["MedicalWebPage"],'
        '"dateModified": "2024-02-30", '
        '"author": [{"name": "A"}, {"name": "B"}], "datePublished": "2023-01-02T10:00"}</script>'
        '<script type="application/ld+json">{broken</script><link rel="canonical" href="/x">'
    )
    origin = read_page(f'<html lang="es_MX"><head>{head}</head><body>x', "page.html").origin
    assert (origin.title, origin.publisher, origin.author) == ("T", "Site", "A, B")
    assert (origin.updated, origin.lang, origin.url) == ("2023-01-02", "es-MX", "")


def test_places_are_lines_of_the_file() -> None:
    source = read_page("<html>\n<body>\n<p>a\n<p\nclass=x>b", "page.html")
    assert [one.place.line for one in source.passages] == [3, 5]


def test_lines_of_markdown_are_taken_as_they_are_given() -> None:
    html = '<p data-line="7">a</p><ul><li data-line="9">b <b>c</b></li></ul>'
    source = read_page(html, "a.md", format="markdown")
    assert [one.place.line for one in source.passages] == [7, 9]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "<p>w</p>",
        "<ul><li>" * 5000 + "w",
        "<b>" * 20_000 + "w",
        "<table><tr><td>" * 3000 + "w",
        "<blockquote>x" * 5000 + "w",
        "<table>" + "<tr><td>w<td>5 mg" * 10_000,
        "<table>" + "<tr><td rowspan=20000 colspan=99>w<td>x" * 1000,
        "<p>w " + '<a href="javascript:x">y</a> ' * 5000,
        "<h2><a href=x>w</a></h2>" * 3000,
        "<p>w" + "<br>" * 100_000,
        "<table><tr><td>w<td>" + "x<br>" * 30_000,
        "<a " * 60_000 + ">w",
        "<!--" * 50_000 + "-->w",
        "w" + "<" * 200_000,
        "<p>w" + " some text" * 80_000,
        '<p class="' + "related-" * 25_000 + '">w',
    ],
)
def test_hostile_pages_take_no_time(html: str) -> None:
    start = time.process_time()
    source = read_page(html, "page.html")
    assert any("w" in one.plain for one in source.passages)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("A good word<sup>1</sup>.", r"A good word\[1\]."),
        ("It helps.<sup>1,2</sup> So.", r"It helps.\[1,2\] So."),
        ("It helps<sup>[2]</sup>", r"It helps\[2\]"),
        ("It helps<sup>3</sup>", "It helps^3^"),
        ("5 m<sup>2</sup>, 10<sup>2</sup>", "5 m^2^, 10^2^"),
        ("the 1<sup>st</sup>", "the 1^st^"),
    ],
)
def test_raised_numbers_cite_if_there_are_such_references(html: str, words: str) -> None:
    page = f"<p>{html}</p><h2>References</h2><ol><li>A. 2019.<li>B. 2020.</ol>"
    assert _kept(read_page(page, "page.html"))[0] == words


def test_a_film_is_said_to_have_no_form() -> None:
    source = read_page('<p>Text</p><iframe src="https://example.org/"></iframe>', "page.html")
    assert [one.code for one in source.findings] == ["IMP-013"]


def test_doses_in_a_side_bar_are_kept_below_their_heading() -> None:
    side = "<aside><h3>Maximum dose</h3><ul><li>Adults: 4 g per day</li></ul><h3>News</h3></aside>"
    page = f"<main><h1>Pain</h1><h2>Care</h2><p>Rest is good for you.</p>{side}</main>"
    source = read_page(f"<html><body>{page}</body></html>", "pain.html")
    roles = {one.words.plain: one.role for one in source.passages}
    assert (roles["Maximum dose"], roles["Adults: 4 g per day"], roles["News"]) == ("", "", "site")
