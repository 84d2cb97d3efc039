"""The road: read, assemble, render, write. The order of the stages stands here and nowhere else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from handoutkit.build.job import Done, Job, carry_out, prepare, report_of, stands, without_record
from handoutkit.build.keys import font_digests
from handoutkit.build.manifest import NAME, Manifest, Record, manifest_bytes, read_manifest
from handoutkit.build.plan import Wanted, check_request, unwanted, wanted_outputs
from handoutkit.build.request import BuildReport, BuildRequest, Output, OutputReport, State
from handoutkit.build.sources import Sources, read_sources
from handoutkit.disk import FolderDisk, clear_leftovers, remove, write_whole
from handoutkit.findings import Finding, sort_findings
from handoutkit.model.library import Library

Task: TypeAlias = tuple[Job, tuple[Output, ...]]
"""A job, and those of its outputs that have to be made."""

Progress = Callable[[int, int, str], None]
"""Told before each handout is rendered: how many are done, how many in all, the next one's name."""


def build(root: Path, request: BuildRequest, progress: Progress) -> BuildReport:
    """Build what is asked for and not yet there, from the library in `root`.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds the findings.
        UsageProblem: the request names what the library does not have.
        CannotWrite: the output folder refuses; what was written before stands.
    """
    sources = read_sources(root)
    check_request(request, sources.library)
    manifest = read_manifest(FolderDisk(request.out))
    wanted = wanted_outputs(request, sources.library, FolderDisk(request.out))
    jobs = [
        prepare(
            sources,
            sources.library.conditions[condition],
            lang,
            outputs,
            is_checked=not request.force,
        )
        for (condition, lang), outputs in wanted.items()
        if condition in sources.library.conditions
    ]
    tasks = _tasks(jobs, manifest, request)
    reports = [one for task in tasks for one in _kept(task, manifest)]
    findings = [*sources.findings, *(finding for job in jobs for finding in job.findings)]
    findings += [one for task in tasks for one in _remembered(task, manifest)]
    if request.dry_run:
        reports += [one for task in tasks for one in _planned(task)]
    else:
        clear_leftovers(request.out)
        for done in _carried_out(tasks, sources, request, progress):
            manifest = _remember(done.records, manifest, sources, request)
            reports += done.reports
            findings += done.findings
    reports += _unreadable(wanted, sources.library)
    if request.tidy and not request.is_partial:
        reports += _remove_unwanted(sources, manifest, request)
    paths = [output.path for outputs in wanted.values() for output in outputs]
    order = {path: number for number, path in enumerate(paths)}
    # What was removed was not wanted, and is told last.
    reports.sort(key=lambda one: order.get(one.path, len(order)))
    return BuildReport(
        outputs=tuple(_with_older(one, request.out) for one in reports),
        findings=sort_findings(findings),
    )


def _tasks(jobs: list[Job], manifest: Manifest, request: BuildRequest) -> list[Task]:
    """Tell what of each job does not stand as it would be built."""
    out, fonts = FolderDisk(request.out), font_digests(manifest)
    return [
        (job, tuple(one for one in job.outputs if not stands(one, job, manifest, out, fonts)))
        for job in jobs
    ]


def _planned(task: Task) -> list[OutputReport]:
    job, stale = task
    state = job.held if job.handout is None else State.PLANNED
    return [without_record(one, state) for one in stale]


def _carried_out(
    tasks: list[Task], sources: Sources, request: BuildRequest, progress: Progress
) -> Iterator[Done]:
    """Render and write, handout by handout; say so before each that is rendered."""
    total = sum(1 for job, stale in tasks if stale and job.handout is not None)
    number = 0
    for job, stale in tasks:
        if stale and job.handout is not None:
            progress(number, total, f"{job.condition.id} ({job.lang})")
            number += 1
        yield carry_out(job, stale, sources, request.out)


def _unreadable(wanted: Wanted, library: Library) -> list[OutputReport]:
    """Report the outputs of conditions whose file cannot be read."""
    return [
        without_record(output, State.STOPPED)
        for (condition, _), outputs in wanted.items()
        if condition not in library.conditions
        for output in outputs
    ]


def _with_older(report: OutputReport, out: Path) -> OutputReport:
    """Tell whether a file of an earlier build could be taken for the one that was not made."""
    held = report.state in (State.STOPPED, State.FAILED)
    return replace(report, older=held and (out / report.path).exists())


def _kept(task: Task, manifest: Manifest) -> list[OutputReport]:
    job, stale = task
    return [
        report_of(one.path, manifest.outputs[one.path], State.KEPT)
        for one in job.outputs
        if one not in stale
    ]


def _remembered(task: Task, manifest: Manifest) -> list[Finding]:
    """Say again what rendering said of the outputs that are kept."""
    job, stale = task
    return [
        Finding.from_json(one)
        for output in job.outputs
        if output not in stale
        for one in manifest.outputs[output.path].findings
        if one["code"].startswith("PAGE")
    ]


def _remember(
    records: Mapping[str, Record], manifest: Manifest, sources: Sources, request: BuildRequest
) -> Manifest:
    """Write down at once what was made, so that an interrupted build goes on there."""
    if records:
        manifest = manifest.with_records(records, sources.versions)
        write_whole(request.out / NAME, manifest_bytes(manifest))
    return manifest


def _remove_unwanted(
    sources: Sources, manifest: Manifest, request: BuildRequest
) -> list[OutputReport]:
    """Remove what an earlier build made and the library no longer asks for."""
    paths = unwanted(manifest, sources.library)
    if not request.dry_run and paths:
        for path in paths:
            remove(request.out / path)
        write_whole(request.out / NAME, manifest_bytes(manifest.without(paths)))
    return [report_of(path, manifest.outputs[path], State.REMOVED) for path in sorted(paths)]
