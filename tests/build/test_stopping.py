"""What must never reach a patient, from end to end: the handout is stopped or failed, no traceback.

Each case breaks one file of the tiny library.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handoutkit.build.request import BuildReport
from handoutkit.errors import LibraryUnreadable
from handoutkit.project import shipped_styles
from tests.build.tiny import (
    FILES,
    GENERAL,
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


def outcome(root: Path) -> tuple[dict[str, str], BuildReport]:
    report = run_build(root, formats=("html",))
    found = {path.removeprefix("en/").split(".")[0]: one for path, one in states(report).items()}
    return found, report


def codes(report: BuildReport) -> set[str]:
    return {one.code for one in report.findings if one.is_error}


def broken(tmp_path: Path, path: str, old: str, new: str) -> Path:
    assert old in FILES[path]
    return write_library(tmp_path, {path: FILES[path].replace(old, new)})


def test_no_handout_goes_out_without_a_disclaimer_that_cannot_be_read(tmp_path: Path) -> None:
    """Nobody knows which handouts must carry it."""
    found, report = outcome(broken(tmp_path, GENERAL, "place:", "plaice:"))
    assert found == {"back-pain": "stopped", "insomnia": "stopped"}
    assert {one.place.path for one in report.findings} == {GENERAL}


def test_no_handout_goes_out_while_the_disclaimers_lie_outside_the_library(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    shutil.move(root / "handouts/disclaimers", tmp_path / "elsewhere")
    (root / "handouts/disclaimers").symlink_to(tmp_path / "elsewhere")
    found, report = outcome(root)
    assert found == {"back-pain": "stopped", "insomnia": "stopped"}
    assert "SRC-004" in codes(report)


def test_a_reworded_disclaimer_stops_the_handouts_that_need_it(tmp_path: Path) -> None:
    found, report = outcome(broken(tmp_path, SUPPLEMENT, "any disease", "all diseases"))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert codes(report) == {"SRC-023"}


def test_a_drawing_with_a_script_stops_the_handout_that_shows_it(tmp_path: Path) -> None:
    found, report = outcome(broken(tmp_path, SLEEP_IMAGE, "<title>", "<script/><title>"))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert codes(report) == {"SRC-061"}


def test_an_image_that_is_a_link_out_of_the_library_stops_its_handout(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    shutil.move(root / SLEEP_IMAGE, tmp_path / "moon.svg")
    (root / SLEEP_IMAGE).symlink_to(tmp_path / "moon.svg")
    found, report = outcome(root)
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert codes(report) == {"SRC-004"}


def test_a_reference_that_cannot_be_printed_stops_the_handout_that_cites_it(tmp_path: Path) -> None:
    found, report = outcome(broken(tmp_path, SLEEP_REFERENCES, '"title"', '"genre"'))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert {one.place.path for one in report.findings} == {SLEEP_REFERENCES}


def test_a_claim_without_its_statement_stops_the_handout(tmp_path: Path) -> None:
    found, report = outcome(broken(tmp_path, SLEEP, "dietary-supplement", "rest"))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert codes(report) == {"SRC-071"}


def test_a_link_in_a_note_to_what_the_handout_leaves_out_stops_nothing(tmp_path: Path) -> None:
    note = "[^a]: Think of [noise](#noise).\n\n## Noise"
    text = FILES[SLEEP].replace("## Noise", note).replace("Rest is good", "Rest is good[^a]")
    root = write_library(tmp_path, {SLEEP: text})
    report = run_build(root, "insomnia")
    assert set(states(report).values()) == {"built"}
    assert [one.code for one in report.findings] == ["SRC-074"]
    assert "Think of noise." in (root / "build/en/insomnia.html").read_text(encoding="utf-8")


def test_a_character_that_no_font_has_stops_the_handout(tmp_path: Path) -> None:
    found, report = outcome(broken(tmp_path, SLEEP, "Rest is", "Rest \ue000 is"))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    (finding,) = report.findings
    assert (finding.code, finding.place.path, finding.place.line) == ("PAGE-008", SLEEP, 10)


def test_settings_that_cannot_be_trusted_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreadable) as caught:
        outcome(broken(tmp_path, SETTINGS, "clinic:", "klinic:"))
    assert {one.place.path for one in caught.value.findings} == {SETTINGS}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("languages: [en]", "languages: [en, tlh]", "SRC-020"),
        ("languages: [en]", "languages: [en]\ncitation-style: nowhere", "SRC-028"),
    ],
)
def test_a_language_or_style_that_is_not_there_stops_the_build(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    with pytest.raises(LibraryUnreadable) as caught:
        outcome(broken(tmp_path, SETTINGS, old, new))
    assert {one.code for one in caught.value.findings} == {code}


def link_out(root: Path, path: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(root.parent)


@pytest.mark.parametrize(
    ("harm", "place"),
    [
        pytest.param(
            lambda root: edit(root, "styles/base.css", "p { color: var(--no); }"),
            "styles/base.css:1:12 SRC-081",
            id="token",
        ),
        pytest.param(
            lambda root: edit(root, "styles/base.css", "p {"),
            "styles/base.css:1:3 SRC-080",
            id="sheet",
        ),
        pytest.param(
            lambda root: edit(root, "styles/citations/vancouver.csl", "<style"),
            "styles/citations/vancouver.csl:1:1 SRC-084",
            id="csl",
        ),
        pytest.param(
            lambda root: edit(root, "styles/templates/print.html.jinja", "{% if"),
            "styles/templates/print.html.jinja:1:1 SRC-082",
            id="jinja",
        ),
        pytest.param(
            lambda root: edit(root, "styles/templates/chapter.xhtml.jinja", "\n{{ view.no }}"),
            "styles/templates/chapter.xhtml.jinja:2:1 SRC-083",
            id="jinja when it is filled",
        ),
        pytest.param(
            lambda root: link_out(root, "styles"), "styles:1:1 SRC-004", id="styles outside"
        ),
        pytest.param(
            lambda root: link_out(root, "styles/parts"),
            "styles/parts:1:1 SRC-004",
            id="folder of styles outside",
        ),
        pytest.param(
            lambda root: link_out(root, "styles/base.css"),
            "styles/base.css:1:1 SRC-004",
            id="sheet outside",
        ),
        pytest.param(
            lambda root: link_out(root, "styles/citations/vancouver.csl"),
            "styles/citations/vancouver.csl:1:1 SRC-004",
            id="csl outside",
        ),
    ],
)
def test_styles_that_are_broken_stop_all_handouts_and_are_told_once(
    tmp_path: Path, harm: Callable[[Path], None], place: str
) -> None:
    root = write_library(tmp_path / "library")
    harm(root)
    report = run_build(root, formats=("epub",))
    assert set(states(report).values()) == {"stopped"}
    assert [f"{one.place} {one.code}" for one in report.findings] == [place]
    assert not list((root / "build").rglob("*.epub"))


def test_a_citation_style_that_is_broken_in_the_checkout_itself_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There it is the program's as well, and no other can take its place."""
    root = write_library(tmp_path / "library")
    shutil.copytree(shipped_styles(), root / "styles")
    edit(root, "styles/citations/vancouver.csl", "<style")
    monkeypatch.setattr("handoutkit.build.sources.shipped_styles", lambda: root / "styles")
    report = run_build(root, formats=("html",))
    assert states(report)["en/insomnia.html"] == "stopped"
    assert [one.code for one in report.findings] == ["SRC-084"]


