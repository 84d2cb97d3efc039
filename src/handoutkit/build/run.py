"""The road: read, assemble, render, write. The order of the stages stands here and nowhere else."""

from collections.abc import Callable
from pathlib import Path

from handoutkit.build.job import Job, carry_out, prepare, report_of, without_record
from handoutkit.build.keys import font_digests
from handoutkit.build.manifest import NAME, Manifest, manifest_bytes, read_manifest
from handoutkit.build.plan import check_request, is_current, unwanted, wanted_outputs
from handoutkit.build.request import BuildReport, BuildRequest, OutputReport, State
from handoutkit.build.sources import Sources, read_sources
from handoutkit.disk import FolderDisk, remove, write_whole
from handoutkit.findings import Finding, sort_findings
from handoutkit.language.catalogue import catalogue

Progress = Callable[[int, int, str], None]
"""Told before each handout: how many are done, how many there are, and the next one's name."""


def build(root: Path, request: BuildRequest, progress: Progress) -> BuildReport:
    """Build what is asked for and not yet there, from the library in `root`.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds the findings.
        UsageProblem: the request names what the library does not have.
        CannotWrite: the output folder refuses; what was written before stands.
    """
    sources = read_sources(root)
    check_request(request, sources.library)
    wanted = wanted_outputs(request, sources.library)
    jobs = [
        prepare(sources, sources.library.conditions[condition], lang, outputs)
        for (condition, lang), outputs in wanted.items()
    ]
    manifest = read_manifest(FolderDisk(request.out))
    reports: list[OutputReport] = []
    findings = [*sources.findings, *(finding for job in jobs for finding in job.findings)]
    for number, job in enumerate(jobs):
        progress(number, len(jobs), f"{job.condition.id} ({job.lang})")
        manifest, made, found = _build_one(job, sources, manifest, request)
        reports += made
        findings += found
    if not (request.conditions or request.langs or request.formats):
        reports += _remove_unwanted(sources, manifest, request)
    return BuildReport(outputs=tuple(reports), findings=sort_findings(findings))


def _build_one(
    job: Job, sources: Sources, manifest: Manifest, request: BuildRequest
) -> tuple[Manifest, list[OutputReport], tuple[Finding, ...]]:
    """Bring a job's outputs up to date and remember them at once.

    So that an interrupted build goes on there.
    """
    words = catalogue(job.lang)
    assert words is not None, "reading refuses a language without labels"
    out = FolderDisk(request.out)
    fonts = font_digests(manifest)
    stale = tuple(
        one
        for one in job.outputs
        if job.handout is None or not is_current(one.path, job.keys[one.path], manifest, out, fonts)
    )
    kept = [
        report_of(one.path, manifest.outputs[one.path], State.KEPT)
        for one in job.outputs
        if one not in stale
    ]
    if request.dry_run:
        state = job.held if job.handout is None else State.PLANNED
        return manifest, [*kept, *(without_record(one, state) for one in stale)], ()
    done = carry_out(job, stale, words, sources, request.out)
    if done.records:
        manifest = manifest.with_records(done.records, sources.versions)
        write_whole(request.out / NAME, manifest_bytes(manifest))
    return manifest, [*kept, *done.reports], done.findings


def _remove_unwanted(
    sources: Sources, manifest: Manifest, request: BuildRequest
) -> list[OutputReport]:
    """Remove what an earlier build made and the library no longer asks for.

    Nobody shall hand it out.
    """
    paths = unwanted(manifest, sources.library)
    if not request.dry_run and paths:
        for path in paths:
            remove(request.out / path)
        write_whole(request.out / NAME, manifest_bytes(manifest.without(paths)))
    return [report_of(path, manifest.outputs[path], State.REMOVED) for path in sorted(paths)]
