"""A personal copy stands where its owner says, and leaves nothing anywhere else."""

import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from handoutkit.build.personal import build_personal
from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.errors import UsageProblem
from handoutkit.model.library import Edition, Format, Paper
from handoutkit.model.person import Person
from handoutkit.whole import PRIVATE
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    edit,
    run_build,
    states,
    write_library,
)

ANA = Person(name="Ana Example", clinician="Doe", date=date(2026, 11, 30), note="Come back.")
NO_GLYPH = "\ue000"
BROKEN = FILES[SLEEP].replace("@doe2020", "@nobody")
TEMPLATE = "styles/templates/page.html.jinja"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def copied(
    library: Path,
    to: Path,
    *conditions: str,
    person: Person = ANA,
    langs: tuple[str, ...] = (),
    formats: tuple[Format, ...] = ("html",),
    editions: tuple[Edition, ...] = (),
    papers: tuple[Paper, ...] = (),
    force: bool = False,
) -> BuildReport:
    request = BuildRequest(
        out=to,
        conditions=conditions or ("insomnia",),
        langs=langs,
        formats=formats,
        editions=editions,
        papers=papers,
        force=force,
    )
    return build_personal(library, request, person)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("folder", ["build", "build/mine", "handouts", "styles/mine"])
def test_a_copy_may_not_stand_in_the_folders_of_the_library(library: Path, folder: str) -> None:
    before = files_in(library)
    with pytest.raises(UsageProblem, match=f"the library's {folder.split('/')[0]}/"):
        copied(library, library / folder)
    assert files_in(library) == before


@pytest.mark.parametrize("link", ["", "en"])
def test_a_link_does_not_lead_a_copy_there(library: Path, tmp_path: Path, link: str) -> None:
    (library / "build").mkdir()
    target = tmp_path / "mine" / link
    target.parent.mkdir(exist_ok=True)
    target.symlink_to(library / "build")
    with pytest.raises(UsageProblem, match="the library's build/"):
        copied(library, tmp_path / "mine")
    assert files_in(library / "build") == {}


@pytest.mark.parametrize(
    ("conditions", "langs", "said"),
    [
        (("insomnia", "back-pain"), (), "one condition, and 2 are named"),
        (("insomnia", "Example"), (), "one condition, and 2 are named"),
        (("insomnia",), ("en", "es"), "one language, and 2 are named"),
        (("migrain",), (), "no condition of that name"),
        (("insomnia",), ("fr",), 'no language "fr"'),
    ],
)
def test_a_copy_is_of_one_handout(
    library: Path,
    tmp_path: Path,
    conditions: tuple[str, ...],
    langs: tuple[str, ...],
    said: str,
) -> None:
    with pytest.raises(UsageProblem, match=said):
        copied(library, tmp_path / "mine", *conditions, langs=langs)
    assert not (tmp_path / "mine").exists()


def test_a_copy_of_no_condition_is_refused(library: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="one condition, and 0 are named"):
        build_personal(library, BuildRequest(out=tmp_path / "mine"), ANA)


def test_a_name_that_will_not_do_is_refused_and_not_repeated(library: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as refused:
        copied(library, tmp_path / "mine", person=Person(name="Ana\u202eExample"))
    assert "U+202E" in refused.value.message
    assert "Ana" not in refused.value.message + refused.value.remedy
    assert not (tmp_path / "mine").exists()


def test_a_name_that_no_font_has_stops_the_copy_and_is_not_repeated(
    library: Path, tmp_path: Path
) -> None:
    report = copied(library, tmp_path / "mine", person=Person(name=f"Ana {NO_GLYPH}"))
    assert states(report) == {"en/insomnia.html": "stopped"}
    (found,) = (one for one in report.findings if one.code == "PAGE-008")
    assert not {"Ana", NO_GLYPH} & {*str(found).split(), *found.message}
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("path", "text"), [(SLEEP, BROKEN), (INSOMNIA, "name: ["), (INSOMNIA, "name: {en: Insomnia}")]
)
def test_what_stops_the_handout_stops_its_copies(
    library: Path, tmp_path: Path, path: str, text: str
) -> None:
    edit(library, path, text)
    report = copied(library, tmp_path / "mine")
    assert states(report) == {"en/insomnia.html": "stopped"}
    assert any(one.is_error for one in report.findings)
    assert states(copied(library, tmp_path / "mine", "back-pain")) == {"en/back-pain.html": "built"}


def test_an_older_copy_in_the_place_of_a_stopped_one_is_told(library: Path, tmp_path: Path) -> None:
    copied(library, tmp_path / "mine")
    edit(library, SLEEP, BROKEN)
    (report,) = copied(library, tmp_path / "mine").outputs
    assert report.older


def test_an_error_of_a_librarys_template_does_not_repeat_the_person(
    library: Path, tmp_path: Path
) -> None:
    edit(library, TEMPLATE, "{{ view.labels[view.person[0].parts[0][0]] }}")
    report = copied(library, tmp_path / "mine")
    (found,) = (one for one in report.findings if one.is_error)
    assert (found.code, states(report)) == ("SRC-083", {"en/insomnia.html": "stopped"})
    assert found.message == "the page cannot be made with what it says of the person"
    assert "Ana" not in found.hint


