"""Tags as assistive technology reads them: each test fails where its repair is taken away."""

from pathlib import Path

import pytest
import weasyprint.pdf
from weasyprint import HTML

from handoutkit.model.blocks import LanguageSpan
from handoutkit.render.pdf.tags import tags_put_right
from tests.builders import (
    at,
    bullets,
    citation,
    cite,
    handout,
    inlines,
    link,
    listed_reference,
    paragraph,
    section,
    statement,
    strong,
)
from tests.render.pdf.structure import Structure, Tag, laid_out, structure_of, walk
from tests.render.rendering import pdf
from tests.whole.tagged import Piece, pieces_of

HEAD_AND_FOOT = """
@page { @top-left { content: "Head" } @bottom-left { content: element(foot) } }
.foot { position: running(foot) }
.next { break-before: page }
"""
FOOT = '<div class="foot"><p>Foot <strong>bold</strong></p></div>'


def read(body: str, css: str = "", lang: str = "en") -> Structure:
    return structure_of(laid_out(body, css, lang).data)


def names(tags: tuple[Tag, ...]) -> list[str]:
    return [one.name for one in tags]


def content_of(tag: Tag) -> list[tuple[int, int]]:
    return [piece for one in walk(tag) for piece in one.content]


def test_heads_and_feet_are_pagination_artifacts_on_each_page() -> None:
    found = read(f"{FOOT}<p>one</p><p class=next>two</p>", HEAD_AND_FOOT)
    assert len(found.pages) == 2
    for page in found.pages:
        artifacts = [one for one in page if one.tag == "Artifact"]
        assert [one.type for one in artifacts] == ["Pagination"] * 3
        assert {one.number for one in artifacts} == {None}


def test_what_is_hidden_from_those_who_hear_the_page_is_an_artifact_of_layout() -> None:
    found = read("<p>one</p><div aria-hidden=true><p>two <b>three</b></p></div><p>four</p>")
    artifacts = [one for page in found.pages for one in page if one.tag == "Artifact"]
    assert [(one.type, one.number) for one in artifacts] == [("Layout", None)] * 2
    assert len(found.tags("P")) == 2


def test_heads_and_feet_are_not_in_the_structure() -> None:
    found = read(f"{FOOT}<p>one</p><p class=next>two</p>", HEAD_AND_FOOT)
    assert [len(content_of(one)) for one in found.tags("P")] == [1, 1]


def test_all_marked_content_is_in_the_structure_once() -> None:
    found = read(
        f"{FOOT}<h1>a</h1><p>b <a href='#x'>c <b>d</b></a></p><ul><li>e<p>f</p></ul>"
        "<p id=x class=next>g <i lang=es>h</i></p>",
        HEAD_AND_FOOT,
    )
    marked = [
        (number, one.number)
        for number, page in enumerate(found.pages)
        for one in page
        if one.number is not None
    ]
    assert sorted(content_of(found.root)) == sorted(marked)


LISTS = {
    "words": "<ul><li>a<li>b</ul>",
    "a paragraph": "<ul><li><p>a</p></ul>",
    "several blocks": "<ul><li><p>a</p><p>b</p></ul>",
    "words and a block": "<ul><li>a<p>b</p></ul>",
    "a nested list": "<ol><li>a<ul><li>b<li><p>c</p><p>d</p></ul></ol>",
    "a page break": "<ul><li><p>a</p><p style='break-before: page'>b</p></ul>",
    "no marker": "<ul style='list-style: none'><li><p>a</p><p>b</p></ul>",
}


@pytest.mark.parametrize("markup", LISTS.values(), ids=LISTS)
def test_a_list_item_holds_a_label_and_a_body_only(markup: str) -> None:
    found = read(markup)
    items = found.tags("LI")
    assert len(items) >= markup.count("<li>")
    for item in items:
        assert set(names(item.tags)) <= {"Lbl", "LBody"}
        assert "LBody" in names(item.tags)
        assert item.content == ()


def test_a_list_item_keeps_all_its_content_in_order() -> None:
    (item,) = read("<ul><li><p>a</p><p>b</p></ul>").tags("LI")
    label, body = item.tags
    assert names(body.tags) == ["P", "P"]
    assert content_of(body) == sorted(content_of(body))
    assert len(content_of(body)) == 2
    assert len(content_of(label)) == 1


