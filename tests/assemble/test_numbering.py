"""Numbers of references and notes."""

from handoutkit.assemble.choosing import Chosen
from handoutkit.assemble.numbering import Numbering, Register
from handoutkit.model.article import Article, Note
from handoutkit.model.blocks import Block, Citation, Inline, NoteMark, Section
from handoutkit.model.walk import inlines_of, inlines_of_sections
from tests.builders import article, citation, cite, note, note_mark, paragraph, reference, section


def numbered(numbering: Numbering, of: Article, *blocks: Block) -> Section:
    return numbering.number_section(Chosen(article=of, section=section("rest", *blocks)))


def marks(section: Section) -> list[tuple[str, int, int]]:
    """Give key or label, number and use of each citation and note mark, in order."""
    return [one for inline in inlines_of_sections((section,)) for one in marks_in(inline)]


def marks_in(inline: Inline) -> list[tuple[str, int, int]]:
    match inline:
        case Citation():
            return [(one.key, one.number, one.use) for one in inline.cites]
        case NoteMark():
            return [(inline.label, inline.number, inline.use)]
        case _:
            return []


def listed(numbering: Numbering) -> list[tuple[int, str]]:
    return [(number, one.key) for number, one in numbering.references.used()]


SLEEP = article(
    "sleep",
    references=[reference("doe"), reference("roe"), reference("zoe")],
    notes=[note("a"), note("b", paragraph("See", citation("zoe", "doe")))],
)


def test_things_are_numbered_by_first_use_and_their_uses_counted() -> None:
    register: Register[str] = Register()
    assert [register.use(one, one) for one in "bab"] == [(1, 1), (2, 1), (1, 2)]
    assert register.used() == ((1, "b"), (2, "a"))


def test_nothing_used_is_an_empty_list() -> None:
    assert Numbering().references.used() == ()


def test_references_are_numbered_by_first_use() -> None:
    numbering = Numbering()
    made = numbered(numbering, SLEEP, paragraph(citation("roe")), paragraph(citation("doe", "roe")))
    assert marks(made) == [("roe", 1, 1), ("doe", 2, 1), ("roe", 1, 2)]


def test_only_cited_references_are_listed() -> None:
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(citation("roe")))
    assert listed(numbering) == [(1, "roe")]


def test_notes_are_numbered_after_sections() -> None:
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(citation("doe")))
    numbered(numbering, SLEEP, paragraph(citation("doe", "roe")))
    numbering.number_note(SLEEP.notes["b"], SLEEP)
    assert listed(numbering) == [(1, "doe"), (2, "roe"), (3, "zoe")]


def test_a_locator_stays_with_its_citation() -> None:
    made = numbered(Numbering(), SLEEP, paragraph(citation(cite("doe", "p. 3"), "doe")))
    (found,) = [one for one in inlines_of_sections((made,)) if isinstance(one, Citation)]
    assert [(one.number, one.use, one.locator) for one in found.cites] == [
        (1, 1, "p. 3"),
        (1, 2, ""),
    ]


def test_citations_in_headings_and_subsections_are_numbered_in_reading_order() -> None:
    inner = section("noise", paragraph(citation("doe")), heading=(citation("roe"),))
    outer = section("rest", paragraph(citation("zoe")), sections=(inner,))
    made = Numbering().number_section(Chosen(article=SLEEP, section=outer))
    assert marks(made) == [("zoe", 1, 1), ("roe", 2, 1), ("doe", 3, 1)]


def test_a_reference_that_is_not_there_gets_no_number() -> None:
    numbering = Numbering()
    made = numbered(numbering, SLEEP, paragraph(citation("nobody", "doe")))
    assert marks(made) == [("nobody", 0, 0), ("doe", 1, 1)]
    assert listed(numbering) == [(1, "doe")]


def test_the_same_reference_of_two_articles_is_listed_once() -> None:
    other = article("walking", references=[reference("doe", "walking")])
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(citation("doe")))
    made = numbered(numbering, other, paragraph(citation("doe")))
    assert marks(made) == [("doe", 1, 2)]
    assert listed(numbering) == [(1, "doe")]


def test_one_key_with_different_data_is_listed_twice() -> None:
    other = article("walking", references=[reference("doe", "walking", volume="2")])
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(citation("doe")))
    made = numbered(numbering, other, paragraph(citation("doe")))
    assert marks(made) == [("doe", 2, 1)]
    assert listed(numbering) == [(1, "doe"), (2, "doe")]


def test_the_order_of_a_references_variables_does_not_matter() -> None:
    first = article("sleep", references=[reference("doe", volume="2", issue="3")])
    second = article("walking", references=[reference("doe", "walking", issue="3", volume="2")])
    numbering = Numbering()
    numbered(numbering, first, paragraph(citation("doe")))
    numbered(numbering, second, paragraph(citation("doe")))
    assert listed(numbering) == [(1, "doe")]


def test_notes_are_numbered_by_first_mark() -> None:
    numbering = Numbering()
    made = numbered(
        numbering, SLEEP, paragraph(note_mark("b"), note_mark("a")), paragraph(note_mark("b"))
    )
    assert marks(made) == [("b", 1, 1), ("a", 2, 1), ("b", 1, 2)]
    assert [(number, one.label) for number, (_, one) in numbering.notes.used()] == [
        (1, "b"),
        (2, "a"),
    ]


def test_notes_of_two_articles_are_two_notes_whatever_their_label() -> None:
    other = article("walking", notes=[note("a")])
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(note_mark("a")))
    assert marks(numbered(numbering, other, paragraph(note_mark("a")))) == [("a", 2, 1)]


def test_a_mark_without_a_note_gets_no_number() -> None:
    made = numbered(Numbering(), SLEEP, paragraph(note_mark("nothing")))
    assert marks(made) == [("nothing", 0, 0)]


def test_citations_of_a_note_are_numbered_after_those_before_it() -> None:
    numbering = Numbering()
    numbered(numbering, SLEEP, paragraph(citation("doe"), note_mark("b")))
    made: Note = numbering.number_note(SLEEP.notes["b"], SLEEP)
    found = [one for inline in inlines_of(made.blocks) for one in marks_in(inline)]
    assert found == [("zoe", 2, 1), ("doe", 1, 2)]
