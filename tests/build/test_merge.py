"""A merge makes a copy for each row or says why not, and goes on where it was interrupted."""

import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handoutkit import codes
from handoutkit.build import copying, crew
from handoutkit.build.merge import merge
from handoutkit.build.merge_place import JOURNAL
from handoutkit.build.merge_request import MergeReport, MergeRequest
from handoutkit.build.pool import Lost
from handoutkit.errors import UsageProblem
from tests.build.tiny import BACK_PAIN, FILES, SETTINGS, WALKING, write_library

TODAY = date(2026, 11, 30)
NAMES = ("Ana Example", "Łukasz Przykład", "María Ejemplo", "Jürgen Beispiel", "O’Example Bo")
TABLE = "name\n" + "".join(f"{name}\n" for name in NAMES)
ARABIC = "\u0632\u0646\u062c\u0628\u064a\u0644"


TWO_FAULTS = ".person { colour: red; margin-bottom: 1 }"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_library(tmp_path_factory.mktemp("tiny") / "library")


class Interrupted(Exception):
    """Stands for a key that was pressed."""


def merged(
    library: Path, to: Path, table: str = TABLE, *, stop_after: int = 0, jobs: int = 1, **asked: Any
) -> MergeReport:
    path = to.parent / f"{to.name}.csv"
    path.write_text(table, encoding="utf-8")
    told = 0

    def progress(*_: int) -> None:
        nonlocal told
        told += 1
        if told == stop_after:
            raise Interrupted

    fields = {"condition": "back-pain", "columns": {}, "today": TODAY, "jobs": jobs, **asked}
    return merge(library, MergeRequest(table=path, to=to, **fields), progress)


