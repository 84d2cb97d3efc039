"""What one change makes stale: its users and nobody else; and what is said stays true.

Each change is built twice: on top of what was built before, and from nothing. Both must say the
same, and make the same bytes.
"""

import os
import shutil
from pathlib import Path

import pytest

from handoutkit.build.sources import Sources, read_sources
from handoutkit.model.library import Format
from tests.build.changes import BACK_PAIN_PAGE, CHANGES, INSOMNIA_PAGE, change, page, pages, said
from tests.build.tiny import (
    FILES,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    SLEEP_IMAGE,
    SUPPLEMENT,
    WALKING,
    edit,
    run_build,
    states,
    write_library,
)
from tests.build.walking import Drafting


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_built_and_told_as_if_all_were_built_from_nothing(
    name: str, library: Path, tmp_path: Path
) -> None:
    fresh = write_library(tmp_path / "fresh")
    change(library, CHANGES[name])
    change(fresh, CHANGES[name])

    grown, whole = page(library), page(fresh)

    assert said(grown) == said(whole)
    stopped = {path for path, state in states(whole).items() if state == "stopped"}
    assert {path for path, state in states(grown).items() if state == "stopped"} == stopped
    built = {f"en/{path}": data for path, data in pages(fresh).items()}
    assert {path: (library / "build" / path).read_bytes() for path in built} == built
    again = page(library)
    assert said(again) == said(whole)
    assert "built" not in states(again).values()


@pytest.mark.parametrize(
    ("name", "rebuilt"),
    [
        ("a section", {INSOMNIA_PAGE}),
        ("a section that nobody takes", set()),
        ("an error in a section that nobody takes", set()),
        ("a reference", {INSOMNIA_PAGE}),
        ("a picture", {INSOMNIA_PAGE}),
        ("a recipe", {BACK_PAIN_PAGE}),
        ("another article", set()),
        ("another condition", {"en/gout.html"}),
        ("settings", {INSOMNIA_PAGE, BACK_PAIN_PAGE}),
        ("a disclaimer", {INSOMNIA_PAGE}),
        ("a style", {INSOMNIA_PAGE, BACK_PAIN_PAGE}),
    ],
)
def test_a_change_rebuilds_its_users_and_nobody_else(
    name: str, rebuilt: set[str], library: Path
) -> None:
    change(library, CHANGES[name])
    assert {path for path, state in states(page(library)).items() if state == "built"} == rebuilt


def test_a_change_has_only_its_users_read(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Sources] = []

    def noted(*arguments: object) -> Sources:
        read.append(read_sources(*arguments))  # type: ignore[arg-type]  # as they came
        return read[-1]

    monkeypatch.setattr("handoutkit.build.sources.read_sources", noted)
    page(library)
    assert read == []
    change(library, CHANGES["a section"])
    page(library)
    (sources,) = read
    assert list(sources.library.conditions) == ["insomnia"]
    assert {article for article, _ in sources.library.articles} == {"sleep"}


def test_a_picture_of_another_article_is_looked_at_too(library: Path) -> None:
    shown = '![The moon](../sleep/images/moon.svg "The moon")'
    edit(library, WALKING, f"{FILES[WALKING]}\n{shown}\n")
    page(library)
    change(library, CHANGES["a picture"])
    built = {path for path, state in states(page(library)).items() if state == "built"}
    assert built == {INSOMNIA_PAGE, BACK_PAIN_PAGE}


def test_what_is_said_of_an_article_that_is_not_there_names_those_that_can_be_read(
    library: Path, tmp_path: Path
) -> None:
    edit(library, INSOMNIA, FILES[INSOMNIA].replace("sleep/", "slep/"))
    page(library)
    edit(library, SLEEP, "no head")
    fresh = tmp_path / "fresh"
    shutil.copytree(library / "handouts", fresh / "handouts")
    assert said(page(library)) == said(page(fresh))


def test_a_handout_that_was_not_asked_for_is_not_forgotten(library: Path) -> None:
    change(library, CHANGES["a section"])
    page(library, "back-pain")
    assert states(page(library)) == {INSOMNIA_PAGE: "built", BACK_PAIN_PAGE: "kept"}


def test_a_new_disclaimer_reaches_handouts_that_were_not_asked_for(library: Path) -> None:
    general = FILES["handouts/disclaimers/general.md"]
    edit(library, "handouts/disclaimers/more.md", general.replace("your care team", "us"))
    page(library, "back-pain")
    assert states(page(library)) == {INSOMNIA_PAGE: "built", BACK_PAIN_PAGE: "kept"}
    assert b"Ask us." in pages(library)["insomnia.html"]


