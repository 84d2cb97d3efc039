"""What one change makes stale: its users and nobody else; and what is said stays true.

Each change is built twice: on top of what was built before, and from nothing. Both must say the
same, and make the same bytes.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from handoutkit.build import rendering
from handoutkit.build.material import Material
from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.build.snapshot import Snapshot, read_snapshot
from handoutkit.build.sources import Sources, read_sources
from handoutkit.errors import LibraryUnreadable
from handoutkit.model.library import Format
from handoutkit.project import shipped_styles
from handoutkit.render.pdf.document import RenderedPdf
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    GENERAL,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    SLEEP_IMAGE,
    SLEEP_REFERENCES,
    SUPPLEMENT,
    WALKING,
    edit,
    run_build,
    states,
    write_library,
)
from tests.build.walking import Drafting

INSOMNIA_PAGE, BACK_PAIN_PAGE = "en/insomnia.html", "en/back-pain.html"
STRETCHING = "handouts/articles/stretching/article.md"
GOUT = "handouts/conditions/gout.yaml"
LINK = "-> /etc/hostname"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_library(tmp_path_factory.mktemp("built"))
    page(root)
    return root


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "library"
    shutil.copytree(built, root)
    return root


def page(root: Path, *conditions: str) -> BuildReport:
    return run_build(root, *conditions, formats=("html",))


def edited(path: str, old: str, new: str) -> Mapping[str, str | None]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


CHANGES = {
    "a section": edited(SLEEP, "Rest is good", "Rest is very good"),
    "a section that nobody takes": edited(SLEEP, "Noise is bad.", "Noise is worse.\n\nMuch."),
    "an error in a section that nobody takes": edited(SLEEP, "Noise is bad.", "Bad [@nobody]."),
    "a lost reference": edited(SLEEP, "[@doe2020]", "[@nobody]"),
    "a lost section": edited(SLEEP, "{#rest}", "{#sleep}"),
    "a reference": edited(SLEEP_REFERENCES, "Sleep well", "Sleep better"),
    "a picture": edited(SLEEP_IMAGE, "#446", "#464"),
    "a recipe": edited(BACK_PAIN, "walking/steps", "walking/steps\n  - sleep/noise"),
    "a recipe of what is not there": edited(BACK_PAIN, "walking/steps", "wolking/steps"),
    "a recipe that cannot be read": {BACK_PAIN: "name: ["},
    "an article that cannot be read": {WALKING: "no head"},
    "settings": edited(SETTINGS, "Hill", "Lake"),
    "a disclaimer": edited(SUPPLEMENT, "Required statement", "The statement"),
    "a style": {"styles/parts/own.css": "h2 { color: #000 }"},
    "a topic that is nearly one": edited(WALKING, "[]", "[dietary-suplement]"),
    "another condition": {GOUT: FILES[BACK_PAIN].replace("Back pain", "Gout")},
    "another article": {STRETCHING: FILES[WALKING]},
    "no condition": {INSOMNIA: None},
    "no article": {WALKING: None},
    "a stranger among the articles": {"handouts/articles/Sleep.md": "mine"},
    "a stranger among the conditions": {"handouts/conditions/gout.txt": "mine"},
    "a link out among the disclaimers": {"handouts/disclaimers/more.md": LINK},
    "a link out among the conditions": {GOUT: LINK},
    "a link to nothing for references": {"handouts/articles/walking/references.json": "-> nothing"},
    "an article without any file": {"handouts/articles/empty/": ""},
    "a folder in the place of a condition": {f"{GOUT}/": ""},
    "something hidden that makes a folder": {"handouts/disclaimers/images/.moon.svg": "mine"},
}


def change(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        elif path.endswith("/"):
            (root / path).mkdir()
        elif text.startswith("-> "):
            (root / path).symlink_to(text.removeprefix("-> "))
        else:
            edit(root, path, text)


def said(report: BuildReport) -> list[str]:
    return [f"{one} {one.hint}" for one in report.findings]


def pages(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "build/en").glob("*"))}


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


PASSING = {
    name: CHANGES[name]
    for name in ("a reference", "a picture", "a recipe", "settings", "no article")
} | {
    "another dose": edited(SLEEP, "Rest is good", "Rest 200 hours"),
    "no disclaimer": {GENERAL: None},
    "another disclaimer": {"handouts/disclaimers/more.md": FILES[GENERAL]},
}


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "again"])
def test_what_was_read_and_changed_back_leaves_nothing(
    name: str, is_first: bool, library: Path, tmp_path: Path
) -> None:
    """A file is saved between the taking of its digest and its reading, and changed back then."""
    before, fresh = tmp_path / "before", tmp_path / "fresh"
    if is_first:
        shutil.rmtree(library / "build")
    else:
        edit(library, WALKING, FILES[WALKING].replace("little", "lot"))
        edit(library, SETTINGS, FILES[SETTINGS].replace("Hill", "Lake"))
    shutil.copytree(library / "handouts", before)
    shutil.copytree(before, fresh / "handouts")

    def surprised() -> Snapshot:
        taken = read_snapshot(library)
        change(library, PASSING[name])
        return taken

    with suppress(LibraryUnreadable):
        request = BuildRequest(out=library / "build", formats=("html",))
        build(library, request, lambda _: None, surprised)
    shutil.rmtree(library / "handouts")
    shutil.copytree(before, library / "handouts")
    assert said(page(library)) == said(page(fresh))
    assert pages(library).items() >= pages(fresh).items()


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "another"])
@pytest.mark.parametrize(
    "path", ["tokens.css", "templates/page.html.jinja", "citations/vancouver.csl"]
)
def test_styles_that_were_read_and_changed_back_leave_nothing(
    path: str, is_new: bool, library: Path, tmp_path: Path
) -> None:
    """A style is saved between the taking of its digest and its reading, and changed back then."""
    shipped, style = shipped_styles() / path, library / "styles" / path
    if not is_new:
        edit(library, f"styles/{path}", shipped.read_text())
    change(library, CHANGES["a section"])
    fresh = tmp_path / "fresh"
    shutil.copytree(library, fresh, ignore=shutil.ignore_patterns("build"))

    def surprised() -> Snapshot:
        taken = read_snapshot(library)
        text = shipped.read_text().replace("#1c2326", "#1c2327")
        text = text.replace("<body", '<body class="odd"')
        text = text.replace('variable="publisher"', 'variable="note"')
        edit(library, f"styles/{path}", text)
        return taken

    request = BuildRequest(out=library / "build", formats=("html",))
    build(library, request, lambda _: None, surprised)
    if is_new:
        style.unlink()
    else:
        edit(library, f"styles/{path}", shipped.read_text())
    assert said(page(library)) == said(page(fresh))
    assert pages(library) == pages(fresh)


def test_what_nobody_disturbed_was_read_as_its_digests_told(library: Path) -> None:
    (library / "handouts/__pycache__").mkdir()
    (library / "handouts/disclaimers/.hidden.md").write_text("mine")
    (library / "handouts/articles/linked").symlink_to("sleep")
    (library / "styles/__pycache__").mkdir(parents=True)
    edit(library, "styles/__pycache__/old.css", "")
    edit(library, "styles/parts/.hidden.css", "")
    edit(library, "styles/parts/__pycache__/old.css", "")
    (library / "styles/parts/linked").symlink_to("..")
    (library / "styles/around").symlink_to(".")
    change(library, CHANGES["an article without any file"])
    for root in (library, Path(__file__).parents[2]):
        assert read_sources(root).snapshot == read_snapshot(root)


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


def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each page that is laid out."""
    noted: list[str] = []
    lay_out = rendering._pdf

    def noting(made: Material, layout: rendering.Layout, mold: None) -> RenderedPdf:
        noted.append(made.handout.condition)
        return lay_out(made, layout, mold)

    monkeypatch.setattr(rendering, "_pdf", noting)
    return noted


def test_a_book_goes_by_the_layout_of_its_paper_that_is_known(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_library(tmp_path / "whole")
    run_build(whole, formats=("epub", "html"))
    run_build(library, formats=("pdf",))
    (library / "build" / INSOMNIA_PAGE).unlink()
    noted = laid_out(monkeypatch)
    report = run_build(library, formats=("epub", "html"))
    assert noted == []
    assert said(report) == said(run_build(whole, formats=("epub", "html")))
    books = ("en/insomnia.epub", INSOMNIA_PAGE)
    for path in books:
        assert (library / "build" / path).read_bytes() == (whole / "build" / path).read_bytes()
    (library / "build/en/insomnia.epub").unlink()
    (library / "build/en/insomnia.pdf").unlink()
    run_build(library, formats=("epub",))
    assert noted == []


def test_a_book_of_another_text_is_laid_out(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(library, formats=("pdf",))
    change(library, CHANGES["a section"])
    noted = laid_out(monkeypatch)
    run_build(library, formats=("epub",))
    assert noted == ["insomnia"]
