"""A draft of a source: each passage has its place, and what is doubtful is told."""

from dataclasses import replace

from handoutkit.findings import Place
from handoutkit.importers.draft import Draft, Fate
from handoutkit.importers.judging import Known, judge
from handoutkit.importers.passages import FoundReference, Origin, Passage, Words
from tests.importers.made import heading, item, passage, source

REFERENCE = (
    "Boulis M, Boulis M, Clauw D. Magnesium and Fibromyalgia: A Literature Review. "
    "J Prim Care Community Health. 2021;12:21501327211038433."
)


def judged(*passages: Passage, known: Known | None = None, title: str = "Magnesium") -> Draft:
    return judge(source(*passages, title=title), known or Known())


def codes(draft: Draft) -> list[str]:
    return [finding.code for finding in draft.findings]


def test_a_source_without_a_section_is_no_article() -> None:
    draft = judged(passage("Home", role="site", reason="a menu"))
    assert draft.sections == ()
    assert "IMP-005" in codes(draft)


def test_a_mark_that_points_to_nothing_stays_and_is_told() -> None:
    marked = replace(
        passage(""), words=Words("It helps many people.[7]", r"It helps many people.\[7\]")
    )
    draft = judged(heading("Use"), marked, heading("References"), item(REFERENCE, number=1))
    assert draft.sections[0].passages[0].words == marked.words
    assert "IMP-022" in codes(draft)


def test_a_mark_that_points_to_a_reference_becomes_a_citation() -> None:
    marked = replace(
        passage(""), words=Words("It helps many people.[1]", r"It helps many people.\[1\]")
    )
    draft = judged(heading("Use"), marked, heading("References"), item(REFERENCE, number=1))
    words = draft.sections[0].passages[0].words
    assert words == Words("It helps many people.", "It helps many people [@boulis2021].")
    assert [one.key for one in draft.references] == ["boulis2021"]
    assert codes(draft) == []


def test_references_that_nothing_cites_are_told() -> None:
    draft = judged(heading("Use"), passage("So."), heading("References"), item(REFERENCE))
    assert [one.message for one in draft.findings if one.code == "IMP-025"] == [
        "1 of 1 references are cited nowhere in the text"
    ]


def test_a_link_within_the_text_leads_to_its_section_or_keeps_its_words() -> None:
    linked = replace(passage(""), words=Words("See the dose.", "See [the *dose*](#d1)."))
    alone = judged(heading("Use"), linked)
    assert alone.sections[0].passages[0].words.markdown == "See the *dose*."
    both = judged(heading("Use"), linked, replace(heading("Dose"), anchor="d1"), passage("5 mg."))
    assert both.sections[0].passages[0].words.markdown == "See [the *dose*](#dose)."


def test_a_study_that_no_reference_gives_is_told() -> None:
    draft = judged(heading("Use"), passage("A 2017 study in Pain Physician found less pain."))
    assert [one.reference for one in draft.claims] == [""]
    assert "IMP-030" in codes(draft)


def test_text_that_no_recipe_takes_is_told() -> None:
    draft = judged(
        heading("Use"),
        passage("It is used."),
        heading("Conditions"),
        passage("There are two."),
        heading("Migraine", 3),
        passage("Attacks of pain."),
        heading("Asthma", 3),
        passage("Narrow airways."),
    )
    assert [one.name for one in draft.conditions] == ["Migraine", "Asthma"]
    assert "IMP-033" in codes(draft)


def test_a_reference_of_which_nothing_but_the_title_is_known_is_told() -> None:
    found = FoundReference(csl={"type": "book", "title": "On sleep"}, place=Place("a.bib"))
    draft = judged(heading("Use"), passage("So."), known=Known(references=(found,)))
    assert "IMP-021" in codes(draft)


def test_the_language_is_asked_for_or_found_or_the_library_s() -> None:
    german = passage("Das ist ein Text über den Schlaf, und er ist nicht auf Englisch geschrieben.")
    assert judged(heading("Schlaf"), german).lang == "de"
    assert judged(heading("Schlaf"), german, known=Known(lang="nl")).lang == "nl"
    assert judged(heading("X"), passage("X."), known=Known(languages=("es",))).lang == "es"
    named = replace(source(heading("X"), passage("X.")), origin=Origin(lang="pt_BR"))
    assert judge(named, Known()).lang == "pt-BR"
    assert judge(named, Known(languages=("en", "pt"))).lang == "pt"


def test_points_with_their_names_as_items_of_their_own_are_brought_together() -> None:
    draft = judged(
        heading("Use"),
        *map(item, ("Swelling:", "It goes down.", "Sleep:", "It comes.")),
        passage("And:"),
        *map(item, ("One:", "First.", "Second.")),
    )
    assert [one.plain for one in draft.sections[0].passages] == [
        "Swelling: It goes down.",
        "Sleep: It comes.",
        "And:",
        "One:",
        "First.",
        "Second.",
    ]


def test_every_passage_has_a_fate() -> None:
    passages = (heading("Use"), passage("So."), passage("Home", role="site"), item(REFERENCE))
    draft = judged(*passages)
    assert tuple(one.passage for one in draft.judged) == passages
    assert {one.fate for one in draft.judged} <= set(Fate)
