"""JSON with places, and every fault said where it is."""

import json
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutkit.codes import BROKEN_JSON, DUPLICATE_KEY
from handoutkit.findings import Place
from handoutkit.read.json import MAX_DEPTH, read_json
from handoutkit.read.nodes import ListNode, MapNode, plain


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("[1,\n]", 1, 3, "comma stands behind the last"),
        ('{"a": 1,\n}', 1, 8, "comma stands behind the last"),
        ('{"a" 1}', 1, 6, "colon is missing"),
        ("{a: 1}", 1, 2, "key in double quotes"),
        ('[1\n "x"]', 2, 2, "comma or a closing bracket"),
        ("[1] x", 1, 5, "behind the end"),
        ('["a', 1, 2, "never closed"),
        ('["a\tb"]', 1, 4, "line end or a tab"),
        ('["a\\q"]', 1, 4, "backslash"),
        ("['a']", 1, 2, "double quotes"),
        ("", 1, 1, "value is missing"),
        ("[NaN]", 1, 1, "NaN"),
        ('["\\ud800"]', 1, 2, "U+D800"),
        ('["\\u0000"]', 1, 2, "U+0000"),
        ("[" * 100 + "]" * 100, 1, MAX_DEPTH + 1, "nested"),
        ("[" * 100_000, 1, 1, "cannot be read"),
        ("9" * 5000, 1, 1, "cannot be read"),
    ],
)
def test_broken_json_is_told_where_it_breaks_and_in_plain_words(
    text: str, line: int, column: int, words: str
) -> None:
    (finding,) = read_json(text, path="f.json").findings

    assert (finding.code, finding.place) == (BROKEN_JSON.id, Place("f.json", line, column))
    assert words in finding.message
    assert finding.hint


def test_a_key_written_twice_keeps_its_first_value() -> None:
    outcome = read_json('{"a": 1,\n "a": 2}', path="f.json")

    assert [(f.code, f.place) for f in outcome.findings] == [
        (DUPLICATE_KEY.id, Place("f.json", 2, 2))
    ]
    assert outcome.value is not None
    assert plain(outcome.value) == {"a": 1}


def test_every_value_has_its_place() -> None:
    node = read_json('[\n\t{"ключ": "1\\"2", "b": [true]}]', path="f").value

    assert isinstance(node, ListNode)
    (entries,) = node.items
    assert isinstance(entries, MapNode)
    places = [(e.place.column, e.value.place.column) for e in entries.entries]
    assert places == [(3, 11), (19, 24)]


def values() -> st.SearchStrategy[object]:
    leaves = st.none() | st.booleans() | st.integers() | st.text(alphabet=printable[:95])
    return st.recursive(
        leaves | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet=printable[:95]), inner),
        max_leaves=20,
    )


@given(values())
def test_what_json_reads_is_read_alike(value: object) -> None:
    node = read_json(json.dumps(value, indent=1), path="f").value

    assert node is not None
    assert plain(node) == value


@given(st.text(alphabet='[]{}",:1ab\\ \n', max_size=30))
def test_what_json_refuses_is_refused(text: str) -> None:
    outcome = read_json(text, path="f")

    assert outcome.value is not None or outcome.findings
