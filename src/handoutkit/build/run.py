"""The road: survey, plan, assemble, render, write. The order stands here and nowhere else."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutkit.build.ahead import Ahead
from handoutkit.build.keys import font_digests
from handoutkit.build.laid_out import are_laid_out
from handoutkit.build.ledger import Ledger
from handoutkit.build.manifest import Manifest, handout_name
from handoutkit.build.plan import Wanted, check_request, unwanted, wanted_outputs
from handoutkit.build.recall import FOLDER, Entries
from handoutkit.build.reports import report_of, without_record
from handoutkit.build.request import BuildReport, BuildRequest, OutputReport, State
from handoutkit.build.settle import Named, Plan, plan_of, settled_findings, settled_reports
from handoutkit.build.snapshot import Snapshot
from handoutkit.build.stale import Present
from handoutkit.build.standby import Standby, standing_by
from handoutkit.build.survey import Survey, survey
from handoutkit.findings import Finding, sort_findings
from handoutkit.garbage import left_alone
from handoutkit.tree import regular_files
from handoutkit.whole import clear_leftovers, remove

if TYPE_CHECKING:
    from handoutkit.build.pace import Pace

Progress = Callable[["Pace"], None]
"""Told how it goes: before the first handout is rendered, and after each."""


class _Way(Struct, frozen=True):
    """What a build knows when the plan is made."""

    request: BuildRequest
    ledger: Ledger
    wanted: Wanted
    present: Present
    plan: Plan
    beside: Standby


def build(
    root: Path,
    request: BuildRequest,
    progress: Progress,
    ahead: Ahead | None = None,
    *,
    once: bool = False,
) -> BuildReport:
    """Build what is asked for and not yet there, from the library in `root`.

    `ahead` is what was begun to be looked at, if it was. `once` says that this process builds no
    more: what it imported would be of no use later, so that another may render.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds the findings.
        UsageProblem: the request names what the library does not have.
        DependencyMissing: a library of the system is not installed.
        CannotWrite: the output folder refuses; what was written before stands.
    """
    with standing_by(request, once=once) as beside:
        way, surveyed = _planned(root, request, ahead or Ahead(str(root), str(request.out)), beside)
        before = way.ledger.manifest
        reports = settled_reports(way.plan, way.wanted, before, way.present)
        findings = settled_findings(way.plan, way.wanted, before)
        surveyed = _do(way, surveyed, progress, reports, findings)
        reports += _unreadable(way, surveyed)
    reports += _left_over(way, surveyed)
    if not request.is_dry:
        surveyed.entries.write()
        langs, conditions = surveyed.contents.languages, surveyed.contents.all_conditions
        way.ledger.close(
            surveyed.reading(way.ledger.manifest.reading),
            (handout_name(one, lang) for one in conditions for lang in langs),
        )
    return BuildReport(
        outputs=tuple(_in_order(reports, way.wanted)),
        findings=sort_findings((*surveyed.findings, *findings)),
    )


@left_alone()
def _planned(
    root: Path, request: BuildRequest, ahead: Ahead, beside: Standby
) -> tuple[_Way, Survey]:
    """Look at what was built, while another process looks at the sources; make the plan."""
    ledger = Ledger(request.out)
    manifest = ledger.manifest
    standing = frozenset(regular_files(request.out))
    # Those too of layouts that a book can be made by, whose files nobody asks for now.
    fonts = font_digests({font for record in manifest.outputs.values() for font in record.fonts})
    concerned = frozenset(_concerned(request, manifest))
    sources, built = ahead.digests(str(request.out), standing, concerned)
    snapshot = Snapshot(*sources)
    if manifest.reading is None:
        # All is read first, and nothing stands.
        beside(len(request.conditions) or snapshot.conditions)
    entries = Entries(request.out / FOLDER)
    surveyed = survey(root, snapshot, manifest.reading, entries)
    check_request(request, surveyed.contents)
    if not request.is_dry:
        entries.write()
    wanted = wanted_outputs(request, surveyed.contents, standing)
    present = Present(surveyed.snapshot, standing, built, fonts)
    plan = plan_of(wanted, manifest, present, is_checked=not request.force)
    return _Way(request, ledger, wanted, present, plan, beside), surveyed


def _concerned(request: BuildRequest, manifest: Manifest) -> Iterator[str]:
    """Give the outputs that the request may want."""
    for path, one in manifest.outputs.items():
        if (
            (not request.conditions or one.condition in request.conditions)
            and (not request.langs or one.lang in request.langs)
            and (not request.formats or one.format in request.formats)
        ):
            yield path


def _do(
    way: _Way,
    surveyed: Survey,
    progress: Progress,
    reports: list[OutputReport],
    findings: list[Finding],
) -> Survey:
    """Do what is left to do; add to the reports and the findings."""
    to_do = tuple(one for one in way.plan.to_do if one[0] in surveyed.contents.recipes)
    request = way.request
    if not request.is_dry:
        clear_leftovers(request.out)
    if not to_do:
        return surveyed
    with left_alone():
        from handoutkit.build.carrying import Site, carried_out
        from handoutkit.build.crew import Crew

    beside = way.beside(len(to_do), are_laid_out=_are_laid_out(way, to_do))
    surveyed, sources = surveyed.with_sources({condition for condition, _ in to_do})
    # A condition may be gone since the plan was made.
    to_do = tuple(one for one in to_do if one[0] in sources.library.conditions)
    site = Site(
        sources=sources,
        out=request.out,
        manifest=way.ledger.manifest,
        present=way.present,
        crew=Crew(jobs=request.jobs, executor=request.executor, beside=beside),
        is_checked=not request.force,
        is_dry=request.is_dry,
        is_draft=request.draft,
    )
    around = surveyed.snapshot.surroundings
    for done in carried_out(to_do, way.wanted, site, progress):
        reports += done.reports
        findings += done.findings
        if not request.is_dry:
            way.ledger.remember(done.handout, done.job.judged, done.records, around)
            surveyed.entries.write()
    return surveyed


def _are_laid_out(way: _Way, to_do: Sequence[Named]) -> bool:
    manifest, is_checked = way.ledger.manifest, not way.request.force
    return are_laid_out(to_do, way.wanted, manifest, way.present, is_checked=is_checked)


def _unreadable(way: _Way, surveyed: Survey) -> list[OutputReport]:
    """Report the outputs of conditions whose file cannot be read."""
    return [
        without_record(one, State.STOPPED, older=one.path in way.present.standing)
        for (condition, lang), outputs in way.wanted.items()
        if (condition, lang) not in way.plan.settled and condition in surveyed.contents.broken
        for one in outputs
    ]


def _left_over(way: _Way, surveyed: Survey) -> list[OutputReport]:
    """Report what the library no longer asks for; remove it where that is asked for."""
    request, ledger, manifest = way.request, way.ledger, way.ledger.manifest
    paths = [path for path in unwanted(manifest, surveyed.contents) if path in way.present.standing]
    if not paths or (request.is_partial and not request.prune):
        return []
    if request.prune and not request.is_dry:
        for path in paths:
            remove(request.out / path)
        ledger.forget(paths)
    state = State.REMOVED if request.prune else State.LEFT_OVER
    return [report_of(path, manifest.outputs[path], state) for path in paths]


def _in_order(reports: list[OutputReport], wanted: Wanted) -> list[OutputReport]:
    """Put reports into the order of what is wanted; what is left over was not, and is told last."""
    paths = (output.path for outputs in wanted.values() for output in outputs)
    order = {path: number for number, path in enumerate(paths)}
    return sorted(reports, key=lambda one: order.get(one.path, len(order)))