def test_a_template_that_prints_no_box_stops_the_copy(library: Path, tmp_path: Path) -> None:
    edit(library, "styles/templates/parts/handout.jinja", "<main>{{ view.title }}</main>")
    report = copied(library, tmp_path / "mine")
    assert states(report) == {"en/insomnia.html": "stopped"}
    assert {one.code for one in report.findings if one.is_error} == {"PAGE-011"}


def test_a_copy_is_its_owners_alone(library: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        copied(library, tmp_path / "new" / "mine", formats=("pdf", "epub", "html"))
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").rglob("*")}
    assert {one for name, one in modes.items() if "." in name} == {PRIVATE}
    assert {modes["mine"], modes["en"]} == {0o700}


def test_a_folder_that_is_there_keeps_its_mode(library: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o750)
    copied(library, tmp_path / "mine")
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o750


def test_a_copy_that_others_could_read_is_replaced(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine/en/insomnia.html"
    edit(tmp_path / "mine", "en/insomnia.html", "old")
    target.chmod(0o644)
    copied(library, tmp_path / "mine")
    assert target.stat().st_mode & 0o777 == PRIVATE
    assert "Ana Example" in target.read_text(encoding="utf-8")


def test_what_a_killed_run_left_of_a_copy_is_cleared_away(library: Path, tmp_path: Path) -> None:
    edit(tmp_path / "mine", "en/.handout-insomnia.html.abc", "Ana Example")
    copied(library, tmp_path / "mine")
    assert list(files_in(tmp_path / "mine")) == ["en/insomnia.html"]


def test_a_copy_leaves_nothing_in_the_library(library: Path, tmp_path: Path) -> None:
    run_build(library)
    before = files_in(library)
    report = copied(library, tmp_path / "mine", formats=("pdf", "epub", "html"))
    assert files_in(library) == before
    assert list(files_in(tmp_path / "mine")) == [
        f"en/insomnia.{one}" for one in ("epub", "html", "pdf")
    ]
    assert {one.digest for one in report.outputs} == {""}
    manifest = json.loads((library / "build/manifest.json").read_text(encoding="utf-8"))
    assert "Ana" not in json.dumps(manifest)


def test_copies_have_the_names_that_a_build_gives(library: Path, tmp_path: Path) -> None:
    report = copied(
        library,
        tmp_path / "mine",
        formats=("pdf",),
        editions=("standard", "large-print"),
        papers=("letter",),
    )
    assert states(report) == {
        "en/insomnia.letter.pdf": "built",
        "en/insomnia.large-print.letter.pdf": "built",
    }


def test_copies_that_stand_there_are_not_asked_for_again(library: Path, tmp_path: Path) -> None:
    copied(library, tmp_path / "mine", formats=("pdf",), editions=("large-print",))
    again = copied(library, tmp_path / "mine", formats=("pdf",))
    assert states(again) == {"en/insomnia.pdf": "built"}


def test_a_copy_is_in_the_first_language_where_none_is_named(library: Path, tmp_path: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("[en]", "[en, es]"))
    assert [one.lang for one in copied(library, tmp_path / "mine", "back-pain").outputs] == ["en"]


def test_a_forced_copy_says_that_it_was_not_checked(library: Path, tmp_path: Path) -> None:
    copied(library, tmp_path / "mine", force=True)
    assert "not checked" in (tmp_path / "mine/en/insomnia.html").read_text(encoding="utf-8")


def test_two_persons_copies_differ_in_the_chapter_of_the_book_alone(
    library: Path, tmp_path: Path
) -> None:
    books = []
    for number, person in enumerate((ANA, Person(name="李例子"))):
        copied(library, tmp_path / str(number), person=person, formats=("epub",))
        with zipfile.ZipFile(tmp_path / str(number) / "en/insomnia.epub") as book:
            books.append({one.filename: book.read(one) for one in book.infolist()})
    assert [name for name in books[0] if books[0][name] != books[1].get(name)] == [
        "EPUB/handout.xhtml"
    ]


def test_blanks_are_drawn_on_paper_and_not_where_a_person_is_named(
    library: Path, tmp_path: Path
) -> None:
    edit(library, BACK_PAIN, FILES[BACK_PAIN])
    plain = run_build(library, "back-pain")
    edit(library, SETTINGS, f"{FILES[SETTINGS]}blanks: true\n")
    before = files_in(library / "build")
    assert {
        str(one.state) for one in (*plain.outputs, *run_build(library, "back-pain").outputs)
    } == {"built"}
    after = files_in(library / "build")
    assert before["en/back-pain.pdf"] != after["en/back-pain.pdf"]
    for name in ("en/back-pain.epub", "en/back-pain.html"):
        assert before[name] == after[name]