def test_lists_of_a_handout_hold_labels_and_bodies_only() -> None:
    made = handout(
        section(
            "rest",
            bullets(
                paragraph("a"),
                (paragraph("b"), bullets(paragraph("c"), ordered=True), paragraph("d")),
            ),
        )
    )
    for item in structure_of(pdf(made).data).tags("LI"):
        assert names(item.tags) == ["Lbl", "LBody"]


def test_a_link_says_in_words_where_it_leads() -> None:
    found = read(
        '<p><a href="#x">the <b>next</b>\n part</a> <a id=x href="https://e.org">e</a></p>'
    )
    assert [one.contents for one in found.links] == ["the next part", "e"]


def test_a_link_with_a_label_says_its_label() -> None:
    found = read('<p><a href="#x" aria-label="Reference 1">1</a> <b id=x>x</b></p>')
    assert [one.contents for one in found.links] == ["Reference 1"]


def test_a_link_has_one_annotation_though_it_holds_other_elements() -> None:
    found = read('<p>a <a href="https://e.org">b <strong>c <em>d</em></strong> e</a></p>')
    assert [one.contents for one in found.links] == ["b c d e"]


def test_a_link_over_two_lines_has_one_annotation_for_each() -> None:
    found = read('<p><a href="https://e.org">one <strong>two</strong><br>three</a></p>')
    assert [one.contents for one in found.links] == ["one two three"] * 2
    first, second = found.links
    assert first.bottom > second.bottom
    assert first.left == second.left


def test_links_of_a_handout_say_where_they_lead() -> None:
    made = handout(
        section(
            "rest",
            paragraph(
                citation(cite("a", number=1, use=1)),
                link("#section-rest", "see ", strong("rest")),
            ),
        ),
        references=(listed_reference(1, "a", "Doe J."),),
        statements=(statement(),),
    )
    said = [one.contents for one in structure_of(pdf(made).data).links]
    assert said == ["Reference 1", "see rest", "1. Back to the text"]


def languages(found: Structure) -> list[str]:
    return [one.lang for page in found.pages for one in page if one.number is not None]


def test_words_in_another_language_say_so() -> None:
    assert languages(read("<p>one <span lang=es>dos</span> three</p>")) == ["", "es", ""]


def test_words_inside_another_language_keep_it() -> None:
    found = read("<p lang=es>dos <b>tres</b> <span lang=en>four</span></p>")
    assert [one for one in languages(found) if one] == ["es", "es", "es"]


def test_the_documents_own_language_is_not_repeated() -> None:
    assert languages(read("<p>uno <span lang=es>dos</span></p>", lang="es")) == ["", ""]


def test_a_language_span_of_a_handout_says_its_language() -> None:
    span = LanguageSpan(lang="es", children=inlines("Hola"), place=at())
    found = structure_of(pdf(handout(section("rest", paragraph("Say ", span)))).data)
    assert [one for one in languages(found) if one] == ["es"]


def test_weasyprint_is_as_it_was_afterwards() -> None:
    before = (weasyprint.pdf.Stream, weasyprint.pdf.add_tags)
    document = HTML(string="<p>a</p>").render()
    with tags_put_right(document):
        assert weasyprint.pdf.Stream is not before[0]
    assert (weasyprint.pdf.Stream, weasyprint.pdf.add_tags) == before
    with pytest.raises(ZeroDivisionError), tags_put_right(document):
        raise ZeroDivisionError
    assert (weasyprint.pdf.Stream, weasyprint.pdf.add_tags) == before


def said_in_tags(folder: Path, body: str, lang: str = "en") -> list[Piece]:
    path = folder / "page.pdf"
    path.write_bytes(laid_out(body, lang=lang).data)
    return pieces_of(path)


def test_words_from_right_to_left_are_given_in_reading_order(tmp_path: Path) -> None:
    body = '<p lang=ar dir=rtl>لا تتوقف عن <b>أدويتك</b> <a href="#a" id=a>هنا <i>الآن</i></a>.</p>'
    said = said_in_tags(tmp_path, body, lang="ar")
    assert all(one.is_said for one in said)
    assert "".join(one.text for one in said) == "لا تتوقف عن أدويتك هنا الآن."


def test_words_from_left_to_right_stand_for_themselves(tmp_path: Path) -> None:
    said = said_in_tags(tmp_path, "<p>Do <b>not</b> stop</p>")
    assert not any(one.is_said for one in said)
