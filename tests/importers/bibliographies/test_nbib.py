"""PubMed's format: records, names in their order, numbers wherever an export puts them."""

import time

import pytest

from handoutkit.codes import REFERENCE_UNREADABLE
from handoutkit.importers.csl import Csl
from tests.importers.bibliographies.house import bibliography

ARTICLE = """\

PMID- 20152124
OWN - NLM
IS  - 1097-4199 (Electronic)
VI  - 65
IP  - 2
DP  - 2010 Jan 28
TI  - Enhancement of learning and memory by elevating brain
      magnesium.
PG  - 165-77
LID - 10.1016/j.neuron.2009.12.026 [doi]
AB  - First words

FAU - Slutsky, Inna
AU  - Slutsky I
FAU - Liu, Guosong
AU  - Liu G
LA  - eng
PT  - Journal Article
TA  - Neuron
JT  - Neuron
PHST- 2009/12/01 00:00 [accepted]
AID - S0896-6273(09)01044-7 [pii]
SO  - Neuron. 2010 Jan 28;65(2):165-77. doi: 10.1016/j.neuron.2009.12.026.
"""


def entry(lines: str) -> Csl:
    (found,) = bibliography(f"PMID- 1\nTI  - T\n{lines}\n", "r.nbib").references
    return found.csl


def test_a_record_that_says_nothing_is_told() -> None:
    read = bibliography(f"{ARTICLE}\nPMID- 7\nOWN - NLM\n", "r.nbib")

    assert len(read.references) == 1
    assert [finding.code for finding in read.findings] == [REFERENCE_UNREADABLE.id]


def test_an_article_says_all_that_is_printed() -> None:
    (found,) = bibliography(ARTICLE, "r.nbib").references

    assert found.key == "slutsky2010"
    assert found.place.line == 2
    assert found.csl == {
        "type": "article-journal",
        "title": "Enhancement of learning and memory by elevating brain magnesium",
        "author": [
            {"family": "Slutsky", "given": "Inna"},
            {"family": "Liu", "given": "Guosong"},
        ],
        "container-title": "Neuron",
        "container-title-short": "Neuron",
        "issued": {"date-parts": [[2010, 1, 28]]},
        "volume": "65",
        "issue": "2",
        "page": "165-77",
        "ISSN": "1097-4199",
        "language": "en",
        "DOI": "10.1016/j.neuron.2009.12.026",
        "PMID": "20152124",
    }


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + ARTICLE.encode(),
        ARTICLE.encode("utf-16"),
        "\n".join(line.rstrip() for line in ARTICLE.splitlines()).encode(),
    ],
    ids=["windows", "mac", "mark", "utf-16", "no spaces at the end"],
)
def test_how_a_file_is_written_changes_nothing(data: bytes) -> None:
    (found,) = bibliography(data, "export.txt").references

    assert found.csl["PMID"] == "20152124"


def test_records_are_parted_by_a_number_or_after_a_blank_line() -> None:
    text = "PMC - PMC1\nPMID- 1\nTI  - A\n\nPMC - PMC2\nPMID- 2\nTI  - B\nPMID- 3\nTI  - C\n"

    titles = [found.csl["title"] for found in bibliography(text, "r.txt").references]
    assert titles == ["A", "B", "C"]


def test_records_of_other_databases_have_no_number() -> None:
    text = (
        "OWN - ERIC\nTI  - A\nJT  - J\n\nOWN - ERIC\nTI  - B\nAID - http://dx.doi.org/10.1000/1\n"
    )

    numbers = [found.csl.get("DOI") for found in bibliography(text, "r.nbib").references]
    assert numbers == [None, "10.1000/1"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("AU  - Maier JA", [{"family": "Maier", "given": "JA"}]),
        ("AU  - van der Berg J", [{"family": "van der Berg", "given": "J"}]),
        (
            "FAU - Maier, Jeanette A\nAU  - Maier JA\nCN  - Brain Study Group\nAU  - Liu G",
            [
                {"family": "Maier", "given": "Jeanette A"},
                {"literal": "Brain Study Group"},
                {"family": "Liu", "given": "G"},
            ],
        ),
        (
            "FAU - King, Martin Jr\nAU  - King M Jr",
            [{"family": "King", "given": "Martin", "suffix": "Jr"}],
        ),
        ("CN  - Brain Study Group", [{"literal": "Brain Study Group"}]),
    ],
)
def test_each_author_is_given_once_and_in_order(lines: str, names: object) -> None:
    assert entry(lines)["author"] == names


def test_investigators_are_no_authors() -> None:
    assert "author" not in entry("FIR - Maier, Jeanette A\nIR  - Maier JA")


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        ("DP  - 2019 Jan-Feb", "issued", {"date-parts": [[2019, 1], [2019, 2]]}),
        ("DP  - 2018 Winter", "issued", {"date-parts": [[2018]], "season": 4}),
        ("DP  - 2020 Dec 28-2021 Jan 3", "issued", {"date-parts": [[2020, 12, 28]]}),
        ("DEP - 20180330", "issued", {"date-parts": [[2018, 3, 30]]}),
        ("AID - 10.1000/1 [doi]", "DOI", "10.1000/1"),
        ("SO  - Neuron. 2010;65:1. doi: 10.1000/1.", "DOI", "10.1000/1"),
        ("PMC - PMC8371721", "PMCID", "PMC8371721"),
        ("LID - e80092", "page", "e80092"),
        ("LA  - spa", "language", "es"),
        ("PL  - England\nJT  - Neuron", "publisher-place", None),
        ("PT  - Preprint\nJT  - bioRxiv", "type", "article"),
    ],
)
def test_tags_are_variables(lines: str, variable: str, value: object) -> None:
    assert entry(lines).get(variable) == value


def test_a_chapter_of_the_bookshelf_has_its_book_and_its_address() -> None:
    chapter = entry(
        "BTI - Magnesium in the Central Nervous System\nPB  - University of Adelaide Press\n"
        "PL  - Adelaide (AU)\nFED - Vink, Robert\nED  - Vink R\nAID - NBK507256 [bookaccession]\n"
        "ISBN- 9780987073051"
    )

    assert chapter["type"] == "chapter"
    assert chapter["container-title"] == "Magnesium in the Central Nervous System"
    assert chapter["editor"] == [{"family": "Vink", "given": "Robert"}]
    assert chapter["URL"] == "https://www.ncbi.nlm.nih.gov/books/NBK507256/"
    assert chapter["ISBN"] == "9780987073051"
    assert chapter["publisher-place"] == "Adelaide (AU)"


def test_a_whole_book_has_the_title_of_the_book() -> None:
    (found,) = bibliography("PMID- 1\nBTI - Magnesium\nTI  -\nPB  - P\n", "r.nbib").references

    assert (found.csl["type"], found.csl["title"]) == ("book", "Magnesium")


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\n" * 20_000,
        "PMID- 1\nTI  - " + "x\n      " * 40_000,
        "\n" * 200_000 + "PMID- 1\nTI  - T",
    ],
)
def test_hostile_files_end_soon(text: str) -> None:
    begun = time.monotonic()
    bibliography(text, "r.nbib")

    assert time.monotonic() - begun < 5
