"""Marks that cite, and figures that count, measure or dose."""

import time

import pytest

from handoutkit.findings import Place
from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.passages import FoundReference, Words
from handoutkit.importers.references.marks import Cited, cite
from handoutkit.importers.words import html_words, plain_words

KEYS = {1: "lacy2016", 2: "ford2017", 3: "who2019"}


def keyed(key: str, name: dict[str, str], year: int) -> KeyedReference:
    csl = {"title": "T", "author": [{**name}], "issued": {"date-parts": [[year]]}}
    return KeyedReference(key=key, found=FoundReference(csl={**csl}, place=Place("f")))  # type: ignore[dict-item]


REFERENCES = (
    keyed("lacy2016", {"family": "Lacy", "given": "BE"}, 2016),
    keyed("ford2017", {"family": "Ford", "given": "AC"}, 2017),
    keyed("who2019", {"literal": "World Health Organization"}, 2019),
)


def cited(words: Words) -> Cited:
    return cite(words, KEYS, REFERENCES)


@pytest.mark.parametrize(
    "html",
    [
        "Take 2 [1–3] tablets a day.",
        "(1) rest, (2) drink",
        "first (1) and then (2) again",
        "vitamin B (2).",
        "95% CI [1–3]",
        "10<sup>3</sup> m<sup>2</sup> kg/m<sup>2</sup> Ca<sup>2+</sup> R<sup>2</sup>",
        "[1] A note",
        "(since 2016)",
        "in 2016 (n = 12, 2017)",
        "grade (3) tumours",
    ],
)
def test_figures_that_cite_nothing_stay(html: str) -> None:
    words = html_words(html)

    assert cited(words) == Cited(words=words)


@pytest.mark.parametrize(
    ("html", "markdown", "plain"),
    [
        ("A trial [1].", "A trial [@lacy2016].", "A trial."),
        ("A trial[1, 2]. Next", "A trial [@lacy2016; @ford2017]. Next", "A trial. Next"),
        ("It works.[1][2] Next", "It works [@lacy2016; @ford2017]. Next", "It works. Next"),
        ("It [1–3] works", "It [@lacy2016; @ford2017; @who2019] works", "It works"),
        ("It helps (2).", "It helps [@ford2017].", "It helps."),
        ("people<sup>1</sup> and", "people [@lacy2016] and", "people and"),
        ("people.<sup>1,2</sup> And", "people [@lacy2016; @ford2017]. And", "people. And"),
        ('people<sup><a href="#r1">1</a></sup>.', "people [@lacy2016].", "people."),
        ('<b>one</b> <a href="#r2">[2]</a>, two', "**one** [@ford2017], two", "one, two"),
        ("It (Lacy et al., 2016).", "It [@lacy2016].", "It."),
        ("It (WHO, 2019; Ford, 2017) is", "It [@who2019; @ford2017] is", "It is"),
        ("(WHO, 2019) It is", "[@who2019] It is", "It is"),
        ("It [@ford2017, p. 3] is", "It [@ford2017, p. 3] is", "It is"),
    ],
)
def test_marks_become_citations_and_leave_the_plain_words(
    html: str, markdown: str, plain: str
) -> None:
    done = cited(html_words(html))

    assert done.words == Words(plain, markdown)
    assert len(done.marks) == 1
    assert done.unresolved == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("A trial [1–9].", "[1–9]"),
        ("In adults (Smith et al., 2001).", "(Smith et al., 2001)"),
        ("In the text [@nobody].", "[@nobody]"),
    ],
)
def test_a_mark_that_points_to_nothing_stays_and_is_told(text: str, mark: str) -> None:
    words = plain_words(text)

    assert cited(words) == Cited(words=words, unresolved=(mark,))


def test_without_a_list_no_figure_cites() -> None:
    words = plain_words("A trial [1].")

    assert cite(words, {}) == Cited(words=words)


@pytest.mark.parametrize("unit", ["[1]", "(1)", "[@a", "(a 2010", "[1,", "^1^", "\\["])
def test_hostile_words_end_soon(unit: str) -> None:
    words = plain_words(unit * (200_000 // len(unit)))
    begun = time.monotonic()
    cited(words)

    assert time.monotonic() - begun < 5
