"""A head's digests are written anew, and all else of it stays as its author wrote it."""

import pytest

from handoutkit.build.heads import with_blocks, with_list, with_title, with_value, without_key
from handoutkit.errors import UsageProblem
from handoutkit.read.nodes import Plain, below, plain
from handoutkit.read.yaml import read_yaml

BLOCKS = {"title": "1a2b3c4d", "key-points": "9f31c0aa 12be77d0~12be77d0", "^a [b]": "-~0a1b2c3d"}
OTHERS = "# what this is\ntitle: 'It''s'   # a title\nlang: es\n"

HEADS = [
    pytest.param("", id="none"),
    pytest.param("translation: {of: en}\n", id="braces"),
    pytest.param("translation: {of: en}   # a remark\n", id="braces with a remark"),
    pytest.param("translation: {of: en, blocks: {title: x}}\nupdated: 1\n", id="blocks in braces"),
    pytest.param("translation:\n  of: en\n", id="lines"),
    pytest.param("translation:\n    of: en # source\n# more\nupdated: 1\n", id="deep lines"),
    pytest.param("translation:\n  of: en\n  blocks: {}\n", id="no blocks"),
    pytest.param("translation:\n  blocks: {a: b,\n    c: d}\n  of: en\nx: 1\n", id="two lines"),
    pytest.param(
        "translation:\n  blocks:\n    title: x\n    b: y # last\n  # on\n  of: en\nx: 1\n",
        id="blocks first",
    ),
    pytest.param("x: 1\ntranslation:\n  of: en\n  blocks:\n    title: x\n", id="blocks last"),
]


def value(head: str, *keys: str) -> Plain:
    node = read_yaml(head, path="a.md")
    assert node.findings == ()
    found = below(node.value, *keys)
    return plain(found) if found else None


@pytest.mark.parametrize("head", HEADS)
def test_blocks_are_put_in_and_nothing_else_changes(head: str) -> None:
    made = with_blocks(OTHERS + head, "en", BLOCKS)
    assert value(made, "translation") == {"of": "en", "blocks": BLOCKS}
    assert made.startswith(OTHERS)
    for key in ("updated", "x"):
        assert value(made, key) == value(head, key)
    remarks = [line.partition("#")[2] for line in head.splitlines() if "# " in line]
    assert [one for one in remarks if one not in made] == []
    assert with_blocks(made, "en", BLOCKS) == made


def test_what_else_is_said_of_the_translation_stays() -> None:
    reviewed = "{on: 2026-03-04, by: 'Ana: a nurse, RN'}"
    made = with_blocks(f"translation: {{of: en, reviewed: {reviewed}}}\n", "en", BLOCKS)
    assert f"\n  reviewed: {reviewed}\n" in made
    assert value(made, "translation", "blocks") == BLOCKS


def test_braces_over_several_lines_are_not_touched() -> None:
    with pytest.raises(UsageProblem, match="braces over several lines"):
        with_blocks("translation: {of: en, # source\n  blocks: {}}\n", "en", BLOCKS)


@pytest.mark.parametrize(
    "head", ["title: Rest # x\n", 'title: "Rest" # x\n', "title:\n  Rest\n  well # x\n"]
)
def test_a_title_is_put_in(head: str) -> None:
    made = with_title(f"lang: es\n{head}updated: 1\n", 'The "best"')
    assert value(made, "title") == 'The "best"'
    assert value(made, "updated") == 1
    assert "# x" in made


WRITTEN = [
    "topics: [a, b] # x\n",
    "topics:\n- a # x\n- b\n",
    "topics:\n  - a\n  - b\n",
    "topics: [a,\n  b]\n",
    '"topics": [a]\n',
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_list_is_written_anew_however_it_was_written(written: str) -> None:
    made = with_list(f"lang: es\n{written}updated: 1\n", "topics", ["c"])
    assert [value(made, key) for key in ("lang", "topics", "updated")] == ["es", ["c"], 1]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_key_goes_with_all_that_it_says(written: str) -> None:
    made = without_key(f"lang: es\n{written}updated: 1\n", "topics")
    assert made == "lang: es\nupdated: 1\n"


@pytest.mark.parametrize("head", ["{title: a, topics: [b]}\n", "title: a\n? topics\n: [b]\n"])
def test_a_head_that_no_program_can_change_is_refused(head: str) -> None:
    for change in (without_key, lambda head, key: with_value(head, key, "1")):
        with pytest.raises(UsageProblem):
            change(head, "topics")
