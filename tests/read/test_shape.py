"""Dataclasses out of nodes: every fault at once, at its place, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from handoutkit.codes import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from handoutkit.findings import Finding, Outcome, Place, Placed
from handoutkit.read.shape import Written, shape
from handoutkit.read.yaml import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    title: str
    day: date | None = None
    count: int = 0
    share: float = 0
    is_open: bool = False
    kind: Literal["soup", "salad"] = "soup"
    level: Literal[1] = 1
    tags: tuple[Placed[str], ...] = ()
    numbers: tuple[int, ...] = ()
    codes: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    first_person: Person | None = None
    pages: Annotated[int, Meta(ge=1, description="a whole number from 1 on")] | None = None


def shaped(text: str) -> Outcome[Form | None]:
    node = read_yaml(text, path="f").value
    assert node is not None
    return shape(node, Form)


def only(outcome: Outcome[Form | None]) -> Finding:
    (finding,) = outcome.findings
    return finding


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("title: 5", 8, '"title" is the number 5; it must be text'),
        ("title: true", 8, '"title" is true without quotes; it must be text'),
        ("title: [a]", 8, '"title" is a list; it must be text'),
        ('title: " "', 8, '"title" is empty; it must be text'),
        ("title:", 1, '"title" is empty; it must be text'),
        ("count: 5.0", 8, '"count" is the number 5.0; it must be a whole number'),
        ("count: true", 8, '"count" is true without quotes; it must be a whole number'),
        ('count: "5"', 8, '"count" is the text "5"; it must be a whole number'),
        ("share: half", 8, '"share" is the text "half"; it must be a number'),
        ("is-open: 1", 10, '"is-open" is the number 1; it must be true or false'),
        ("is-open: yes", 10, '"is-open" is the text "yes"; it must be true or false'),
        ("day: 2026-02-30", 6, '"day" is the text "2026-02-30"; it must be a date like 2026-11-22'),
        ("day: 20261122", 6, '"day" is the number 20261122; it must be a date like 2026-11-22'),
        ("kind: soop", 7, '"kind" is the text "soop"; it must be one of soup, salad'),
        ("level: 2", 8, '"level" is the number 2; it must be 1'),
        ("tags: a", 7, '"tags" is the text "a"; it must be a list of texts'),
        ("tags: [a, 5]", 11, 'item 2 of "tags" is the number 5; it must be text'),
        ("numbers: 5", 10, '"numbers" is the number 5; it must be a list of whole numbers'),
        ("codes: [a]", 8, '"codes" is a list; it must be keys with values, each a list of texts'),
        ("codes: {icd: a}", 14, '"codes.icd" is the text "a"; it must be a list of texts'),
        ("people: [{name: 1}]", 17, '"people.1.name" is the number 1; it must be text'),
        ("first-person: Jo", 15, '"first-person" is the text "Jo"; it must be keys with values'),
        ("pages: 0", 8, '"pages" is the number 0; it must be a whole number from 1 on'),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_in_plain_words(
    line: str, column: int, message: str
) -> None:
    text = line if line.startswith("title") else f"{line}\ntitle: x"

    outcome = shaped(text)

    finding = only(outcome)
    assert (finding.code, finding.place) == (WRONG_TYPE.id, Place("f", 1, column))
    assert finding.message.startswith(message)
    assert outcome.value is None


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title: 5", 'Put it in quotes: "5"'),
        ("title:", "a value that begins with # goes in quotes"),
        ('count: "5"', "without quotes"),
        ("tags: a", "[a]"),
        ("kind: soop", 'Did you mean "soup"?'),
        ("kind: SALAD", 'Did you mean "salad"?'),
        ("day: soon", "2026-11-22"),
        ("first-person: Jo", "indented"),
    ],
)
def test_a_hint_says_what_to_write(line: str, hint: str) -> None:
    text = line if line.startswith("title") else f"{line}\ntitle: x"

    assert hint in only(shaped(text)).hint


@pytest.mark.parametrize("text", ["- a", "just words", "5"])
def test_a_file_without_keys_is_of_the_wrong_kind(text: str) -> None:
    assert only(shaped(text)).code == WRONG_TYPE.id


def test_all_faults_are_told_at_once() -> None:
    outcome = shaped("count: x\ntags: [1, a, 2]\nfirst-person: {role: 1}\ncolor: red\n")

    assert [(f.code, f.place.line, f.place.column) for f in outcome.findings] == [
        (UNKNOWN_KEY.id, 4, 1),
        (MISSING_KEY.id, 1, 1),
        (WRONG_TYPE.id, 1, 8),
        (WRONG_TYPE.id, 2, 8),
        (WRONG_TYPE.id, 2, 14),
        (MISSING_KEY.id, 3, 15),
        (WRONG_TYPE.id, 3, 22),
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    finding = only(shaped("titel: x\n"))

    assert finding.code == UNKNOWN_KEY.id
    assert finding.hint == 'Did you mean "title"?'


def test_an_unknown_key_lists_the_known_ones_where_none_is_near() -> None:
    finding = only(shaped("title: x\nfirst-person: {name: x, zzz: 1}\n"))

    assert finding.message == '"zzz" is not a known key in "first-person"'
    assert finding.hint == "Known here: name, role"


def test_an_unknown_key_does_not_cost_the_value() -> None:
    outcome = shaped("title: x\nzzz: 1\n")

    assert outcome.value == Form(title="x")


def test_everything_in_order_becomes_the_dataclass() -> None:
    outcome = shaped(
        "title: x\nday: 2026-11-22\ncount: 3\nshare: 6\nis-open: true\nkind: salad\n"
        "tags: [a]\ncodes: {icd: [1E10, 037, ok]}\npeople: [{name: Jo}]\n"
        'first-person: {name: Al, role: ""}\npages: 2\n'
    )

    assert outcome.findings == ()
    assert outcome.value == Form(
        title="x",
        day=date(2026, 11, 22),
        count=3,
        share=6.0,
        is_open=True,
        kind="salad",
        tags=(Placed("a", Place("f", 7, 8)),),
        codes={"icd": (Written("1E10"), Written("037"), Written("ok"))},
        people=(Person(name="Jo"),),
        first_person=Person(name="Al"),
        pages=2,
    )


def test_a_value_that_could_not_be_read_is_not_told_again() -> None:
    read = read_yaml("title: *x\n", path="f")
    assert read.value is not None
    assert len(read.findings) == 1

    assert shape(read.value, Form) == Outcome(None)
