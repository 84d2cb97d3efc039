"""What is said of templates is so: the names they are given, and where filling them failed."""

from pathlib import Path

import pytest
from jinja2 import Template

from handoutkit.errors import RenderingFailed
from handoutkit.findings import Place
from handoutkit.render.page_faults import GIVEN, KINDS, PAGES, check_templates
from tests.build.tiny import run_build, states, write_library
from tests.builders import handout
from tests.render.rendering import SHIPPED, styles, web


def test_templates_are_given_the_names_that_are_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, set[str]] = {}
    render = Template.render

    def remember(template: Template, **names: object) -> str:
        given[str(template.name)] = set(names)
        return render(template, **names)

    monkeypatch.setattr(Template, "render", remember)
    report = run_build(write_library(tmp_path))
    assert set(states(report).values()) == {"built"}
    assert given == {name: GIVEN | own for name, own in PAGES.items()}


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("\n\n{{ view.nothing }}", "styles/templates/own.jinja:3:1"),
        (
            "{% macro f(x) %}\n{{ x.nothing }}{% endmacro %}{{ f(1) }}",
            "styles/templates/own.jinja:2:1",
        ),
        ("\n{% if %}", "styles/templates/own.jinja:2:1"),
        ("\n{% include view.title %}", "styles/templates/own.jinja:2:1"),
    ],
)
def test_what_fails_in_a_part_is_told_at_its_line(part: str, place: str) -> None:
    own = styles(**{"page.html.jinja": "\n\n\n{% include 'own.jinja' %}", "own.jinja": part})
    with pytest.raises(RenderingFailed) as caught:
        web(handout(), own)
    assert caught.value.finding is not None
    assert str(caught.value.finding.place) == place
    assert caught.value.message.startswith(place)


def test_a_template_nested_too_deeply_is_told() -> None:
    deep = {"templates/a.jinja": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"}
    (finding,) = check_templates(deep, {})
    assert finding.place == Place("styles/templates/a.jinja", 1)


def test_a_template_with_several_unknown_names_is_told_of_each() -> None:
    own = {"templates/page.html.jinja": "{{ a }}\n{{ view }}{{ b }}\n{{ a }}"}
    found = list(check_templates(own, {}))
    assert [(one.place.line, one.message.split('"')[1]) for one in found] == [
        (1, "a"),
        (2, "b"),
        (3, "a"),
    ]
    assert "css" in found[0].hint


@pytest.mark.parametrize(("name", "kind"), [(name, one) for name in KINDS for one in KINDS[name]])
def test_a_template_that_leaves_out_a_kind_is_told(name: str, kind: str) -> None:
    path = f"templates/{name}"
    text = SHIPPED.read(path).decode()
    shipped = {path: text}
    assert f'"{kind}"' in text
    assert [one for one in check_templates(shipped, shipped) if one.code == "SRC-058"] == []
    (finding,) = (
        one
        for one in check_templates({path: text.replace(f'"{kind}"', '"x"')}, shipped)
        if one.code == "SRC-058"
    )
    assert finding.place == Place(f"styles/templates/{name}")
    assert f'"{kind}"' in finding.message


def test_a_constant_that_is_no_word_does_not_stop_the_look_over() -> None:
    assert list(check_templates({"templates/own.jinja": "{{ {}[1] }} {{ [] }}"}, {})) == []


def test_the_kinds_are_those_of_the_vocabulary() -> None:
    assert {"paragraph", "table", "callout"} <= {*KINDS["parts/blocks.jinja"]}
    assert {"text", "isolated", "citation", "note_mark"} <= {*KINDS["parts/inlines.jinja"]}
