"""What is said of style sheets: what is broken, at its place, and nothing of what is not."""

import pytest

from handoutkit.render.sheets import Rule, check_sheet, circles, definitions, rules, uses


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("p { color red; }\nq { color: blue }", ["1:14"]),
        ("p { color: red\n\nq { a: b }", ["1:3"]),
        ("p { content: 'x\n }", ["1:14"]),
        ("p { width: calc(1px }", ["1:3"]),
        ("}", ["1:1"]),
        ("p { margin: 0 } }", ["1:17"]),
        ("p { ] }\nq { ) }", ["1:5", "2:5"]),
        ("p color: red", ["1:10"]),
        ("/* all", ["1:1"]),
        ("p { margin: 0 } /* }", ["1:17"]),
        ("p { background: url(a b) }", ["1:17"]),
        ("@media print {\n  p { color red }\n  q { color red }\n}", ["2:16", "3:16"]),
        ("@page {\n  @top-left { content }\n}", ["2:22"]),
        ("p { a: b } q { color red } r { color red }", ["1:25", "1:41"]),
    ],
)
def test_what_is_broken_is_told_at_its_place(css: str, places: list[str]) -> None:
    found = check_sheet(css, "a.css")
    assert [f"{one.place.line}:{one.place.column}" for one in found] == places
    assert all(one.place.path == "a.css" and one.message and one.hint for one in found)


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* a } b { */",
        "p { color: red; } q > r::before { content: '}' }",
        "@page :first { size: A4; @bottom-right { content: counter(page) ' of ' counter(pages) } }",
        "@media (min-width: 40em) { p:hover { margin: 0 } }",
        ".a { &:hover { b: c } --x: { a: b }; grid-area: 1 / 2; }",
        "@layer tokens, base;",
        "p { background: url(data:image/png;base64,AA==) }",
    ],
)
def test_what_is_sound_is_not_told(css: str) -> None:
    assert check_sheet(css, "a.css") == ()


def test_tokens_are_found_where_they_are_defined_and_used() -> None:
    css = ":root { --a: 1pt; }\n/* var(--no) */ p { margin: calc(2 * var( --a )) var(--b, 1pt) }"
    assert definitions(css) == {"--a"}
    assert [(name, other, str(place)) for name, other, place in uses(css, "a.css")] == [
        ("--a", False, "a.css:2:38"),
        ("--b", True, "a.css:2:50"),
    ]


@pytest.mark.parametrize(
    ("css", "names"),
    [
        (":root { --a: var(--a) }", ["--a"]),
        (":root { --a: var(--b); --b: 1pt var(--c); --c: var(--a) }", ["--a", "--b", "--c"]),
        (":root { --a: var(--b); --b: var(--b) }", ["--b"]),
        (":root { --a: var(--b) var(--b); --b: 1pt }", []),
    ],
)
def test_tokens_that_use_themselves_are_found(css: str, names: list[str]) -> None:
    assert [one.message.split()[2] for one in circles(css, "a.css")] == names


def test_rules_have_their_layer_their_selectors_and_their_declarations() -> None:
    css = "@layer x, y; @layer y { p, q { a: b; C: 'd' } } @layer x { r { a: b } } s { --T: U }"
    y, x, none = rules(css)
    assert y == Rule(1, "p, q", {"a": "b", "c": '"d"'})
    assert x == Rule(0, "r", {"a": "b"})
    assert (none.selectors, none.declarations) == ("s", {"--T": "U"})
    assert none.layer > y.layer


def test_rules_that_hold_for_some_pages_only_are_left_out() -> None:
    css = "@page { margin: 0 } @media screen { p { a: b } } @layer x { @media all { p { a: b } } }"
    assert list(rules(css)) == []
