"""A mention of a study is supported by the reference it says, or by none."""

import pytest

from handoutkit.findings import Place
from handoutkit.importers.claims import find_claims
from handoutkit.importers.draft import DraftSection, KeyedReference
from handoutkit.importers.passages import FoundReference, Passage, Words
from handoutkit.importers.words import plain_words
from handoutkit.model.reference import CslValue

PLACE = Place("article.txt")


def section(markdown: str) -> DraftSection:
    passage = Passage(kind="text", words=Words(markdown, markdown), place=PLACE)
    return DraftSection(
        id="pain", level=2, heading=plain_words("Pain"), written_heading=None, passages=(passage,)
    )


def reference(key: str, csl: dict[str, CslValue]) -> KeyedReference:
    return KeyedReference(key=key, found=FoundReference(csl=csl, place=PLACE))


LIND = reference(
    "lind2018",
    {
        "title": "Minerals and aches",
        "container-title": "The Journal of Aches",
        "author": [{"family": "Lind", "given": "A."}],
        "issued": {"date-parts": [[2018, 3]]},
        "PMID": "12345678",
    },
)
OTHER = reference(
    "roe2019", {"container-title": "Sleep Letters", "issued": {"date-parts": [[2019]]}}
)


def supports(markdown: str, *references: KeyedReference) -> list[str]:
    return [one.reference for one in find_claims([section(markdown)], references, lang="en")]


@pytest.mark.parametrize(
    "text",
    [
        "A 2012 study in Sleep Letters found more.",
        "A 2019 study in Mineral Research found more.",
        "A 2018 study found more.",
        "A study in the Journal of Aches found more.",
        "A trial (Roe et al., 2018) found more.",
        "Studies have consistently linked the two.",
        "It is said so.[@lind2018] A 2012 study found more.",
        "A 2010 study found more.[@lind2018]",
        "A study found more.[@lind2018; @roe2019]",
        "A study found more.[@gone]",
    ],
)
def test_what_is_not_said_supports_nothing(text: str) -> None:
    assert set(supports(text, LIND, OTHER)) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "A study found less pain.[@lind2018]",
        "A study found less pain [@lind2018].",
        "A study found less pain. [@lind2018]",
        "A 2018 trial in *The Journal of Aches* found less.",
        "A trial in the Journal of Aches (2018) found less.",
        "A trial (Lind et al., 2018) found less.",
        "A study found less pain (PMID: 12345678).",
    ],
)
def test_a_mark_a_journal_with_year_authors_with_year_or_a_number_support(text: str) -> None:
    assert supports(text, LIND, OTHER) == ["lind2018"]


def test_two_that_fit_support_nothing() -> None:
    twin = KeyedReference(key="lind2018b", found=LIND.found)
    assert supports("A 2018 trial in the Journal of Aches found less.", LIND, twin) == [""]


def test_each_of_two_mentions_has_its_own_mark() -> None:
    text = "One study found less[@lind2018] and another study found more[@roe2019]."
    assert supports(text, LIND, OTHER) == ["lind2018", "roe2019"]


def test_a_claim_says_its_words_and_where_they_stand() -> None:
    (claim,) = find_claims([section("In short, a 2012 study in Sleep Letters found more.")], ())
    assert (claim.section, claim.text) == ("pain", "a 2012 study in Sleep Letters")
    assert claim.passage.plain.startswith("In short")
