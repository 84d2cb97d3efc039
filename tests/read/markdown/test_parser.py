"""Texts without marks are not searched for any: what comes of them is what a search would give."""

import pytest

from handoutkit.read.markdown.parser import Node, parse_inlines

MARKED = "\nand *more*"
"""What is put behind a text, so that it is searched."""

PRINTED = [chr(point) for point in range(0x20, 0x250)]


def told(nodes: list[Node]) -> list[tuple[str, str, int]]:
    return [(one.kind, one.token.content, one.at) for one in nodes]


@pytest.mark.parametrize("form", ["a{}b", "{} a", "a {}b{} c", "{}{}a{}{}b", "1{}2"])
def test_a_text_is_read_as_it_is_before_marks(form: str) -> None:
    for sign in PRINTED:
        text = form.replace("{}", sign).strip()
        alone, before = told(parse_inlines(text, {})), told(parse_inlines(text + MARKED, {}))
        assert alone == before[: len(alone)], text
        assert before[len(alone)][0] == "softbreak", text


def test_no_text_has_no_nodes() -> None:
    assert parse_inlines("", {}) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("*a*", "em"),
        ("_a_", "em"),
        ("`a`", "code_inline"),
        ("[a](https://example.org)", "link"),
        ("<https://example.org>", "link"),
        ("![a](b.png)", "image"),
        ("&amp;", "text_special"),
        ("\\*", "text_special"),
        ("[@one]", "citation"),
        ("[^one]", "note_mark"),
        ("[a]{lang=es}", "span"),
        ("a~2~", "sub"),
        ("a^2^", "sup"),
        ("<b>", "html_inline"),
        ("{a}", "fault"),
        ("~~a~~", "fault"),
    ],
)
def test_every_mark_is_still_found(text: str, kind: str) -> None:
    assert kind in [one.kind for one in parse_inlines(text, {})]
