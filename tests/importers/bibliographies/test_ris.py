"""RIS: each program writes its own; names, numbers and pages are found in all of them."""

import time

import pytest

from handoutkit.codes import REFERENCE_UNREADABLE
from handoutkit.importers.csl import Csl
from tests.importers.bibliographies.house import bibliography


def entry(lines: str, kind: str = "JOUR") -> Csl:
    text = f"TY  - {kind}\nTI  - T\n{lines}\nER  - \n"
    (found,) = bibliography(text, "r.ris").references
    return found.csl


def test_a_record_without_title_is_told() -> None:
    read = bibliography("TY  - JOUR\nAU  - Maier, J.\nER  - \n", "r.ris")

    assert [finding.code for finding in read.findings] == [REFERENCE_UNREADABLE.id]


def test_a_byte_order_mark_costs_no_record() -> None:
    text = "\ufeffTY  - JOUR\nTI  - First\nER  - \nTY  - JOUR\nTI  - Second\nER  - \n"

    assert len(bibliography(text, "r.ris").references) == 2


def test_a_record_may_lack_its_end() -> None:
    text = "TY  - JOUR\nTI  - First\nAU  - Maier, J.\n\nTY  - JOUR\nTI  - Second\n"
    read = bibliography(text, "r.ris")

    assert [found.csl["title"] for found in read.references] == ["First", "Second"]
    assert [found.place.line for found in read.references] == [1, 5]


def test_words_of_a_database_before_the_first_record_are_none() -> None:
    text = "Provider: somebody\nContent: text/plain\n\n\nTY  - JOUR\nTI  - T\nER  -"

    assert len(bibliography(text, "r.ris").references) == 1


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("AU  - Maier, Jeanette A.", [{"family": "Maier", "given": "Jeanette A."}]),
        ("A1  - Maier J.A.", [{"family": "Maier", "given": "J.A."}]),
        ("AU  - J. A. Maier", [{"family": "Maier", "given": "J. A."}]),
        ("AU  - Maier, J.\nA1  - Maier, J.", [{"family": "Maier", "given": "J."}]),
        ("AU  - King, Martin, Jr.", [{"family": "King", "given": "Martin", "suffix": "Jr."}]),
        ("AU  - World Health Organization", [{"literal": "World Health Organization"}]),
        ("AU  - Brain Study Group,", [{"literal": "Brain Study Group"}]),
    ],
)
def test_names_are_what_they_say(lines: str, names: object) -> None:
    assert entry(lines)["author"] == names


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        ("PY  - 2020/03/05/", "issued", {"date-parts": [[2020, 3, 5]]}),
        ("Y1  - 2020///", "issued", {"date-parts": [[2020]]}),
        ("PY  - 2017\nY1  - Mar. 2017", "issued", {"date-parts": [[2017, 3]]}),
        ("PY  - 2017\nDA  - 2016/01/01", "issued", {"date-parts": [[2017]]}),
        (
            "UR  - https://example.org\nY2  - 2023/04/17/",
            "accessed",
            {"date-parts": [[2023, 4, 17]]},
        ),
        ("SP  - 165\nEP  - 177", "page", "165-177"),
        ("SP  - 165-177\nEP  - 177", "page", "165-177"),
        ("SP  - pp 37-64", "page", "37-64"),
        ("DO  - https://doi.org/10.1000/1", "DOI", "10.1000/1"),
        ("M3  - doi:10.1000/1", "DOI", "10.1000/1"),
        ("L2  - http://dx.doi.org/10.1000/1", "DOI", "10.1000/1"),
        ("DB  - Embase\nC5  - 15368318", "PMID", "15368318"),
        ("C5  - 15368318", "PMID", None),
        ("AN  - 15368318\nDB  - PubMed", "PMID", "15368318"),
        ("AN  - 1234567891\nDB  - ABI", "PMID", None),
        ("PMID  - 33221129", "PMID", "33221129"),
        ("C2  - PMC8371721", "PMCID", "PMC8371721"),
        ("SN  - 1999-7777(Electronic),0222-6666(Print)", "ISSN", "1999-7777"),
        ("UR  - javascript:alert(1)", "URL", None),
        ("T2  - Neuron", "container-title", "Neuron"),
        ("JF  - Neuron\nJO  - Neuron", "container-title-short", None),
        ("KW - magnesium\nVL  - 65", "volume", "65"),
        ("N2  - Words that\ngo on\nVL  - 65", "volume", "65"),
        ("LA  - English", "language", "en"),
    ],
)
def test_tags_are_variables(lines: str, variable: str, value: object) -> None:
    assert entry(lines).get(variable) == value


def test_a_chapter_has_editors_and_a_book() -> None:
    chapter = entry("T2  - Magnesium\nA2  - Vink, R.\nSN  - 9780987073051\nPB  - P", "CHAP")

    assert chapter["editor"] == [{"family": "Vink", "given": "R."}]
    assert (chapter["container-title"], chapter["ISBN"]) == ("Magnesium", "9780987073051")


def test_a_title_goes_on_over_lines() -> None:
    (found,) = bibliography("TY  - JOUR\nTI  - One\n  two\n\nER  - ", "r.ris").references

    assert found.csl["title"] == "One two"


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("BOOK", "book"),
        ("ELEC", "webpage"),
        ("RPRT", "report"),
        ("THES", "thesis"),
        ("QQQ", "document"),
    ],
)
def test_types_are_types_of_csl(kind: str, csl: str) -> None:
    assert entry("", kind)["type"] == csl


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\n" * 20_000,
        "TY  - JOUR\nTI  - T\n" + "AU  - a, b\n" * 20_000,
        "TY  - JOUR\nTI  - T\n" + "more\n" * 40_000,
        "TY  - JOUR\nTI  - T\nAU  - " + "A." * 100_000,
        "TY  - BOOK\nTI  - T\nSN  - " + "1-" * 100_000,
        "TY  - JOUR\nTI  - T\nDO  - " + "10.1000/" * 25_000,
    ],
)
def test_hostile_files_end_soon(text: str) -> None:
    begun = time.monotonic()
    bibliography(text, "r.ris")

    assert time.monotonic() - begun < 5
