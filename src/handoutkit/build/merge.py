"""Copies of one handout for the persons of a table: the order of the steps stands here.

The table is read, the handout assembled in each language that is asked for, copied and written.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from handoutkit import codes
from handoutkit.build.contents import Contents, contents_of
from handoutkit.build.copying import Copier
from handoutkit.build.crew import Crew
from handoutkit.build.job import prepare
from handoutkit.build.merge_place import MergePlace, archive_place, day_in, folder_place
from handoutkit.build.merge_request import MergeReport, MergeRequest
from handoutkit.build.originals import Copied, FullCopy, Original, full_copy
from handoutkit.build.personal import check_place
from handoutkit.build.plan import check_request, wanted_outputs
from handoutkit.build.pool import Lost
from handoutkit.build.request import BuildRequest
from handoutkit.build.sources import Sources, read_for
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding, sort_findings
from handoutkit.given_file import read_file
from handoutkit.importers.people.rows import People, Reading, Row, people_in
from handoutkit.language.catalogue import catalogue
from handoutkit.model.canonical import canonical_bytes

MAX_TABLE = 100_000_000
"""Bytes of a table."""

Progress = Callable[[int, int], None]
"""Told after each copy: how many rows are done, of how many."""


InFull: TypeAlias = Callable[[Sequence[FullCopy]], Iterator[tuple[FullCopy, Copied | Lost]]]
"""Lays copies out in full, in the order in which they are done."""


@dataclass
class _Tally:
    """What came of rows so far."""

    filled: int = 0
    full: int = 0
    there: int = 0
    files: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.filled + self.full + self.there + self.refused


def merge(root: Path, request: MergeRequest, progress: Progress) -> MergeReport:
    """Copy a handout of the library in `root` for each person of a table.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds the findings.
        UsageProblem: the table, the handout or the folder is not what it should be.
        DependencyMissing: a library of the system is not installed.
        CannotWrite: the folder refuses; `resume` goes on with what was written before.
    """
    resumed = day_in(request.to) if request.resume and not request.zipped else None
    request = replace(request, day=request.day or resumed or request.today)
    data = _table(request.table)
    sources = read_for(root, (request.condition,))
    contents = contents_of(sources.library)
    build = BuildRequest(
        out=request.to,
        conditions=(request.condition,),
        langs=(request.lang,) if request.lang else (),
    )
    check_request(build, contents)
    check_place(root, (request.to,))
    people = people_in(data, _reading(request, contents))
    tally = _Tally(refused=people.total - people.empty - len(people.rows))
    tally.findings += [*sources.findings, *people.findings]
    originals = _originals(sources, request, people, tally)
    with _place(request, data, originals, sources) as place:
        crew = Crew(jobs=request.jobs, executor=request.executor)

        def in_full(tasks: Sequence[FullCopy]) -> Iterator[tuple[FullCopy, Copied | Lost]]:
            return crew.carry_out(iter(tasks), full_copy, len(tasks), sources)

        _copy_all(originals, people, place, tally, progress, in_full)
    return _report(people, tally)


def _table(path: Path) -> bytes:
    try:
        return read_file(path, MAX_TABLE)
    except OSError as error:
        raise UsageProblem(
            f"{path} cannot be read: {error.strerror or error}",
            remedy="Name a table with --csv FILE.",
        ) from error


def _reading(request: MergeRequest, contents: Contents) -> Reading:
    return Reading(
        path=str(request.table),
        columns=request.columns,
        langs=contents.languages,
        lang=request.lang or contents.languages[0],
        clinician=request.clinician,
        date=request.day,
        note=request.note,
    )


def _originals(
    sources: Sources, request: MergeRequest, people: People, tally: _Tally
) -> Mapping[str, Original]:
    """Assemble the handout in each language that rows ask for; where it is stopped, they are."""
    originals = {}
    for lang in sorted({row.lang for row in people.rows}):
        original = _original(sources, request, lang, tally)
        if original is not None:
            originals[lang] = original
            continue
        rows = [row for row in people.rows if row.lang == lang]
        tally.refused += len(rows)
        message = f"{len(rows)} rows ask for the handout in {lang}, which is stopped"
        hint = "Mend what is said of the handout."
        tally.findings.append(codes.ROW_NOT_MADE.at(rows[0].place, message, hint))
    return originals


def _original(sources: Sources, request: MergeRequest, lang: str, tally: _Tally) -> Original | None:
    library = sources.library
    build = BuildRequest(
        out=request.to,
        conditions=(request.condition,),
        langs=(lang,),
        editions=(request.edition,),
        papers=(request.paper or library.settings.paper,),
        formats=request.formats,
    )
    condition = library.conditions.get(request.condition)
    if condition is None:
        return None
    ((_, outputs),) = wanted_outputs(build, contents_of(library), frozenset()).items()
    job = prepare(sources, condition, lang)
    tally.findings += job.findings
    words = catalogue(lang)
    if job.handout is None or words is None:
        return None
    return Original(
        handout=job.handout, words=words, look=sources.look, place=condition.place, outputs=outputs
    )


def _place(
    request: MergeRequest, table: bytes, originals: Mapping[str, Original], sources: Sources
) -> AbstractContextManager[MergePlace]:
    if request.zipped:
        return archive_place(request.to / f"{request.condition}.zip")
    made_of = {
        "columns": dict(request.columns),
        "layout": [*request.formats, request.edition, request.paper],
        "silent": [request.lang, str(request.day), request.clinician, request.note],
        "handouts": {lang: _digest(one) for lang, one in originals.items()},
        "condition": request.condition,
        "look": [sources.snapshot.look, sources.look.accent, sources.look.paper],
    }
    inputs = json.dumps(made_of, sort_keys=True).encode() + table
    day = request.day or request.today
    return folder_place(request.to, inputs, day, resume=request.resume)


def _digest(original: Original) -> str:
    """Give the digest of all that a handout prints: its clinic too, which is not in its code."""
    return sha256(canonical_bytes(original.handout, frozenset())).hexdigest()


def _copy_all(
    originals: Mapping[str, Original],
    people: People,
    place: MergePlace,
    tally: _Tally,
    progress: Progress,
    in_full: InFull,
) -> None:
    """Fill what masters can be filled for, then lay out the rest."""
    rows = {row.number: row for row in people.rows}
    total = people.total - people.empty
    waiting: list[FullCopy] = []
    for lang, original in originals.items():
        of_lang = [row for row in people.rows if row.lang == lang]
        for copied in _filled(original, of_lang, place, tally, waiting):
            _put(copied, rows[copied.number], original, place, tally)
            tally.filled += 1
            progress(tally.done, total)
    for copied in _in_order(waiting, in_full):
        row = rows[copied.number]
        tally.findings += copied.findings
        if copied.files:
            _put(copied, row, originals[row.lang], place, tally)
            tally.full += 1
        else:
            tally.refused += 1
            tally.findings.append(_not_made(row, copied.findings))
        progress(tally.done, total)


def _filled(
    original: Original,
    rows: Iterable[Row],
    place: MergePlace,
    tally: _Tally,
    waiting: list[FullCopy],
) -> Iterator[Copied]:
    """Give the copies that masters are filled for; the others are put among those that wait."""
    rows = tuple(rows)
    missing = [row for row in rows if not all(map(place.has, _names(row, original)))]
    tally.there += len(rows) - len(missing)
    if not missing:
        return
    # Masters are chosen for all rows, so that a merge that was resumed makes the same copies.
    copier = Copier(original, {row.number: row.person for row in rows})
    copier.prepare(row.number for row in missing)
    for row in missing:
        files = copier.copied(row.number)
        if files is None:
            waiting.append(FullCopy(original=original, number=row.number, person=row.person))
        else:
            yield Copied(number=row.number, files=files)
    tally.findings += copier.findings
    if copier.distrusts:
        tally.findings.append(
            codes.COPIES_IN_FULL.at(
                original.place,
                f"copies in {original.handout.lang} cannot be filled in; they are laid out in full",
                "If the library has templates or styles of its own: keep each line of the box for "
                "the person a block of text.",
            )
        )


def _in_order(tasks: Sequence[FullCopy], in_full: InFull) -> Iterator[Copied]:
    """Lay copies out in full; they come in the order of their tasks, whoever is done first."""
    done: dict[int, Copied] = {}
    left = iter(tasks)
    due = next(left, None)
    for task, came in in_full(tasks):
        lost = Copied(number=task.number, files=())
        done[task.number] = lost if isinstance(came, Lost) else came
        while due is not None and due.number in done:
            yield done.pop(due.number)
            due = next(left, None)


def _put(copied: Copied, row: Row, original: Original, place: MergePlace, tally: _Tally) -> None:
    for name, data in zip(_names(row, original), copied.files, strict=True):
        place.put(name, data)
        tally.files += 1


def _names(row: Row, original: Original) -> list[str]:
    return [f"{row.file}.{output.format}" for output in original.outputs]


def _not_made(row: Row, findings: Iterable[Finding]) -> Finding:
    why = ", ".join(sorted({one.code for one in findings if one.is_error})) or "rendering failed"
    return codes.ROW_NOT_MADE.at(
        row.place,
        f"row {row.number}: its copy cannot be made ({why})",
        "Mend what is said of the handout; if it is said of one row alone, its letters.",
    )


def _report(people: People, tally: _Tally) -> MergeReport:
    report = MergeReport(
        rows=people.total,
        copied=tally.filled + tally.full,
        there=tally.there,
        refused=tally.refused,
        empty=people.empty,
        filled=tally.filled,
        full=tally.full,
        files=tally.files,
        encoding=people.encoding,
        separator=people.separator,
        columns=people.columns,
        findings=sort_findings(tally.findings),
    )
    assert report.rows == report.copied + report.there + report.refused + report.empty
    return report
