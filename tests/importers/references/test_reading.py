"""References as articles write them: `read.json` has texts and what they say, checked by hand."""

import json
import time
from pathlib import Path

import pytest

from handoutkit.disk import MemoryDisk
from handoutkit.findings import Place
from handoutkit.importers.csl import Csl
from handoutkit.importers.references import reference_of
from handoutkit.read.references import read_references

PLACE = Place("article.txt", 3)
CASES = json.loads((Path(__file__).parent / "read.json").read_text(encoding="utf-8"))


def csl(text: str) -> Csl:
    return reference_of(text, PLACE).csl


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_reference_says_what_its_style_says(case: dict[str, object]) -> None:
    found = reference_of(str(case["text"]), PLACE)

    assert found.csl == case["csl"]
    assert (found.text, found.place) == (case["text"], PLACE)


def test_the_house_takes_all_of_them() -> None:
    items = [{"id": f"k{at}", **csl(case["text"])} for at, case in enumerate(CASES)]
    disk = MemoryDisk({"r.json": json.dumps(items).encode()})

    assert read_references(disk, "r.json").findings == ()


@pytest.mark.parametrize("text", ["Pain", "See above.", "¿Qué es?", "2019", "12", "https://"])
def test_what_says_nothing_is_its_own_title(text: str) -> None:
    said = csl(text)

    assert said["title"]
    assert said["type"]
    assert "author" not in said


@pytest.mark.parametrize(
    ("text", "variable", "value"),
    [
        ("T. doi:10.1016/j.neuron.2009.12.026.", "DOI", "10.1016/j.neuron.2009.12.026"),
        (
            "T. https://example.org/articles/10.1186/s12967-024-05434-x",
            "DOI",
            "10.1186/s12967-024-05434-x",
        ),
        (
            "T. https://example.org/doi/full/10.1056/NEJMoa2001017?query=x",
            "DOI",
            "10.1056/NEJMoa2001017",
        ),
        (
            "T. https://doi.org/10.1002/(SICI)1097(1996)77:1<1::AID-C1>3.0.CO;2-A",
            "DOI",
            "10.1002/(SICI)1097(1996)77:1<1::AID-C1>3.0.CO;2-A",
        ),
        ("T. (doi: 10.1000/abc(1)2)", "DOI", "10.1000/abc(1)2"),
        ("T. https://pubmed.ncbi.nlm.nih.gov/33221129/", "PMID", "33221129"),
        ("T. http://www.ncbi.nlm.nih.gov/pubmed?cmd=x&list_uids=20152124", "PMID", "20152124"),
        ("T. [PubMed: 20152124]", "PMID", "20152124"),
        ("T. PMCID: PMC8371721.", "PMCID", "PMC8371721"),
        ("T. ISBN 978-0-9870730-5-1.", "ISBN", "978-0-9870730-5-1"),
        ("T. www.example.org/a.", "URL", "https://www.example.org/a"),
        ("T. (https://example.org/a_(b)).", "URL", "https://example.org/a_(b)"),
    ],
)
def test_numbers_are_found_wherever_they_stand(text: str, variable: str, value: str) -> None:
    assert csl(text)[variable] == value


@pytest.mark.parametrize(
    "words",
    [
        "Retrieved on May 3, 2024 from",
        "Accessed 3 May 2024.",
        "[cited 2024 May 3]. Available from:",
        "Consultado el 3 de mayo de 2024 en",
        "(abgerufen am 3. Mai 2024)",
        "Zugriff am 03.05.2024.",
        "[consulté le 3 mai 2024]",
    ],
)
def test_the_day_of_reading_is_no_day_of_issue(words: str) -> None:
    said = csl(f"About magnesium. {words} https://example.org/a")

    assert said["accessed"] == {"date-parts": [[2024, 5, 3]]}
    assert "issued" not in said
    assert said["title"] == "About magnesium"


@pytest.mark.parametrize("unit", ["A. ", "Smith J, ", "2012;1(", "https://a.b/ ", ". In: A", '"'])
def test_hostile_texts_end_soon(unit: str) -> None:
    begun = time.monotonic()
    csl(unit * (200_000 // len(unit)))

    assert time.monotonic() - begun < 2
