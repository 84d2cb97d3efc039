"""References: CSL-JSON and nothing else, every fault at its place."""

import pytest

from handoutkit.codes import BAD_REFERENCE, DUPLICATE_REFERENCE
from handoutkit.disk import MemoryDisk
from handoutkit.findings import Outcome, Place
from handoutkit.read.references import ReferenceFile, read_references

GOOD = '"id": "a", "type": "book", "title": "T"'


def read(text: str) -> Outcome[ReferenceFile | None]:
    return read_references(MemoryDisk({"r.json": text.encode()}), "r.json")


@pytest.mark.parametrize(
    ("variables", "column", "words"),
    [
        ('"tittle": "x"', 1, "not a variable"),
        ('"author": "Jane Doe"', 11, "list of names"),
        ('"author": ["Jane Doe"]', 12, "must have parts"),
        ('"author": [{}]', 12, "neither"),
        ('"author": [{"family": ""}]', 12, "neither"),
        ('"author": [{"given": "Jane"}]', 12, "neither"),
        ('"author": [{"famly": "Doe"}]', 13, "part of a name"),
        ('"author": [{"family": ["Doe"], "literal": "x"}]', 23, "text or a number"),
        ('"issued": "2020"', 11, "date in parts"),
        ('"issued": {}', 11, "neither"),
        ('"issued": {"raw": "2020"}', 12, '"raw"'),
        ('"issued": {"edtf": "2020"}', 12, '"edtf"'),
        ('"issued": {"date-part": [[2020]]}', 12, "part of a date"),
        ('"issued": {"date-parts": [2020]}', 27, "list of year"),
        ('"issued": {"date-parts": [[]]}', 27, "list of year"),
        ('"issued": {"date-parts": []}', 26, "list of one date"),
        ('"issued": {"date-parts": [[2020, 1, 1, 1]]}', 27, "list of year"),
        ('"issued": {"date-parts": [[2020, 13]]}', 27, "no such date"),
        ('"issued": {"date-parts": [[2021, 2, 29]]}', 27, "no such date"),
        ('"issued": {"date-parts": [[0]]}', 27, "no such date"),
        ('"issued": {"date-parts": [[20200]]}', 27, "no such date"),
        ('"issued": {"date-parts": [[2020.5]]}', 28, "whole number"),
        ('"issued": {"date-parts": [[true]]}', 28, "whole number"),
        ('"issued": {"date-parts": [[null]]}', 28, "whole number"),
        ('"issued": {"literal": ["spring"]}', 23, "text or a number"),
        ('"volume": true', 11, "text or a number"),
        ('"page": null', 9, "text or a number"),
        ('"publisher": {"name": "x"}', 14, "text or a number"),
        ('"URL": "ftp://example.org"', 8, "address of the web"),
        ('"URL": "javascript:alert(1)"', 8, "address of the web"),
    ],
)
def test_a_variable_that_is_not_csl_is_told_at_its_place(
    variables: str, column: int, words: str
) -> None:
    outcome = read(f"[{{{GOOD},\n{variables}}}]")

    (finding,) = outcome.findings
    assert (finding.code, finding.place) == (BAD_REFERENCE.id, Place("r.json", 2, column))
    assert words in finding.message
    assert finding.hint
    assert outcome.value == ReferenceFile({}, frozenset({"a"}))


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ('{"type": "book", "title": "T"}', 'no "id"'),
        ('{"id": "a", "title": "T"}', 'no "type"'),
        ('{"id": "a", "type": "book"}', 'no "title"'),
        ('{"id": "a", "type": "book", "title": ""}', 'no "title"'),
        ('{"id": "a", "type": "bok", "title": "T"}', "not a type"),
        ('{"id": null, "type": "book", "title": "T"}', "text or a number"),
        ('"a"', "must have variables"),
        ("[]", "must have variables"),
    ],
)
def test_a_reference_must_say_what_it_is(item: str, words: str) -> None:
    (finding,) = read(f"[{item}]").findings

    assert finding.code == BAD_REFERENCE.id
    assert words in finding.message


@pytest.mark.parametrize("text", ["{}", '"a"', "5"])
def test_the_file_must_be_a_list(text: str) -> None:
    outcome = read(text)

    assert [f.code for f in outcome.findings] == [BAD_REFERENCE.id]
    assert outcome.value is None


def test_an_id_is_used_once_whether_it_is_a_number_or_a_text() -> None:
    outcome = read(
        '[{"id": 7, "type": "book", "title": "T"},\n {"id": "7", "type": "book", "title": "T"}]'
    )

    assert [(f.code, f.place) for f in outcome.findings] == [
        (DUPLICATE_REFERENCE.id, Place("r.json", 2, 9))
    ]


def test_a_good_reference_keeps_all_its_variables() -> None:
    outcome = read(
        f'[{{{GOOD}, "volume": 4, "note": "n", "custom": {{"x": [1]}}, "categories": ["y"], '
        '"issued": {"date-parts": [[2020, 2, 29], [2021]], "circa": true}, '
        '"accessed": {"literal": "spring 2021"}, '
        '"author": [{"family": "Doe", "non-dropping-particle": "van", "comma-suffix": true}]}]'
    )

    assert outcome.findings == ()
    assert outcome.value is not None
    reference = outcome.value.references["a"]
    assert reference.place == Place("r.json", 1, 2)
    assert reference.csl["custom"] == {"x": [1]}
    assert reference.csl["issued"] == {"date-parts": [[2020, 2, 29], [2021]], "circa": True}
