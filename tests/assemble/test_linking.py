"""Links inside a handout, ids of its sections, and claims."""

from handoutkit.assemble.choosing import Chosen
from handoutkit.assemble.linking import (
    claims_without_statement,
    has_claim,
    mark_claims,
    settle_links,
    unique_ids,
)
from handoutkit.findings import Severity
from handoutkit.model.article import Article
from handoutkit.model.blocks import Block, Claim, Link, Section
from handoutkit.model.walk import (
    content_of_sections,
    inlines_of,
    inlines_of_sections,
    plain_text,
    sections_in,
)
from tests.builders import (
    article,
    bullets,
    claim,
    disclaimer,
    link,
    note,
    note_mark,
    paragraph,
    section,
    strong,
    text,
)

SLEEP = article("sleep", section("rest"), section("noise"))
WALKING = article("walking")


def chosen(section: Section, of: Article = SLEEP) -> Chosen:
    return Chosen(article=of, section=section)


def ids(*taken: Chosen) -> list[str]:
    return [one.id for one in sections_in(one.section for one in unique_ids(taken))]


def hrefs(taken: tuple[Chosen, ...]) -> list[str]:
    inlines = inlines_of_sections(one.section for one in taken)
    return [one.href for one in inlines if isinstance(one, Link)]


def words(taken: tuple[Chosen, ...]) -> str:
    return " ".join(plain_text(one) for one in content_of_sections(one.section for one in taken))


def linking(href: str) -> Block:
    return paragraph("Read ", link(href, "the ", strong("next"), " part", line=8), " too.")


def test_ids_that_do_not_collide_stay() -> None:
    assert ids(chosen(section("rest")), chosen(section("steps"), WALKING)) == ["rest", "steps"]


def test_an_id_used_by_two_articles_gets_the_articles_before_it() -> None:
    inner = section("steps", sections=(section("rest", level=3),))
    assert ids(chosen(section("rest")), chosen(inner, WALKING)) == [
        "sleep--rest",
        "steps",
        "walking--rest",
    ]


def test_a_link_to_a_section_of_the_handout_leads_there() -> None:
    taken = (chosen(section("rest", linking("#noise"))), chosen(section("noise")))
    settled = settle_links(taken)
    assert hrefs(settled.value) == ["#section-noise"]
    assert settled.findings == ()


def test_a_link_to_a_subsection_of_the_handout_leads_there() -> None:
    inner = section("traffic", level=3)
    taken = (chosen(section("rest", linking("#traffic"), sections=(inner,))),)
    assert hrefs(settle_links(taken).value) == ["#section-traffic"]


def test_a_link_follows_its_section_to_a_new_id() -> None:
    taken = unique_ids(
        (
            chosen(section("rest", linking("#rest"))),
            chosen(section("rest", linking("#rest")), WALKING),
        )
    )
    assert hrefs(settle_links(taken).value) == ["#section-sleep--rest", "#section-walking--rest"]


def test_a_link_to_an_absent_section_loses_the_link_and_keeps_the_words() -> None:
    settled = settle_links((chosen(section("rest", linking("#noise"))),))
    assert hrefs(settled.value) == []
    assert words(settled.value) == "rest Read the next part too."
    (found,) = settled.findings
    assert (found.code, found.severity, found.place.line) == ("SRC-074", Severity.NOTE, 8)
    assert '"noise"' in found.message


def test_a_link_does_not_lead_to_another_articles_section_of_that_name() -> None:
    taken = (chosen(section("rest", linking("#steps"))), chosen(section("steps"), WALKING))
    settled = settle_links(taken)
    assert hrefs(settled.value) == []
    # Reading has said that its own article has no such section.
    assert settled.findings == ()


def test_a_link_to_an_address_stays() -> None:
    settled = settle_links((chosen(section("rest", linking("https://example.org/#noise"))),))
    assert hrefs(settled.value) == ["https://example.org/#noise"]
    assert settled.findings == ()


def test_links_deep_inside_blocks_are_settled() -> None:
    taken = (chosen(section("rest", bullets(bullets(linking("#rest"))))),)
    assert hrefs(settle_links(taken).value) == ["#section-rest"]


def test_links_in_a_marked_note_are_settled() -> None:
    of = article("sleep", notes=[note("a", linking("#rest"), linking("#noise"))])
    (one,) = settle_links((chosen(section("rest", paragraph(note_mark("a"))), of),)).value
    inlines = inlines_of(one.article.notes["a"].blocks)
    assert [inline.href for inline in inlines if isinstance(inline, Link)] == ["#section-rest"]


def test_a_note_that_the_handout_leaves_out_says_nothing_of_its_links() -> None:
    of = article("sleep", notes=[note("a", linking("#noise"))])
    assert settle_links((chosen(section("rest"), of),)).findings == ()


def test_a_link_in_a_note_marked_twice_is_reported_once() -> None:
    of = article("sleep", section("noise"), notes=[note("a", linking("#noise"))])
    taken = [chosen(section(name, paragraph(note_mark("a"))), of) for name in ("rest", "light")]
    assert len(settle_links(taken).findings) == 1


def symbols(one: Chosen) -> list[str]:
    blocks = (block for note in one.article.notes.values() for block in note.blocks)
    inlines = (*inlines_of_sections((one.section,)), *inlines_of(blocks))
    return [inline.symbol for inline in inlines if isinstance(inline, Claim)]


def test_each_claim_gets_the_symbol() -> None:
    taken = chosen(section("rest", paragraph(claim("a")), bullets(paragraph(strong(claim("b"))))))
    assert symbols(mark_claims(taken, "*")) == ["*", "*"]


def test_a_claim_in_a_note_gets_the_symbol() -> None:
    of = article("sleep", notes=[note("a", paragraph(claim("heals")))])
    taken = chosen(section("rest", paragraph(note_mark("a"))), of)
    assert symbols(mark_claims(taken, "*")) == ["*"]


def test_a_section_has_the_claims_of_its_subsections() -> None:
    inner = section("noise", paragraph(claim("heals")))
    assert has_claim(section("rest", sections=(inner,)))
    assert not has_claim(section("rest", paragraph(text("heals"))))


def test_a_claim_without_a_statement_is_an_error_at_the_claim() -> None:
    taken = chosen(section("rest", paragraph(claim("heals", line=12))))
    (found,) = claims_without_statement((taken,), None)
    assert (found.code, found.severity, found.place.line) == ("SRC-071", Severity.ERROR, 12)


def test_a_claim_in_a_note_without_a_statement_is_an_error() -> None:
    of = article("sleep", notes=[note("a", paragraph(claim("heals", line=30)))])
    taken = chosen(section("rest", paragraph(note_mark("a"))), of)
    assert [one.place.line for one in claims_without_statement((taken,), None)] == [30]


def test_a_claim_with_a_statement_is_no_error() -> None:
    taken = chosen(section("rest", paragraph(claim("heals"))))
    assert claims_without_statement((taken,), disclaimer(every_page=True)) == ()