def files_in(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


@pytest.mark.parametrize("asked", [{"condition": "gout"}, {"lang": "fr"}])
def test_what_the_library_does_not_have_is_refused(
    asked: dict[str, Any], library: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageProblem):
        merged(library, tmp_path / "to", **asked)
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("folder", ["build", "handouts", "styles/mine"])
def test_the_librarys_own_folders_are_refused(folder: str, library: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE)
    request = MergeRequest(
        condition="back-pain",
        table=tmp_path / "x.csv",
        to=library / folder,
        columns={},
        today=TODAY,
    )
    with pytest.raises(UsageProblem, match="may not stand"):
        merge(library, request, lambda *_: None)


def test_a_table_that_is_not_there_is_refused(library: Path, tmp_path: Path) -> None:
    request = MergeRequest(
        condition="back-pain", table=tmp_path / "no", to=tmp_path, columns={}, today=TODAY
    )
    with pytest.raises(UsageProblem, match="cannot be read"):
        merge(library, request, lambda *_: None)


def test_rows_are_copied_refused_or_empty(library: Path, tmp_path: Path) -> None:
    table = (
        f"name,date\n{NAMES[0]},2026-01-02\n,\n{NAMES[1]},x\n\U000e0001,\n{ARABIC},\nAna \ue000,\n"
    )
    report = merged(library, tmp_path / "to", table)
    assert (report.rows, report.copied, report.refused, report.empty) == (6, 2, 3, 1)
    assert (report.filled, report.full, report.files) == (0, 2, 2)
    assert sorted(files_in(tmp_path / "to")) == ["0001.pdf", "0005.pdf"]
    told = [one for one in report.findings if one.code.startswith("CSV")]
    assert [(one.code, one.place.line) for one in told] == [
        (codes.ROW_DATE.id, 4),
        (codes.ROW_UNPRINTABLE.id, 5),
        (codes.ROW_NOT_MADE.id, 7),
    ]


def test_a_stopped_handout_costs_all_its_rows_and_is_told_once(tmp_path: Path) -> None:
    broken = FILES[WALKING].replace("each day", "each day [@nobody]")
    library = write_library(tmp_path / "library", {WALKING: broken})
    report = merged(library, tmp_path / "to")
    assert (report.rows, report.copied, report.refused) == (5, 0, 5)
    assert [one.code for one in report.findings if one.code.startswith("CSV")] == [
        codes.ROW_NOT_MADE.id
    ]
    assert files_in(tmp_path / "to") == {}


def test_a_condition_that_cannot_be_read_costs_all_rows(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", {BACK_PAIN: "name: ["})
    report = merged(library, tmp_path / "to")
    assert (report.copied, report.refused) == (0, 5)


def test_a_handout_that_cannot_be_laid_out_costs_its_rows(tmp_path: Path) -> None:
    template = "styles/templates/parts/person.jinja"
    lost = "{%- macro person(lines) -%}{%- endmacro -%}{%- macro blanks(lines) -%}{%- endmacro -%}"
    library = write_library(tmp_path / "library", {template: lost})
    report = merged(library, tmp_path / "to")
    assert (report.copied, report.refused) == (0, 5)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_librarys_template_does_with_a_name_is_told_without_it(
    jobs: int, tmp_path: Path
) -> None:
    template = "styles/templates/parts/person.jinja"
    image = '<img src="http://x.example/{{ one.parts[0][0] }}.png" alt=""/>'
    shipped = (Path(__file__).parents[2] / template).read_text(encoding="utf-8")
    asking = shipped.replace("</bdi>{% if", f"{image}</bdi>{{% if", 1)
    library = write_library(tmp_path / "library", {template: asking})
    report = merged(library, tmp_path / "to", jobs=jobs)
    assert (report.copied, report.refused) == (0, 5)
    codes_said = {one.code for one in report.findings}
    assert {codes.MISSING_RESOURCE.id, codes.REFUSED_FETCH.id} <= codes_said
    assert not any("Example" in one.message for one in report.findings)


def test_where_masters_fail_their_trial_all_is_laid_out_in_full_and_told(tmp_path: Path) -> None:
    sheet = {"styles/parts/person.css": "[data-slot] { text-decoration: underline }"}
    library = write_library(tmp_path / "library", sheet)
    report = merged(library, tmp_path / "to")
    assert (report.filled, report.full) == (0, 5)
    assert codes.COPIES_IN_FULL.id in {one.code for one in report.findings}


@pytest.mark.parametrize("style", ["text-align: center", "text-align: justify"])
def test_styles_that_a_master_cannot_keep_never_make_another_copy(
    style: str, tmp_path: Path
) -> None:
    sheet = {"styles/parts/person.css": f".person p {{ {style} }}"}
    report = merged(write_library(tmp_path / "library", sheet), tmp_path / "to")
    assert report.filled == (0 if "center" in style else 5)


@pytest.mark.parametrize(
    ("style", "clinician"), [("hyphens: auto", "Dr. Longname " * 5), ("white-space: nowrap", "")]
)
def test_lines_that_masters_would_break_otherwise_are_laid_out_in_full(
    style: str, clinician: str, tmp_path: Path
) -> None:
    sheet = {"styles/parts/person.css": f".person p {{ {style} }}"}
    library = write_library(tmp_path / "library", sheet)
    table = "name,clinician\n" + f"Ana Example,{clinician}\n" * 5
    report = merged(library, tmp_path / "to", table)
    assert (report.filled, report.full) == (0, 5)


def test_what_layouts_complain_of_is_told_though_copies_are_filled(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", {"styles/parts/person.css": TWO_FAULTS})
    report = merged(library, tmp_path / "to")
    assert report.filled == 5
    assert codes.STYLE_IGNORED.id in {one.code for one in report.findings}


def test_few_copies_are_not_worth_a_master(library: Path, tmp_path: Path) -> None:
    few = "".join(TABLE.splitlines(keepends=True)[: copying.FEWEST])
    report = merged(library, tmp_path / "few", few)
    assert (report.filled, report.full) == (0, copying.FEWEST - 1)
    report = merged(library, tmp_path / "many")
    assert (report.filled, report.full) == (5, 0)


def test_a_row_has_the_same_bytes_whoever_else_is_in_the_table(
    library: Path, tmp_path: Path
) -> None:
    merged(library, tmp_path / "a")
    merged(library, tmp_path / "b", TABLE + "Ñandú Ğüler Żółć\nBob Example\n")
    first, second = files_in(tmp_path / "a"), files_in(tmp_path / "b")
    assert {name: second[name] for name in first} == first


@pytest.mark.parametrize("stop_after", [2, 6])
def test_an_interrupted_merge_ends_with_the_same_files(
    stop_after: int, library: Path, tmp_path: Path
) -> None:
    table = f"{TABLE}{ARABIC}\n\u9f8d\u9df9\nBad\u202eName\n"
    report = merged(library, tmp_path / "whole", table)
    with pytest.raises(Interrupted):
        merged(library, tmp_path / "to", table, stop_after=stop_after)
    there = files_in(tmp_path / "to")
    assert len(there) == stop_after + 1
    assert JOURNAL in there
    resumed = merged(library, tmp_path / "to", table, resume=True)
    assert files_in(tmp_path / "to") == files_in(tmp_path / "whole")
    assert (resumed.there, resumed.there + resumed.copied) == (stop_after, report.copied)
    assert resumed.rows == report.rows == 8


def test_a_merge_goes_on_with_its_own_day(library: Path, tmp_path: Path) -> None:
    merged(library, tmp_path / "whole")
    with pytest.raises(Interrupted):
        merged(library, tmp_path / "to", stop_after=2)
    merged(library, tmp_path / "to", resume=True, today=date(2026, 12, 1))
    assert files_in(tmp_path / "to") == files_in(tmp_path / "whole")


def test_an_archive_never_has_the_day_of_another_merge(library: Path, tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        merged(library, tmp_path / "to", stop_after=2, day=date(2026, 1, 1))
    merged(library, tmp_path / "to", zipped=True, resume=True)
    merged(library, tmp_path / "zip", zipped=True)
    archives = [tmp_path / name / "back-pain.zip" for name in ("to", "zip")]
    assert archives[0].read_bytes() == archives[1].read_bytes()


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        (TABLE.replace("Ana", "Bea"), {}),
        (TABLE, {"note": "x"}),
        (TABLE, {"formats": ("epub",)}),
        (TABLE, {"day": date(2026, 1, 1)}),
    ],
)
def test_another_merge_is_not_gone_on_with(
    table: str, asked: dict[str, Any], library: Path, tmp_path: Path
) -> None:
    with pytest.raises(Interrupted):
        merged(library, tmp_path / "to", stop_after=2)
    before = files_in(tmp_path / "to")
    with pytest.raises(UsageProblem, match="another merge"):
        merged(library, tmp_path / "to", table, resume=True, **asked)
    assert files_in(tmp_path / "to") == before


@pytest.mark.parametrize("changed", ["paper: letter\n", "colours: {accent: '#aa0000'}\n", ""])
def test_a_merge_of_a_library_that_prints_something_else_is_not_gone_on_with(
    changed: str, tmp_path: Path
) -> None:
    library = write_library(tmp_path / "library")
    with pytest.raises(Interrupted):
        merged(library, tmp_path / "to", stop_after=2)
    settings = FILES[SETTINGS] + changed if changed else FILES[SETTINGS].replace("Hill", "Dale")
    (library / SETTINGS).write_text(settings)
    with pytest.raises(UsageProblem, match="another merge"):
        merged(library, tmp_path / "to", resume=True)


def test_many_processes_make_the_same_copies(library: Path, tmp_path: Path) -> None:
    table = f"name\n{ARABIC}\n\u9f8d\u9df9\nAna Example\n"
    for number, folder in ((1, "one"), (2, "two")):
        report = merged(library, tmp_path / folder, table, jobs=number, formats=("pdf", "epub"))
        assert (report.full, report.files) == (3, 6)
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_an_archive_has_the_files_of_a_folder(library: Path, tmp_path: Path) -> None:
    merged(library, tmp_path / "files", f"{TABLE}{ARABIC}\n")
    merged(library, tmp_path / "zip", f"{TABLE}{ARABIC}\n", zipped=True)
    assert [one.name for one in (tmp_path / "zip").iterdir()] == ["back-pain.zip"]
    with zipfile.ZipFile(tmp_path / "zip" / "back-pain.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == files_in(tmp_path / "files")


def test_a_lost_worker_costs_its_row_alone(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_the_second(
        tasks: Iterator[Any], work: Any, _: Executor, *, in_flight: int
    ) -> Iterator[tuple[Any, Any]]:
        for number, task in reversed(list(enumerate(tasks))):
            yield task, Lost(hung=False) if number == 1 else work(task)

    monkeypatch.setattr(crew, "run_all", lose_the_second)
    report = merged(library, tmp_path / "to", "name\nAna Example\nBo Example\nCy Example\n")
    assert (report.copied, report.refused) == (2, 1)
    assert sorted(files_in(tmp_path / "to")) == ["0001.pdf", "0003.pdf"]
    (finding,) = [one for one in report.findings if one.code == codes.ROW_NOT_MADE.id]
    assert finding.message.startswith("row 2:")


def test_editions_papers_and_books_have_their_own_masters(library: Path, tmp_path: Path) -> None:
    report = merged(
        library,
        tmp_path / "to",
        edition="large-print",
        paper="letter",
        formats=("pdf", "epub"),
        clinician="Dr. Example",
        note="Come back in two weeks.",
    )
    assert (report.filled, report.full, report.files) == (5, 0, 10)
