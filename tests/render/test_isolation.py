"""What runs left to right is isolated in right-to-left pages, wherever it stands."""

import re

import pytest

from handoutkit.model.blocks import Inline, LanguageSpan
from handoutkit.model.handout import Handout
from handoutkit.model.library import Clinic
from handoutkit.render.isolation import plain_parts, with_controls
from tests.builders import (
    at,
    citation,
    cite,
    disclaimer,
    handout,
    inlines,
    listed_reference,
    note_mark,
    paragraph,
    section,
    statement,
)
from tests.render.rendering import printed, web

CLINIC = Clinic(
    name="عيادة 24/7",
    address=("12 Hill Street", "الطابق 3–4"),
    phone="(555) 010-0100",
    web="https://a.example/b-1",
    email="a@b.example",
    emergency={"ar": "اتصل على +1 555-0100."},
)


def arabic() -> Handout:
    return handout(
        section("rest", paragraph("خذ 5–8 mg"), heading="نوم 7–9 h"),
        lang="ar",
        title="نوم <b> 6–10 h",
        clinic=CLINIC,
        statements=(statement(paragraph("انظر FDA 93-2")),),
        disclaimers=(disclaimer("general", paragraph("انظر 21 CFR 101")),),
        references=(),
    )


def in_page(*content: str | Inline, lang: str = "ar") -> str:
    """Give the markup of a paragraph."""
    page = web(handout(section("rest", paragraph(*content)), lang=lang))
    found = re.search(r"</h2>\s*<p[^>]*>(.*?)</p>", page, re.DOTALL)
    assert found
    return found[1]


def isolated(page: str) -> list[str]:
    return [re.sub("<[^>]+>", "", one) for one in re.findall(r'<bdi dir="ltr">(.*?)</bdi>', page)]


def test_each_text_of_a_page_is_isolated_in() -> None:
    expected = [
        *("24/7", "&lt;b&gt; 6–10 h", "FDA 93-2", "7–9 h", "5–8 mg", "+1 555-0100"),
        *("(555) 010-0100", "21 CFR 101"),
        *("24/7", "12 Hill Street", "3–4", "Phone: (555) 010-0100", "https://a.example/b-1"),
        *("a@b.example", "Edition 0123ABCD"),
    ]
    page = web(arabic())
    known = (one for one in isolated(page) if not one.startswith(("Updated", "No ", "Title")))
    assert list(known) == expected
    head = printed(arabic()).split("masthead")[0]
    assert {"&lt;b&gt; 6–10 h", "24/7", "Edition 0123ABCD", "FDA 93-2"} <= set(isolated(head))


def test_plain_texts_are_escaped_all_the_same() -> None:
    assert "<b>" not in web(arabic())
    assert 'نوم <bdi dir="ltr">&lt;b&gt; 6–10 h</bdi></h1>' in web(arabic())


def test_titles_that_hold_no_markup_stay_plain() -> None:
    assert "<title>نوم &lt;b&gt; 6–10 h</title>" in web(arabic())
    assert not re.search(r'="[^"]*<bdi', web(arabic()))


def test_parts_of_one_line_stand_apart_from_the_right_to_the_left() -> None:
    assert (
        '<bdi dir="ltr">https://a.example/b-1</bdi> · <bdi dir="ltr">a@b.example</bdi> · '
        in web(arabic())
    )


def test_a_left_to_right_page_isolates_nothing() -> None:
    made = handout(
        section("rest", paragraph("5–8 mg ", citation(cite("k", number=1, use=1)))),
        references=(listed_reference(1, "k", "Doe J."),),
        clinic=CLINIC,
    )
    for page in (web(made), printed(made)):
        assert "<bdi" not in page
        assert page.count("dir=") == page.count('dir="ltr"') == 2


def test_in_a_left_to_right_page_an_arabic_span_is_isolated_in() -> None:
    span = LanguageSpan(lang="ar", children=inlines("خذ 5–8 mg"), place=at())
    assert in_page("Say 5–8 mg: ", span, lang="en") == (
        'Say 5–8 mg: <span lang="ar" dir="rtl">خذ <bdi dir="ltr">5–8 mg</bdi></span>'
    )


def test_an_english_span_in_an_arabic_page_has_a_direction_of_its_own() -> None:
    span = LanguageSpan(lang="en", children=inlines("take 5–8 mg"), place=at())
    assert in_page("قال ", span) == 'قال <span lang="en" dir="ltr">take 5–8 mg</span>'


def cited(locator: str) -> str:
    each = (cite("k", number=1, use=1), cite("k", locator, number=2, use=1))
    return re.sub(r"</?(a|span)\b[^>]*>", "", in_page("خذ ", citation(*each)))


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("p. 3–5", '<bdi dir="ltr">[1; 2, p. 3–5]</bdi>'),
        ("ص. 3", '<bdi dir="ltr">[1; 2, <bdi dir="rtl">ص. 3</bdi>]</bdi>'),
        (
            "ص. 3–5",
            '<bdi dir="ltr">[1; 2, <bdi dir="rtl">ص. <bdi dir="ltr">3–5</bdi></bdi>]</bdi>',
        ),
        ("<b>", '<bdi dir="ltr">[1; 2, &lt;b&gt;]</bdi>'),
    ],
)
def test_a_citation_is_isolated_as_a_whole(locator: str, expected: str) -> None:
    assert cited(locator) == f"خذ {expected}"


def test_a_note_mark_runs_as_its_page_does() -> None:
    mark = note_mark("a", number=1, use=1)
    assert '<span class="note-mark" dir="rtl">[' in in_page("خذ", mark)
    assert '<span class="note-mark">[' in in_page("Take", mark, lang="en")


def test_plain_parts_are_all_of_a_text() -> None:
    assert list(plain_parts("خذ 5 mg الآن")) == [("خذ ", False), ("5 mg", True), (" الآن", False)]
    assert list(plain_parts("5 mg")) == [("5 mg", True)]
    assert list(plain_parts("")) == []


def test_signs_isolate_where_no_markup_can_be() -> None:
    assert with_controls("خذ 5 mg الآن") == "خذ \u20665 mg\u2069 الآن"
