"""What a build wants, what stands already, and what nobody asks for any more."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as altered

from handoutkit.build.contents import contents_of
from handoutkit.build.manifest import Manifest
from handoutkit.build.plan import Wanted, check_request, unwanted, wanted_outputs
from handoutkit.build.request import BuildRequest, Output
from handoutkit.errors import UsageProblem
from handoutkit.findings import Place, Placed
from handoutkit.model.library import Condition, Format
from tests.build.records import record
from tests.builders import condition, library


def named(name: str) -> Condition:
    return replace(condition("sleep/rest"), id=name)


def languages(*tags: str) -> tuple[Placed[str], ...]:
    return tuple(Placed(tag, Place("handouts/library.yaml")) for tag in tags)


def request(
    *conditions: str, langs: tuple[str, ...] = (), formats: tuple[Format, ...] = ()
) -> BuildRequest:
    return BuildRequest(out=Path("out"), conditions=conditions, langs=langs, formats=formats)


LIBRARY = contents_of(
    library(
        conditions=[named("migraine"), named("insomnia")],
        languages=languages("en", "es"),
        formats=("pdf", "html"),
        unreadable=["handouts/conditions/gout.yaml", "handouts/articles/sleep/article.md"],
    )
)


def test_a_condition_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UsageProblem, match=r'no condition "migrane"\..*mean "migraine"') as caught:
        check_request(request("insomnia", "migrane"), LIBRARY)
    assert "handout list" in caught.value.remedy


def test_a_condition_unlike_any_other_is_refused_without_a_guess() -> None:
    with pytest.raises(UsageProblem) as caught:
        check_request(request("xyz"), LIBRARY)
    assert "mean" not in caught.value.message


def test_a_language_that_the_library_does_not_have_is_refused() -> None:
    with pytest.raises(UsageProblem, match=r'no language "ess"\..*mean "es"') as caught:
        check_request(request(langs=("es", "ess")), LIBRARY)
    assert "--languages" in caught.value.remedy


def test_what_exists_is_not_refused() -> None:
    check_request(request("migraine", langs=("es",)), LIBRARY)


def test_a_condition_that_cannot_be_read_exists_all_the_same() -> None:
    check_request(request("gout"), LIBRARY)
    outputs = wanted_outputs(request("gout", langs=("en",), formats=("pdf",)), LIBRARY, NOTHING)
    assert outputs == {("gout", "en"): (Output("gout", "en", "pdf"),)}


def test_all_is_wanted_where_nothing_is_named() -> None:
    assert wanted_outputs(request(), LIBRARY, NOTHING) == {
        (name, lang): (Output(name, lang, "pdf"), Output(name, lang, "html"))
        for name in ("gout", "insomnia", "migraine")
        for lang in ("en", "es")
    }


def test_only_what_is_named_is_wanted() -> None:
    wanted = wanted_outputs(
        request("migraine", "migraine", langs=("es",), formats=("epub", "epub")),
        LIBRARY,
        NOTHING,
    )
    assert wanted == {("migraine", "es"): (Output("migraine", "es", "epub"),)}


def test_handouts_come_by_name_and_then_in_the_librarys_order_of_languages() -> None:
    asked = request("migraine", "insomnia", langs=("es", "en"))
    wanted = wanted_outputs(asked, LIBRARY, NOTHING)
    assert list(wanted) == [
        ("insomnia", "en"),
        ("insomnia", "es"),
        ("migraine", "en"),
        ("migraine", "es"),
    ]


def test_an_output_lies_in_its_languages_folder() -> None:
    assert Output("migraine", "zh-Hans", "epub").path == "zh-Hans/migraine.epub"


@pytest.mark.parametrize(
    ("output", "path"),
    [
        (Output("migraine", "en", "pdf", "large-print"), "en/migraine.large-print.pdf"),
        (
            Output("migraine", "en", "pdf", paper="letter", is_own_paper=False),
            "en/migraine.letter.pdf",
        ),
        (
            Output("migraine", "en", "pdf", "large-print", "letter", is_own_paper=False),
            "en/migraine.large-print.letter.pdf",
        ),
    ],
)
def test_a_file_names_what_differs_from_standard_and_the_librarys_paper(
    output: Output, path: str
) -> None:
    assert output.path == path


NOTHING: frozenset[str] = frozenset()
EVERY: tuple[Format, ...] = ("pdf", "epub", "html")


def paths(wanted: Wanted) -> list[str]:
    return [output.path for outputs in wanted.values() for output in outputs]


def every(*standing: str, **named: Any) -> list[str]:
    asked = BuildRequest(
        out=Path("out"), conditions=("migraine",), langs=("en",), formats=EVERY, **named
    )
    return paths(wanted_outputs(asked, LIBRARY, standing))


def test_only_a_pdf_has_editions_and_papers() -> None:
    assert every(editions=("standard", "large-print"), papers=("a4", "letter", "a4")) == [
        "en/migraine.pdf",
        "en/migraine.letter.pdf",
        "en/migraine.large-print.pdf",
        "en/migraine.large-print.letter.pdf",
        "en/migraine.epub",
        "en/migraine.html",
    ]
    assert every(editions=("large-print",)) == [
        "en/migraine.large-print.pdf",
        "en/migraine.epub",
        "en/migraine.html",
    ]


def test_a_layout_that_was_asked_for_once_is_kept_up_to_date() -> None:
    large = Output("migraine", "en", "pdf", "large-print", "letter", is_own_paper=False)
    assert every(large.path)[:2] == ["en/migraine.pdf", large.path]
    assert every(large.path, papers=("a4",))[:2] == ["en/migraine.pdf", "en/migraine.epub"]


def test_a_layout_is_unwanted_once_its_paper_is_the_librarys_own() -> None:
    letter = Output("migraine", "en", "pdf", paper="letter", is_own_paper=False)
    manifest = Manifest(outputs={letter.path: record(letter)})
    assert unwanted(manifest, LIBRARY) == ()
    on_letter = altered(LIBRARY, paper="letter")
    assert unwanted(manifest, on_letter) == (letter.path,)
    asked = BuildRequest(out=Path("out"), conditions=("migraine",), langs=("en",))
    assert paths(wanted_outputs(asked, on_letter, {letter.path})) == [
        "en/migraine.pdf",
        "en/migraine.html",
    ]


def made(name: str, lang: str = "en", kind: Format = "pdf") -> Manifest:
    output = Output(name, lang, kind)
    return Manifest(outputs={output.path: record(output)})


@pytest.mark.parametrize(
    ("manifest", "paths"),
    [
        pytest.param(made("gone"), {"en/gone.pdf"}, id="condition"),
        pytest.param(made("migraine", "fr"), {"fr/migraine.pdf"}, id="language"),
        pytest.param(made("migraine", kind="epub"), {"en/migraine.epub"}, id="format"),
        pytest.param(made("migraine", "es", "html"), set(), id="wanted"),
        pytest.param(made("gout"), set(), id="condition that cannot be read just now"),
    ],
)
def test_an_output_is_unwanted_when_the_library_has_no_more_such(
    manifest: Manifest, paths: set[str]
) -> None:
    assert set(unwanted(manifest, LIBRARY)) == paths


def test_nothing_is_unwanted_while_the_folder_of_conditions_cannot_be_read() -> None:
    unlisted = contents_of(library(unreadable=["handouts/conditions"]))
    assert unwanted(made("migraine"), unlisted) == ()