def test_what_the_print_template_of_a_library_leaves_out_reaches_its_web_page(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoutkit.build.crew.Crew", Drafting)  # nobody would print such a page
    own = "<html><head><title>{{ view.title }}</title></head><body></body></html>"
    edit(library, "styles/templates/print.html.jinja", own)
    page(library)
    edit(library, SETTINGS, FILES[SETTINGS].replace("Clinic", "Clinic, phone: 555 0199"))
    assert set(states(page(library)).values()) == {"built"}
    assert b"555 0199" in pages(library)["insomnia.html"]


@pytest.mark.parametrize(
    ("shown", "path", "old", "new"),
    [
        ("view.sections[0].section.place.line", SLEEP, "## Rest", "\n## Rest"),
        ("view.statements", SUPPLEMENT, "These", "\nThese"),
        ("view.clinic.emergency", SETTINGS, "{en: '911', es: '112'}", "{es: '112', en: '911'}"),
    ],
    ids=["places", "a value as it is held", "the order of a mapping"],
)
def test_what_only_a_template_of_a_library_prints_makes_its_pages_anew(
    shown: str, path: str, old: str, new: str, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoutkit.build.crew.Crew", Drafting)
    numbers = "Clinic, emergency: {en: '911', es: '112'}"
    edit(library, SETTINGS, FILES[SETTINGS].replace("Clinic", numbers))
    for template in ("print", "page"):
        own = f"<html><head><title>t</title></head><body>{{{{ {shown} }}}}</body></html>"
        edit(library, f"styles/templates/{template}.html.jinja", own)
    page(library)
    before = pages(library)["insomnia.html"]
    edit(library, path, (library / path).read_text().replace(old, new))
    assert states(page(library))[INSOMNIA_PAGE] == "built"
    assert pages(library)["insomnia.html"] != before


@pytest.mark.parametrize("is_dry", [True, False], ids=["dry", "for good"])
@pytest.mark.parametrize("format_", ["pdf", "epub", "html"])
def test_a_template_that_breaks_when_it_is_filled_stops_its_handouts_and_is_told(
    format_: Format, is_dry: bool, library: Path
) -> None:
    before = pages(library)
    edit(library, "styles/templates/print.html.jinja", "{{ 1 // (view.title|length - 13) }}")
    for _ in range(2):
        report = run_build(library, formats=(format_,), dry_run=is_dry)
        assert states(report)[f"en/insomnia.{format_}"] == "stopped"
        found = [f"{one.code} {one.place.path}" for one in report.findings]
        assert "SRC-082 styles/templates/print.html.jinja" in found
    assert pages(library).items() >= before.items()
    shutil.rmtree(library / "styles")
    assert states(page(library))[INSOMNIA_PAGE] == "kept"


@pytest.mark.parametrize("name", ["manifest.json", "manifest.journal"])
def test_what_nests_without_end_is_no_manifest(library: Path, name: str) -> None:
    (library / "build" / name).write_text(f'{{"x":{"[" * 100_000}')
    assert set(states(page(library)).values()) <= {"built", "kept"}


def test_a_manifest_that_weighs_findings_otherwise_is_none(library: Path) -> None:
    change(library, CHANGES["an error in a section that nobody takes"])
    page(library)
    manifest = library / "build/manifest.json"
    manifest.write_text(manifest.read_text().replace('"error"', '"fine"'))
    assert set(states(page(library)).values()) == {"built"}


@pytest.mark.parametrize("folder", ["articles/sleep/images", "articles/sleep", "disclaimers"])
def test_a_name_that_is_not_unicode_is_told(library: Path, folder: str) -> None:
    (library / "handouts" / folder / os.fsdecode(b"\xff.txt")).write_text("mine")
    first = page(library)
    assert said(page(library)) == said(first)
    told = [one.place.path for one in first.findings]
    assert told == ([] if "images" in folder else [f"handouts/{folder}/\\xff.txt"])


def test_a_hidden_logo_reaches_all(library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("Clinic", "Clinic, logo: .logo.svg"))
    for colour in ("#446", "#464"):
        edit(library, "handouts/.logo.svg", FILES[SLEEP_IMAGE].replace("#446", colour))
        assert set(states(page(library)).values()) == {"built"}


def test_what_was_changed_back_is_kept(library: Path) -> None:
    change(library, CHANGES["a section"])
    run_build(library, formats=("html",), dry_run=True)
    edit(library, SLEEP, FILES[SLEEP])
    assert set(states(page(library)).values()) == {"kept"}


def test_a_dry_run_says_why(library: Path) -> None:
    change(library, CHANGES["a section"])
    report = run_build(library, formats=("html",), dry_run=True)
    why = {one.path: one.reasons for one in report.outputs}
    assert why == {INSOMNIA_PAGE: (f"{SLEEP} changed",), BACK_PAIN_PAGE: ()}
    assert states(report) == {INSOMNIA_PAGE: "planned", BACK_PAIN_PAGE: "kept"}