def test_broken_styles_hide_nothing_else(tmp_path: Path) -> None:
    root = broken(tmp_path, SLEEP, "topics:", "always: [noise]\ntopics:")
    edit(root, "styles/citations/vancouver.csl", "<style")
    edit(root, WALKING, FILES[WALKING].replace("Walk a", "Walk [@nobody] a"))
    assert [one.code for one in run_build(root).findings] == ["SRC-024", "SRC-070", "SRC-084"]


@pytest.mark.parametrize("chapter", ["<p>", "<p/>"], ids=["xml", "runs"])
def test_a_chapter_that_no_book_can_be_made_of_fails_the_handouts(
    tmp_path: Path, chapter: str
) -> None:
    root = write_library(tmp_path / "library")
    edit(root, "styles/templates/chapter.xhtml.jinja", chapter)
    report = run_build(root, formats=("epub",))
    assert set(states(report).values()) == {"failed"}
    assert codes(report) == {"PAGE-005"}
    assert not list((root / "build").rglob("*.epub"))


def test_two_sections_of_one_id_stop_the_handouts_of_the_article(tmp_path: Path) -> None:
    """Nobody knows which of the two is meant."""
    again = "\n## Rest, corrected {#rest}\n\nRest less.\n"
    found, report = outcome(write_library(tmp_path, {SLEEP: FILES[SLEEP] + again}))
    assert found == {"back-pain": "built", "insomnia": "stopped"}
    assert codes(report) == {"SRC-034"}


def test_another_emergency_number_in_another_language_stops_all(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    settings = FILES[SETTINGS].replace("[en]", "[en, es]")
    lines = 'Hill Clinic, emergency: {en: "Call 911.", es: "Llame al 119."}'
    edit(root, SETTINGS, settings.replace("Hill Clinic", lines))
    with pytest.raises(LibraryUnreadable) as caught:
        outcome(root)
    assert "SRC-096" in {one.code for one in caught.value.findings}
