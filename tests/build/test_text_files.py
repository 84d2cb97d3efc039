"""Which lines are whose, whatever the parts are, and parts put in between them."""

import pytest

from handoutkit.build.text_files import TextFile, edited, split

HEAD = "---\ntitle: a\n---\n"
PARTS = [
    "A paragraph\nof two lines.",
    "- a list\n\n  with a loose part\n- another",
    "Table: A caption\n\n| a |\n| - |\n| b |\n{.row-headers}",
    "Table: Another\n| a |\n| - |\n| b |",
    "::: tip\n### A title\n\ntext\n:::",
    "term\n: meaning\n\n  more",
    "![alt](a.svg)",
    "> a quote\nthat goes on",
    "[^1]: A note\n\n    of two parts.",
    "<!-- a remark -->\nA paragraph under a remark.",
    "A paragraph <!-- with\na remark --> in it.",
]


def file(*parts: str) -> TextFile:
    return split(f"{HEAD}\n" + "\n\n".join(parts) + "\n", "a.md")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_its_own_lines(part: str) -> None:
    made = file("Before.", part, "After.")
    written = part.split("\n")
    first = 7
    found = made.words(first + len(written) - 1, "")
    # A remark on lines of its own before a part is nobody's.
    assert "\n".join(found) == part.removeprefix("<!-- a remark -->\n")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Rest", "## Rest {#id}"),
        ("## Rest ##", "## Rest {#id}"),
        ("## Rest {#own}", "## Rest {#own}"),
        ("## Rest {#own} <!-- x -->", "## Rest {#own} <!-- x -->"),
        ("## Rest <!-- x -->", "## Rest <!-- x --> {#id}"),
        ("Rest\n----", "Rest {#id}\n----"),
        ("Rest\nwell\n----", "Rest\nwell {#id}\n----"),
        ("### C#", "### C# {#id}"),
    ],
)
def test_a_heading_gets_its_id_where_it_has_none(heading: str, expected: str) -> None:
    made = file("Before.", heading, "After.")
    assert "\n".join(made.words(7, "id")) == expected


def test_a_text_without_changes_stays_as_it_is() -> None:
    made = file(*PARTS)
    assert edited(made, {}, {}) == "\n".join(made.lines)
    assert made.with_head(made.head) == "\n".join(made.lines)


def test_parts_are_put_in_between_blank_lines() -> None:
    made = split(f"{HEAD}## A\nText.\n- a\n\nB.\n", "a.md")
    text = edited(made, {5: ("Other", "text.")}, {5: [("New.",), ("Newer.",)], 8: [("Last.",)]})
    assert text == f"{HEAD}## A\nOther\ntext.\n\nNew.\n\nNewer.\n\n- a\n\nB.\n\nLast.\n"
