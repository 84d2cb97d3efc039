"""What is left to do, done: each handout is assembled, judged, rendered where it is stale, written.

Knows not where it is rendered: a crew is given.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace as altered

from handoutkit import codes
from handoutkit.build.crew import Came, Crew
from handoutkit.build.job import Job, failure, filled, judged, record_of, state_of, task_of
from handoutkit.build.manifest import Manifest, Record, handout_name
from handoutkit.build.pace import Pace
from handoutkit.build.plan import Wanted
from handoutkit.build.pool import Lost
from handoutkit.build.rendering import Remembered, Rendered, draft_material
from handoutkit.build.reports import report_of, without_record
from handoutkit.build.request import Output, OutputReport, State
from handoutkit.build.settle import Named, page_findings
from handoutkit.build.sources import Sources
from handoutkit.build.stale import Present, reasons
from handoutkit.build.tasks import RenderTask
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding
from handoutkit.whole import write_whole

MOVED = "what was said of it stands elsewhere now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a handout: reports, records of what was made or kept, and what was found."""

    job: Job
    reports: tuple[OutputReport, ...]
    records: Mapping[str, Record] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def handout(self) -> str:
        """Name the handout as the manifest does."""
        return handout_name(self.job.condition.id, self.job.lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where it is done: from these sources, into this folder, where this stands already."""

    sources: Sources
    out: Path
    manifest: Manifest
    present: Present
    crew: Crew
    is_checked: bool
    is_dry: bool
    is_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A handout that has outputs to render, with the reasons, and those that are kept."""

    job: Job
    stale: Mapping[Output, tuple[str, ...]]
    kept: tuple[Output, ...]
    remembered: Remembered | None = None


def carried_out(
    to_do: tuple[Named, ...], wanted: Wanted, site: Site, tell: Callable[[Pace], None]
) -> Iterator[Done]:
    """Do what is left to do, and give what came of each handout.

    `tell` is told how it goes: before the first handout is rendered, and after each.

    Raises:
        CannotWrite: the output folder refuses.
        DependencyMissing: a library of the system is not installed, or a cluster differs.
        ClusterLost: the cluster has gone.
    """
    ready: deque[Done] = deque()
    opened: dict[str, _Open] = {}
    began = perf_counter()
    pace = Pace(total=len(to_do), began=began, now=began)

    def tasks() -> Iterator[RenderTask]:
        for named in to_do:
            one = _looked_at(named, wanted[named], site)
            if isinstance(one, Done):
                ready.append(one)
                continue
            task = task_of(one.job, tuple(one.stale), one.remembered)
            if not (opened or pace.done):
                tell(pace)
            opened[task.name] = one
            yield task

    for task, seconds, came in site.crew.render(tasks(), len(to_do), site.sources):
        yield _come_of(opened.pop(task.name), came, site)
        pace = pace.after(task.name, perf_counter(), seconds)
        while ready:
            yield (done := ready.popleft())
            pace = pace.after(done.handout, perf_counter())
        tell(pace)
    yield from ready


def _come_of(opened: _Open, came: Came, site: Site) -> Done:
    if isinstance(came, Lost):
        return _lost(opened, came, site)
    if isinstance(came, RenderingFailed):
        return _failed(opened, came, site)
    return _finished(opened, came, site)


def _looked_at(named: Named, outputs: tuple[Output, ...], site: Site) -> "Done | _Open":
    """Assemble a handout; it is done where findings hold it up, or all stands as it would be."""
    condition, lang = named
    job = judged(
        site.sources,
        site.sources.library.conditions[condition],
        lang,
        is_checked=site.is_checked,
        before=site.manifest.handouts.get(handout_name(condition, lang)),
    )
    if job.handout is None:
        return _held(job, outputs, site)
    stale = {one: why for one in outputs if (why := _why(one, job, site))}
    kept = tuple(one for one in outputs if one not in stale)
    has_pdf = any(one.format == "pdf" for one in stale)
    remembered = _remembered(job, site) if stale and not has_pdf else None
    if stale and remembered is None:
        # What is kept or remembered came of the same page, which need not be filled again.
        job = filled(job)
        if job.handout is None:
            return _held(job, outputs, site)
    opened = _Open(job=job, stale=stale, kept=kept, remembered=remembered)
    if not stale:
        return _done(opened, site)
    if site.is_dry:
        drafted = _drafted(job, tuple(stale), site) if site.is_draft else ()
        planned = [
            without_record(one, State.BUILT if one in drafted else State.PLANNED, reasons=why)
            for one, why in stale.items()
        ]
        return _done(opened, site, reports=tuple(planned))
    return opened


def _held(job: Job, outputs: tuple[Output, ...], site: Site) -> Done:
    assert job.judged.held is not None, "what has no handout is held"
    return Done(job=job, reports=_without(outputs, job.judged.held, site), findings=job.findings)


def _drafted(job: Job, outputs: tuple[Output, ...], site: Site) -> tuple[Output, ...]:
    """Write web pages before they are laid out, and give them; what stops them is said then."""
    assert job.made is not None, "what is held up is not drafted"
    try:
        pages = draft_material(job.made, outputs)
    except RenderingFailed:
        return ()
    for output, data in pages.items():
        write_whole(site.out / output.path, data)
    return tuple(pages)


def _remembered(job: Job, site: Site) -> Remembered | None:
    """Give what an earlier layout of the same page said, in the same fonts, if that is known."""
    paper = site.sources.library.settings.paper
    for form in ("pdf", "epub"):
        output = Output(job.condition.id, job.lang, form, "standard", paper)
        record = site.manifest.outputs.get(output.path)
        if record is None or record.page_map is None or record.key != job.key(output):
            continue
        said = page_findings(record)
        has_moved = bool(said) and record.inputs != job.inputs
        if not has_moved and record.fonts.items() <= site.present.fonts.items():
            return Remembered(
                page_map=tuple(record.page_map),
                findings=tuple(map(Finding.from_json, said)),
                fonts=record.fonts,
            )
    return None


def _why(output: Output, job: Job, site: Site) -> tuple[str, ...]:
    why = reasons(output, job.key(output), site.manifest, site.present)
    if not why:
        # The text is the same, but what was said of a line is to be said where the line stands now.
        record = site.manifest.outputs[output.path]
        if page_findings(record) and record.inputs != job.inputs:
            return (MOVED,)
    return why


def _finished(opened: _Open, rendered: Mapping[Output, Rendered], site: Site) -> Done:
    """Write what was rendered, but not what an error stops."""
    stale = tuple(opened.stale)
    stopped = tuple(one for one in stale if any(f.is_error for f in rendered[one].findings))
    made = [one for one in stale if one not in stopped]
    for one in made:
        write_whole(site.out / one.path, rendered[one].data)
    records = {one.path: record_of(one, opened.job, rendered[one]) for one in made}
    reports = (
        *(
            altered(report_of(one.path, records[one.path], State.BUILT), reasons=opened.stale[one])
            for one in made
        ),
        *_without(stopped, State.STOPPED, site),
    )
    findings = dict.fromkeys(finding for one in stale for finding in rendered[one].findings)
    return _done(opened, site, reports=reports, records=records, findings=tuple(findings))


def _lost(opened: _Open, lost: Lost, site: Site) -> Done:
    condition, lang = opened.job.condition, opened.job.lang
    what = "took too long" if lost.hung else "ended"
    said = codes.WORKER_LOST.at(
        condition.place,
        f"the process that rendered {condition.id} ({lang}) {what}, twice",
        "Look for extreme sizes in its pictures and tables, or build with --jobs 1.",
    )
    held = _without(tuple(opened.stale), State.FAILED, site)
    return _done(opened, site, reports=held, findings=(said,))


def _failed(opened: _Open, error: RenderingFailed, site: Site) -> Done:
    said = failure(error, opened.job.condition)
    held = _without(tuple(opened.stale), state_of(error), site)
    return _done(opened, site, reports=held, findings=(said,))


def _done(
    opened: _Open,
    site: Site,
    *,
    reports: tuple[OutputReport, ...] = (),
    records: Mapping[str, Record] | None = None,
    findings: tuple[Finding, ...] = (),
) -> Done:
    """Add what is kept: its records tell the present sources, and what was said is said again."""
    job = opened.job
    kept: dict[str, Record] = {}
    repeated: list[Finding] = []
    for output in opened.kept:
        record = site.manifest.outputs[output.path]
        said = page_findings(record)
        repeated += map(Finding.from_json, said)
        kept[output.path] = altered(
            record,
            inputs=dict(job.inputs),
            surroundings=job.judged.surroundings,
            findings=[*(one.as_json() for one in job.findings), *said],
        )
    return Done(
        job=job,
        reports=(*(report_of(path, one, State.KEPT) for path, one in kept.items()), *reports),
        records={**kept, **(records or {})},
        findings=(*job.findings, *repeated, *findings),
    )


def _without(outputs: tuple[Output, ...], state: State, site: Site) -> tuple[OutputReport, ...]:
    standing = site.present.standing
    return tuple(without_record(one, state, older=one.path in standing) for one in outputs)
