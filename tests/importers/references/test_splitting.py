"""Blocks of references: each is given once, and a single one is never torn."""

import textwrap
import time

import pytest

from handoutkit.importers.references import split_references

ALL = (
    "Lacy BE, Mearin F, et al. Bowel Disorders. Gastroenterology 2016;150(6):1393–1407. "
    "PMID: 27144627.",
    "Staudacher HM, Lomer MCE. Fermentable carbohydrate restriction. J Nutr 2012;142(8):1510–1518.",
    "World Health Organization. Obesity and overweight. Geneva: WHO; 2021. "
    "Available from: https://www.who.int/a",
    "Magnesium and inflammation. Retrieved from: https://pubmed.ncbi.nlm.nih.gov/33221129/",
    "Allen LH. How common is vitamin B-12 deficiency? Am J Clin Nutr. 2009;89(2):693S-696S.",
    "Maier, J. A., & Mazur, A. (2021). Magnesium. Seminars in Biology, 115, 37–44. "
    "https://doi.org/10.1016/j.semcdb.2020.11.002",
)
FORMS = ("{}. ", "[{}] ", "({}) ", "{}) ", "^{}^ ", "{} ")
ROMAN = ("i. ", "ii. ", "iii. ", "iv. ", "v. ", "vi. ")


@pytest.mark.parametrize(
    "text",
    [
        *ALL,
        f"{ALL[0]} Erratum in: Gastroenterology. 2017;151(1):12.",
        "Smith J. Phase 2. A trial of 3. J Nutr 2012;1:2-3.",
        "Vink R. Pain. In: Liu G, Mazur A, editors. Pain book. 2nd ed. New York: Springer; 2010.",
        "\n".join(textwrap.wrap(ALL[0], 40)),
    ],
)
def test_one_reference_stays_one(text: str) -> None:
    assert split_references(text) == (" ".join(text.split()),)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("joint", ["\n", " "])
@pytest.mark.parametrize("first", [1, 5])
def test_numbers_part_references(form: str, joint: str, first: int) -> None:
    text = joint.join(form.format(at) + one for at, one in enumerate(ALL, first))

    assert split_references(text) == ALL


@pytest.mark.parametrize("joint", ["\n", " "])
def test_roman_numbers_part_references(joint: str) -> None:
    text = joint.join(number + one for number, one in zip(ROMAN, ALL, strict=True))

    assert split_references(text) == ALL


@pytest.mark.parametrize(
    "text", ["\n".join(ALL), " ".join(ALL), "\n".join(f"• {one}" for one in ALL)]
)
def test_lines_bullets_and_ends_part_references(text: str) -> None:
    assert split_references(text) == ALL


@pytest.mark.parametrize("width", [45, 60])
@pytest.mark.parametrize("form", ["", "{}. "])
def test_lines_that_break_off_are_joined(width: int, form: str) -> None:
    lines = [
        line
        for at, one in enumerate(ALL, 1)
        for line in textwrap.wrap(form.format(at) + one, width, break_on_hyphens=False)
    ]

    assert split_references("\n".join(lines)) == ALL


def test_a_number_on_a_line_of_its_own_belongs_to_the_reference_before_it() -> None:
    text = "\n".join(f"{one}\nPMCID: PMC1234567" for one in ALL)

    assert split_references(text) == tuple(f"{one} PMCID: PMC1234567" for one in ALL)


def test_the_sources_of_a_magazine_are_parted() -> None:
    text = 'SOURCES: Mayo Clinic: "Anemia." National Heart Institute: "Iron deficiency."'

    assert split_references(text) == (
        'Mayo Clinic: "Anemia."',
        'National Heart Institute: "Iron deficiency."',
    )


@pytest.mark.parametrize(
    "text",
    ["a\n" * 20_000, "10.1000/" * 20_000, "http://" * 20_000, "1. " * 20_000, "Smith J. " * 10_000],
)
def test_hostile_texts_end_soon(text: str) -> None:
    begun = time.monotonic()
    split_references(text)

    assert time.monotonic() - begun < 5
