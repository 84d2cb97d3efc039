"""YAML with places: the core schema of YAML 1.2, and every fault said where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutkit.codes import ANCHOR_OR_ALIAS, BROKEN_YAML, DUPLICATE_KEY
from handoutkit.findings import Place
from handoutkit.read.nodes import ListNode, Node, below, plain
from handoutkit.read.yaml import MAX_CHARACTERS, MAX_DEPTH, read_yaml


def node_of(text: str, first_line: int = 1) -> Node:
    outcome = read_yaml(text, path="f.yaml", first_line=first_line)
    assert outcome.findings == ()
    assert outcome.value is not None
    return outcome.value


def faults_of(text: str) -> list[tuple[str, int, int]]:
    findings = read_yaml(text, path="f.yaml").findings
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


def places_of(node: Node) -> list[tuple[int, int]]:
    assert isinstance(node, ListNode)
    return [(item.place.line, item.place.column) for item in node.items]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: b: c\n", 1, 5, "colon"),
        ("a: 1\n  b: 2\n", 2, 4, "colon"),
        ("a:\n\t- b\n", 2, 1, "tab"),
        ('b: 1\na: "x\n', 2, 4, "quotation mark"),
        ("a: [1, 2\nb: 3\n", 1, 4, "list is not closed"),
        ("a: {b: 1\n", 1, 4, "{ is not closed"),
        ("a: @x\n", 1, 4, "cannot begin with @"),
        ("a: * x\n", 1, 4, "cannot begin with *"),
        ("a: 'it's'\n", 1, 8, "does not belong to the value before"),
        ("a: {b: 'it's'}\n", 1, 12, "does not belong to the value before"),
        ("a: {b: 1}}\n", 1, 10, "} stands here"),
        ("a: ]\n", 1, 4, "] stands here"),
        ('a: "\\q"\n', 1, 6, "\\q means nothing"),
        ('a: "\\ud800"\n', 1, 4, "U+D800"),
        ('a: "\\x00"\n', 1, 4, "U+0000"),
        ('a: "\\UFFFFFFFF"\n', 1, 1, "escape"),
        ("a: - b\n", 1, 4, "a list cannot begin"),
        ("a: 1\nfoo\nb: 2\n", 2, 1, "no colon"),
        ("a:\n   - x\n  - y\n", 3, 3, "not indented"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "not indented"),
        ("? [a, b]\n: 1\n", 1, 3, "not a word"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second YAML document"),
        ("%YAML 1.1\n---\na: no\n", 1, 1, "directives"),
    ],
)
def test_broken_yaml_is_told_where_it_breaks_and_in_plain_words(
    text: str, line: int, column: int, words: str
) -> None:
    (finding,) = read_yaml(text, path="f.yaml").findings

    assert (finding.code, finding.place) == (BROKEN_YAML.id, Place("f.yaml", line, column))
    assert words in finding.message
    assert finding.hint


def test_anchors_aliases_and_tags_are_all_told() -> None:
    code = ANCHOR_OR_ALIAS.id
    assert faults_of("a: &x 1\nb: *x\nc: !!str 5\n") == [(code, 1, 4), (code, 2, 4), (code, 3, 4)]


def test_a_key_written_twice_keeps_its_first_value() -> None:
    outcome = read_yaml("a: 1\nb: 2\na: 3\n", path="f.yaml")

    assert [(f.code, f.place.line) for f in outcome.findings] == [(DUPLICATE_KEY.id, 3)]
    assert outcome.value is not None
    assert plain(outcome.value) == {"a": 1, "b": 2}


@pytest.mark.parametrize("opening", ["[", "{", "? ", "- ", "{a: "])
def test_values_nested_too_deep_are_a_finding_and_no_recursion(opening: str) -> None:
    faults = faults_of(opening * 5000)

    assert {code for code, _, _ in faults} == {BROKEN_YAML.id}
    assert len(faults) <= MAX_DEPTH + 1


def test_values_may_be_nested_as_deep_as_is_said() -> None:
    node_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_a_text_that_is_too_long_is_not_read() -> None:
    assert faults_of("a" * (MAX_CHARACTERS + 1)) == [(BROKEN_YAML.id, 1, 1)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1e999", "1e999"),
        (".nan", ".nan"),
        ("9" * 30, float("9" * 30)),
        ("12:30:45", "12:30:45"),
        ("2026-02-30", "2026-02-30"),
        ("G43.909", "G43.909"),
        ('"5"', "5"),
        ("'true'", "true"),
    ],
)
def test_values_follow_the_core_schema(written: str, value: object) -> None:
    assert plain(node_of(f"a: {written}\n")) == {"a": value}


def test_places_count_from_the_first_line_of_the_file() -> None:
    node = node_of("title: x\nlist:\n  - a\n  -\n  - b\n", first_line=2)

    assert node.place == Place("f.yaml", 2, 1)
    assert places_of(below(node, "list") or node) == [(4, 5), (5, 3), (6, 5)]


def test_a_value_that_is_not_there_is_placed_at_its_key() -> None:
    node = node_of("a:\n\nb: 1\n")

    value = below(node, "a")
    assert value is not None
    assert value.place == Place("f.yaml", 1, 1)


def test_columns_count_characters() -> None:
    node = node_of("{ñandú: 1, 日本: 2, 😀: x}")

    place = below(node, "😀")
    assert place is not None
    assert place.place == Place("f.yaml", 1, 22)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n"])
def test_an_empty_document_has_no_keys(text: str) -> None:
    assert plain(node_of(text)) == {}


@given(st.text(alphabet=st.sampled_from("ab:-?[]{}\"'#&*!|>%@` \n\t,0~\\"), max_size=60))
def test_whatever_is_written_is_read_or_told(text: str) -> None:
    outcome = read_yaml(text, path="f.yaml")

    assert outcome.value is not None or outcome.findings
